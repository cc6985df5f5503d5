"""A breach: 72 hours to the hour, who has to be told and by which way, and when it is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules import breaches as rule
from ccportal.rules.breaches import Breach, Danger, Detail, Duty, Way

pytestmark = pytest.mark.clause("DP7")

FOUND = datetime(2026, 11, 20, 9, 0)
DUE = FOUND + timedelta(hours=72)
MOMENT = timedelta(microseconds=1)
NEW = Breach(FOUND)
DECIDED = replace(NEW, danger=Danger.SOME, tell=True, decided_by="p-co")
TOLD = replace(DECIDED, told_at=FOUND + timedelta(hours=1), done="Called back")
TODAY = date(2026, 11, 25)


@pytest.mark.boundary("DP7", "the Commissioner told within 72 hours")
@pytest.mark.parametrize(
    ("breach", "now", "expected"),
    [
        (NEW, DUE - MOMENT, Duty.UNDECIDED),
        (NEW, DUE, Duty.OVERDUE),
        (DECIDED, DUE - MOMENT, Duty.DUE),
        (DECIDED, DUE, Duty.OVERDUE),
        (TOLD, DUE, Duty.TOLD),
        (replace(NEW, danger=Danger.NONE, tell=False), DUE, Duty.NEED_NOT),
    ],
)
def test_the_commissioner_is_told_within_72_hours_to_the_moment(breach, now, expected):
    assert rule.duty(breach, now) is expected


def test_a_breach_without_a_likely_risk_need_not_be_told():
    rule.check_decision(NEW, Danger.NONE, False, "Nobody opened it")


@pytest.mark.parametrize("danger", [Danger.SOME, Danger.HIGH])
def test_where_a_risk_is_likely_nobody_decides_not_to_tell(danger):
    with pytest.raises(NotPermitted):
        rule.check_decision(NEW, danger, False, "It would look bad")


def test_a_decision_has_its_reason():
    with pytest.raises(Invalid):
        rule.check_decision(NEW, Danger.NONE, False, " ")


def test_what_was_told_is_not_decided_away():
    with pytest.raises(Conflict):
        rule.check_decision(TOLD, Danger.NONE, False, "After all not")


@pytest.mark.parametrize(
    ("at", "late", "passes"),
    [
        (DUE - MOMENT, "", True),
        (DUE, "", False),
        (DUE, "The coordinator was ill", True),
        (FOUND, "", True),
        (FOUND - MOMENT, "", False),
        (DUE + timedelta(hours=2, microseconds=1), "To come", False),
        (None, "", False),
    ],
)
def test_telling_later_than_72_hours_needs_its_reasons(at, late, passes):
    now = DUE + timedelta(hours=2)
    if passes:
        assert rule.check_told(DECIDED, at, "Online", late, now) == at
        return
    with pytest.raises(Invalid):
        rule.check_told(DECIDED, at, "Online", late, now)


@pytest.mark.parametrize("breach", [NEW, TOLD, replace(DECIDED, closed=True)])
def test_telling_is_put_down_once_and_only_where_it_was_decided(breach):
    with pytest.raises(Conflict):
        rule.check_told(breach, FOUND, "Online", "", DUE)


@pytest.mark.parametrize(
    ("detail", "is_safe"),
    [
        (Detail(0, "phone", safe=True, do_not_use=False), True),
        (Detail(0, "phone", safe=True, do_not_use=False, until=TODAY), True),
        (Detail(0, "phone", safe=True, do_not_use=False, until=TODAY - timedelta(1)), False),
        (Detail(0, "phone", safe=False, do_not_use=False), False),
        (Detail(0, "phone", safe=False, do_not_use=True), False),
        (Detail(0, "phone", safe=True, do_not_use=True), False),
    ],
)
def test_somebody_is_told_by_a_detail_that_is_safe_today_and_by_no_other(detail, is_safe):
    assert bool(rule.safe_ways([detail], TODAY)) is is_safe


def test_a_forged_detail_is_not_taken_as_the_way():
    safe = (Detail(1, "phone", safe=True, do_not_use=False),)
    rule.check_person_told(NEW, False, Way.DETAIL, 1, safe)
    for number in (0, None):
        with pytest.raises(NotPermitted):
            rule.check_person_told(NEW, False, Way.DETAIL, number, safe)


@pytest.mark.parametrize(
    ("danger", "untold", "expected"),
    [(Danger.HIGH, 1, True), (Danger.HIGH, 0, False), (Danger.SOME, 1, False), (None, 1, False)],
)
def test_people_are_told_where_the_risk_is_high(danger, untold, expected):
    assert rule.must_tell_people(replace(NEW, danger=danger, untold=untold)) is expected


def test_the_chair_closes_what_is_done():
    rule.check_close(TOLD, "p-ch")


@pytest.mark.parametrize(
    "breach",
    [
        NEW,
        DECIDED,
        replace(TOLD, done=" "),
        replace(TOLD, danger=Danger.HIGH, untold=1),
        replace(TOLD, closed=True),
    ],
)
def test_nothing_is_closed_while_something_is_to_be_done(breach):
    with pytest.raises(Conflict):
        rule.check_close(breach, "p-ch")


def test_nobody_closes_what_they_decided():
    with pytest.raises(NotPermitted):
        rule.check_close(TOLD, "p-co")


@pytest.mark.parametrize(("what", "at"), [(" ", FOUND), ("Lost", DUE + MOMENT), ("Lost", None)])
def test_what_was_found_says_what_and_a_time_that_was(what, at):
    with pytest.raises(Invalid):
        rule.check_found(what, at, DUE)


def test_how_the_commissioner_was_told_is_said():
    with pytest.raises(Invalid, match="how they were told"):
        rule.check_told(DECIDED, FOUND, " ", "", DUE)


def test_that_the_commissioner_was_told_is_put_down_once():
    with pytest.raises(Conflict, match="already"):
        rule.check_told(TOLD, FOUND, "Online", "", DUE)


def test_that_somebody_was_told_is_put_down_once():
    with pytest.raises(Conflict, match="already"):
        rule.check_person_told(NEW, True, Way.DETAIL, 1, ())


@pytest.mark.parametrize(
    ("breach", "running"),
    [
        (NEW, True),
        (DECIDED, True),
        (TOLD, False),
        (replace(NEW, danger=Danger.NONE, tell=False), False),
        (replace(NEW, closed=True), False),
    ],
)
def test_the_72_hours_run_until_the_commissioner_is_told_or_need_not_be(breach, running):
    assert rule.is_running(breach) is running
