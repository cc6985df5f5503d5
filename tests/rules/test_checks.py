"""When a check holds and who may decide on one: the last day and the day after (C7)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.checks import (
    SOON,
    Check,
    Decision,
    Entered,
    Outcome,
    asks_for_new,
    check_entered,
    holds,
    is_due,
)
from ccportal.rules.roster import Service, check_cleared, is_cleared

pytestmark = pytest.mark.clause("C7")

FIRST, LAST = date(2025, 3, 1), date(2026, 6, 13)
NEXT = LAST + timedelta(1)
RENEWED = (Check(FIRST, accepted=True, renew_by=LAST),)
TODAY = date(2026, 6, 1)


@pytest.mark.boundary("C7", "a check to its last day")
def test_a_check_holds_on_its_last_day_and_not_on_the_day_after():
    assert [holds(RENEWED, one) for one in (LAST, NEXT)] == [True, False]


def test_a_check_without_a_last_day_holds_on():
    assert holds((Check(FIRST, accepted=True),), NEXT + timedelta(4000))


def test_a_check_does_not_hold_before_it_was_made():
    assert [holds(RENEWED, one) for one in (FIRST - timedelta(1), FIRST)] == [False, True]


def test_only_a_new_check_makes_one_whose_last_day_has_passed_hold_again():
    again = (*RENEWED, Check(NEXT, accepted=True))
    assert [holds(again, one) for one in (LAST, NEXT)] == [True, True]
    assert not holds((*RENEWED, Check(NEXT, accepted=False)), NEXT)


def test_nobody_without_a_check_is_asked_for_a_new_one():
    assert [asks_for_new(RENEWED, one) for one in (LAST, NEXT)] == [False, True]
    assert not asks_for_new((), NEXT)
    assert not asks_for_new((Check(FIRST, accepted=False),), NEXT)


@pytest.mark.boundary("C7", "a check to its last day")
def test_somebody_helps_on_the_last_day_and_is_refused_on_the_day_after_with_that_reason():
    service = (Service(FIRST, None, RENEWED),)
    check_cleared(service, LAST)
    assert is_cleared(service, LAST)
    with pytest.raises(Conflict, match="renewed"):
        check_cleared(service, NEXT)


@pytest.mark.boundary("C7", "renewed within 60 days")
def test_it_is_due_from_sixty_days_before_its_last_day_on():
    first = LAST - SOON
    days = (first - timedelta(1), first, LAST, NEXT)
    assert [is_due(RENEWED, one) for one in days] == [False, True, True, False]
    assert not is_due((Check(FIRST, accepted=True),), NEXT)


def entered(**more) -> Entered:
    said = {
        "checked_on": TODAY,
        "outcome": Outcome.CLEAR,
        "decision": Decision.ACCEPTED,
        "decided_on": TODAY,
        "certificate_number": "001 234 567 890",
        "renew_by": TODAY + timedelta(1),
    }
    return Entered(**{**said, **more})


def test_a_check_that_was_decided_on_today_is_entered():
    check_entered(entered(), TODAY, own=False)


def test_nobody_decides_on_their_own():
    with pytest.raises(NotPermitted):
        check_entered(entered(), TODAY, own=True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"decided_on": TODAY + timedelta(1)},
        {"checked_on": TODAY, "decided_on": TODAY - timedelta(1)},
        {"renew_by": TODAY},
        {"certificate_number": "<b>"},
    ],
    ids=["tomorrow", "decided before it was there", "over at once", "no number"],
)
def test_what_cannot_be_is_not_entered(wrong):
    with pytest.raises(Invalid):
        check_entered(entered(**wrong), TODAY, own=False)
