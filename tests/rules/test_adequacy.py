"""What was held for a year and not used, and when the yearly look is due (DP3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules import adequacy as rule
from ccportal.rules.adequacy import Due

pytestmark = pytest.mark.clause("DP3")

TODAY = date(2026, 11, 25)
YEAR_AGO = date(2025, 11, 25)
DAY = timedelta(1)
LONG_AGO = date(2020, 1, 1)


@pytest.mark.boundary("DP3", "unused for a year")
@pytest.mark.parametrize(
    ("since", "used", "expected"),
    [
        (YEAR_AGO, None, True),
        (YEAR_AGO + DAY, None, False),
        (LONG_AGO, YEAR_AGO, True),
        (LONG_AGO, YEAR_AGO + DAY, False),
        (LONG_AGO, TODAY, False),
        (YEAR_AGO + DAY, LONG_AGO, False),
    ],
)
def test_what_is_there_for_a_year_and_was_not_used_in_it_is_shown(since, used, expected):
    assert (max(since, used or since) <= rule.unused_by(TODAY)) is expected


def test_what_came_on_a_leap_day_has_its_year_on_the_first_of_march():
    came = date(2024, 2, 29)
    seen = [came <= rule.unused_by(on) for on in (date(2025, 2, 28), date(2025, 3, 1))]
    assert seen == [False, True]


def test_on_a_leap_day_the_year_of_the_day_before_is_over_and_no_more():
    assert rule.unused_by(date(2024, 2, 29)) == date(2023, 2, 28)


@pytest.mark.boundary("DP3", "looked at every year")
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 25), Due.FAR),
        (date(2026, 9, 26), Due.NEAR),
        (date(2026, 11, 24), Due.NEAR),
        (date(2026, 11, 25), Due.OVERDUE),
    ],
)
def test_the_look_is_due_a_year_after_the_last(today, expected):
    due = rule.due_on(YEAR_AGO)
    assert (due, rule.standing(due, today)) == (TODAY, expected)


def test_a_look_says_what_was_decided():
    with pytest.raises(Invalid):
        rule.check_outcome("  ")


def test_what_was_decided_is_kept_without_the_space_around_it():
    assert rule.check_outcome("  We ask for it no more. ") == "We ask for it no more."
