"""Somebody of the team who walks through pages; every page that they meet is looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from .browser import WIDTHS, Watch, faults, picture, sideways
from .client import member, signed_in

HEIGHT = 900
WAIT = 15_000
"""Milliseconds that a page may take on a busy machine."""

SEND = "main form .cc-actions button[type=submit] >> nth=0"


@dataclass(frozen=True, slots=True)
class Run:
    """How a flow is walked: with scripts or without, at one width or at each in turn."""

    scripts: bool
    widths: tuple[int, ...]

    def __str__(self) -> str:
        width = str(self.widths[0]) if len(self.widths) == 1 else "turned"
        return f"{width} {'with' if self.scripts else 'without'} scripts"


TURNED = (Run(True, WIDTHS), Run(False, (*WIDTHS[1:], WIDTHS[0])))
"""A tablet that is turned at every page: each flow meets all widths in two walks."""

EACH = tuple(Run(scripts, (width,)) for scripts in (True, False) for width in WIDTHS)
"""Every width, with scripts and without."""


@dataclass
class Walk:
    """One who walks: their page, where they are in it, and what was wrong on the way."""

    page: Page
    run: Run
    looker: Page
    answered: bool = False
    bad: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.watch, self.widths = Watch(self.page), cycle(self.run.widths)
        self.page.set_default_timeout(WAIT)

    def open(self, address: str, name: str = "") -> None:
        """Go somewhere; with a name it is looked over."""
        self.answered = False
        self.page.goto(address)
        if name:
            self.see(name)

    def see(self, name: str) -> None:
        """Look the page over, and turn to the next width."""
        found = self._faults()
        if found:
            self.bad[f"{name} at {self.page.viewport_size['width']}"] = found
        picture(self.page, f"flow-{name}")
        self.turn()

    def turn(self) -> None:
        """The next width."""
        self.page.set_viewport_size({"width": next(self.widths), "height": HEIGHT})

    def _faults(self) -> list[str]:
        """What axe finds; without scripts, on an ordinary day, on what answers a form alone."""
        if self.run.scripts:
            return faults(self.page)
        if self.answered or len(self.run.widths) == 1:
            return faults(self._without_scripts())
        return sideways(self.page)

    def _without_scripts(self) -> Page:
        """The very page where axe can run: it gets none of its own scripts there."""
        here, page = self.page.url.split("#")[0], self.page.content()
        self.looker.unroute_all()
        self.looker.route("**/*.js", lambda asked: asked.abort())
        self.looker.route(here, lambda asked: asked.fulfill(body=page, content_type="text/html"))
        self.looker.set_viewport_size(self.page.viewport_size)
        self.looker.goto(here)
        return self.looker

    def fill(self, **fields: str) -> None:
        """Fill fields by their names."""
        for name, value in fields.items():
            self.page.fill(f"main [name={name}]", value)

    def day(self, name: str, day: str) -> None:
        """Fill the three fields of a day, as `23 6 1991`."""
        for part, value in zip(("day", "month", "year"), day.split(), strict=True):
            self.page.fill(f"#{name}-{part}", value)

    def choose(self, name: str, value: str) -> None:
        """Choose one of several, by what it sends."""
        self.page.check(f"main input[name={name}][value='{value}']")

    def pick(self, name: str, value: str) -> None:
        """Pick from a list, by what it sends."""
        self.page.select_option(f"main select[name={name}]", value)

    def file(self, name: str, called: str, content: bytes) -> None:
        """Choose a file."""
        kind = "application/octet-stream"
        given = {"name": called, "mimeType": kind, "buffer": content}
        self.page.set_input_files(f"main [name={name}]", given)

    def send(self, button: str = SEND) -> None:
        """Send the form, and wait for another page."""
        self.answered, here = False, self.page.url
        self.page.click(button)
        self.page.wait_for_url(lambda url: url != here)

    def again(self, button: str, then: str) -> None:
        """Press what leads back to this page, and wait for what it shows then."""
        self.answered = True
        self.page.click(button)
        self.page.wait_for_selector(then)

    def refused(self, name: str, button: str = SEND) -> None:
        """Send what cannot be taken: the page says so first of all."""
        self.again(button, ".govuk-error-summary")
        self.see(name)
        if self.run.scripts:
            focus = self.page.evaluate("document.activeElement.className")
            assert focus.startswith("govuk-error-summary")

    def follow(self, words: str, name: str) -> None:
        """Follow a link, and look the page over that it leads to."""
        self.answered = False
        self.page.click(f"main a:has-text('{words}') >> nth=0")
        self.page.wait_for_load_state()
        self.see(name)

    def says(self, words: str) -> None:
        """The page shows these words."""
        self.page.wait_for_selector(f"main >> text={words}")


@dataclass(frozen=True)
class House:
    """The intranet as it is served, and the browser that walks through it."""

    app: Flask
    address: str
    browser: Browser

    @contextmanager
    def walk(self, role: str, run: Run) -> Iterator[Walk]:
        """Somebody of a role, signed in; nothing may have been wrong on their way."""
        account = member(role)
        with (
            self._context(account, scripts=run.scripts) as context,
            self._context(account, scripts=True) as other,
        ):
            walk = Walk(context.new_page(), run, other.new_page())
            walk.turn()
            yield walk
        assert walk.bad == {}, walk.bad
        assert walk.watch.told == [], walk.watch.told

    @contextmanager
    def _context(self, account: object, *, scripts: bool) -> Iterator[BrowserContext]:
        context = self.browser.new_context(base_url=self.address, java_script_enabled=scripts)
        token = signed_in(self.app, account).get_cookie("staff").value
        context.add_cookies([{"name": "staff", "value": token, "url": self.address}])
        yield context
        context.close()


Flow = Callable[[Walk], None]
