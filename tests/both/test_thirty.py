"""Thirty people press at one door at once, on real servers, while an answer is being built."""

from __future__ import annotations

import json
import secrets
import statistics
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode

import pytest
from conftest import ENGINE, SCENARIOS
from support.calendar import book, helper, household
from support.client import CSRF, undertake
from support.serving import serving

from ccportal import clock
from ccportal.acts import rota, work
from ccportal.acts.accounts_sessions import StaffSessions
from ccportal.acts.archive import import_file
from ccportal.rules.sessions import Kept
from ccportal.store import audit, database
from ccportal.store.accounts import Account
from ccportal.store.calendar import SessionPlan, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.database import records_db, writing
from ccportal.store.people import Record
from ccportal.store.requests import Work
from ccportal.web.sessions import token_hash

PEOPLE = 30
SHARED, REF = "f-all", "s-now"
HURRIED = {"HX-Request": "true", "HX-Target": "door"}


@dataclass
class Hand:
    """One volunteer: their browser, their own family, and what they were told is done."""

    site: str
    cookie: str
    family: str
    token: str = ""
    kept: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    answers: Counter[object] = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    inside: bool = False

    def open(self) -> None:
        """Open the door's page."""
        self.token = CSRF.search(self.ask("GET", "/today"))[1]

    def ask(self, method: str, address: str, body: str | None = None) -> str:
        """One request on a line of its own; how it was answered, and how long it took."""
        form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        started, line = time.perf_counter(), HTTPConnection(self.site, timeout=30)
        try:
            line.request(method, address, body, {"Cookie": self.cookie, **form, **HURRIED})
            answer = line.getresponse()
            said = answer.read().decode()
            self.answers[answer.status] += 1
            self.took.append(time.perf_counter() - started)
        except (OSError, HTTPException) as fault:
            self.answers[type(fault).__name__] += 1
            return ""
        finally:
            line.close()
        return said if answer.status == 200 else ""

    def press(self, what: str, **fields: str) -> bool:
        """Press a button of the door; whether it was told that it is done."""
        body = urlencode({"csrf_token": self.token, **fields})
        return bool(self.ask("POST", f"/sessions/{REF}/{what}", body))

    def mark(self, step: str, family: str = "", *, twice: bool = False) -> str:
        """Mark the child of a family (one's own, if none is named)."""
        family, token = family or self.family, secrets.token_urlsafe(9)
        fields = {"family": family, "step": step, "person": f"{family}-child", "token": token}
        done = [self.press("mark", **fields) for _ in range(2 if twice else 1)]
        if any(done) and family != SHARED:
            self.kept.append(token)
        return token

    def undo(self, token: str) -> None:
        """Take a press back."""
        if self.press("undo", token=token):
            self.undone.append(token)

    def work(self, until: float, pause: float) -> None:
        """In and out, sent twice, taken back; and now and then the family of everybody."""
        time.sleep(pause * secrets.randbelow(100) / 100)
        while True:
            came = self.mark("arrived", twice=True)
            time.sleep(pause)
            self.mark("arrived", SHARED)
            time.sleep(pause)
            gone = self.mark("left")
            if time.monotonic() >= until:
                self.inside = True
                return
            time.sleep(pause)
            self.undo(gone)
            time.sleep(pause)
            self.undo(came)
            time.sleep(pause)


def centre(folder, *size: str) -> str:
    """A made-up centre in the store that is open; a request of it whose answer can be built."""
    command = [sys.executable, str(SCENARIOS / "make_scenario.py"), "--out", str(folder), *size]
    subprocess.run(command, check=True, capture_output=True)
    import_file(folder / "archive.json", "command")
    requests = json.loads((folder / "expect.json").read_text())["requests"]
    return next(one["request"] for one in requests if one["refused"] is None)


def hands(site: str) -> list[Hand]:
    """Thirty volunteers and one more, each with a family, at a session that is on."""
    now = clock.now().replace(second=0)
    with writing(records_db):
        Record.create(ref=REF, kind="sessions")
        Session.create(
            ref=REF, starts_at=now - timedelta(minutes=30), ends_at=now + timedelta(minutes=90)
        )
        SessionPlan.create(session=REF, gap=15)
    book(REF, household(SHARED, ("Grace Ash", "Callum Ross")), now)
    return [_hand(site, number) for number in range(PEOPLE + 1)]


