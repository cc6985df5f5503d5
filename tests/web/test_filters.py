"""Days and times in words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ccportal import clock
from ccportal.web import filters


def test_days_are_said_day_first():
    assert filters.day(date(2026, 3, 4)) == "4 March 2026"
    assert filters.weekday(date(2026, 3, 14)) == "Saturday 14 March 2026"
    assert filters.short_day(date(2026, 9, 1)) == "1 Sep 2026"


def test_times_are_said_as_a_clock_does():
    assert filters.time(datetime(2026, 3, 14, 9, 5)) == "9:05"
    assert filters.moment(datetime(2026, 3, 14, 0, 0)) == "14 March 2026 at 0:00"


@pytest.mark.parametrize(
    ("born", "today", "years"),
    [
        (date(2019, 8, 2), date(2026, 8, 1), 6),
        (date(2019, 8, 2), date(2026, 8, 2), 7),
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
    ],
)
def test_an_age_counts_whole_years(born, today, years):
    assert filters.age(born, today) == years


def test_codes_and_counts_are_words():
    assert filters.plain("resident-parent") == "Resident parent"
    assert filters.part("contact-parent") == "parent who visits"
    assert filters.part("relative") == "relative"
    assert filters.plain("") == ""
    assert filters.count(1, "family", "families") == "1 family"
    assert filters.count(0, "note") == "0 notes"


def test_a_time_in_utc_is_said_as_london_has_it():
    assert clock.local(datetime(2026, 7, 1, 12, 0)) == datetime(2026, 7, 1, 13, 0)
    assert clock.local(datetime(2026, 12, 1, 12, 0)) == datetime(2026, 12, 1, 12, 0)
