"""A session's time, room and gap changed after it was made: shown first, then done, and audited."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from support.calendar import START, book, helper, household, on_the_rota, session, utc

from ccportal.acts import calling_off, changing, rota, sessions
from ccportal.acts.changing import Wanted
from ccportal.acts.sessions import Room
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.calendar import Rule
from ccportal.rules.changing import Why
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Session

GAP = timedelta(minutes=15)
AFTERNOON = Wanted(time(14), time(16), Room(gap=GAP))


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        yield


def every_week() -> tuple[str, ...]:
    """Four sessions by one rule."""
    rule = Rule(date(2026, 6, 13), date(2026, 7, 4), 1, time(10), time(12, 30))
    return sessions.by_rule("command", rule, Room("Hall", 4))


def family(number: int) -> str:
    return household(f"f-{number}", ("Grace Ash", "Callum Ross"))


def change(ref: str, wanted: Wanted = AFTERNOON, *, all_of_them: bool = False):
    shown = changing.mark_of(changing.look(ref, wanted, all_of_them=all_of_them))
    return changing.change("command", ref, wanted, all_of_them=all_of_them, shown=shown)


def begins() -> list[str]:
    return [f"{one.starts_at:%d %H:%M}" for one in Session.select().order_by(Session.starts_at)]


def test_one_session_changes_and_the_others_of_its_rule_do_not():
    change(every_week()[1])
    assert begins() == ["13 10:00", "20 14:00", "27 10:00", "04 10:00"]


def test_this_and_the_following_change_and_those_before_do_not():
    change(every_week()[1], all_of_them=True)
    assert begins() == ["13 10:00", "20 14:00", "27 14:00", "04 14:00"]


def test_one_that_was_called_off_is_not_among_those_that_follow():
    refs = every_week()
    calling_off.call_off("command", refs[2], "centre", "Snow")
    change(refs[1], all_of_them=True)
    assert begins() == ["13 10:00", "20 14:00", "27 10:00", "04 14:00"]


def test_place_room_and_gap_change_with_it():
    ref = session(capacity=4)
    change(ref, Wanted(time(10), time(12), Room("Hut", 2, timedelta(minutes=20))))
    row = sessions.plan(ref)
    assert (row.place, row.capacity, row.gap) == ("Hut", 2, 20)


def test_one_that_was_brought_in_and_has_no_plan_can_change():
    ref = session()
    SessionPlan.delete().execute()
    change(ref)
    assert sessions.plan(ref).gap == 15


def test_to_look_changes_nothing():
    ref = session()
    book(ref, family(1))
    changing.look(ref, AFTERNOON, all_of_them=False)
    assert (begins(), Booking.get().comes_at) == (["13 10:00"], START)


def test_its_families_come_at_the_times_that_were_shown():
    ref = session()
    book(ref, family(1))
    (shown,) = changing.look(ref, AFTERNOON, all_of_them=False)
    change(ref)
    (_, fit), one = shown.moved[0], Booking.get()
    assert (fit.comes_at, fit.visits_at) == (one.comes_at, one.visits_at)
    assert f"{one.comes_at:%H:%M} {one.visits_at:%H:%M} {one.state}" == "14:00 14:15 booked"


def test_whom_fewer_places_leave_out_waits_first_of_all():
    ref = session()
    for number in (1, 2):
        book(ref, family(number))
    change(ref, Wanted(time(10), time(12, 30), Room(capacity=1)))
    states = {one.family_id: one.state for one in Booking.select()}
    assert states == {"f-1": "booked", "f-2": "waiting"}


def test_a_family_that_is_elsewhere_at_that_time_loses_its_place():
    here, there = session(place="Hall"), session(place="Hut", start=datetime(2026, 6, 13, 14))
    book(here, family(1))
    book(there, "f-1", comes=datetime(2026, 6, 13, 14))
    (shown,) = changing.look(here, Wanted(time(13), time(15), Room("Hall")), all_of_them=False)
    assert [fit.why for _, fit in shown.waits] == [Why.ELSEWHERE]


def test_who_helps_elsewhere_at_that_time_comes_off_the_rota():
    here, there = session(place="Hall"), session(place="Hut", start=datetime(2026, 6, 13, 14))
    pat, sam = helper("p-pat", "Pat Osgood"), helper("p-sam", "Sam Osgood")
    for ref, who in ((here, pat), (here, sam), (there, pat)):
        on_the_rota(ref, who)
    change(here, Wanted(time(13), time(15), Room("Hall")))
    assert [one.person_id for one in rota.rota(here)] == [sam]


def test_a_clash_with_another_session_is_refused_with_its_day():
    session(start=datetime(2026, 6, 27, 13))
    with pytest.raises(Conflict, match="27/06/2026"):
        change(every_week()[0], all_of_them=True)


def test_it_does_not_clash_with_itself():
    change(session(), Wanted(time(11), time(13), Room()))
    assert begins() == ["13 11:00"]


def test_one_that_has_begun_is_refused():
    ref = session()
    with time_machine.travel(utc(START), tick=False), pytest.raises(Conflict, match="begun"):
        change(ref)


def test_one_that_was_called_off_is_refused():
    ref = session()
    calling_off.call_off("command", ref, "centre", "Snow")
    with pytest.raises(Conflict):
        change(ref)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(time(12), time(12), Room()),
        Wanted(time(12), time(13), Room(capacity=0)),
        Wanted(time(12), time(13), Room(gap=timedelta(minutes=4))),
    ],
)
def test_what_makes_no_sense_is_refused(wanted):
    with pytest.raises(Invalid):
        change(session(), wanted)


def test_a_session_that_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        changing.look("none", AFTERNOON, all_of_them=False)


def test_what_was_not_shown_is_not_done():
    ref = session()
    shown = changing.mark_of(changing.look(ref, AFTERNOON, all_of_them=False))
    book(ref, family(1))
    with pytest.raises(Conflict, match="look again"):
        changing.change("command", ref, AFTERNOON, all_of_them=False, shown=shown)
    assert begins() == ["13 10:00"]


def test_each_session_that_changes_stands_in_the_audit_trail():
    refs = every_week()
    change(refs[2], all_of_them=True)
    rows = AuditEntry.select().order_by(AuditEntry.seq.desc()).limit(3)
    assert [(one.action, one.object_ref) for one in rows] == [
        ("session:change", refs[2]),
        ("session:change-one", refs[3]),
        ("session:change-one", refs[2]),
    ]
