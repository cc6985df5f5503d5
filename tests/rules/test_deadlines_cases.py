"""Every published case of the clock, and the counted ones, to the day and with its reasons."""

from __future__ import annotations

import pytest
from support.deadlines import day
from support.deadlines_cases import COUNTED, PUBLISHED

from ccportal.rules.deadlines import clock

pytestmark = pytest.mark.clause("DP6")

TODAY = day("2026-11-02")


@pytest.mark.parametrize(("name", "one", "due", "why"), PUBLISHED + COUNTED)
def test_the_date_is_the_published_or_counted_one_and_says_why(name, one, due, why):
    state = clock(one, TODAY)
    assert (state.due, state.why) == (day(due), why), name
