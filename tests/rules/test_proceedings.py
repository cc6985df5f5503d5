"""No statements for proceedings, unless a court compels them and the chair agrees (C2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.proceedings import (
    Compels,
    Said,
    Stage,
    Wants,
    check_answer,
    check_given,
    check_leaves,
    check_order,
    check_refusal,
    check_said,
    stage,
)

pytestmark = pytest.mark.clause("C2")

TODAY = date(2026, 6, 13)
TOMORROW = TODAY + timedelta(1)
SAID = Said("Hale & Marsh", Wants.STATEMENT, TODAY, "Millby Family Court", "MB26P00412")


@pytest.mark.boundary("C2", "received by today")
def test_a_request_of_today_is_registered_and_one_of_tomorrow_is_not():
    check_said(SAID, TODAY)
    with pytest.raises(Invalid):
        check_said(replace(SAID, received_on=TOMORROW), TODAY)


@pytest.mark.parametrize("left_out", ["asked_by", "court", "case_number"])
def test_who_asks_which_court_and_which_case_have_to_be_said(left_out):
    with pytest.raises(Invalid):
        check_said(replace(SAID, **{left_out: " "}), TODAY)


@pytest.mark.parametrize("compels", Compels)
def test_what_a_court_compels_has_its_day_which_may_be_today(compels):
    check_said(replace(SAID, compels=compels, ordered_on=TODAY), TODAY)
    for wrong in (None, TOMORROW):
        with pytest.raises(Invalid):
            check_said(replace(SAID, compels=compels, ordered_on=wrong), TODAY)
        with pytest.raises(Invalid):
            check_order(wrong, TODAY)


def test_a_day_of_an_order_without_an_order_is_asked_about():
    with pytest.raises(Invalid, match="compels"):
        check_said(replace(SAID, ordered_on=TODAY), TODAY)


def test_an_order_stands_above_what_was_refused_before():
    assert stage(None, None) is Stage.ASKED
    assert stage(None, TODAY) is Stage.REFUSED
    assert stage(Compels.ORDER, TODAY) is Stage.ORDERED


def test_what_is_asked_is_refused_once_and_what_a_court_compels_never():
    check_refusal(Stage.ASKED)
    with pytest.raises(Conflict):
        check_refusal(Stage.REFUSED)
    with pytest.raises(NotPermitted):
        check_refusal(Stage.ORDERED)


@pytest.mark.parametrize("now", [Stage.ASKED, Stage.REFUSED])
def test_nothing_is_given_to_who_only_asks(now):
    with pytest.raises(NotPermitted):
        check_given(now, "Her notes", "By post", 1)


def test_what_a_court_compels_is_given_with_what_to_whom_and_how():
    check_given(Stage.ORDERED, "Her notes", "By post", 1)
    for exactly, how, about in ((" ", "By post", 1), ("Her notes", "", 1), ("Her notes", "x", 0)):
        with pytest.raises(Invalid):
            check_given(Stage.ORDERED, exactly, how, about)


def test_nobody_agrees_to_what_they_decided():
    check_answer("p-1", "p-2", None, yes=True, why="")
    with pytest.raises(NotPermitted):
        check_answer("p-1", "p-1", None, yes=True, why="")
    with pytest.raises(Conflict):
        check_answer("p-1", "p-2", False, yes=True, why="")
    with pytest.raises(Invalid):
        check_answer("p-1", "p-2", None, yes=False, why=" ")


@pytest.mark.parametrize("agrees", [None, False])
def test_nothing_leaves_before_the_chair_has_agreed_nor_twice(agrees):
    check_leaves(agrees=True, is_given=False)
    with pytest.raises(NotPermitted):
        check_leaves(agrees, is_given=False)
    with pytest.raises(Conflict):
        check_leaves(agrees=True, is_given=True)
