"""The people of the walk through both sites, each in a browser of their own."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, expect

from ccportal.acts import accounts_second

from .browser import Watch

PATIENCE = 60_000
"""Milliseconds that something in the background may take."""


@contextmanager
def serving(browser: Browser, *, scripts: bool) -> Iterator[Sites]:
    """Both sites and the worker, as `ccportal serve` starts them."""
    at = {name: f"127.0.0.1:{_free_port()}" for name in ("intranet", "portal")}
    options = [word for name, address in at.items() for word in (f"--{name}", address)]
    process = subprocess.Popen(
        [sys.executable, "-m", "ccportal", "serve", *options],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "CCPORTAL_HTTP_ON_LOOPBACK": "1"},
    )
    sites = Sites(browser, at, scripts)
    try:
        assert any(line.startswith("intranet:") for line in process.stdout)
        yield sites
    finally:
        sites.close()
        with suppress(ProcessLookupError):
            process.terminate()
        process.wait(30)
        process.stdout.close()


class Sites:
    """Where the sites are, and the browsers that look at them."""

    def __init__(self, browser: Browser, at: dict[str, str], scripts: bool) -> None:
        self.browser, self.at, self.scripts = browser, at, scripts
        self.contexts: list[object] = []
        self.watches: list[Watch] = []

    def page(self, site: str, width: int) -> Page:
        """A browser that nobody used before, on a site."""
        context = self.browser.new_context(
            base_url=f"http://{self.at[site]}",
            viewport={"width": width, "height": 900},
            java_script_enabled=self.scripts,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        self.watches.append(Watch(page))
        return page

    def told(self) -> list[str]:
        """What the browsers complained of."""
        return [line for watch in self.watches for line in watch.told]

    def close(self) -> None:
        """Close the browsers."""
        for one in self.contexts:
            one.close()


def press(page: Page, name: str, *, exact: bool = True) -> None:
    """Press a button that leads to another page, and see that nothing stood against it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=exact).first.click()
    refused(page)


def refused(page: Page) -> None:
    """Fail with what a page says stands against what was done."""
    summary = page.locator(".govuk-error-summary")
    assert not summary.count(), summary.inner_text()


def until(page: Page, there: Callable[[], bool]) -> None:
    """Look at the page again and again until something is there."""
    end = time.monotonic() + PATIENCE / 1000
    while not there():
        assert time.monotonic() < end, page.inner_text("main")
        time.sleep(0.3)
        page.reload()


def sign_in_first(page: Page, email: str, password: str, new: str | None) -> None:
    """Sign in for the first time: second step, own password, recovery codes, undertaking."""
    page.goto("/sign-in")
    page.get_by_label("Email").fill(email)
    page.locator("input[name=password]").fill(password)
    press(page, "Carry on")
    page.locator("summary", has_text="cannot read the picture").click()
    secret = page.locator(".cc-key-words").inner_text().replace(" ", "")
    page.locator("input[name=code]").fill(accounts_second.shown(secret))
    press(page, "Carry on")
    if new:
        page.locator("input[name=password]").fill(new)
        press(page, "Keep it and sign in")
    assert page.locator(".cc-codes-list li").count() == 10
    page.goto("/undertaking")
    if page.locator("input[name=typed]").count():
        page.locator("input[name=typed]").fill(page.locator("#promise b").inner_text())
        press(page, "Sign")


def proof() -> bytes:
    """A made-up proof of identity: a drawn card with a name on it."""
    card = Image.new("RGB", (640, 400), "white")
    ImageDraw.Draw(card).text((40, 40), "MADE-UP CARD", "black")
    kept = io.BytesIO()
    card.save(kept, "PNG")
    return kept.getvalue()


def fill_day(page: Page, days: str) -> None:
    """Fill the three fields of a day, as `23 6 1991`."""
    for label, value in zip(("Day", "Month", "Year"), days.split(), strict=True):
        page.get_by_label(label, exact=True).fill(value)


def ticket(page: Page) -> tuple[str, str]:
    """The reference and the words, as they are shown once."""
    words = page.locator(".cc-words li").all_inner_texts()
    assert len(words) == 6
    return page.locator(".cc-ticket__ref").inner_text(), " ".join(words)


def choose_words(page: Page, words: str) -> None:
    """Choose words in a record's text with the mouse, as a hand does."""
    box = page.evaluate(
        """words => {
          for (const text of document.querySelectorAll('[data-words]')) {
            const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
              const at = node.data.indexOf(words);
              if (at < 0) continue;
              node.parentElement.scrollIntoView({ block: 'center' });
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, at + words.length);
              const rects = range.getClientRects();
              const [first, last] = [rects[0], rects[rects.length - 1]];
              return [first.left, first.top + first.height / 2,
                      last.right, last.top + last.height / 2];
            }
          }
        }""",
        words,
    )
    page.mouse.move(box[0] + 0.5, box[1])
    page.mouse.down()
    page.mouse.move(box[2] - 0.5, box[3], steps=8)
    page.mouse.up()


def of(page: Page) -> tuple[int, int]:
    """How many of how many records are decided."""
    found = re.search(r"(\d+)\s*of\s*(\d+)", page.locator(".cc-gauge").inner_text())
    return int(found[1]), int(found[2])


def says(page: Page, words: str) -> None:
    """Wait until the page says something."""
    expect(page.locator("main")).to_contain_text(words)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]
