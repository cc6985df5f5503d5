"""Today's page at the door: who sees it when, and that it tells no more than it should."""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, press, session, utc
from support.client import CSRF, member, signed_in

from ccportal.acts import attendance
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking, SessionPlan, Tap
from ccportal.store.contact import Attendance
from ccportal.store.families import Risk
from ccportal.store.households import Arrangement, MayCollect, Need
from ccportal.store.people import ContactDetail, Record

BEFORE = START - timedelta(hours=2)
AFTER = START + timedelta(hours=26, minutes=30)
"""The session is open to its volunteers from the one to the other."""

SECRET = "He said that he would find her"


class Hall:
    """A session with one family, a volunteer on its rota, and browsers for everybody."""

    def __init__(self, app, travel):
        self.clock = travel
        household("f-1", ("Grace Ash", "Callum Ross"))
        household("f-9", ("Elsewhere Oak", "Other Oak"), "Hidden Oak")
        self.ref, self.other = session(), session(start=START + timedelta(hours=4))
        book(self.ref, "f-1")
        book(self.other, "f-9", START + timedelta(hours=4))
        self.accounts = {role: member(role) for role in ("volunteer", "coordinator", "chair")}
        for account in self.accounts.values():
            helper(account.person_id, "Test Ing")
        on_the_rota(self.ref, self.accounts["volunteer"].person_id)
        self.at(START)
        self.app = app

    def at(self, local: datetime) -> None:
        self.clock.move_to(utc(local), tick=False)

    def browser(self, role: str):
        return signed_in(self.app, self.accounts[role])

    def page(self, role: str, address: str = "/today") -> str:
        return unescape(self.browser(role).get(address).text)

    def mark(self, step: Step, *roles: str, token: str = "") -> None:
        ruth = self.accounts["coordinator"].person_id
        attendance.mark(ruth, Role.COORDINATOR, self.ref, press("f-1", step, *roles, token=token))


@pytest.fixture
def hall(app):
    with time_machine.travel(utc(START - timedelta(days=2)), tick=False) as travel:
        yield Hall(app, travel)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


@pytest.mark.clause("C7")
@pytest.mark.parametrize(
    ("moment", "seen"),
    [
        (BEFORE - timedelta(seconds=1), False),
        (BEFORE, True),
        (START, True),
        (AFTER, True),
        (AFTER + timedelta(seconds=1), False),
    ],
)
def test_a_volunteer_sees_the_families_in_the_window_alone(hall, moment, seen):
    hall.at(moment)
    browser = hall.browser("volunteer")
    addresses = ("/today", f"/today?session={hall.ref}", f"/sessions/{hall.ref}/sheet")
    shown = ["Tobi" in browser.get(address).text for address in addresses]
    assert shown == [seen] * 3


def test_the_part_that_a_page_polls_is_as_closed_as_the_page(hall):
    hall.at(AFTER + timedelta(seconds=1))
    asked = {"HX-Request": "true", "HX-Target": "door", "X-Unattended": "1"}
    assert "Tobi" not in hall.browser("volunteer").get("/today", headers=asked).text


@pytest.mark.parametrize("address", ["/today?session={other}", "/sessions/{other}/sheet"])
def test_a_session_of_others_is_not_seen_by_its_address(hall, address):
    text = hall.page("volunteer", address.format(other=hall.other))
    assert "Hidden" not in text
    assert "Elsewhere" not in text


def test_an_attempt_at_the_sheet_of_others_is_not_found_and_noted_down(hall):
    assert hall.browser("volunteer").get(f"/sessions/{hall.other}/sheet").status_code == 404
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref) == ("session:refused", hall.other)


def test_a_press_at_a_session_of_others_is_not_found(hall):
    browser = hall.browser("volunteer")
    token = CSRF.search(browser.get("/today").text)[1]
    fields = {"csrf_token": token, "family": "f-9", "step": "arrived", "person": "f-9-child"}
    answer = browser.post(f"/sessions/{hall.other}/mark", data={**fields, "token": "one-press"})
    assert answer.status_code == 404
    assert Tap.select().count() == 0


def test_the_chair_sees_no_family_today(hall):
    assert "Tobi" not in hall.page("chair")
    assert hall.browser("chair").get(f"/sessions/{hall.ref}/sheet").status_code == 404


@pytest.mark.clause("C4")
@pytest.mark.parametrize("role", ["volunteer", "coordinator"])
def test_no_contact_detail_is_at_the_door_or_on_the_sheet(hall, role):
    for address in ("/today", f"/sessions/{hall.ref}/sheet"):
        text = hall.page(role, address)
        assert [one.value for one in ContactDetail.select() if one.value in text] == []


