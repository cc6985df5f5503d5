"""Families that must not meet stay out of one session until it is decided otherwise."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.calendar import START, book, household, session, someone, utc

from ccportal.acts import bookings, calling_off, risks, together
from ccportal.acts.bookings import Times
from ccportal.acts.risks import Said
from ccportal.acts.together import KeptApart
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking, SessionPlan, Together

pytestmark = pytest.mark.clause("VIO")

BEFORE = datetime(2026, 6, 1, 9)
WHEN = Times(START, START + timedelta(minutes=15))


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(BEFORE), tick=False):
        yield


@pytest.fixture
def risk():
    """Somebody who visits in f-1 is a risk to the parent with whom the child of f-2 lives."""
    household("f-1", ("Grace Ash", "Callum Ross"))
    household("f-2", ("Nas Hill", "Imran Hill"), "Zara Hill")
    household("f-3", ("Dylan Lowe", "Hannah Lowe"), "Seren Lowe")
    return threatens("f-1-contact-parent", "f-2-resident-parent")


def threatens(source: str, *to: str) -> str:
    said = Said("violence", to, "Keep them apart", "A threat", "Told", True, date(2026, 9, 1))
    return risks.record(someone(f"w-{source}", "Ruth Hall"), source, said)


def decide(ref: str, family: str = "f-2") -> str:
    return bookings.book("command", ref, family, WHEN, "Two doors, two rooms")


def test_the_second_family_is_refused(risk):
    ref = session()
    book(ref, "f-1")
    with pytest.raises(KeptApart) as error:
        book(ref, "f-2")
    (pair,) = error.value.apart
    assert (pair.one, pair.other, pair.risks) == ("f-1", "f-2", (risk,))
    assert Booking.select().count() == 1


def test_whichever_of_the_two_comes_first(risk):
    ref = session()
    book(ref, "f-2")
    with pytest.raises(KeptApart):
        book(ref, "f-1")


def test_what_is_said_of_it_names_nobody(risk):
    ref = session()
    book(ref, "f-1")
    with pytest.raises(KeptApart) as error:
        book(ref, "f-2")
    assert not any(word in str(error.value) for word in ("Ross", "Hill", "f-1", "f-2", "p-"))


def test_a_third_family_is_not_kept_out(risk):
    ref = session()
    book(ref, "f-1")
    assert book(ref, "f-3") == "booked"


def test_in_two_sessions_they_may_be(risk):
    book(session(place="Hall"), "f-1")
    assert book(session(place="Hut"), "f-2") == "booked"


def test_who_cancelled_keeps_nobody_out(risk):
    ref = session()
    book(ref, "f-1")
    one = Booking.get()
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    assert book(ref, "f-2") == "booked"


def test_a_risk_within_one_family_keeps_nobody_out():
    for number in (1, 2):
        household(f"f-{number}", ("Grace Ash", "Callum Ross"))
    threatens("f-1-contact-parent", "f-1-resident-parent")
    ref = session()
    assert [book(ref, f"f-{number}") for number in (1, 2)] == ["booked", "booked"]


def test_a_risk_that_was_looked_at_again_counts_as_it_stands_now(risk):
    writer = someone("w-again", "Ruth Hall")
    to = ("f-2-resident-parent", "f-3-child")
    said = Said("violence", to, "Keep them apart", "Again", "Told", True, date(2026, 9, 1))
    again = risks.look_again(writer, risk, said)
    found = together.meetings(session(), together.people_of(["f-1", "f-2", "f-3"]))
    assert [(one.pair.one, one.pair.other, one.pair.risks) for one in found] == [
        ("f-1", "f-2", (again,)),
        ("f-1", "f-3", (again,)),
    ]


def test_with_a_decision_they_come_and_it_is_kept(risk):
    ref = session()
    book(ref, "f-1")
    assert decide(ref) == "booked"
    kept = Together.get()
    assert (kept.session_id, kept.family_id, kept.other_id) == (ref, "f-1", "f-2")
    assert kept.why == "Two doors, two rooms"


def test_words_of_spaces_decide_nothing(risk):
    ref = session()
    book(ref, "f-1")
    with pytest.raises(KeptApart):
        bookings.book("command", ref, "f-2", WHEN, "  ")


def test_a_decision_holds_for_its_session_alone(risk):
    ref, later = session(), session(start=START + timedelta(days=7))
    book(ref, "f-1")
    decide(ref)
    book(later, "f-1", comes=START + timedelta(days=7))
    with pytest.raises(KeptApart):
        book(later, "f-2", comes=START + timedelta(days=7))


def test_whoever_comes_again_needs_no_second_decision(risk):
    ref = session()
    book(ref, "f-1")
    decide(ref)
    one = Booking.get(Booking.family == "f-2")
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    assert book(ref, "f-2") == "booked"


def test_a_decision_where_none_is_needed_is_not_kept():
    household("f-3", ("Dylan Lowe", "Hannah Lowe"))
    decide(session(), "f-3")
    assert Together.select().count() == 0


def test_a_place_from_the_waiting_list_is_refused_too(risk):
    ref = session(capacity=1)
    book(ref, "f-3")
    assert book(ref, "f-2") == "waiting"
    one = Booking.get(Booking.family == "f-3")
    bookings.cancel("command", one.id, one.version, "family", "Ill")
    book(ref, "f-1")
    SessionPlan.update(capacity=2).execute()
    waits = Booking.get(Booking.family == "f-2")
    with pytest.raises(KeptApart):
        bookings.give_place("command", waits.id, waits.version)
    bookings.give_place("command", waits.id, waits.version, "Two doors")
    assert Booking.get(Booking.family == "f-2").state == "booked"


def test_so_is_a_move_from_a_session_that_was_called_off(risk):
    ref, later = session(), session(start=START + timedelta(days=7))
    book(ref, "f-2")
    book(later, "f-1", comes=START + timedelta(days=7))
    calling_off.call_off("command", ref, "centre", "Snow")
    one = Booking.get(Booking.family == "f-2")
    with pytest.raises(KeptApart):
        calling_off.move("command", one.id, one.version, later)
    assert calling_off.move("command", one.id, one.version, later, "Two doors") == "booked"


def test_two_who_have_places_before_the_risk_was_known_are_shown():
    ref = session()
    for number in (1, 2):
        household(f"f-{number}", ("Grace Ash", "Callum Ross"))
        book(ref, f"f-{number}")
    assert together.meetings(ref, together.people_of(["f-1", "f-2"])) == ()
    threatens("f-2-contact-parent", "f-1-child")
    (one,) = together.meetings(ref, together.people_of(["f-1", "f-2"]))
    assert one.why is None


def test_the_refusal_stands_in_the_audit_trail_without_the_families_names(risk):
    ref = session()
    book(ref, "f-1")
    with pytest.raises(KeptApart):
        book(ref, "f-2")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref, last.detail) == ("booking:make", ref, "refused")
