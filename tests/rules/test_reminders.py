"""When somebody is mailed that something waits, and when it is tried again."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from ccportal.rules.reminders import Renewal, is_to_be_told, next_try, renewal

TODAY, NOW = date(2026, 11, 25), datetime(2026, 11, 25, 9, 0)


@pytest.mark.parametrize(
    ("days", "before", "mark", "told"),
    [
        (None, "", "a", True),
        (None, "", "", False),
        (0, "a", "b", False),
        (1, "a", "b", True),
        (6, "a", "a", False),
        (7, "a", "a", True),
        (7, "a", "", False),
    ],
)
def test_the_team_is_told_of_what_is_new_once_a_day_and_of_the_rest_once_a_week(
    days, before, mark, told
):
    on = None if days is None else TODAY - timedelta(days=days)
    assert is_to_be_told(on, before, mark, TODAY) is told


@pytest.mark.parametrize(
    ("tries", "minutes"), [(1, 5), (2, 10), (3, 20), (7, 320), (8, 360), (5000, 360)]
)
def test_each_failure_waits_twice_as_long_up_to_six_hours(tries, minutes):
    assert next_try(tries, NOW) == NOW + timedelta(minutes=minutes)


@pytest.mark.clause("C7")
@pytest.mark.boundary("C7", "told of 60 days and a week before, and the day after")
@pytest.mark.parametrize(
    ("left", "stage"),
    [
        (61, None),
        (60, Renewal.SOON),
        (8, Renewal.SOON),
        (7, Renewal.LAST_WEEK),
        (0, Renewal.LAST_WEEK),
        (-1, Renewal.OVER),
    ],
)
def test_a_check_is_told_of_before_its_last_day_and_after(left, stage):
    assert renewal(TODAY + timedelta(days=left), TODAY) is stage
