"""The table of what may happen to a request: every stage, every part, every guard."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from support.request_rules import AUTHORITY, EXPECTED, FIT, IDENTITY, WAITS, hold, ready

from ccportal.errors import Conflict, NotPermitted
from ccportal.rules import requests as rules
from ccportal.rules.requests_facts import (
    Delivery,
    Event,
    Hold,
    Kind,
    Outcome,
    Shown,
    Stage,
    Who,
)
from ccportal.rules.requests_table import TABLE
from ccportal.rules.withholding import Action, Mode

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]


def test_every_event_is_in_the_table():
    assert {row.event for row in TABLE} == set(Event) == {Event(name) for name in EXPECTED}


@pytest.mark.parametrize("event", list(Event))
def test_it_happens_in_its_stages_by_whom_it_may_and_nowhere_else(event):
    sources, to, parts = (text.split() for text in EXPECTED[event])
    for stage, who in product(Stage, Who):
        facts, doing = ready(event, stage, who)
        if who not in parts:
            with pytest.raises(NotPermitted):
                rules.decide(event, facts, doing)
        elif stage not in sources:
            with pytest.raises(Conflict, match="cannot be done while"):
                rules.decide(event, facts, doing)
        else:
            assert rules.decide(event, facts, doing) == (stage if to == ["same"] else to[0])


def test_every_stage_is_reached():
    assert reachable_from(Stage.DRAFT) == set(Stage)


@pytest.mark.parametrize("stage", list(Stage))
def test_no_stage_but_the_end_is_a_dead_end(stage):
    assert Stage.CLOSED in reachable_from(stage)


def reachable_from(stage: Stage) -> set[Stage]:
    seen, new = set(), {stage}
    while new:
        seen |= new
        new = {row.to for row in TABLE if row.to and row.sources & new} - seen
    return seen


def test_only_what_may_be_tried_is_offered():
    assert rules.allowed(replace(FIT, stage=Stage.SECOND_REVIEW), Who.CHAIR) == {
        Event.OPEN_ITEM,
        Event.AGREE,
        Event.SEND_BACK,
        Event.APPROVE,
        Event.ACKNOWLEDGE,
    }


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.DRAFT}))
def test_a_volunteer_writes_down_that_somebody_asked_and_is_offered_nothing_more(stage):
    assert rules.allowed(replace(FIT, stage=Stage.DRAFT), Who.VOLUNTEER) == {Event.TELL}
    assert not rules.allowed(replace(FIT, stage=stage), Who.VOLUNTEER)


@pytest.mark.parametrize(
    ("known", "seen"),
    [
        ({"stage": Stage.DRAFT}, Shown.RECEIVED),
        ({"stage": Stage.RECEIVED}, Shown.RECEIVED),
        ({"stage": Stage.RECEIVED, **IDENTITY}, Shown.CHECKING),
        ({"stage": Stage.ACCEPTED, **AUTHORITY}, Shown.CHECKING),
        ({"stage": Stage.ITEM_REVIEW, "holds": (WAITS,)}, Shown.CLARIFY),
        ({"stage": Stage.RELEASED}, Shown.READY),
        ({"stage": Stage.RELEASED, "delivery": Delivery.REVOKED}, Shown.WORKING),
        ({"stage": Stage.CLOSED}, Shown.CLOSED),
    ],
)
def test_the_requester_sees(known, seen):
    assert rules.shown(replace(FIT, **known)) is seen


@pytest.mark.parametrize(
    "stage", ["accepted", "searching", "item_review", "second_review", "approved", "built", "ready"]
)
@pytest.mark.parametrize("kind", [Hold.THIRD_PARTY, Hold.ADVICE, Hold.SAFETY])
def test_the_requester_does_not_see_the_finer_steps(stage, kind):
    facts = replace(FIT, stage=Stage(stage), holds=(hold(kind),))
    assert rules.shown(facts) is Shown.WORKING


INCLUDE, REDACT = (Action.INCLUDE, Mode.STATED), (Action.REDACT, Mode.STATED)

STATED, SILENT = (Action.WITHHOLD, Mode.STATED), (Action.WITHHOLD, Mode.SILENT)

UNRELATED = (Action.UNRELATED, Mode.STATED)


@pytest.mark.parametrize(
    ("decisions", "outcome"),
    [
        ([], Outcome.NOTHING_HELD),
        ([UNRELATED], Outcome.NOTHING_HELD),
        ([INCLUDE, UNRELATED], Outcome.DISCLOSED_FULL),
        ([INCLUDE, SILENT], Outcome.DISCLOSED_PART),
        ([REDACT], Outcome.DISCLOSED_PART),
        ([STATED, SILENT], Outcome.WITHHELD_ALL),
        ([SILENT, SILENT], Outcome.NCND),
    ],
)
def test_the_outcome_comes_of_the_decisions(decisions, outcome):
    assert rules.outcome(decisions) is outcome


@pytest.mark.parametrize(
    ("kind", "known", "stage"),
    [
        (Kind.ACCESS, {"closed": True, "approved": True}, Stage.CLOSED),
        (Kind.ACCESS, {"approved": True, "decided": True}, Stage.APPROVED),
        (Kind.ACCESS, {"decided": True}, Stage.ITEM_REVIEW),
        (Kind.ACCESS, {"confirmed": True}, Stage.ACCEPTED),
        (Kind.ACCESS, {}, Stage.RECEIVED),
        (Kind.COMPLAINT, {"approved": True, "decided": True}, Stage.RECEIVED),
        (Kind.OBJECTION, {"confirmed": True}, Stage.ACCEPTED),
    ],
)
def test_a_request_from_an_archive_has_a_stage(kind, known, stage):
    nothing = dict.fromkeys(("closed", "approved", "decided", "confirmed"), False)
    assert rules.imported_stage(kind, **(nothing | known)) is stage
