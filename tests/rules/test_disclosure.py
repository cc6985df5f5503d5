"""Passing something on, on a ground: what it needs, who agrees, and by when (C3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.disclosure import (
    Decision,
    Ground,
    Said,
    Stage,
    agreement_due,
    check_leaves,
    check_said,
    check_second,
    is_overdue,
    stage,
)

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SAID = Said(Ground.CHILD, "The youngest child", "A bruise", "Dates and the note", "By telephone")
PLAIN = Decision("p-ada", AT)
HURRIED = replace(PLAIN, emergency=True)
GONE = replace(HURRIED, made_at=AT)


def test_a_decision_that_says_everything_passes():
    check_said(SAID)


@pytest.mark.clause("C3")
@pytest.mark.parametrize("field", ["at_risk", "why", "exactly", "how"])
def test_a_decision_without_one_of_its_words_is_refused(field):
    with pytest.raises(Invalid):
        check_said(replace(SAID, **{field: " "}))


def test_every_fault_is_told_at_once():
    with pytest.raises(Invalid) as refused:
        check_said(Said(Ground.VIOLENCE, "", "", "", ""))
    assert len(refused.value.faults) == 4


def test_there_are_two_grounds_and_no_third():
    assert set(Ground) == {"risk-of-harm-to-child", "risk-of-physical-violence"}


@pytest.mark.clause("C3")
def test_nothing_leaves_before_the_second_has_agreed():
    with pytest.raises(NotPermitted):
        check_leaves(PLAIN)


def test_what_was_agreed_leaves():
    check_leaves(replace(PLAIN, agrees=True))


def test_what_was_refused_does_not_leave_even_in_an_emergency():
    with pytest.raises(NotPermitted):
        check_leaves(replace(HURRIED, agrees=False))


def test_in_an_emergency_it_leaves_at_once():
    check_leaves(HURRIED)


def test_it_leaves_once():
    with pytest.raises(Conflict):
        check_leaves(GONE)


@pytest.mark.clause("C3")
def test_nobody_agrees_to_what_they_decided():
    with pytest.raises(NotPermitted):
        check_second(PLAIN, "p-ada", agrees=True, why="")


def test_a_second_answers_once():
    with pytest.raises(Conflict):
        check_second(replace(PLAIN, agrees=True), "p-bo", agrees=False, why="No")


def test_who_does_not_agree_says_why():
    with pytest.raises(Invalid):
        check_second(PLAIN, "p-bo", agrees=False, why=" ")
    check_second(PLAIN, "p-bo", agrees=False, why="The school knows already")


@pytest.mark.boundary("C3", "agreed to within 72 hours")
@pytest.mark.clause("C3")
def test_an_agreement_is_overdue_from_the_72nd_hour_and_not_a_moment_before():
    due = AT + timedelta(hours=72)
    moments = (due - timedelta(microseconds=1), due)
    assert [is_overdue(GONE, one) for one in moments] == [False, True]


def test_72_hours_are_72_hours_when_the_clocks_change():
    gone = replace(GONE, made_at=datetime(2026, 3, 27, 23, tzinfo=UTC))
    assert agreement_due(gone) == datetime(2026, 3, 30, 23, tzinfo=UTC)


@pytest.mark.parametrize("answer", [True, False])
def test_what_was_answered_is_never_overdue(answer):
    assert not is_overdue(replace(GONE, agrees=answer), AT + timedelta(days=300))


def test_what_has_not_left_is_never_overdue():
    assert not is_overdue(HURRIED, AT + timedelta(days=300))


@pytest.mark.parametrize(
    ("decision", "found"),
    [
        (PLAIN, Stage.WAITS),
        (replace(PLAIN, agrees=True), Stage.AGREED),
        (replace(PLAIN, agrees=False), Stage.REFUSED),
        (GONE, Stage.MADE),
        (replace(GONE, agrees=False), Stage.MADE),
    ],
)
def test_a_decision_is_as_far_as_it_is(decision, found):
    assert stage(decision) == found
