"""Sessions in the calendar: by rule, called off, and not two at once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from support.calendar import START, helper, session, utc

from ccportal.acts import calling_off, sessions
from ccportal.acts.sessions import Room
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.calendar import Rule, Slot
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import SessionPlan, SessionRule
from ccportal.store.contact import Session
from ccportal.store.people import Record

pytestmark = pytest.mark.usefixtures("made")
SATURDAYS = Rule(date(2026, 6, 13), date(2026, 9, 30), 2, time(10), time(12, 30), frozenset({8}))
BEFORE = utc(datetime(2026, 6, 1, 9))


def test_a_rule_makes_its_sessions():
    made = sessions.by_rule("command", SATURDAYS, Room("Hall", 8))
    kept = Session.select().where(Session.ref.in_(made)).order_by(Session.starts_at)
    assert [f"{one.starts_at:%d/%m %H:%M}" for one in kept][-1] == "19/09 10:00"
    assert {one.kind for one in Record.select().where(Record.ref.in_(made))} == {"sessions"}


def test_each_has_the_room_of_the_rule():
    (first, *_) = sessions.by_rule("command", SATURDAYS, Room("Hall", 8, timedelta(minutes=20)))
    plan = sessions.plan(first)
    assert (plan.place, plan.capacity, plan.gap) == ("Hall", 8, 20)


def test_the_rule_is_kept_as_it_was_given():
    sessions.by_rule("command", SATURDAYS, Room())
    kept = SessionRule.get()
    assert (kept.first_on, kept.every, kept.not_months) == (date(2026, 6, 13), 2, "8")


def test_the_same_form_twice_is_one_rule():
    first = sessions.by_rule("command", SATURDAYS, Room(), "token-12")
    assert set(sessions.by_rule("command", SATURDAYS, Room(), "token-12")) == set(first)
    assert Session.select().count() == len(first)


def test_a_clash_is_refused_with_its_days_and_nothing_is_made():
    taken = session(start=datetime(2026, 7, 11, 12))
    with pytest.raises(Conflict, match="11/07/2026"):
        sessions.by_rule("command", SATURDAYS, Room())
    assert [one.ref for one in Session.select()] == [taken]


def test_two_sessions_in_two_places_may_be_at_once():
    session(place="Hall")
    session(place="Hut")
    assert Session.select().count() == 2


def test_a_cancelled_session_leaves_its_time_free():
    with time_machine.travel(BEFORE, tick=False):
        calling_off.call_off("command", session(), "centre", "The boiler is broken")
        assert session()


def test_a_cancelled_session_says_who_and_why():
    with time_machine.travel(BEFORE, tick=False):
        ref = session()
        calling_off.call_off("command", ref, "centre", " The boiler is broken ")
    plan = sessions.plan(ref)
    assert (plan.cancelled_by, plan.cancelled_why) == ("centre", "The boiler is broken")


def test_a_session_that_was_brought_in_can_be_called_off():
    with time_machine.travel(BEFORE, tick=False):
        ref = session()
        SessionPlan.delete().execute()
        calling_off.call_off("command", ref, "centre", "Snow")
    assert sessions.plan(ref).cancelled_why == "Snow"


def test_without_a_reason_nothing_is_called_off():
    with time_machine.travel(BEFORE, tick=False), pytest.raises(Invalid):
        calling_off.call_off("command", session(), "centre", "  ")


def test_twice_is_refused():
    with time_machine.travel(BEFORE, tick=False):
        ref = session()
        calling_off.call_off("command", ref, "centre", "Snow")
        with pytest.raises(Conflict):
            calling_off.call_off("command", ref, "centre", "Snow")


def test_a_session_that_is_over_is_not_called_off():
    ref = session()
    with time_machine.travel(utc(START + timedelta(hours=3)), tick=False), pytest.raises(Conflict):
        calling_off.call_off("command", ref, "centre", "Snow")


def test_a_session_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        sessions.find("none-such")


@pytest.mark.parametrize("room", [Room(capacity=0), Room(capacity=501), Room(gap=timedelta())])
def test_room_that_makes_no_sense_is_refused(room):
    with pytest.raises(Invalid):
        sessions.by_rule("command", SATURDAYS, room)


def test_a_time_that_ends_before_it_begins_is_refused():
    with pytest.raises(Invalid):
        sessions.add("command", Slot(START, START - timedelta(hours=1)), Room())


def test_who_planned_it_stands_in_the_rule_and_in_the_audit_trail():
    helper("p-ruth", "Ruth Hall")
    sessions.by_rule("p-ruth", SATURDAYS, Room())
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (SessionRule.get().made_by_id, last.actor, last.action) == (
        "p-ruth",
        "p-ruth",
        "session:plan",
    )
