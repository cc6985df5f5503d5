"""Who has to hear that something was put right: to the boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Conflict, Invalid
from ccportal.rules import accuracy
from ccportal.rules.accuracy import CARRIES, HOW, Fact, Passed

pytestmark = pytest.mark.clause("DP4")
TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


def passed(ref="d-1", on=TODAY - 10 * DAY, to="o-1", what="contact-details"):
    return Passed(ref, on, to, what)


def tell(*some, fact=Fact.CONTACT, since=None):
    return [one.ref for one in accuracy.to_tell(fact, "p-1", some, TODAY, since)]


def test_whoever_was_given_a_contact_detail_hears_that_it_was_put_right():
    assert tell(passed()) == ["d-1"]


def test_each_is_told_once_of_what_they_were_given_last():
    older, newer = passed("d-1", TODAY - 9 * DAY), passed("d-2", TODAY - 3 * DAY)
    other = passed("d-3", TODAY - 5 * DAY, "o-2")
    assert tell(newer, older, other) == ["d-2", "d-3"]
    assert tell(older, other, newer) == ["d-2", "d-3"]


def test_whom_it_is_about_needs_no_telling():
    assert tell(passed(to="p-1")) == []


@pytest.mark.parametrize(("days", "counts"), [(-1, False), (0, True), (1, True)])
def test_what_was_passed_on_before_the_detail_was_there_did_not_hold_it(days, counts):
    since = TODAY - 10 * DAY
    assert bool(tell(passed(on=since + days * DAY), since=since)) is counts


@pytest.mark.parametrize(("days", "counts"), [(0, True), (1, False)])
def test_what_is_passed_on_after_it_was_put_right_is_right(days, counts):
    assert bool(tell(passed(on=TODAY + days * DAY))) is counts


@pytest.mark.parametrize("what", CARRIES)
@pytest.mark.parametrize("fact", Fact)
def test_only_what_could_carry_the_fact_counts(what, fact):
    assert bool(tell(passed(what=what), fact=fact)) is (fact in CARRIES[what])


def test_dates_of_attendance_carry_no_name_and_no_contact_detail():
    assert CARRIES["attendance-dates"] == {Fact.ATTENDANCE}
    assert tell(passed(what="something new")) == []


@pytest.mark.parametrize(("days", "fits"), [(-3, False), (-2, True), (0, True), (1, False)])
def test_somebody_was_told_between_the_day_it_was_put_right_and_today(days, fits):
    on = TODAY + days * DAY
    if fits:
        assert accuracy.told("letter", on, TODAY - 2 * DAY, TODAY, done=False) == on
    else:
        with pytest.raises(Invalid):
            accuracy.told("letter", on, TODAY - 2 * DAY, TODAY, done=False)


def test_it_is_said_how_and_when_and_once():
    for how, on in (("", TODAY), ("by pigeon", TODAY), ("letter", None)):
        with pytest.raises(Invalid):
            accuracy.told(how, on, TODAY, TODAY, done=False)
    for how in HOW:
        accuracy.told(how, TODAY, TODAY, TODAY, done=False)
    with pytest.raises(Conflict):
        accuracy.told("letter", TODAY, TODAY, TODAY, done=True)
