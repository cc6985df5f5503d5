"""When the policy has to be reviewed: the day before, the day, and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules.reviewing import Review, check_due, check_held, latest, standing

pytestmark = pytest.mark.clause("C11")
DUE = date(2026, 9, 12)


@pytest.mark.parametrize(
    ("days", "is_now"),
    [
        (-61, Review.FAR),
        (-60, Review.NEAR),
        (-1, Review.NEAR),
        (0, Review.NEAR),
        (1, Review.OVERDUE),
        (400, Review.OVERDUE),
    ],
)
def test_it_is_told_from_sixty_days_before_and_overdue_past_its_day(days, is_now):
    assert standing(DUE, DUE + timedelta(days)) is is_now


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 9, 12), date(2027, 9, 12)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2027, 12, 31)),
    ],
)
def test_the_last_day_is_twelve_months_on(day, last):
    assert latest(day) == last


@pytest.mark.boundary("C11", "within twelve months")
@pytest.mark.parametrize("due_on", [date(2026, 9, 13), date(2027, 9, 12)])
def test_a_review_may_be_due_from_the_next_day_until_twelve_months_on(due_on):
    check_due(due_on, DUE)


@pytest.mark.boundary("C11", "within twelve months")
@pytest.mark.parametrize("due_on", [date(2026, 9, 12), date(2027, 9, 13)])
def test_it_may_not_be_due_on_the_day_itself_nor_after_twelve_months(due_on):
    with pytest.raises(Invalid):
        check_due(due_on, DUE)


@pytest.mark.parametrize("held_on", [DUE, DUE + timedelta(30)])
def test_a_review_is_recorded_from_the_day_of_the_version_until_today(held_on):
    check_held(held_on, DUE, DUE + timedelta(30))


@pytest.mark.parametrize("held_on", [DUE - timedelta(1), DUE + timedelta(31)])
def test_no_review_was_before_its_version_or_is_to_come(held_on):
    with pytest.raises(Invalid):
        check_held(held_on, DUE, DUE + timedelta(30))