def _hand(site: str, number: int) -> Hand:
    family = household(f"f-of-{number}", ("Grace Ash", "Callum Ross"))
    book(REF, family, clock.now().replace(second=0))
    person, cookie, now = (
        helper(f"p-of-{number}", "Pat Osgood"),
        secrets.token_hex(),
        clock.now_utc(),
    )
    rota.put_on("command", REF, person)
    with writing(records_db):
        account = Account.create(
            email=f"{person}@example.org",
            person=person,
            role="volunteer",
            password_hash="none",
            totp_secret="JBSWY3DPEHPK3PXP",
            enrolled_at=now,
            created_at=now,
        )
    undertake(account)
    StaffSessions().create(token_hash(cookie), Kept(str(account.id), now, now, b""))
    return Hand(site, f"staff={cookie}", family)


def ninety_fifth(times: list[float]) -> float:
    """Of a hundred presses five take longer."""
    return statistics.quantiles(times, n=20)[-1]


def together(found: list[Hand], seconds: float, pause: float) -> None:
    """All of them press for so long."""
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.work, args=(until, pause)) for one in found]
    for one in threads:
        one.start()
    for one in threads:
        one.join(seconds + 120)
    assert not any(one.is_alive() for one in threads)


def building(request: str, ended: threading.Event) -> None:
    """Ask for an answer, and for it again whenever it is built."""
    while not ended.wait(0.2):
        state = work.progress(request)
        if state is None or state.finished:
            work.ask("command", request)
    while not work.progress(request).finished:
        time.sleep(0.2)
    database.close(records_db)


def check_nothing_is_lost(found: list[Hand]) -> None:
    """What they were told stands in the store, once; and nothing else does."""
    assert {answer for hand in found for answer in hand.answers} == {200}
    own = list(Tap.select().where(Tap.family != SHARED))
    assert Counter(one.token for one in own) == Counter(
        token for hand in found for token in hand.kept
    )
    back = {one.token for one in own if one.undone_at is not None}
    assert back == {token for hand in found for token in hand.undone}
    for hand in found:
        row = Attendance.get_or_none(Attendance.person == f"{hand.family}-child")
        assert (row is not None and row.left_at is not None) is hand.inside
    assert Attendance.select().where(Attendance.family == SHARED).count() == 1
    assert Tap.select().where(Tap.family == SHARED).count() == 1
    assert audit.first_fault() is None


@pytest.mark.parametrize(
    ("seconds", "pause", "alone", "size"),
    [
        pytest.param(3, 0, 1, ("--families", "8", "--subject-records", "50"), id="briefly"),
        pytest.param(
            60,
            2,
            10,
            ("--families", "1000", "--subject-records", "400"),
            id="each every two seconds",
            marks=[pytest.mark.overnight, pytest.mark.timeout(600)],
        ),
        pytest.param(
            60,
            0,
            10,
            ("--families", "1000", "--subject-records", "400"),
            id="as fast as they can",
            marks=[pytest.mark.overnight, pytest.mark.timeout(600)],
        ),
    ],
)
def test_thirty_people_at_one_door_lose_nothing_while_an_answer_is_built(
    made, tmp_path, capsys, seconds, pause, alone, size
):
    request = centre(tmp_path / "centre", *size)
    first, *others = found = hands("")
    database.close(records_db, database.portal_db)
    with serving("serve") as (_, sites, _):
        for one in found:
            one.site = sites["intranet"]
            one.open()
        first.took.clear()
        together([first], alone, 0)
        idle = ninety_fifth(first.took)
        for one in others:
            one.took.clear()
        ended = threading.Event()
        builder = threading.Thread(target=building, args=(request, ended))
        builder.start()
        together(others, seconds, pause)
        ended.set()
        builder.join(120)
    took = [one for hand in others for one in hand.took]
    made_of = list(Work.select())
    assert made_of
    assert {one.error for one in made_of} == {None}
    assert all(one.finished_at for one in made_of)
    check_nothing_is_lost(found)
    with capsys.disabled():
        print(
            f"\n{ENGINE}: {len(took)} presses of {PEOPLE} in {seconds} s, "
            f"{len(made_of)} answers built; 95 of 100 within "
            f"{ninety_fifth(took) * 1000:.0f} ms, median {statistics.median(took) * 1000:.0f} ms, "
            f"the slowest {max(took):.2f} s; alone {idle * 1000:.0f} ms "
            f"(median {statistics.median(first.took) * 1000:.0f} ms, {len(first.took)} presses)"
        )
