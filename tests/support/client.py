"""A client that looks over every page that a test fetches, and people who are signed in."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from datetime import timedelta
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ccportal import clock
from ccportal.acts.accounts import NewPerson, _enter
from ccportal.acts.accounts_sessions import StaffSessions
from ccportal.acts.undertakings import sign, standing
from ccportal.rules.access import Role
from ccportal.rules.sessions import Kept
from ccportal.store.accounts import Account
from ccportal.store.database import records_db, writing
from ccportal.store.people import Record
from ccportal.store.reviews import PolicyVersion
from ccportal.web.sessions import token_hash

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Seen(HTMLParser):
    """What a page is made of, as far as every page is held to it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.faults: list[str] = []
        self.title = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids[str(given["id"])] += 1
        self.faults += [
            f"<{tag}> has {name}" for name in given if name == "style" or name.startswith("on")
        ]
        if tag == "style" or (tag == "script" and not given.get("src")):
            self.faults.append(f"inline <{tag}>")
        if tag == "form" and "action" not in given:
            self.faults.append("a form without its action")
        if any(name.startswith("hx-") and name[3:] in ("get", "post") for name in given) and not (
            "hx-target" in given and "hx-swap" in given
        ):
            self.faults.append(f"<{tag}> asks by HTMX without its own target and swap")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.title += data


def look_over(answer: TestResponse) -> None:
    """Hold an answer to what every answer is held to."""
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Server" not in answer.headers or "Werkzeug" not in answer.headers["Server"]
    if answer.mimetype != "text/html" or answer.status_code in (204, 301, 302, 303, 401):
        return
    seen = Seen(answer.text)
    assert seen.faults == []
    assert [name for name, times in seen.ids.items() if times > 1] == []
    if not answer.request.headers.get("HX-Request"):
        assert seen.tags["h1"] == 1
        assert " – " in seen.title
        assert seen.tags["main"] == 1
        assert '<html lang="en-GB"' in answer.text


class LookingClient(FlaskClient):
    """A client that looks over every answer, and puts the forms' token into what it posts."""

    def open(self, *args, **kwargs) -> TestResponse:
        answer = super().open(*args, **kwargs)
        look_over(answer)
        return answer

    def send(self, page: str, address: str | None = None, /, **fields: str) -> TestResponse:
        """Open a page, fill in its form and press the button."""
        token = CSRF.search(self.get(page).text)
        assert token, f"{page} has no form"
        return self.post(address or page, data={"csrf_token": token[1], **fields})


def client_of(app: Flask) -> LookingClient:
    """A browser of one's own."""
    app.test_client_class = LookingClient
    return app.test_client()


def member(role: str, email: str | None = None) -> Account:
    """Somebody of the team with an account that has its second factor; no password fits it."""
    with writing(records_db):
        ref = f"t-{role}-{secrets.token_hex(3)}"
        _enter(ref, NewPerson(role.title(), "Testing"))
        return Account.create(
            email=email or f"{ref}@example.org",
            person=ref,
            role=role,
            password_hash="none",
            totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
            enrolled_at=clock.now_utc(),
            created_at=clock.now_utc() - timedelta(days=1),
        )


def undertake(account: Account) -> None:
    """Let somebody have signed for the policy in force, and one be in force (C1)."""
    with writing(records_db):
        there = PolicyVersion.in_force(clock.today())
        if there is None:
            Record.create(ref="pv-first", kind="policy_versions")
            there = PolicyVersion.create(
                ref="pv-first",
                adopted_on=clock.today(),
                review_due_on=clock.today() + timedelta(days=300),
                text="# Keeping confidences\n\n1. What is heard here stays here.",
            )
        if there.ref not in standing(account.person_id).signed:
            sign(account.person_id, Role(account.role), there.ref, account.person.name)


def signed_in(
    app: Flask, account: Account, cookie: str = "staff", *, undertaken: bool = True
) -> LookingClient:
    """A browser in which an account is signed in, which has signed for the policy in force."""
    if undertaken:
        undertake(account)
    client, token, now = client_of(app), secrets.token_urlsafe(32), clock.now_utc()
    StaffSessions().create(token_hash(token), Kept(str(account.id), now, now, b""))
    client.set_cookie(cookie, token)
    return client