def risk(**more: object) -> None:
    Record.create(ref="r-1", kind="risks")
    values = {
        "family": "f-1",
        "from_person": "f-1-contact-parent",
        "kind": "violence",
        "source": "The police",
        "text": SECRET,
        "recorded_at": START,
        "recorded_by": "f-9-child",
        "held_to_prevent_violence": True,
        "review_on": START.date(),
    }
    Risk.create(ref="r-1", **(values | more))


def test_of_a_risk_a_volunteer_reads_what_to_do_and_never_why(hall):
    risk()
    text = hall.page("volunteer")
    assert "Ask the coordinator before the door" in text
    assert SECRET not in text
    assert "/risks/" not in text


def test_of_a_risk_a_coordinator_finds_the_way_to_it(hall):
    risk()
    assert "/risks/r-1" in hall.page("coordinator")


@pytest.mark.parametrize("role", ["volunteer", "coordinator"])
def test_the_sheet_has_first_names_and_what_to_do_alone(hall, role):
    risk()
    sheet = words(hall.page(role, f"/sessions/{hall.ref}/sheet").partition("<main")[2])
    assert "Tobi" in sheet
    assert "Grace" in sheet
    assert [name for name in ("Ash", "Ross", SECRET) if name in sheet] == []


def test_the_lanes_stand_apart_with_nothing_but_the_minutes_between_them(hall):
    page = hall.page("coordinator")
    left, rest = page.split('<p class="cc-gap">')
    gap, right = rest.split("</p>", 1)
    assert "Grace Ash" in left
    assert "Callum Ross" not in left
    assert "Callum Ross" in right
    assert words(gap).strip() == "15 minutes apart"


def test_the_door_that_one_of_them_uses_stands_in_their_own_lane_and_on_the_sheet(hall):
    agreed = {"family": "f-1", "kind": "door", "from_on": START.date(), "by": "f-9-child"}
    Arrangement.create(person="f-1-contact-parent", text="Garden door", **agreed)
    left, right = hall.page("volunteer").split('<p class="cc-gap">')
    assert "Garden door" in right
    assert "Garden door" not in left
    assert "Callum (Garden door)" in words(hall.page("volunteer", f"/sessions/{hall.ref}/sheet"))


def test_what_to_do_where_they_would_meet_is_first_on_the_page(hall):
    hall.at(START + timedelta(minutes=2))
    hall.mark(Step.ARRIVED, "resident-parent", "child")
    hall.at(START + timedelta(minutes=9))
    hall.mark(Step.LEFT, "resident-parent")
    hall.at(START + timedelta(minutes=12))
    text = words(hall.page("volunteer").partition("<main")[2])
    assert text.index("Keep Callum outside") < text.index("Tobi, 6")
    assert "The way is clear from 10:24" in text
    assert "12 minutes to wait" in text


def form(page: str, button: str) -> dict[str, list[str]]:
    """What the form with this button sends, and where."""
    for found in re.findall(r"<form.*?</form>", page, re.DOTALL):
        if f">{button}<" in found:
            fields: dict[str, list[str]] = {"action": re.findall(r'action="([^"]+)"', found)}
            for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', found):
                fields.setdefault(name, []).append(value)
            return fields
    raise AssertionError(f"no button says {button}")


def pressed(browser, button: str):
    fields = form(browser.get("/today").text, button)
    return browser.post(fields.pop("action")[0], data=fields)


def test_the_whole_day_goes_by_plain_forms(hall):
    browser = hall.browser("volunteer")
    day = (
        (0, "Grace and Tobi are here"),
        (5, "Grace has left"),
        (6, "Callum is waiting outside"),
        (21, "Callum is here"),
        (120, "Callum has left"),
        (140, "Tobi has gone home"),
    )
    for minutes, button in day:
        hall.at(START + timedelta(minutes=minutes))
        browser = hall.browser("volunteer")
        assert pressed(browser, button).status_code == 303
    rows = {one.person_id[4:]: (one.arrived_at, one.left_at) for one in Attendance.select()}

    def at(minutes: int) -> datetime:
        return START + timedelta(minutes=minutes)

    assert rows == {
        "resident-parent": (at(0), at(5)),
        "contact-parent": (at(21), at(120)),
        "child": (at(0), at(140)),
    }
    assert "Gone home 12:20" in words(hall.page("volunteer"))


