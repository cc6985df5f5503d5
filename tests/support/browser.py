"""A real Chromium, and the sites served to it on this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

AXE = Path(__file__).resolve().parents[1] / "browser/vendor/axe-core@4.14.1.min.js"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
ALONE = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
"""It runs as root in a container, and asks nobody outside for anything."""

VIOLATIONS = """axe.run(document, {resultTypes: ['violations']}).then(result =>
  result.violations.map(({ id, nodes: [first] }) =>
    `${id}: ${first.html.slice(0, 160)} ${first.failureSummary.slice(0, 200)}`))"""
"""What is wrong alone: all that axe-core tells takes as long to hand over as to find."""

WIDTHS = (390, 820, 1280)
SMALLEST = 320


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for the time of a test run; without one the tests fail in CI and say so here."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed, and the browser tests have to run")
        pytest.skip("CHROMIUM IS NOT INSTALLED: the browser tests did not run")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ALONE))
        yield browser
        browser.close()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """An app on a free port of this machine: its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def kept(page: Page) -> list[list[list[str]]]:
    """What the browser keeps for a page's site, from outside the page: of all its tabs, of this."""
    address = urlsplit(page.url)
    browser = page.context.new_cdp_session(page)
    return [
        browser.send(
            "DOMStorage.getDOMStorageItems",
            {
                "storageId": {
                    "securityOrigin": f"{address.scheme}://{address.netloc}",
                    "isLocalStorage": of_all_tabs,
                }
            },
        )["entries"]
        for of_all_tabs in (True, False)
    ]


class Watch:
    """What a browser complains of while pages are walked through."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.told: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        page.on("request", self._request)

    def _console(self, message: object) -> None:
        refused = "status of 4" in message.text  # a refusal that the test asked for
        if message.type in ("error", "warning") and not refused:
            self.told.append(f"{message.type}: {message.text}")

    def _request(self, request: object) -> None:
        if not request.url.startswith("http://127.0.0.1:"):
            self.told.append(f"asks elsewhere: {request.url}")


def faults(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands, and whether it scrolls sideways at 320 px."""
    page.evaluate(_axe())
    return [*page.evaluate(VIOLATIONS), *sideways(page)]


@cache
def _axe() -> str:
    return AXE.read_text()


def sideways(page: Page) -> list[str]:
    """Whether the page scrolls sideways at its width, or at 320 px."""
    size, found = page.viewport_size, []
    for width in (size["width"], SMALLEST):
        page.set_viewport_size({"width": width, "height": 700})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"scrolls sideways: {wide} px at {width}"] if wide > width else []
    page.set_viewport_size(size)
    return found


def picture(page: Page, name: str) -> None:
    """Pictures of the page at each width, where CCPORTAL_PICTURES names a folder."""
    folder = os.environ.get("CCPORTAL_PICTURES")
    if folder:
        size = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        page.set_viewport_size(size)
