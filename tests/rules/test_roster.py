"""Who may help, and who sees a session: to the minute and to the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ccportal.errors import Conflict
from ccportal.rules.access import Role
from ccportal.rules.calendar import Slot
from ccportal.rules.roster import (
    Check,
    Service,
    check_cleared,
    check_free,
    is_cleared,
    may_see,
)

pytestmark = pytest.mark.clause("C7")

DAY = date(2026, 6, 13)
START, END = datetime(2026, 6, 13, 10), datetime(2026, 6, 13, 12)


def service(
    *checks: tuple[str, bool], left: date | None = None, since: str = "2025-01-01"
) -> Service:
    kept = tuple(Check(date.fromisoformat(on), good) for on, good in checks)
    return Service(date.fromisoformat(since), left, kept)


ACCEPTED = service(("2025-01-02", True))


@pytest.mark.parametrize(
    ("services", "cleared"),
    [
        ((), False),
        ((service(),), False),
        ((ACCEPTED,), True),
        ((service(("2025-01-02", False)),), False),
        ((service(("2025-01-02", True), ("2026-01-02", False)),), False),
        ((service(("2025-01-02", False), ("2026-01-02", True)),), True),
        ((service(("2026-01-02", True), ("2026-01-02", False)),), False),
        ((service(("2026-06-13", True)),), True),
        ((service(("2026-06-14", True)),), False),
        ((service(("2025-01-02", True), left=date(2026, 6, 13)),), False),
        ((service(("2025-01-02", True), left=date(2026, 6, 14)),), True),
        ((service(("2025-01-02", True), since="2026-06-14"),), False),
        ((service(("2025-01-02", True), left=date(2025, 6, 1)), service()), False),
    ],
)
def test_who_is_cleared_on_the_day(services, cleared):
    assert is_cleared(services, DAY) is cleared


def test_somebody_who_is_not_on_the_team_is_refused_with_that_reason():
    with pytest.raises(Conflict, match="not on the team"):
        check_cleared((), DAY)


def test_somebody_without_an_accepted_check_is_refused_with_that_reason():
    with pytest.raises(Conflict, match="DBS"):
        check_cleared((service(),), DAY)


def test_somebody_with_an_accepted_check_may_help():
    check_cleared((ACCEPTED,), DAY)


def sees(role: Role, now: datetime, *, rostered: bool = True, cleared: bool = True) -> bool:
    return may_see(role, START, END, now, rostered=rostered, cleared=cleared)


@pytest.mark.boundary("C7", "a session from two hours before to a day after")
@pytest.mark.parametrize(
    ("now", "seen"),
    [
        (START - timedelta(hours=2, seconds=1), False),
        (START - timedelta(hours=2), True),
        (START, True),
        (END + timedelta(hours=24), True),
        (END + timedelta(hours=24, seconds=1), False),
    ],
)
def test_a_volunteer_sees_it_from_two_hours_before_until_a_day_after(now, seen):
    assert sees(Role.VOLUNTEER, now) is seen


def test_a_volunteer_who_is_not_on_its_rota_never_sees_it():
    assert not sees(Role.VOLUNTEER, START, rostered=False)


def test_a_volunteer_without_an_accepted_check_never_sees_it():
    assert not sees(Role.VOLUNTEER, START, cleared=False)


@pytest.mark.parametrize("now", [START - timedelta(days=400), START, END + timedelta(days=400)])
def test_a_coordinator_always_sees_it(now):
    assert sees(Role.COORDINATOR, now, rostered=False, cleared=False)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.REQUESTER])
def test_nobody_else_ever_sees_it(role):
    assert not sees(role, START)


@pytest.mark.parametrize(
    ("starts", "ends", "free"),
    [(8, 10, True), (8, 11, False), (10, 12, False), (11, 14, False), (12, 14, True)],
)
def test_nobody_helps_at_two_sessions_at_once(starts, ends, free):
    other = Slot(START.replace(hour=starts), START.replace(hour=ends), "another place")
    if free:
        check_free(Slot(START, END), [other])
    else:
        with pytest.raises(Conflict, match="another session"):
            check_free(Slot(START, END), [other])