def test_whoever_comes_back_to_fetch_the_child_is_shown_and_kept_from_the_visitor(hall):
    day = (
        (0, "Grace and Tobi are here"),
        (5, "Grace has left"),
        (21, "Callum is here"),
        (119, "Callum has left"),
        (120, "Grace is back"),
    )
    for minutes, button in day:
        hall.at(START + timedelta(minutes=minutes))
        assert pressed(hall.browser("volunteer"), button).status_code == 303
    text = words(hall.page("volunteer").partition("<main")[2])
    assert "Keep Grace inside" in text
    assert "Callum went out 1 minute ago" in text
    assert "Grace Ash Brings Tobi Back since 12:00" in text
    hall.at(START + timedelta(minutes=134))
    page = hall.page("volunteer")
    assert "Keep" not in words(page.partition("<main")[2])
    assert 'class="cc-tap">Grace and Tobi have left' in page
    assert pressed(hall.browser("volunteer"), "Grace and Tobi have left").status_code == 303
    assert "Gone home 12:14" in words(hall.page("volunteer"))


def test_who_comes_back_while_the_visitor_is_inside_waits_outside_first(hall):
    hall.mark(Step.ARRIVED, "resident-parent", "child")
    hall.mark(Step.LEFT, "resident-parent")
    hall.at(START + timedelta(minutes=20))
    hall.mark(Step.ARRIVED, "contact-parent")
    assert "Grace is back" not in hall.page("volunteer")
    assert pressed(hall.browser("volunteer"), "Grace is waiting outside").status_code == 303
    page = hall.page("volunteer")
    assert "Keep Grace outside" in page
    assert "Grace is back" in page


def test_a_press_is_taken_back_by_a_plain_form(hall):
    hall.mark(Step.ARRIVED, "contact-parent", token="one-press")
    browser = hall.browser("volunteer")
    page = browser.get("/today").text
    token = CSRF.search(page)[1]
    data = {"csrf_token": token, "token": "one-press"}
    assert browser.post(f"/sessions/{hall.ref}/undo", data=data).status_code == 303
    assert Attendance.select().count() == 0


def test_that_somebody_left_is_taken_back_with_one_press(hall):
    hall.mark(Step.ARRIVED, "resident-parent", "child")
    hall.mark(Step.LEFT, "resident-parent")
    hall.at(START + timedelta(minutes=1))
    before = Attendance.select().where(Attendance.left_at.is_null(False)).count()
    assert "Undo Grace 9 minutes" in words(hall.page("volunteer"))
    assert pressed(hall.browser("volunteer"), "Undo").status_code == 303
    after = Attendance.select().where(Attendance.left_at.is_null(False)).count()
    assert (before, after) == (1, 0)
    assert "Grace has left" in words(hall.page("volunteer"))


def test_undo_says_for_how_long_and_goes_after_ten_minutes(hall):
    hall.mark(Step.ARRIVED, "contact-parent")
    hall.at(START + timedelta(minutes=3))
    assert "Undo Callum 7 minutes" in words(hall.page("volunteer"))
    hall.at(START + timedelta(minutes=11))
    assert "Undo" not in words(hall.page("volunteer"))


def test_htmx_gets_the_door_alone(hall):
    browser = hall.browser("volunteer")
    fields = form(browser.get("/today").text, "Grace and Tobi are here")
    asked = {"HX-Request": "true", "HX-Target": "door"}
    answer = browser.post(fields.pop("action")[0], data=fields, headers=asked)
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div id="door"')
    assert "Grace has left" in answer.text


def test_the_second_of_two_who_say_the_same_is_told_so(hall):
    browser = hall.browser("volunteer")
    fields = form(browser.get("/today").text, "Grace and Tobi are here")
    hall.mark(Step.ARRIVED, "resident-parent", "child")
    asked = {"HX-Request": "true", "HX-Target": "door"}
    answer = browser.post(fields.pop("action")[0], data=fields, headers=asked)
    assert "Somebody said so before you." in answer.text


@pytest.mark.parametrize(
    "fields",
    [
        {"step": "exploded"},
        {"step": "undo"},
        {"token": ""},
        {"token": "x"},
        {"person": ""},
        {"person": "f-9-child"},
        {"family": "f-9"},
        {"family": "none"},
        {"step": "left"},
        {"person": "a\x00b"},
        {"family": "f-1\x00"},
        {"token": "a\x00bcdefghi"},
    ],
)
def test_a_hostile_press_gives_a_clear_error_and_changes_nothing(hall, fields):
    browser = hall.browser("volunteer")
    good = form(browser.get("/today").text, "Grace and Tobi are here")
    action = good.pop("action")[0]
    answer = browser.post(action, data={**good, **fields})
    assert 400 <= answer.status_code < 500
    assert (Attendance.select().count(), Tap.select().count()) == (0, 0)


