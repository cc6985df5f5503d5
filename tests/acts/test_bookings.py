"""Families in sessions: booked, waiting, cancelled, away; what clashes is refused with why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.calendar import END, START, book, household, press, session, utc

from ccportal.acts import attendance, bookings, calling_off
from ccportal.acts.bookings import Times
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking
from ccportal.store.contact import Attendance
from ccportal.store.families import Family, Member

LONG_BEFORE = datetime(2026, 6, 1, 9)


@pytest.fixture(autouse=True)
def before(made):
    """Everything happens in the week before, unless a test says otherwise."""
    with time_machine.travel(utc(LONG_BEFORE), tick=False):
        yield


@pytest.fixture
def family():
    return household("f-1", ("Grace Ash", "Callum Ross"))


@pytest.fixture
def other():
    return household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")


def of(session_ref: str, family: str) -> Booking:
    return Booking.get(Booking.session == session_ref, Booking.family == family)


def statuses(session_ref: str) -> dict[str, str]:
    rows = Attendance.select().where(Attendance.session == session_ref)
    return {one.person_id: one.status for one in rows}


def test_a_family_is_booked_with_its_two_times(family):
    ref = session()
    assert book(ref, family, apart=20) == "booked"
    kept = of(ref, family)
    assert (kept.comes_at, kept.visits_at) == (START, START + timedelta(minutes=20))


def test_without_times_the_visitor_comes_the_gap_after_the_child(family):
    ref = session()
    bookings.book("command", ref, family)
    assert of(ref, family).visits_at == START + timedelta(minutes=15)


def test_twice_is_once(family):
    ref = session()
    book(ref, family)
    book(ref, family)
    assert Booking.select().count() == 1


def test_the_first_that_has_no_room_waits(family, other):
    ref = session(capacity=1)
    assert [book(ref, family), book(ref, other)] == ["booked", "waiting"]


def test_who_waits_gets_a_place_once_there_is_one(family, other):
    ref = session(capacity=1)
    book(ref, family)
    book(ref, other)
    with pytest.raises(Conflict, match="full"):
        bookings.give_place("command", of(ref, other).id, of(ref, other).version)
    bookings.cancel("command", of(ref, family).id, of(ref, family).version, "centre", "Ill")
    bookings.give_place("command", of(ref, other).id, of(ref, other).version)
    assert of(ref, other).state == "booked"


def test_who_cancels_and_why_is_kept(family):
    ref = session()
    book(ref, family)
    bookings.cancel("command", of(ref, family).id, 1, "contact-parent", "Works that day")
    kept = of(ref, family)
    assert (kept.state, kept.cancelled_by, kept.cancelled_why) == (
        "cancelled",
        "contact-parent",
        "Works that day",
    )


def test_a_cancelled_booking_stands_in_the_attendance_of_child_and_visitor(family):
    ref = session()
    book(ref, family)
    bookings.cancel("command", of(ref, family).id, 1, "centre", "Ill")
    assert statuses(ref) == {"f-1-contact-parent": "cancelled", "f-1-child": "cancelled"}


def test_a_place_on_the_waiting_list_that_is_given_up_leaves_no_attendance(family, other):
    ref = session(capacity=1)
    book(ref, family)
    book(ref, other)
    bookings.cancel("command", of(ref, other).id, 1, "centre", "Moved")
    assert statuses(ref) == {}


def test_a_family_that_cancelled_can_be_booked_again(family):
    ref = session()
    book(ref, family)
    bookings.cancel("command", of(ref, family).id, 1, "centre", "Ill")
    assert book(ref, family) == "booked"
    assert of(ref, family).cancelled_why is None


@pytest.mark.parametrize(("who", "why"), [("nobody", "Ill"), ("centre", " ")])
def test_without_who_or_why_nothing_is_cancelled(family, who, why):
    ref = session()
    book(ref, family)
    with pytest.raises(Invalid):
        bookings.cancel("command", of(ref, family).id, 1, who, why)
    assert of(ref, family).state == "booked"


def test_the_second_of_two_who_change_a_booking_is_told(family):
    ref = session()
    book(ref, family)
    bookings.cancel("command", of(ref, family).id, 1, "centre", "Ill")
    book(ref, family)
    with pytest.raises(Conflict, match="Somebody else"):
        bookings.cancel("command", of(ref, family).id, 1, "centre", "Ill")


def test_the_same_family_at_other_times_is_refused(family):
    ref = session()
    book(ref, family)
    with pytest.raises(Conflict, match="already, at other times"):
        book(ref, family, apart=20)
    assert of(ref, family).visits_at == START + timedelta(minutes=15)


def test_who_waits_and_is_in_another_session_by_now_is_given_no_place(family, other):
    ref, there = session(capacity=1, place="Hall"), session(place="Hut")
    for one in (family, other):
        book(ref, one)
    bookings.cancel("command", of(ref, family).id, 1, "family", "Ill")
    book(there, other)
    with pytest.raises(Conflict, match="another session"):
        bookings.give_place("command", of(ref, other).id, 1)


def test_who_waited_since_the_times_were_others_comes_at_times_that_there_are(family, other):
    ref = session(capacity=1)
    for one in (family, other):
        book(ref, one)
    Booking.update(comes_at=END, visits_at=END).where(Booking.family == other).execute()
    bookings.cancel("command", of(ref, family).id, 1, "referrer", "Ill")
    bookings.give_place("command", of(ref, other).id, 1)
    assert of(ref, other).visits_at == START + timedelta(minutes=15)


def test_a_booking_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        bookings.cancel("command", 99, 1, "centre", "Ill")


def test_a_family_that_came_does_not_cancel(family):
    ref = session()
    book(ref, family)
    with time_machine.travel(utc(START), tick=False):
        attendance.mark(_ruth(), Role.COORDINATOR, ref, press("f-1", Step.ARRIVED, "child"))
        with pytest.raises(Conflict, match="came"):
            bookings.cancel("command", of(ref, family).id, 1, "centre", "Ill")


def test_who_did_not_come_is_absent_with_the_reason(family):
    ref = session()
    book(ref, family)
    with time_machine.travel(utc(START + timedelta(hours=1)), tick=False):
        bookings.did_not_come("command", of(ref, family).id, 1, "Not known")
    assert set(statuses(ref).values()) == {"absent"}


def test_nobody_is_absent_before_it_begins(family):
    ref = session()
    book(ref, family)
    with pytest.raises(Conflict):
        bookings.did_not_come("command", of(ref, family).id, 1, "")


def test_a_family_cannot_be_in_two_sessions_at_once(family):
    here, there = session(place="Hall"), session(place="Hut")
    book(here, family)
    with pytest.raises(Conflict, match="another session"):
        book(there, family)


def test_nor_can_somebody_of_two_families(family, other):
    Member.create(family=other, person="f-1-contact-parent", position=9, role="contact-parent")
    here, there = session(place="Hall"), session(place="Hut")
    book(here, family)
    with pytest.raises(Conflict, match="another session"):
        book(there, other)


def test_a_session_that_was_called_off_keeps_nobody_from_another(family):
    here, there = session(place="Hall"), session(place="Hut")
    book(here, family)
    calling_off.call_off("command", here, "centre", "Snow")
    assert book(there, family) == "booked"


def test_a_session_after_it_may_have_them_too(family):
    book(session(), family)
    assert book(session(start=END), family, comes=END) == "booked"


def test_a_family_that_has_left_is_not_booked(family):
    Family.update(closed_on=date(2026, 6, 13)).execute()
    with pytest.raises(Conflict, match="left"):
        book(session(), family)


def test_a_family_that_leaves_later_is_booked(family):
    Family.update(closed_on=date(2026, 6, 14)).execute()
    assert book(session(), family) == "booked"


@pytest.mark.parametrize("role", ["child", "contact-parent"])
def test_a_family_needs_a_child_and_a_visitor(family, role):
    Member.delete().where(Member.role == role).execute()
    with pytest.raises(Conflict, match="needs"):
        book(session(), family)


def test_parents_who_would_meet_are_not_booked(family):
    with pytest.raises(Conflict, match="15 minutes"):
        book(session(), family, apart=14)


def test_nobody_is_booked_into_what_is_over(family):
    ref = session()
    with time_machine.travel(utc(END + timedelta(seconds=1)), tick=False), pytest.raises(Conflict):
        book(ref, family)


def test_a_family_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        bookings.book("command", session(), "none", Times(START, END))


def test_a_refused_booking_leaves_nothing_behind(family):
    with pytest.raises(Conflict):
        book(session(), family, apart=1)
    assert Booking.select().count() == 0


def test_the_audit_trail_has_refs_and_never_the_reason(family):
    ref = session()
    book(ref, family)
    bookings.cancel("command", of(ref, family).id, 1, "centre", "Broke his leg")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref, last.detail) == ("booking:cancel", ref, "f-1")


def _ruth() -> str:
    from support.calendar import someone

    return someone("p-ruth", "Ruth Hall")
