"""Pages of the calendar that change a session: another time, called off, places offered."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime, time, timedelta
from html import unescape

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, session, someone, utc
from support.client import CSRF, member, signed_in

from ccportal.acts import bookings, calling_off, risks, sessions
from ccportal.acts.risks import Said
from ccportal.acts.sessions import Room
from ccportal.rules.calendar import Rule
from ccportal.store.calendar import Booking, Together
from ccportal.store.contact import Session

NEXT = START + timedelta(days=7)
LATER = {"starts": "14:00", "ends": "16:00", "place": "", "capacity": "", "gap": "15"}
MARK = re.compile(r'name="shown"[^>]* value="([0-9a-f]{32})"')
OFF = {"who": "centre", "why": "The boiler is broken", "word": "call off"}


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        yield


@pytest.fixture
def ruth(app):
    return signed_in(app, member("coordinator"))


def send(browser, address: str, **fields: object):
    token = CSRF.search(browser.get("/calendar/new").text)[1]
    return browser.post(address, data={"csrf_token": token, **fields})


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(answer.text)))


def families(ref: str, *numbers: int) -> None:
    for number in numbers:
        names = ((f"Grace Ash{number}", f"Callum Ross{number}"), f"Tobi Ash{number}")
        book(ref, household(f"f-{number}", *names))


def of(ref: str, family: str = "f-1") -> Booking:
    return Booking.get(Booking.session == ref, Booking.family == family)


def numbers(one: Booking) -> dict[str, str]:
    return {"booking": str(one.id), "version": str(one.version)}


# another time or room


def test_the_form_shows_the_session_as_it_is(ruth):
    text = ruth.get(f"/sessions/{session(capacity=3, place='Hall')}/change").text
    for value in ("10:00", "12:30", "Hall", "3", "15"):
        assert f'value="{value}"' in text
    assert 'name="which"' not in text


def test_what_comes_of_it_is_shown_and_nothing_is_changed(ruth):
    ref = session()
    families(ref, 1)
    answer = send(ruth, f"/sessions/{ref}/change", **LATER)
    assert answer.status_code == 200
    assert "Ash1 and Ross1 is brought at 14:00, visit from 14:15 it was 10:00" in words(answer)
    assert Session.get().starts_at == START


def test_what_was_shown_is_done_by_one_press(ruth):
    ref = session()
    families(ref, 1)
    mark = MARK.search(send(ruth, f"/sessions/{ref}/change", **LATER).text)[1]
    answer = send(ruth, f"/sessions/{ref}/change", **LATER, shown=mark, do="1")
    assert (answer.status_code, answer.location) == (303, f"/sessions/{ref}")
    assert (Session.get().starts_at.hour, of(ref).visits_at.minute) == (14, 15)


def test_where_nobody_is_touched_the_page_says_so(ruth):
    ref = session()
    families(ref, 1)
    answer = send(ruth, f"/sessions/{ref}/change", **{**LATER, "starts": "09:00", "ends": "13:00"})
    assert "Every family keeps its place and its times" in words(answer)


def test_what_changed_in_the_meantime_is_shown_anew(ruth):
    ref = session()
    mark = MARK.search(send(ruth, f"/sessions/{ref}/change", **LATER).text)[1]
    families(ref, 1)
    answer = send(ruth, f"/sessions/{ref}/change", **LATER, shown=mark, do="1")
    assert answer.status_code == 409
    assert "look again at what comes of it" in words(answer)
    assert Session.get().starts_at == START


def test_sessions_of_a_rule_are_changed_alone_or_with_those_that_follow(ruth):
    rule = Rule(date(2026, 6, 13), date(2026, 6, 27), 1, time(10), time(12))
    first, second, _ = sessions.by_rule("command", rule, Room())
    assert "3 sessions of this rule" in words(ruth.get(f"/sessions/{first}/change"))
    for which, changed in (("one", 1), ("following", 2)):
        answer = send(ruth, f"/sessions/{second}/change", **LATER, which=which)
        mark = MARK.search(answer.text)[1]
        send(ruth, f"/sessions/{second}/change", **LATER, which=which, shown=mark, do="1")
        assert sum(one.starts_at.hour == 14 for one in Session.select()) == changed


def test_which_of_them_has_to_be_said(ruth):
    rule = Rule(date(2026, 6, 13), date(2026, 6, 27), 1, time(10), time(12))
    first, *_ = sessions.by_rule("command", rule, Room())
    answer = send(ruth, f"/sessions/{first}/change", **LATER)
    assert (answer.status_code, "Choose which sessions" in words(answer)) == (422, True)


def test_a_clash_is_refused_with_its_day(ruth):
    ref = session()
    session(start=datetime(2026, 6, 13, 15))
    answer = send(ruth, f"/sessions/{ref}/change", **LATER)
    assert (answer.status_code, "13/06/2026" in answer.text) == (409, True)


# calling off


def test_what_goes_is_shown_before(ruth):
    ref = session(capacity=1)
    families(ref, 1, 2)
    on_the_rota(ref, helper("p-pat", "Pat Osgood"))
    text = words(ruth.get(f"/sessions/{ref}/call-off"))
    assert "Ash1 and Ross1 loses its place" in text
    assert "Ash2 and Ross2 comes off the waiting list" in text
    assert "Pat Osgood comes off the rota" in text


@pytest.mark.parametrize(("word", "status"), [("CALL  OFF", 303), ("call", 422), ("", 422)])
def test_a_word_is_typed(ruth, word, status):
    ref = session()
    answer = send(ruth, f"/sessions/{ref}/call-off", **{**OFF, "word": word})
    assert answer.status_code == status
    assert (sessions.plan(ref).cancelled_at is not None) is (status == 303)


def test_one_that_was_called_off_already_is_a_clear_error(ruth):
    ref = session()
    send(ruth, f"/sessions/{ref}/call-off", **OFF)
    assert send(ruth, f"/sessions/{ref}/call-off", **OFF).status_code == 409
    assert ruth.get(f"/sessions/{ref}/call-off").status_code == 409


def test_its_families_are_offered_sessions_that_have_room_and_moved_by_one_press(ruth):
    ref, there = session(), session(capacity=2, start=NEXT)
    families(ref, 1)
    send(ruth, f"/sessions/{ref}/call-off", **OFF)
    page = words(ruth.get(f"/sessions/{ref}"))
    assert "Who lost a place with it: 1" in page
    assert "Saturday 20 June 2026 at 10:00, 2 places" in page
    answer = send(ruth, f"/sessions/{ref}/bookings/move", to=there, **numbers(of(ref)))
    assert answer.status_code == 303
    assert "has another one: Saturday 20 June 2026" in words(ruth.get(f"/sessions/{ref}"))


@pytest.mark.clause("C3")
def test_the_pages_of_its_families_say_that_the_centre_cancelled(ruth):
    ref = session()
    families(ref, 1)
    send(ruth, f"/sessions/{ref}/call-off", **OFF)
    for page in (f"/sessions/{ref}", "/families/f-1?show=sessions"):
        assert "The centre: The boiler is broken" in words(ruth.get(page))


def test_a_familys_page_says_what_became_of_each_booking(ruth):
    ref, there, full = (
        session(),
        session(start=NEXT),
        session(capacity=1, start=NEXT + timedelta(7)),
    )
    families(ref, 1)
    book(full, household("f-2", ("Nas Hill", "Imran Hill")), comes=NEXT + timedelta(7))
    book(full, "f-1", comes=NEXT + timedelta(7))
    send(ruth, f"/sessions/{ref}/call-off", **OFF)
    send(ruth, f"/sessions/{ref}/bookings/move", to=there, **numbers(of(ref)))
    page = words(ruth.get("/families/f-1?show=sessions"))
    assert "Saturday 27 June 2026 , brought 10:00, visit from 10:15 Waits for a place" in page
    assert "Saturday 20 June 2026 , brought 10:00, visit from 10:15 Booked" in page
    assert "The centre. The boiler is broken. They have a place on Saturday 20 June 2026" in page


# the waiting list


def test_a_place_that_comes_free_is_offered_to_who_waits_longest_and_given_by_one_press(ruth):
    ref = session(capacity=1)
    families(ref, 1, 2, 3)
    assert "is free" not in words(ruth.get(f"/sessions/{ref}"))
    one = of(ref)
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    page = words(ruth.get(f"/sessions/{ref}"))
    assert re.search(r"1 place is free .* Ash2 and Ross2 .* Give them the place", page)
    send(ruth, f"/sessions/{ref}/bookings/place", **numbers(of(ref, "f-2")))
    assert of(ref, "f-2").state == "booked"


def test_the_calendar_says_where_a_place_can_be_offered(ruth):
    ref = session(capacity=1)
    families(ref, 1, 2)
    one = of(ref)
    assert "Offer a place" not in words(ruth.get("/calendar?month=2026-06"))
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    for page in ("/calendar?month=2026-06", "/calendar/week?day=2026-06-13"):
        assert "Offer a place" in words(ruth.get(page))


def test_who_waits_can_be_taken_off_the_list(ruth):
    ref = session(capacity=1)
    families(ref, 1, 2)
    fields = {"who": "referrer", "why": "Went elsewhere", **numbers(of(ref, "f-2"))}
    send(ruth, f"/sessions/{ref}/bookings/cancel", **fields)
    assert "Whoever referred them. Went elsewhere" in words(ruth.get(f"/sessions/{ref}"))


# families that must not meet


@pytest.fixture
def apart(ruth):
    """Two families between which a risk lies; the first has a place."""
    ref = session()
    families(ref, 1)
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    said = Said(
        "violence", ("f-2-child",), "Keep apart", "A threat", "Told", True, date(2026, 9, 1)
    )
    risks.record(someone("w-1", "Ruth Hall"), "f-1-contact-parent", said)
    return ref


BOOKING = {"family": "f-2", "comes": "10:00", "visits": "10:15"}


@pytest.mark.outside("VIO")
@pytest.mark.clause("VIO")
def test_they_are_refused_and_the_page_asks_for_a_decision(ruth, apart):
    answer = send(ruth, f"/sessions/{apart}/book", **BOOKING)
    assert answer.status_code == 409
    assert "They must not meet Hill and Ash1 and Ross1 , who have a place already" in words(answer)
    assert "A threat" not in answer.text
    assert Booking.select().count() == 1


@pytest.mark.clause("VIO")
def test_with_the_decision_they_are_booked_and_it_stands_on_the_page(ruth, apart):
    answer = send(ruth, f"/sessions/{apart}/book", **BOOKING, decided="Two doors, two rooms")
    assert answer.status_code == 303
    assert Together.get().why == "Two doors, two rooms"
    page = words(ruth.get(f"/sessions/{apart}"))
    assert "It was decided that both come: Two doors, two rooms" in page


# how much it asks of the store


def queries(caplog, client, page: str) -> int:
    """How often a page asks the store for something."""
    client.get(page)
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert client.get(page).status_code == 200
        said = [one.getMessage() for one in caplog.records if one.name == "peewee"]
        return sum("SELECT" in one[:12] and "advisory" not in one for one in said)


def test_no_page_of_the_calendar_takes_more_queries_for_more_families(ruth, caplog):
    ref = session(capacity=9)
    session(start=NEXT, capacity=9)
    on_the_rota(ref, helper("p-pat", "Pat Osgood"))
    pages = [
        *("/calendar?month=2026-06", "/calendar/week?day=2026-06-13", "/calendar/new"),
        *(f"/sessions/{one}{page}" for one in (ref,) for page in ("", "/change", "/call-off")),
    ]
    families(ref, 1, 2)
    few = [queries(caplog, ruth, page) for page in pages]
    families(ref, *range(3, 14))
    assert [queries(caplog, ruth, page) for page in pages] == few
    calling_off.call_off("command", ref, "centre", "Snow")
    taken = dict(zip(pages, few, strict=True))
    taken["called off"] = queries(caplog, ruth, f"/sessions/{ref}")
    assert {page: number for page, number in taken.items() if number > 12} == {}