@pytest.mark.parametrize("ago", ["", "-5", "x", "99999999999999999999", "43201", "1e9"])
def test_a_silly_ago_counts_as_now(hall, ago):
    browser = hall.browser("volunteer")
    good = form(browser.get("/today").text, "Grace and Tobi are here")
    browser.post(good.pop("action")[0], data={**good, "ago": ago})
    assert {one.arrived_at for one in Attendance.select()} == {START}


@pytest.mark.parametrize(
    ("show", "seen"), [("to-come", True), ("here", False), ("left", False), ("nonsense", True)]
)
def test_the_tally_shows_those_alone(hall, show, seen):
    assert ("Tobi, 6" in hall.page("coordinator", f"/today?show={show}")) is seen


def test_what_the_page_asks_by_itself_says_that_nobody_pressed(hall):
    page = hall.page("volunteer")
    assert """hx-headers='{"X-Unattended": "1"}'""" in page


def test_on_another_day_a_volunteer_is_told_when_they_help_next(hall):
    hall.at(START - timedelta(days=1))
    assert "The next session that you help at is Saturday 13 June 2026 at 10:00." in words(
        hall.page("volunteer")
    )


def test_a_session_that_was_brought_in_has_its_door_too(hall):
    Booking.delete().execute()
    Record.create(ref="a-1", kind="attendances")
    Attendance.create(
        ref="a-1", session=hall.ref, family="f-1", person="f-1-child", status="attended"
    )
    assert "Grace and Tobi are here" in hall.page("coordinator")


def asked(caplog, do, *address, **more) -> list[str]:
    """What the store was asked for by a request; a lock is no question."""
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert do(*address, **more).status_code == 200
        told = [str(one.msg[0]) for one in caplog.records if one.name == "peewee"]
    return [one for one in told if one.startswith("SELECT") and "pg_advisory" not in one]


def full(hall) -> None:
    """Ten families more, of each something to tell at the door, and one who has come."""
    hall.at(START - timedelta(days=1))
    risk(family="f-9", from_person="f-9-child")
    for number in range(10, 20):
        family = household(f"f-{number}", ("Nas Hill", "Imran Hill"), "Zara Hill")
        book(hall.ref, family)
        common = {"from_on": START.date(), "by": "f-9-child"}
        Need.create(person=f"{family}-child", kind="allergy", text="No nuts", **common)
        Arrangement.create(family=family, kind="apart", text="Two doors", minutes=30, **common)
        taker = f"{family}-resident-parent"
        MayCollect.create(family=family, child=f"{family}-child", collector=taker, **common)
    hall.at(START)
    hall.mark(Step.ARRIVED, "resident-parent")


HURRIED = {"HX-Request": "true", "HX-Target": "door"}


def test_every_page_of_the_door_takes_at_most_twelve_queries_when_the_hall_is_full(hall, caplog):
    full(hall)
    most, pages = {}, ("/today", f"/today?show=here&session={hall.ref}")
    for role in hall.accounts:
        browser = hall.browser(role)
        sheet = () if role == "chair" else (f"/sessions/{hall.ref}/sheet",)
        for page in (*pages, *sheet):
            for more in ({}, HURRIED) if page in pages else ({},):
                most[role, page] = asked(caplog, browser.get, page, headers=more)
    assert {where: len(told) for where, told in most.items() if len(told) > 12} == {}


def test_the_part_that_is_shown_after_a_press_takes_at_most_twelve_queries(hall, caplog):
    full(hall)
    for role in ("volunteer", "coordinator"):
        browser = hall.browser(role)
        fields = form(browser.get("/today").text, "Nas and Zara are here")
        to = fields.pop("action")[0]
        told = asked(caplog, browser.post, to, data=fields, headers=HURRIED)
        done = next(number for number, one in enumerate(told) if 'FROM "audit_entry"' in one)
        assert len(told[done + 1 :]) <= 12


def test_a_day_without_a_session_takes_at_most_twelve_queries_too(hall, caplog):
    hall.at(START - timedelta(days=1))
    for role in hall.accounts:
        browser = hall.browser(role)
        assert len(asked(caplog, browser.get, "/today")) <= 12


def test_a_session_without_a_plan_is_asked_for_it_no_second_time(hall, caplog):
    SessionPlan.delete().execute()
    browser = hall.browser("coordinator")
    told = asked(caplog, browser.get, "/today")
    assert [one for one in told if 'FROM "session_plan"' in one] == []
    assert "15</b>minutes" in browser.get("/today").text
