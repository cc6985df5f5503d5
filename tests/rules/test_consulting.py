"""Asking another person about what is theirs: what they are told, and what they say to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.rules.consulting import Answer, Asking, Consultation, names_in, take
from ccportal.rules.requests_facts import Doing, Event, Facts, Stage, Who
from ccportal.rules.requests_needs import CONSULT, CONSULTED

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

TODAY = date(2026, 11, 25)
FACTS = Facts(Stage.ITEM_REVIEW)
ASKING = Asking("Ann Brook", "n-1", "your letter of May", "post", TODAY + timedelta(1))
DOING = Doing(
    "p-1",
    Who.COORDINATOR,
    TODAY,
    day=TODAY,
    ground="agrees",
    ticks=frozenset({"collected", "names-nobody", "asked", "since-asked"}),
    asking=ASKING,
)


def why(guards, doing):
    return [said for guard in guards if (said := guard(FACTS, doing))]


def asking(**other):
    return replace(DOING, asking=replace(ASKING, **other))


def test_somebody_is_asked_and_answers():
    assert (why(CONSULT, DOING), why(CONSULTED, DOING)) == ([], [])


@pytest.mark.parametrize(
    ("guards", "doing", "said"),
    [
        (CONSULT, asking(whom=" "), "write down who is asked"),
        (CONSULT, asking(what=" "), "say in your words what is theirs"),
        (CONSULT, asking(reply_by=None), "say by which day to come"),
        (CONSULT, asking(reply_by=TODAY), "say by which day to come"),
        (CONSULT, replace(DOING, ticks=DOING.ticks - {"names-nobody"}), "it names somebody"),
        (CONSULT, replace(DOING, ticks=DOING.ticks - {"collected"}), "was not collected"),
        (CONSULT, replace(DOING, unreachable="do not use this address"), "do not use this address"),
        (CONSULTED, replace(DOING, ticks=DOING.ticks - {"asked"}), "nobody was asked so"),
        (CONSULTED, replace(DOING, ground="perhaps"), "say what they answered"),
        (CONSULTED, replace(DOING, day=None), "the day on which the answer came"),
        (CONSULTED, replace(DOING, day=TODAY + timedelta(1)), "the day on which the answer came"),
        (CONSULTED, replace(DOING, ticks=DOING.ticks - {"since-asked"}), "after they were asked"),
    ],
)
def test_it_is_refused_with_the_reason(guards, doing, said):
    found = why(guards, doing)
    assert (len(found), said in found[0]) == (1, True)


def test_who_brings_nothing_is_told_all_that_is_missing():
    assert len(why(CONSULT, replace(DOING, asking=None))) == 3


@pytest.mark.parametrize(
    ("what", "named"),
    [
        ("your letter of 3 May", False),
        ("what ADA told you", True),
        ("Mr O’Neill-Quill’s visit", False),
        ("the O’Neill visit", True),
        ("Li came", False),
    ],
)
def test_what_is_told_them_names_nobody_of_the_family(what, named):
    assert names_in(what, ["Ada Li", "Jo O’Neill"]) is named


def test_what_was_asked_and_answered_adds_up():
    asked: list[Consultation] = []
    sent = {"whom": "Ann", "record": "n-1", "what": "a letter", "by": "post"}
    take(asked, Event.CONSULT, TODAY, sent | {"person": "p-9", "reply_by": "2026-12-05"})
    take(asked, Event.CONSULT, TODAY, sent | {"whom": "Ben", "reply_by": "2026-12-06"})
    take(asked, Event.REMIND, TODAY, {})
    said = {"number": 2, "answer": "refuses", "answered_on": "2026-12-01", "said": "No."}
    take(asked, Event.CONSULTED, date(2026, 12, 2), said)
    assert [(one.number, one.whom, one.person, one.answer) for one in asked] == [
        (1, "Ann", "p-9", None),
        (2, "Ben", None, Answer.REFUSES),
    ]
    assert (asked[1].answered_on, asked[1].said) == (date(2026, 12, 1), "No.")
    assert [one.in_words() for one in asked] == [
        "They have not answered yet",
        "They do not want that it goes out",
    ]
