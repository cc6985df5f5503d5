"""The calendar's pages: months and weeks, sessions by rule, bookings and rota by plain forms."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
import time_machine
from support.calendar import START, book, helper, household, session, utc
from support.client import CSRF, member, signed_in

from ccportal.acts import bookings, rota, sessions
from ccportal.store.calendar import Booking, Rostered
from ccportal.store.contact import Session
from ccportal.store.people import ContactDetail, Person

NEW = {
    "every": "2",
    "first_on": ["13", "6", "2026"],
    "until_on": ["30", "9", "2026"],
    "starts": "10:00",
    "ends": "12.30",
    "place": "Hall",
    "capacity": "2",
    "gap": "15",
    "not_months": "August",
    "not_days": "27/6/2026",
    "token": "one-form-only",
}


OFF = {"who": "centre", "why": "The boiler is broken", "word": "Call off"}


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False) as travel:
        yield travel


@pytest.fixture
def ruth(app):
    return signed_in(app, member("coordinator"))


def send(browser, address: str, **fields: object):
    token = CSRF.search(browser.get("/calendar/new").text)[1]
    return browser.post(address, data={"csrf_token": token, **fields})


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(answer.text)))


def test_a_rule_is_entered_by_a_plain_form(ruth):
    answer = send(ruth, "/calendar/new", **NEW)
    assert (answer.status_code, answer.location) == (303, "/calendar?month=2026-06")
    days = [f"{one.starts_at:%d/%m}" for one in Session.select().order_by(Session.starts_at)]
    assert days == ["13/06", "11/07", "25/07", "05/09", "19/09"]


def test_the_same_form_twice_is_one_rule(ruth):
    send(ruth, "/calendar/new", **NEW)
    send(ruth, "/calendar/new", **NEW)
    assert Session.select().count() == 5


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"starts": "25:00"}, "Enter a time, as 10:00"),
        ({"ends": ""}, "Enter a time, as 10:00"),
        ({"ends": "09:00"}, "A session ends after it has begun, on the same day"),
        ({"first_on": ["31", "2", "2026"]}, "Enter a day that there is"),
        ({"until_on": ["", "", ""]}, "Enter the last day"),
        ({"until_on": ["1", "1", "2030"]}, "two years ahead"),
        ({"not_months": "Augustus"}, "Enter months by their names"),
        ({"not_days": "31/2/2026"}, "Enter days that there are"),
        ({"not_days": "tomorrow"}, "Enter days as 25/12/2026"),
        ({"capacity": "ten"}, "Enter a number of families"),
        ({"capacity": "0"}, "1 to 500 families"),
        ({"gap": "-5"}, "Enter a number of minutes"),
        ({"gap": "4"}, "5 minutes to 2 hours"),
        ({"every": "9"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(ruth, changed, said):
    answer = send(ruth, "/calendar/new", **{**NEW, **changed})
    assert answer.status_code == 422
    assert said in words(answer)
    assert Session.select().count() == 0


def test_a_clash_is_told_with_its_day(ruth):
    session(start=datetime(2026, 7, 11, 12))
    answer = send(ruth, "/calendar/new", **NEW)
    assert (answer.status_code, "11/07/2026" in answer.text) == (409, True)


def test_a_month_shows_its_sessions_with_numbers_and_no_name(ruth):
    ref = session(capacity=1, place="Hall")
    household("f-1", ("Grace Ash", "Callum Ross"))
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    book(ref, "f-1")
    book(ref, "f-2")
    text = words(ruth.get("/calendar?month=2026-06")).partition("June 2026")[2]
    assert "10:00 to 12:30 Hall 1 of 1 family, full, 1 waiting, 0 helpers" in text
    families = Person.select().where(Person.ref.startswith("f-"))
    assert [one.family_name for one in families if f" {one.family_name} " in text] == []


def test_another_month_does_not_show_them(ruth):
    session()
    assert "10:00" not in words(ruth.get("/calendar?month=2026-07"))


@pytest.mark.parametrize("asked", ["", "2026-13", "0000-01", "9999-12", "x" * 300, "2026-06-13"])
def test_whatever_month_or_day_is_asked_for_there_is_a_page(ruth, asked):
    assert ruth.get(f"/calendar?month={asked}").status_code == 200
    assert ruth.get(f"/calendar/week?day={asked}").status_code == 200


def test_a_week_shows_its_days_and_sessions(ruth):
    session()
    text = words(ruth.get("/calendar/week?day=2026-06-11"))
    assert "Monday 8 June 2026 No session." in text
    assert "10:00 to 12:30" in text


def test_a_family_is_booked_and_cancelled_by_plain_forms(ruth):
    ref, family = session(), household("f-1", ("Grace Ash", "Callum Ross"))
    answer = send(ruth, f"/sessions/{ref}/book", family=family, comes="10:00", visits="10.20")
    assert answer.status_code == 303
    one = Booking.get()
    assert one.visits_at == START + timedelta(minutes=20)
    answer = send(
        ruth,
        f"/sessions/{ref}/bookings/cancel",
        booking=str(one.id),
        version=str(one.version),
        who="contact-parent",
        why="Works that day",
    )
    assert answer.status_code == 303
    assert "The parent who visits. Works that day" in words(ruth.get(f"/sessions/{ref}"))


def test_a_family_to_be_booked_is_found_by_a_name_and_no_page_lists_everybody(ruth):
    ref, family = session(), household("f-1", ("Grace Ash", "Callum Ross"))
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    assert "Hill" not in words(ruth.get(f"/sessions/{ref}"))
    found = send(ruth, f"/sessions/{ref}/book/find", words="grace")
    chosen = f"/sessions/{ref}/book?family={family}"
    assert f'href="{chosen}"' in found.text
    assert "Hill" not in words(found)
    assert f'name="family" type="hidden" value="{family}"' in ruth.get(chosen).text
    assert ruth.get(f"/sessions/{ref}/book?family=f-9").status_code == 404


def test_parents_who_would_meet_are_refused_with_the_reason(ruth):
    ref, family = session(), household("f-1", ("Grace Ash", "Callum Ross"))
    answer = send(ruth, f"/sessions/{ref}/book", family=family, comes="10:00", visits="10:05")
    assert answer.status_code == 409
    assert "leave 15 minutes between them" in words(answer)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("book", {"family": "none", "comes": "10:00", "visits": "10:20"}),
        ("book", {"family": "f-1", "comes": "ten", "visits": "10:20"}),
        ("bookings/cancel", {"booking": "x", "version": "1", "who": "centre", "why": "Ill"}),
        ("bookings/cancel", {"booking": "1", "version": "1", "who": "somebody", "why": "Ill"}),
        ("bookings/place", {"booking": "9" * 30, "version": "1"}),
        ("bookings/absent", {"booking": "0", "version": "1"}),
        ("rota/put", {"person": "none"}),
        ("bookings/move", {"booking": "1", "version": "1", "to": "none"}),
        ("call-off", {"who": "centre", "why": "", "word": "call off"}),
        ("call-off", {"who": "the cat", "why": "Snow", "word": "call off"}),
        ("call-off", {"who": "centre", "why": "Snow", "word": "yes"}),
        ("call-off", {"who": "centre", "why": "Snow"}),
        ("change", {"starts": "ten", "ends": "12:30", "gap": "15", "do": "1"}),
        ("change", {"starts": "11:00", "ends": "12:30", "gap": "15", "do": "1", "shown": "x"}),
    ],
)
def test_a_hostile_form_gives_a_clear_error_and_changes_nothing(ruth, address, fields):
    ref = session()
    household("f-1", ("Grace Ash", "Callum Ross"))
    answer = send(ruth, f"/sessions/{ref}/{address}", **fields)
    assert 400 <= answer.status_code < 500
    assert (Booking.select().count(), Rostered.select().count()) == (0, 0)
    assert sessions.plan(ref).cancelled_at is None
    assert Session.get_by_id(ref).starts_at == START


@pytest.mark.clause("C7")
def test_nobody_without_an_accepted_check_is_put_on_the_rota(ruth):
    ref, new = session(), helper("p-new", "Jo New", None)
    answer = send(ruth, f"/sessions/{ref}/rota/put", person=new)
    assert answer.status_code == 409
    assert "DBS check" in words(answer)
    assert rota.rota(ref) == ()


def test_somebody_is_put_on_the_rota_and_taken_off(ruth):
    ref, pat = session(), helper("p-pat", "Pat Osgood")
    send(ruth, f"/sessions/{ref}/rota/put", person=pat)
    assert "Pat Osgood" in words(ruth.get(f"/sessions/{ref}"))
    send(ruth, f"/sessions/{ref}/rota/off/{pat}")
    assert rota.rota(ref) == ()


def test_a_session_is_called_off_with_who_and_why(ruth):
    ref = session()
    send(ruth, f"/sessions/{ref}/call-off", **OFF)
    assert "Cancelled by the centre, 1 June 2026: The boiler is broken" in words(
        ruth.get(f"/sessions/{ref}")
    )


def test_a_place_is_given_from_the_waiting_list(ruth):
    ref = session(capacity=1)
    for number, names in ((1, ("Grace Ash", "Callum Ross")), (2, ("Nas Hill", "Imran Hill"))):
        book(ref, household(f"f-{number}", names))
    first = Booking.get(Booking.family == "f-1")
    bookings.cancel("command", first.id, first.version, "centre", "Ill")
    second = Booking.get(Booking.family == "f-2")
    send(
        ruth,
        f"/sessions/{ref}/bookings/place",
        booking=str(second.id),
        version=str(second.version),
    )
    assert Booking.get(Booking.family == "f-2").state == "booked"


@pytest.mark.clause("C4")
def test_no_page_of_the_calendar_shows_a_contact_detail(ruth):
    ref = session()
    book(ref, household("f-1", ("Grace Ash", "Callum Ross")))
    pages = ("/calendar?month=2026-06", "/calendar/week?day=2026-06-13", f"/sessions/{ref}")
    for page in (*pages, f"/sessions/{ref}/sheet", f"/sessions/{ref}/call-off"):
        text = unescape(ruth.get(page).text)
        assert [one.value for one in ContactDetail.select() if one.value in text] == []


@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_nobody_else_opens_the_calendar(app, role):
    browser = signed_in(app, member(role))
    ref = session()
    for address in ("/calendar", "/calendar/week", "/calendar/new", f"/sessions/{ref}"):
        assert browser.get(address).status_code == 404


def test_the_page_of_a_session_that_was_brought_in_opens(ruth):
    ref = session()
    sessions.SessionPlan.delete().execute()
    assert ruth.get(f"/sessions/{ref}").status_code == 200
