"""Each period to the day, and that a centre may make some longer, none shorter."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.errors import Invalid
from ccportal.rules.requests_keeping import KEPT
from ccportal.rules.retention_periods import PERIODS, Kept, check_longer, over_from, said

pytestmark = pytest.mark.clause("C9")


@pytest.mark.parametrize(
    ("kept", "since", "over"),
    [
        (Kept.UNUSED, date(2024, 2, 29), date(2027, 3, 1)),
        (Kept.CERTIFICATE, date(2026, 8, 31), date(2027, 2, 28)),
        (Kept.CERTIFICATE, date(2026, 1, 15), date(2026, 7, 15)),
        (Kept.ANSWER, date(2026, 3, 2), date(2026, 3, 30)),
        (Kept.DRAFT, date(2026, 3, 2), date(2026, 3, 30)),
        (Kept.EVIDENCE, date(2026, 3, 2), date(2026, 3, 2)),
        (Kept.TRAIL, date(2026, 3, 2), None),
    ],
)
def test_a_period_is_over_on_its_day(kept, since, over):
    assert over_from(kept, since) == over


def test_every_kind_has_one_period():
    assert set(PERIODS) == set(Kept)


def test_the_table_says_what_the_rule_of_answers_keeps():
    assert PERIODS[Kept.ANSWER].length == KEPT.days


def test_a_centre_may_make_three_years_longer_with_a_reason():
    check_longer(Kept.UNUSED, 3, "as the policy")
    check_longer(Kept.UNUSED, 10, "our insurer asks for it")


@pytest.mark.parametrize(
    ("kept", "length", "reason"),
    [
        (Kept.UNUSED, 2, "shorter"),
        (Kept.UNUSED, 11, "too long"),
        (Kept.UNUSED, 6, "  "),
        (Kept.CERTIFICATE, 5, "shorter"),
        (Kept.CERTIFICATE, 13, "too long"),
        (Kept.EVIDENCE, 1, "fixed"),
        (Kept.TRAIL, 1, "fixed"),
    ],
)
def test_shorter_too_long_without_reason_or_fixed_is_refused(kept, length, reason):
    with pytest.raises(Invalid):
        check_longer(kept, length, reason)


def test_periods_are_said_in_words():
    words = [said(PERIODS[one].length, PERIODS[one].unit) for one in (Kept.UNUSED, Kept.GUESS)]
    assert words == ["3 years", "1 day"]


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (None, "as long as the centre is there"),
        (0, "goes at once"),
        (1, "1 year"),
        (3, "3 years"),
    ],
)
def test_a_period_is_said_in_words(length, words):
    assert said(length, PERIODS[Kept.UNUSED].unit) == words
