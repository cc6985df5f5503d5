"""The portal as a visitor sees it, on a real portal store."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from support.client import LookingClient
from support.sites import Sites
from werkzeug.test import TestResponse

from ccportal import clock
from ccportal.acts.intake.door import Opened, come_in
from ccportal.portal import create_app
from ccportal.settings import Settings
from ccportal.store.portal import PortalRequest

ANSWERS: dict[str, dict[str, Any]] = {
    "about": {"about": "both"},
    "name": {"name": "Philippa Oakenshaw", "other": "Pippa Threlfall"},
    "born": {"born": ["7", "3", "1988"]},
    "who": {"who": "Barnaby Oakenshaw 1 May 2019\nTamsin Oakenshaw 2 June 2021"},
    "authority": {"authority": "I am their mother, they live with me in Quernmore."},
    "what": {"what": "time"},
    "detail": {"detail": "From Easter 2024 until we moved to Garstang."},
    "reach": {"reach": "phone", "no_home": "y", "large": "y"},
    "where": {"where": "01632 960 742"},
    "hints": {"hints": "We came on Saturdays with Grandad Wilfred."},
}
TYPED = (
    "Philippa",
    "Oakenshaw",
    "Pippa",
    "Threlfall",
    "1988-03-07",
    "Barnaby",
    "Tamsin",
    "Quernmore",
    "Easter",
    "Garstang",
    "960 742",
    "960742",
    "Saturdays",
    "Wilfred",
)
"""What was typed above, word for word: none of it may be found in the portal store."""


class Visitor:
    """Somebody at the portal: reads pages and sends their forms with what stands in them."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def send(
        self, path: str, given: dict[str, Any] | None = None, form: str | None = None
    ) -> TestResponse:
        """Open the page of a form, then send the form with its hidden fields."""
        data = {**hidden(self.get(form or path).text), **(given or {})}
        return self.client.post(path, data=data, content_type="multipart/form-data")

    def answer(self, answers: dict[str, dict[str, Any]] = ANSWERS) -> None:
        for slug, given in answers.items():
            assert self.send(f"/ask/{slug}", given).status_code == 303, slug

    def ask(self, answers: dict[str, dict[str, Any]] = ANSWERS) -> tuple[str, str]:
        """Ask for something, to the ticket; its reference and its words."""
        self.answer(answers)
        assert self.send("/ask/check").location == "/ticket"
        return ticket(self.get("/ticket").text)

    def keep(self) -> None:
        assert self.send("/ticket", {"kept": "y"}).location == "/request"

    def let_in(self, opened: Opened) -> None:
        """Be in as after the door."""
        with self.client.session_transaction() as session:
            session["opened"] = [opened.reference, opened.public.hex(), opened.secret.hex()]


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    found = {}
    for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value:
            found[name[1]] = value[1]
    return found


def ticket(page: str) -> tuple[str, str]:
    """The reference and the words that a page shows."""
    reference = re.search(r"cc-ticket__ref\">([^<]+)<", page)
    words = re.search(r"cc-words\">(.*?)</ol>", page, re.DOTALL)
    assert reference is not None
    assert words is not None
    return reference[1], " ".join(re.findall(r"<li>(\w+)</li>", words[1]))


@pytest.fixture
def app(made: Settings, monkeypatch: pytest.MonkeyPatch, sites: Sites) -> Flask:
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = sites.of("portal of an empty centre", create_app)
    app.test_client_class = LookingClient
    return app


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app.test_client())


@pytest.fixture(scope="session")
def asked() -> list[tuple[Opened, dict[str, Any]]]:
    """The request of the first who asked, and its row: the keys of every copy open it."""
    return []


@pytest.fixture
def opened(visitor: Visitor, asked: list[tuple[Opened, dict[str, Any]]]) -> Opened:
    """A visitor who has asked, kept the ticket and is in; with the keys of their request.

    Drawing keys takes its time: the first goes all the way, those after are put where it leads.
    """
    if not asked:
        reference, words = visitor.ask()
        visitor.keep()
        asked.append((come_in(reference, words), PortalRequest.get().__data__))
        return asked[0][0]
    opened, row = asked[0]
    PortalRequest.create(**{**row, "sent_at": clock.now()})
    visitor.let_in(opened)
    return opened
