"""Who hands over the way into whose account, and when somebody has left."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.access import Role
from ccportal.rules.team import check_hand_over, check_leaving, may_hand_over

TODAY = date(2026, 6, 6)
STARTED = TODAY - timedelta(100)
STAFF = (Role.VOLUNTEER, Role.COORDINATOR, Role.CHAIR)


@pytest.mark.clause("C8")
@pytest.mark.parametrize(
    ("role", "whose"),
    [
        (Role.VOLUNTEER, set()),
        (Role.COORDINATOR, {Role.VOLUNTEER}),
        (Role.CHAIR, set(STAFF)),
        (Role.REQUESTER, set()),
    ],
)
def test_nobody_but_the_chair_hands_over_what_agrees_to_their_own_decisions(role, whose):
    assert {one for one in STAFF if may_hand_over(role, one, chair_there=True)} == whose


@pytest.mark.clause("C8")
def test_the_first_chair_is_let_in_by_a_coordinator():
    check_hand_over(Role.COORDINATOR, Role.CHAIR, chair_there=False)
    with pytest.raises(NotPermitted):
        check_hand_over(Role.COORDINATOR, Role.CHAIR, chair_there=True)
    with pytest.raises(NotPermitted):
        check_hand_over(Role.COORDINATOR, Role.COORDINATOR, chair_there=False)


@pytest.mark.clause("C1")
@pytest.mark.parametrize("left_on", [STARTED, TODAY])
def test_somebody_leaves_from_the_day_they_came_until_today(left_on):
    check_leaving(left_on, STARTED, TODAY, own=False)


@pytest.mark.clause("C1")
@pytest.mark.parametrize("left_on", [STARTED - timedelta(1), TODAY + timedelta(1)])
def test_nobody_left_before_they_came_or_leaves_tomorrow(left_on):
    with pytest.raises(Invalid):
        check_leaving(left_on, STARTED, TODAY, own=False)


@pytest.mark.clause("C1")
def test_nobody_puts_down_their_own_leaving():
    with pytest.raises(NotPermitted):
        check_leaving(TODAY, STARTED, TODAY, own=True)
