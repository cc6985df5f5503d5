"""The rota: cleared people alone, and who sees a session because of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.calendar import END, START, helper, on_the_rota, session, someone, utc

from ccportal.acts import calling_off, rota
from ccportal.errors import Conflict, NotFound
from ccportal.rules.access import Role
from ccportal.store.audit import AuditEntry
from ccportal.store.calendar import Rostered
from ccportal.store.contact import Session
from ccportal.store.volunteers import DbsCheck, TeamMember

pytestmark = pytest.mark.clause("C7")


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        yield


@pytest.fixture
def pat():
    return helper("p-pat", "Pat Osgood")


def seen(person: str, session_ref: str, now: datetime, role: Role = Role.VOLUNTEER) -> bool:
    return rota.is_seen_by(person, role, Session.get_by_id(session_ref), now)


def test_somebody_who_is_cleared_is_put_on(pat):
    ref = session()
    on_the_rota(ref, pat)
    assert [one.person_id for one in rota.rota(ref)] == [pat]


def test_twice_is_once(pat):
    ref = session()
    on_the_rota(ref, pat)
    on_the_rota(ref, pat)
    assert Rostered.select().count() == 1


@pytest.mark.parametrize("decision", [None, "declined"])
def test_nobody_without_an_accepted_check_is_put_on(decision):
    new = helper("p-new", "Jo New", decision)
    with pytest.raises(Conflict, match="DBS"):
        on_the_rota(session(), new)
    assert Rostered.select().count() == 0


def test_nobody_who_is_not_on_the_team_is_put_on():
    with pytest.raises(Conflict, match="team"):
        on_the_rota(session(), someone("p-x", "Ex Ternal"))


def test_nobody_who_has_left_by_then_is_put_on(pat):
    TeamMember.update(left_on=date(2026, 6, 13)).execute()
    with pytest.raises(Conflict):
        on_the_rota(session(), pat)


def test_a_session_that_is_over_or_off_takes_nobody(pat):
    ref = session()
    with time_machine.travel(utc(END + timedelta(hours=1)), tick=False), pytest.raises(Conflict):
        on_the_rota(ref, pat)
    calling_off.call_off("command", ref, "centre", "Snow")
    with pytest.raises(Conflict):
        on_the_rota(ref, pat)


def test_nobody_helps_at_two_sessions_at_once(pat):
    here, there = session(place="Hall"), session(place="Hut")
    on_the_rota(here, pat)
    with pytest.raises(Conflict, match="another session"):
        on_the_rota(there, pat)
    assert rota.rota(there) == ()


def test_one_that_was_called_off_keeps_nobody_from_helping_elsewhere(pat):
    here, there = session(place="Hall"), session(place="Hut")
    on_the_rota(here, pat)
    with time_machine.travel(utc(START), tick=False):
        calling_off.call_off("command", here, "centre", "Snow")
        on_the_rota(there, pat)
    assert len(rota.rota(there)) == 1


def test_somebody_is_taken_off(pat):
    ref = session()
    on_the_rota(ref, pat)
    rota.take_off("command", ref, pat)
    assert rota.rota(ref) == ()
    assert not seen(pat, ref, START)


def test_on_the_rota_it_is_seen_in_its_window_and_never_else(pat):
    ref = session()
    on_the_rota(ref, pat)
    moments = (START - timedelta(hours=2, seconds=1), START, END + timedelta(hours=24, seconds=1))
    assert [seen(pat, ref, now) for now in moments] == [False, True, False]


def test_another_session_of_the_day_is_not_seen(pat):
    mine, others = session(), session(start=END)
    on_the_rota(mine, pat)
    assert not seen(pat, others, END)


def test_a_check_that_is_taken_back_ends_the_view_at_once(pat):
    ref = session()
    on_the_rota(ref, pat)
    DbsCheck.create(
        member=TeamMember.get(),
        position=1,
        checked_on=date(2026, 6, 12),
        outcome="disclosed",
        decision="declined",
    )
    assert not seen(pat, ref, START)
    assert rota.sessions_of(pat) == ()


def test_a_coordinator_sees_every_session(pat):
    assert seen("p-ruth", session(), START - timedelta(days=30), Role.COORDINATOR)


def test_the_chair_sees_none(pat):
    ref = session()
    on_the_rota(ref, pat)
    assert not seen(pat, ref, START, Role.CHAIR)


def test_the_sessions_of_somebody_are_those_that_take_place(pat):
    first, second = session(), session(start=END)
    for one in (first, second):
        on_the_rota(one, pat)
    calling_off.call_off("command", second, "centre", "Snow")
    assert [one.ref for one in rota.sessions_of(pat)] == [first]


def test_an_attempt_to_look_outside_the_window_is_not_found_and_noted_down(pat):
    ref = session()
    with pytest.raises(NotFound):
        rota.check_seen(pat, Role.VOLUNTEER, ref)
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action, last.object_ref) == (pat, "session:refused", ref)


def test_a_session_that_is_not_there_looks_the_same(pat):
    ref = session()
    told = []
    for asked in (ref, "none-such"):
        with pytest.raises(NotFound) as error:
            rota.check_seen(pat, Role.VOLUNTEER, asked)
        told.append(str(error.value))
    assert told[0] == told[1]


def test_who_may_help_is_yes_or_no_and_never_why():
    helper("p-pat", "Pat Osgood")
    helper("p-new", "Jo New", None)
    found = rota.helpers(date(2026, 6, 13))
    assert [(one.name, one.cleared) for one in found] == [("Jo New", False), ("Pat Osgood", True)]
