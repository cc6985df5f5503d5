"""What goes by itself when its period is over: the day before and the day."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, team, trail

from ccportal import clock
from ccportal.acts import retention, retention_periods
from ccportal.errors import Invalid
from ccportal.rules.retention_periods import Kept
from ccportal.store.accounts import Account, Attempt, Draft, StaffSession
from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family
from ccportal.store.people import Record
from ccportal.store.portal import PortalAttempt, PortalSession
from ccportal.store.volunteers import DbsCheck, TeamMember

pytestmark = [pytest.mark.clause("C9"), pytest.mark.clause("C7"), pytest.mark.clause("DP5")]


@pytest.fixture
def centre(made, time_machine):
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    team()
    return made


@pytest.fixture
def check(centre):
    """A check of the volunteer, on 2 March 2026."""
    member = TeamMember.create(
        person=VOLUNTEER, position=1, role="volunteer", started_on=date(2026, 3, 1)
    )
    return DbsCheck.create(
        member=member,
        position=1,
        checked_on=date(2026, 3, 2),
        certificate_number="001234567890",
        outcome="clear",
        decision="accepted",
    )


@pytest.fixture
def draft(centre):
    """A draft that was begun at noon on 2 March 2026."""
    owner = Account.get(Account.person == COORDINATOR)
    return Draft.create(
        token="t-1", owner=owner, kind="note", about="fam", saved_at=clock.now_utc(), words="{}"
    )


def number() -> str | None:
    return DbsCheck.get().certificate_number


def test_the_day_before_six_months_a_certificates_number_is_there(check, time_machine):
    time_machine.move_to("2026-09-01T12:00:00Z", tick=False)
    assert (retention_periods.clear_out(), number()) == (0, "001234567890")


def test_after_six_months_it_is_gone_and_the_decision_stays(check, time_machine):
    time_machine.move_to("2026-09-02T12:00:00Z", tick=False)
    assert (retention_periods.clear_out(), number()) == (1, None)
    assert (DbsCheck.get().decision, DbsCheck.get().checked_on) == ("accepted", date(2026, 3, 2))
    assert trail(VOLUNTEER) == [("system", "dbs:purge", None)]


def test_where_the_centre_keeps_it_longer_it_goes_later(check, time_machine):
    retention_periods.lengthen(CHAIR, Kept.CERTIFICATE, 7, "A dispute")
    time_machine.move_to("2026-10-01T12:00:00Z", tick=False)
    assert retention_periods.clear_out() == 0
    time_machine.move_to("2026-10-02T12:00:00Z", tick=False)
    assert retention_periods.clear_out() == 1


@pytest.mark.clause("C8")
@pytest.mark.boundary("C8", "a signed-in browser and a guess for a day")
@pytest.mark.parametrize(("at", "left"), [("11:59:59", 4), ("12:00:00", 0)])
def test_who_was_signed_in_and_what_was_guessed_is_forgotten_after_a_day(
    centre, time_machine, at, left
):
    now = clock.now_utc()
    for table in (StaffSession, PortalSession):
        table.create(token_hash="t", created_at=now, seen_at=now, data=b"")
    for table in (Attempt, PortalAttempt):
        table.create(key_hash="k", at=now)
    time_machine.move_to(f"2026-03-03T{at}Z", tick=False)
    retention_periods.clear_out()
    tables = (StaffSession, PortalSession, Attempt, PortalAttempt)
    assert sum(table.select().count() for table in tables) == left


@pytest.mark.boundary("DP5", "a draft for four weeks")
def test_a_draft_goes_four_weeks_after_the_last_word(draft, time_machine):
    time_machine.move_to("2026-03-30T11:59:59Z", tick=False)
    assert retention_periods.clear_out() == 0
    time_machine.move_to("2026-03-30T12:00:00Z", tick=False)
    assert retention_periods.clear_out() == 1
    assert Draft.select().count() == 0


def test_a_longer_period_has_its_reason_and_stands_in_the_trail(centre):
    retention_periods.lengthen(CHAIR, Kept.UNUSED, 6, "Our insurer asks for it")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action, last.detail) == (CHAIR, "retention:lengthen", "unused 6")
    ours = next(one for one in retention_periods.table() if one.period.kept is Kept.UNUSED)
    assert (ours.length, ours.longer.reason) == (6, "Our insurer asks for it")


def test_a_shorter_one_is_refused_and_nothing_changes(centre):
    with pytest.raises(Invalid):
        retention_periods.lengthen(CHAIR, Kept.UNUSED, 2, "Less to keep")
    assert retention_periods.length(Kept.UNUSED) == 3


def test_a_centre_that_keeps_data_for_longer_disposes_of_them_later(centre):
    Record.create(ref="f-1", kind="families")
    Family.create(ref="f-1", opened_on=date(2022, 3, 1))
    assert [one.ref for one in retention.listed().due] == ["f-1"]
    retention_periods.lengthen(CHAIR, Kept.UNUSED, 5, "Our insurer asks for it")
    assert retention.listed().due == ()
    assert [one.ref for one in retention.listed(date(2027, 3, 1)).due] == ["f-1"]
