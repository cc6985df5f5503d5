"""Nobody assesses a family without an agreement: the first day, the last, and those beside (C6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.premises import (
    Agreement,
    Purpose,
    Visit,
    agreement_for,
    check_agreed,
    check_asked,
    is_assessment,
    is_in_force,
    last_day,
)

pytestmark = pytest.mark.clause("C6")

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
DAY = timedelta(1)
AGREED = Agreement("as-1", "fam-1", "p-1", FIRST, LAST)
NOON = datetime(2026, 6, 13, 12)
ASKED = Visit("fam-1", "p-1", Purpose.ASSESSMENT, "To see them", NOON)


def on(day: date) -> Visit:
    return replace(ASKED, comes_at=datetime(day.year, day.month, day.day, 12))


@pytest.mark.boundary("C6", "an agreement from its first day to its last")
@pytest.mark.parametrize(
    ("day", "there"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_an_agreement_is_in_force_from_its_first_day_to_its_last(day, there):
    assert is_in_force(AGREED, day) is there
    if there:
        assert agreement_for(on(day), [AGREED]) == AGREED
    else:
        with pytest.raises(NotPermitted):
            agreement_for(on(day), [AGREED])


@pytest.mark.boundary("C6", "an agreement until it is ended")
def test_one_that_was_ended_is_in_force_on_the_day_before_and_not_on_that_day():
    ended = replace(AGREED, ended_on=NOON.date())
    assert [is_in_force(ended, one) for one in (NOON.date() - DAY, NOON.date())] == [True, False]


@pytest.mark.parametrize(
    "other",
    [{"family": "fam-2"}, {"professional": "p-2"}, {"family": "fam-2", "professional": "p-2"}],
)
def test_an_agreement_for_another_family_or_professional_allows_nothing(other):
    with pytest.raises(NotPermitted):
        agreement_for(ASKED, [replace(AGREED, **other)])


@pytest.mark.parametrize("purpose", [Purpose.ASSESSMENT, Purpose.OBSERVATION])
def test_without_an_agreement_no_assessment_and_no_report_on_watching(purpose):
    with pytest.raises(NotPermitted):
        agreement_for(replace(ASKED, purpose=purpose), [])


@pytest.mark.parametrize("purpose", [Purpose.SUPPORT, Purpose.INTRODUCTION, Purpose.OTHER])
def test_another_visit_needs_none(purpose):
    assert agreement_for(replace(ASKED, purpose=purpose, words="To interpret"), []) is None


@pytest.mark.parametrize(
    "words",
    ["A parenting ASSESSMENT", "to observe contact", "for my report", "will watch", "evaluation"],
)
def test_an_assessment_under_another_name_is_one(words):
    assert is_assessment(Purpose.OTHER, words)
    with pytest.raises(NotPermitted):
        agreement_for(replace(ASKED, purpose=Purpose.SUPPORT, words=words), [])


def test_a_visit_is_booked_for_today_and_not_for_yesterday_nor_without_words():
    check_asked(ASKED, NOON + timedelta(hours=11))
    for wrong in (on(NOON.date() - DAY), replace(ASKED, words=" ")):
        with pytest.raises(Invalid):
            check_asked(wrong, NOON)


@pytest.mark.boundary("C6", "an agreement for a year at most")
def test_an_agreement_is_for_a_day_at_least_and_a_year_at_most():
    check_agreed("Two sessions", FIRST, FIRST)
    check_agreed("Two sessions", FIRST, FIRST + timedelta(366))
    for purpose, last in (("x", FIRST - DAY), ("x", FIRST + timedelta(367)), ("", LAST)):
        with pytest.raises(Invalid):
            check_agreed(purpose, FIRST, last)


def test_an_agreement_that_is_ended_was_in_force_until_the_day_before():
    assert last_day(AGREED, LAST) == LAST - DAY
    assert last_day(AGREED, FIRST) == FIRST
