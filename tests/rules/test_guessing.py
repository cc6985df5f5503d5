"""Guessing gets slower, and the wait has an end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ccportal.rules.guessing import Allowance, in_words, wait

NOW = datetime(2026, 6, 1, 12, 0)
SECOND = timedelta(seconds=1)
RULE = Allowance(3, timedelta(seconds=30), timedelta(minutes=15), timedelta(hours=1))


def failures(number, ago=SECOND):
    return [NOW - ago] * number


@pytest.mark.parametrize(
    ("number", "seconds"), [(0, 0), (2, 0), (3, 29), (4, 59), (5, 119), (8, 899), (500, 899)]
)
def test_each_failure_beyond_the_free_ones_doubles_the_wait_up_to_the_longest(number, seconds):
    assert wait(failures(number), NOW, RULE) == timedelta(seconds=seconds)


def test_the_wait_is_over_to_the_second():
    last = failures(3, timedelta(seconds=30))
    assert wait(last, NOW - SECOND, RULE) == SECOND
    assert wait(last, NOW, RULE) == timedelta(0)


def test_failures_are_forgotten_after_their_time():
    assert wait(failures(50, timedelta(hours=1)), NOW, RULE) == timedelta(0)


@pytest.mark.parametrize(("seconds", "words"), [(1, "1 minute"), (61, "2 minutes")])
def test_a_wait_is_said_in_minutes_rounded_up(seconds, words):
    assert in_words(timedelta(seconds=seconds)) == words
