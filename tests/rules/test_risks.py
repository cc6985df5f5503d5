"""Risks: what to do stands apart, and a day is set to look again; to the boundary."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccportal.errors import Conflict, Invalid
from ccportal.rules import risks
from ccportal.rules.risks import LONGEST, WHY, Mark, Told

TODAY = date(2026, 11, 25)
pytestmark = pytest.mark.clause("VIO")


def test_what_to_do_stands_at_the_head():
    text = risks.written("Keep them\n at  different doors.", "He said so.\n\nTwice.")
    assert text == "What to do: Keep them at different doors.\n\nHe said so.\n\nTwice."
    assert risks.read(text) == Told("Keep them at different doors.", "He said so.\n\nTwice.")


@given(st.text(min_size=1, max_size=LONGEST).filter(str.strip), st.text())
def test_what_was_written_is_read(alert, detail):
    told = risks.read(risks.written(alert, detail))
    assert told == Told(" ".join(alert.split()), detail)


@pytest.mark.parametrize(
    "text",
    [
        "He said so.",
        "He said so.\n\nWhat to do: nothing",
        "What to do: ask",
        "What to do: ask\nher\n\nmore",
    ],
)
def test_any_other_text_is_all_detail(text):
    assert risks.read(text) == Told(None, text)


def test_an_order_is_short():
    assert risks.read(risks.written("x" * LONGEST, "y")).alert == "x" * LONGEST
    for alert in ("x" * (LONGEST + 1), " \n "):
        with pytest.raises(Invalid):
            risks.written(alert, "y")


def test_a_risk_is_from_one_person_to_others():
    risks.between("p-1", ("p-2",))
    for others in ((), ("p-2", "p-1")):
        with pytest.raises(Invalid):
            risks.between("p-1", others)


@pytest.mark.boundary("VIO", "a risk looked at within a year")
@pytest.mark.parametrize(
    ("on", "fits"),
    [
        (TODAY, False),
        (TODAY + timedelta(1), True),
        (date(2027, 11, 25), True),
        (date(2027, 11, 26), False),
    ],
)
def test_it_is_looked_at_again_within_the_coming_year(on, fits):
    if fits:
        assert risks.review(on, TODAY) == on
    else:
        with pytest.raises(Invalid):
            risks.review(on, TODAY)


def test_a_year_from_the_leap_day_is_the_day_before_march():
    assert risks.latest_review(date(2028, 2, 29)) == date(2029, 2, 28)
    assert risks.latest_review(date(2027, 2, 28)) == date(2028, 2, 28)


@pytest.mark.boundary("VIO", "a risk due from its day on")
def test_it_is_due_from_its_day_on():
    assert not risks.is_due(TODAY + timedelta(1), TODAY)
    assert risks.is_due(TODAY, TODAY)


def may_mark(mark, why=None, **other):
    facts = {"replaced": False, "ended": False, "prevents": mark is Mark.PREVENTS_NOT}
    risks.may_mark(mark, next(iter(WHY[mark])) if why is None else why, **(facts | other))


@pytest.mark.parametrize("mark", Mark)
def test_a_risk_is_marked_with_a_reason_of_that_mark_and_no_other(mark):
    for why in WHY[mark]:
        may_mark(mark, why)
    others = {why for one in Mark if one is not mark for why in WHY[one]}
    for why in ("", "because", *others):
        with pytest.raises(Invalid):
            may_mark(mark, why)


@pytest.mark.parametrize("mark", Mark)
def test_what_was_looked_at_again_is_not_marked_any_more(mark):
    with pytest.raises(Conflict):
        may_mark(mark, replaced=True)


def test_a_risk_ends_once():
    with pytest.raises(Conflict):
        may_mark(Mark.END, ended=True)


@pytest.mark.parametrize("ended", [True, False])
@pytest.mark.parametrize(("mark", "prevents"), [(Mark.PREVENTS, True), (Mark.PREVENTS_NOT, False)])
def test_what_is_held_so_already_is_not_marked_so(mark, prevents, ended):
    may_mark(mark, prevents=not prevents, ended=ended)
    with pytest.raises(Conflict):
        may_mark(mark, prevents=prevents, ended=ended)
