"""A session called off: no booking is left silently, the rota is free, families find another."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, press, session, utc

from ccportal.acts import attendance, bookings, calling_off, rota, sessions
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking, Rostered
from ccportal.store.contact import Attendance

NEXT = START + timedelta(days=7)


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        yield


def family(number: int) -> str:
    return household(f"f-{number}", ("Grace Ash", "Callum Ross"))


def off(ref: str, who: str = "centre", why: str = "Snow") -> None:
    calling_off.call_off("command", ref, who, why)


def of(ref: str, family_ref: str = "f-1") -> Booking:
    return Booking.get(Booking.session == ref, Booking.family == family_ref)


def move(ref: str, to: str, family_ref: str = "f-1") -> str:
    one = of(ref, family_ref)
    return calling_off.move("command", one.id, one.version, to)


@pytest.fixture
def gone():
    """A session with one family, called off."""
    ref = session(capacity=1)
    book(ref, family(1))
    off(ref)
    return ref


def test_its_families_are_cancelled_by_the_centre_with_the_reason(gone):
    one = of(gone)
    assert (one.state, one.cancelled_by, one.cancelled_why) == ("cancelled", "centre", "Snow")


def test_whoever_calls_it_off_it_is_the_centre_that_cancels_the_places():
    ref = session()
    book(ref, family(1))
    off(ref, "other")
    assert (of(ref).cancelled_by, sessions.plan(ref).cancelled_by) == ("centre", "other")


def test_the_records_of_its_families_say_so(gone):
    rows = Attendance.select().where(Attendance.session == gone)
    assert {(one.person_id, one.status, one.reason) for one in rows} == {
        (f"f-1-{part}", "cancelled", "The centre: Snow") for part in ("child", "contact-parent")
    }


def test_who_waited_is_off_the_list_and_their_records_say_nothing():
    ref = session(capacity=1)
    for number in (1, 2):
        book(ref, family(number))
    off(ref)
    assert of(ref, "f-2").state == "cancelled"
    assert not Attendance.select().where(Attendance.family == "f-2").exists()


def test_its_rota_is_free():
    ref, pat = session(), helper("p-pat", "Pat Osgood")
    on_the_rota(ref, pat)
    off(ref)
    assert Rostered.select().count() == 0
    on_the_rota(session(), pat)
    assert len(rota.sessions_of(pat)) == 1


def test_who_helped_before_it_was_broken_off_stays_on_the_rota():
    ref, pat = session(), helper("p-pat", "Pat Osgood")
    on_the_rota(ref, pat)
    with time_machine.travel(utc(START), tick=False):
        off(ref)
    assert Rostered.select().count() == 1


def test_it_is_not_called_off_while_somebody_is_here():
    ref, ruth = session(), helper("p-ruth", "Ruth Hall")
    book(ref, family(1))
    with time_machine.travel(utc(START), tick=False):
        for step in (Step.ARRIVED, Step.LEFT):
            attendance.mark(ruth, Role.COORDINATOR, ref, press("f-1", step, "child"))
            if step is Step.ARRIVED:
                with pytest.raises(Conflict, match="still here"):
                    off(ref)
        off(ref)
    assert (of(ref).state, sessions.plan(ref).cancelled_by) == ("booked", "centre")


def test_who_had_cancelled_before_keeps_their_own_reason():
    ref = session()
    book(ref, family(1))
    one = of(ref)
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    off(ref)
    assert (of(ref).cancelled_by, of(ref).cancelled_why) == ("family", "Ill")
    assert calling_off.left_without(sessions.plan(ref), bookings.of_session(ref)) == ()


def test_each_booking_has_its_own_audit_entry(gone):
    rows = AuditEntry.select().order_by(AuditEntry.seq.desc()).limit(2)
    assert [(one.action, one.object_ref, one.detail) for one in rows] == [
        ("session:cancel", gone, None),
        ("booking:cancel", gone, "f-1"),
    ]


def test_without_a_reason_nothing_goes():
    ref = session()
    book(ref, family(1))
    with pytest.raises(Invalid):
        off(ref, why=" ")
    assert of(ref).state == "booked"


def test_a_family_is_given_a_place_in_another_session(gone):
    there = session(start=NEXT)
    assert move(gone, there) == "booked"
    assert (of(there).state, of(gone).moved_to_id) == ("booked", there)


def test_it_comes_as_long_after_the_beginning_as_before():
    ref = session()
    book(ref, family(1), comes=START + timedelta(minutes=30), apart=20)
    off(ref)
    there = session(start=NEXT)
    move(ref, there)
    one = of(there)
    assert (one.comes_at - NEXT, one.visits_at - NEXT) == (
        timedelta(minutes=30),
        timedelta(minutes=50),
    )


def test_into_a_full_session_it_goes_onto_the_waiting_list(gone):
    there = session(capacity=1, start=NEXT)
    book(there, family(2), comes=NEXT)
    assert move(gone, there) == "waiting"


def test_it_is_moved_once(gone):
    first, second = session(start=NEXT), session(start=NEXT + timedelta(days=7))
    move(gone, first)
    with pytest.raises(Conflict):
        move(gone, second)
    assert not Booking.select().where(Booking.session == second).exists()


def test_from_a_session_that_takes_place_nobody_is_moved():
    ref = session()
    book(ref, family(1))
    one = of(ref)
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    with pytest.raises(Conflict):
        move(ref, session(start=NEXT))


def test_a_move_that_is_refused_leaves_everything_as_it_was(gone):
    there = session(start=NEXT)
    off(there)
    with pytest.raises(Conflict):
        move(gone, there)
    assert of(gone).moved_to_id is None


def test_a_booking_that_is_not_there_is_not_found(gone):
    with pytest.raises(NotFound):
        calling_off.move("command", 99, 1, gone)


def test_sessions_to_come_that_have_room_are_offered_and_no_other(gone):
    full, free = session(capacity=1, start=NEXT), session(capacity=2, start=NEXT + timedelta(1))
    book(full, family(2), comes=NEXT)
    unbounded, called_off = session(start=NEXT + timedelta(2)), session(start=NEXT + timedelta(3))
    off(called_off)
    session(start=datetime(2026, 5, 30, 10))
    found = calling_off.homes(sessions.find(gone, cancelled=True))
    assert [(one.ref, one.places) for one in found] == [(free, 2), (unbounded, None)]
