"""Checks of the team: who decides, who has looked, what goes when, whom a last day keeps out."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from support.calendar import END, START, helper, on_the_rota, session, utc
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, team, trail

from ccportal.acts import checks, reminders_waiting, retention_periods, rota, window
from ccportal.errors import Conflict, NotFound, NotPermitted
from ccportal.rules.access import Role
from ccportal.rules.checks import Decision, Entered, Outcome
from ccportal.store.volunteers import DbsCheck, DbsSeen, TeamMember

pytestmark = pytest.mark.clause("C7")

TODAY = date(2026, 6, 1)
DAY = START.date()
SAID = Entered(TODAY, Outcome.CLEAR, Decision.ACCEPTED, TODAY, "001234567890")


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    time_machine.move_to(utc(datetime(2026, 6, 1, 9)), tick=False)
    team()
    helper(VOLUNTEER, "Tam Hale", None)


def enter(actor: str = COORDINATOR, **more) -> None:
    said = {name: getattr(SAID, name) for name in Entered.__slots__} | more
    checks.enter(actor, VOLUNTEER, Entered(**said))


def test_a_check_that_was_accepted_clears_and_one_that_was_declined_ends_that():
    assert not checks.is_cleared_today(VOLUNTEER)
    enter(checked_on=date(2026, 5, 1))
    assert checks.is_cleared_today(VOLUNTEER)
    enter(CHAIR, decision=Decision.DECLINED)
    assert not checks.is_cleared_today(VOLUNTEER)
    assert [one.decided_by_id for one in DbsCheck.select()] == [COORDINATOR, CHAIR]


@pytest.mark.parametrize("actor", [COORDINATOR, CHAIR])
def test_nobody_clears_themselves_whatever_they_are(actor):
    TeamMember.create(person=actor, position=1, role="coordinator", started_on=TODAY)
    with pytest.raises(NotPermitted):
        checks.enter(actor, actor, SAID)
    assert (DbsCheck.select().count(), trail(actor)) == (0, [(actor, "dbs:decide", "refused")])


def test_nobody_who_is_not_on_the_team_has_a_check():
    for act in (lambda: checks.enter(COORDINATOR, CHAIR, SAID), lambda: checks.look(CHAIR, "none")):
        with pytest.raises(NotFound):
            act()


def test_each_look_is_written_down_and_told_to_who_looks_next():
    enter()
    checks.look(CHAIR, VOLUNTEER)
    seen = checks.look(COORDINATOR, VOLUNTEER).seen
    assert [one.name for one in seen] == ["Ruth Oakes", "Idris Bell"]
    assert trail(VOLUNTEER)[1:] == [(CHAIR, "dbs:read", None), (COORDINATOR, "dbs:read", None)]


def test_whether_somebody_is_cleared_is_told_without_a_look():
    enter()
    (said,) = checks.standing(TODAY)
    assert (said.cleared, said.checked_on) == (True, TODAY)
    assert not {"outcome", "decision", "certificate_number"} & set(type(said).__slots__)
    assert DbsSeen.select().count() == 0


@pytest.mark.boundary("C7", "a certificate's details for six months")
@pytest.mark.parametrize(
    ("day", "kept"), [("2026-11-30", ("001234567890", "clear")), ("2026-12-01", (None, None))]
)
def test_six_months_after_the_decision_number_and_outcome_go(time_machine, day, kept):
    enter(checked_on=date(2026, 2, 1))
    time_machine.move_to(f"{day}T12:00:00Z", tick=False)
    retention_periods.clear_out()
    one = DbsCheck.get()
    assert (one.certificate_number, one.outcome) == kept
    assert (one.checked_on, one.decision) == (date(2026, 2, 1), "accepted")
    assert checks.is_cleared_today(VOLUNTEER)


@pytest.mark.parametrize(
    ("decided", "kept"), [(date(2025, 12, 2), "001234567890"), (date(2025, 12, 1), None)]
)
def test_what_is_over_when_it_is_entered_is_not_kept_at_all(decided, kept):
    enter(checked_on=date(2025, 11, 1), decided_on=decided)
    assert DbsCheck.get().certificate_number == kept


def test_on_its_last_day_somebody_helps_and_the_day_before_a_session_is_too_late(time_machine):
    """Put on the rota while the check held; then its last day is set before the session."""
    enter(renew_by=DAY)
    ref = session()
    on_the_rota(ref, VOLUNTEER)
    time_machine.move_to(utc(START), tick=False)
    assert [one.ref for one in window.open_sessions(VOLUNTEER)] == [ref]
    DbsCheck.update(renew_by=DAY - timedelta(1)).execute()
    assert window.open_sessions(VOLUNTEER) == ()
    assert window.families(VOLUNTEER, Role.VOLUNTEER) == frozenset()
    with pytest.raises(NotFound):
        rota.check_seen(VOLUNTEER, Role.VOLUNTEER, ref)


@pytest.mark.parametrize("when", [START - timedelta(hours=2), START, END + timedelta(hours=24)])
@pytest.mark.parametrize("state", ["never", "declined", "over"])
def test_nobody_who_is_not_cleared_sees_a_session_at_any_moment_of_its_window(
    time_machine, state, when
):
    enter()
    ref = session()
    on_the_rota(ref, VOLUNTEER)
    if state == "never":
        DbsCheck.delete().execute()
    elif state == "declined":
        DbsCheck.update(decision="declined").execute()
    else:
        DbsCheck.update(renew_by=DAY - timedelta(1)).execute()
    time_machine.move_to(utc(when), tick=False)
    assert window.open_sessions(VOLUNTEER) == ()
    with pytest.raises(NotFound):
        rota.check_seen(VOLUNTEER, Role.VOLUNTEER, ref)


def test_a_session_after_the_last_day_asks_for_a_new_check_and_takes_them_once_it_is_there():
    enter(renew_by=DAY - timedelta(1))
    ref = session()
    with pytest.raises(Conflict, match="renewed"):
        on_the_rota(ref, VOLUNTEER)
    enter(checked_on=TODAY, renew_by=DAY)
    DbsCheck.update(checked_on=date(2026, 5, 1)).where(DbsCheck.position == 0).execute()
    on_the_rota(ref, VOLUNTEER)
    assert len(rota.rota(ref)) == 1


@pytest.mark.parametrize(("left", "ends"), [(61, False), (60, True), (-30, True)])
def test_the_newest_accepted_check_is_told_of_when_its_last_day_is_near_or_over(left, ends):
    enter(checked_on=date(2025, 5, 1), renew_by=TODAY + timedelta(left))
    assert len(list(checks.ending(TODAY))) == ends


def test_a_new_check_ends_the_reminder_of_the_one_before():
    enter(checked_on=date(2025, 5, 1), renew_by=TODAY)
    enter(checked_on=TODAY)
    assert list(checks.ending(TODAY)) == []


def test_nobody_is_reminded_of_somebody_who_left():
    enter(checked_on=date(2025, 5, 1), renew_by=TODAY)
    TeamMember.update(left_on=TODAY).where(TeamMember.person == VOLUNTEER).execute()
    assert list(checks.ending(TODAY)) == []


def test_each_nearer_day_is_news_for_both_who_see_to_it(time_machine):
    enter(checked_on=date(2025, 5, 1), renew_by=date(2026, 8, 1))
    seen = []
    for day in ("2026-06-01", "2026-06-02", "2026-07-25", "2026-08-02"):
        time_machine.move_to(f"{day}T09:00:00Z", tick=False)
        marks = reminders_waiting.marks()
        seen.append((marks[Role.COORDINATOR], marks[Role.CHAIR]))
    assert len(set(seen)) == 4
    assert all(one and other for one, other in seen)
