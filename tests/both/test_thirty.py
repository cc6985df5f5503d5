"""Thirty people press at one session at once, on the real store: nothing is lost, nothing twice."""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, session, utc
from support.client import CSRF, signed_in

from ccportal import clock
from ccportal.intranet import create_app
from ccportal.store import audit
from ccportal.store.accounts import Account
from ccportal.store.calendar import Tap
from ccportal.store.contact import Attendance
from ccportal.store.database import records_db, writing

PEOPLE, FOR = 30, 5.0
SHARED = "f-all"


@dataclass
class Hand:
    """One volunteer: their browser, their own family, and what they were told is done."""

    person: str
    client: object
    token: str
    kept: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    inside: bool = False

    def press(self, address: str, **fields: str) -> int:
        answer = self.client.post(address, data={"csrf_token": self.token, **fields})
        self.statuses[answer.status_code] += 1
        return answer.status_code

    def mark(self, ref: str, family: str, step: str, token: str = "") -> str:
        token = token or secrets.token_urlsafe(9)
        done = self.press(
            f"/sessions/{ref}/mark",
            family=family,
            step=step,
            person=f"{family}-child",
            token=token,
        )
        if done == 303 and family != SHARED:
            self.kept.append(token)
        return token

    def work(self, ref: str, family: str, until: float) -> None:
        """In and out, twice sent, taken back, and now and then the family of everybody."""
        while time.monotonic() < until:
            token = self.mark(ref, family, "arrived")
            self.press(
                f"/sessions/{ref}/mark",
                family=family,
                step="arrived",
                person=f"{family}-child",
                token=token,
            )
            self.mark(ref, SHARED, "arrived")
            if time.monotonic() < until and self.press(f"/sessions/{ref}/undo", token=token) == 303:
                self.undone.append(token)
            else:
                self.inside = True
                return


@pytest.fixture
def hands(made, monkeypatch):
    """Thirty volunteers who are signed in, each with a family, at one session that is open."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = create_app()
    with time_machine.travel(utc(START), tick=True):
        ref = session()
        for family in (SHARED, *(f"f-{number}" for number in range(PEOPLE))):
            book(ref, household(family, ("Grace Ash", "Callum Ross")))
        found = []
        for number in range(PEOPLE):
            person = helper(f"p-{number}", "Pat Osgood")
            on_the_rota(ref, person)
            with writing(records_db):
                account = Account.create(
                    email=f"{person}@example.org",
                    person=person,
                    role="volunteer",
                    password_hash="none",
                    totp_secret="JBSWY3DPEHPK3PXP",
                    enrolled_at=clock.now_utc(),
                    created_at=clock.now_utc(),
                )
            client = signed_in(app, account)
            found.append(Hand(person, client, CSRF.search(client.get("/today").text)[1]))
        yield ref, found


def test_thirty_people_at_one_session_lose_nothing_and_nothing_is_done_twice(hands):
    ref, found = hands
    until = time.monotonic() + FOR
    threads = [
        threading.Thread(target=hand.work, args=(ref, f"f-{number}", until))
        for number, hand in enumerate(found)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert not any(one.is_alive() for one in threads)
    assert {status for hand in found for status in hand.statuses} == {303}

    taps = Counter(one.token for one in Tap.select() if one.family_id != SHARED)
    assert taps == Counter(token for hand in found for token in hand.kept)
    back = {one.token for one in Tap.select() if one.undone_at is not None}
    assert back == {token for hand in found for token in hand.undone}

    for number, hand in enumerate(found):
        inside = Attendance.get_or_none(Attendance.person == f"f-{number}-child")
        assert (inside is not None) is hand.inside
    assert Attendance.select().where(Attendance.family == SHARED).count() == 1
    assert Tap.select().where(Tap.family == SHARED).count() == 1
    assert audit.first_fault() is None
    assert sum(len(hand.kept) for hand in found) >= PEOPLE
