"""What an attendance statement says of one person at one session (C3)."""

from __future__ import annotations

from datetime import datetime

import pytest

from ccportal.rules.statement import Line

pytestmark = pytest.mark.clause("C3")
BEGINS, ENDS = datetime(2026, 11, 21, 10), datetime(2026, 11, 21, 12)


@pytest.mark.parametrize(
    ("status", "arrived", "left", "expected"),
    [
        ("attended", BEGINS, ENDS, "10:00 to 12:00"),
        ("attended", BEGINS, None, "10:00 on; leaving was not noted"),
        ("attended", None, None, "Came; times were not noted"),
        ("absent", None, None, "Did not come"),
        ("cancelled", None, None, "Cancelled"),
    ],
)
def test_whether_somebody_came_is_said_and_never_why_not(status, arrived, left, expected):
    assert Line(BEGINS, ENDS, "child", 1, status, arrived, left).said == expected
