"""How the last twelve months of a clause are said on paper."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.assurance import Colour
from ccportal.sar.render_assurance import Row, months

GREEN, RED = Colour.GREEN, Colour.RED


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((None, None, GREEN), ""),
        ((None, GREEN, GREEN), "kept in all of 2 months"),
        ((RED, GREEN, GREEN), "kept in 2 of 3 months"),
    ],
)
def test_the_months_are_said_in_words(known, expected):
    row = Row("C1", "Undertaking", GREEN, "Kept", (), date(2026, 1, 1), known)
    assert months(row) == expected
