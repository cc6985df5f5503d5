"""A session is over after 15 minutes unused, and when it is as old as it may become."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ccportal.rules.sessions import Kept, is_over

pytestmark = pytest.mark.clause("C8")

BEGAN = datetime(2026, 11, 21, 9, 0)
LIMIT = timedelta(hours=8)
MOMENT = timedelta(microseconds=1)
IDLE = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("seen", "now", "over"),
    [
        (BEGAN, BEGAN + IDLE - MOMENT, False),
        (BEGAN, BEGAN + IDLE, True),
        (BEGAN + LIMIT - IDLE / 2, BEGAN + LIMIT - MOMENT, False),
        (BEGAN + LIMIT - IDLE / 2, BEGAN + LIMIT, True),
    ],
)
def test_it_is_over_to_the_moment(seen, now, over):
    assert is_over(Kept("a-1", BEGAN, seen, b""), now, LIMIT) is over
