"""When a contact detail has to be asked for again."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.confirming import is_stale, months_before

TODAY = date(2026, 3, 7)


@pytest.mark.clause("DP4")
def test_a_detail_that_nobody_ever_confirmed_is_asked_for():
    assert is_stale(None, TODAY)


@pytest.mark.clause("DP4")
def test_a_detail_confirmed_six_months_ago_to_the_day_still_holds():
    assert not is_stale(date(2025, 9, 7), TODAY)


@pytest.mark.clause("DP4")
def test_a_detail_confirmed_a_day_more_than_six_months_ago_is_asked_for():
    assert is_stale(date(2025, 9, 6), TODAY)


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2024, 8, 31), date(2024, 2, 29)),
        (date(2026, 3, 31), date(2025, 9, 30)),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last(today, before):
    assert months_before(today, 6) == before


def test_months_are_counted_over_the_turn_of_the_year():
    assert months_before(date(2026, 1, 15), 13) == date(2024, 12, 15)


def test_six_months_before_june_is_december():
    assert months_before(date(2026, 6, 1), 6) == date(2025, 12, 1)
