"""The intranet of Riverside, served to a real Chromium."""

from __future__ import annotations

import pytest
from support.browser import chromium, served
from support.client import member, signed_in

from ccportal.intranet import create_app


@pytest.fixture(scope="session")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def intranet(riverside, monkeypatch, sites):
    """The app and its address."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = sites.of("intranet of Riverside over HTTP", create_app)
    with served(app) as address:
        yield app, address


@pytest.fixture
def page_of(browser, intranet):
    """Opens a page in which somebody of a role is signed in, with or without scripts."""
    app, address = intranet
    contexts = []

    def open_page(role: str | None, *, scripts: bool = True, dark: bool = False):
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1280, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        if role:
            account = member(role)
            if dark:
                account.theme = "dark"
                account.save()
            token = signed_in(app, account).get_cookie("staff").value
            cookie = {"name": "staff", "value": token, "url": address, "httpOnly": True}
            context.add_cookies([cookie])
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
