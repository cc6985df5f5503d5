"""While something is waited for the work goes on, but for what nobody may be given before (T11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from ccportal.errors import Conflict
from ccportal.rules.requests import decide
from ccportal.rules.requests_facts import Doing, Event, Facts, Hold, Kind, OpenHold, Outcome, Stage
from ccportal.rules.requests_facts import Who as By

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

TODAY = date(2026, 11, 25)
WORK = {
    Event.ACCEPT: Stage.RECEIVED,
    Event.SEARCH: Stage.ACCEPTED,
    Event.CERTIFY: Stage.SEARCHING,
    Event.TAKE_IN: Stage.ITEM_REVIEW,
    Event.DECIDE: Stage.ITEM_REVIEW,
    Event.SUBMIT: Stage.ITEM_REVIEW,
    Event.AGREE: Stage.SECOND_REVIEW,
    Event.APPROVE: Stage.SECOND_REVIEW,
    Event.SETTLE: Stage.ACCEPTED,
}
"""The work on a request, and the stage in which it is done."""

WAITS_FOR_WHO_THEY_ARE = {Event.SEARCH, Event.CERTIFY, Event.SUBMIT, Event.SETTLE}
KNOWN = Facts(Stage.RECEIVED, matched=True, identity_proved=True, prepared="d")
DOING = Doing(
    "p-2",
    By.COORDINATOR,
    TODAY,
    reason="so",
    ticks=frozenset({"drafted", "told"}),
    terms=("a name",),
    unanswered=0,
    digest="d",
    signed_in_for=1,
    outcome=Outcome.DONE,
)


def does(event: Event, hold: Hold | None) -> None:
    kind = Kind.ERASURE if event is Event.SETTLE else Kind.ACCESS
    holds = (OpenHold(hold, TODAY),) if hold else ()
    decide(event, replace(KNOWN, stage=WORK[event], kind=kind, holds=holds), DOING)


@pytest.mark.parametrize("event", list(WORK))
def test_while_nothing_is_waited_for_it_is_done(event):
    does(event, None)


@pytest.mark.parametrize(("event", "hold"), list(product(WORK, Hold)))
def test_only_proof_of_who_they_are_and_may_holds_up_what_would_be_given(event, hold):
    if hold in {Hold.IDENTITY, Hold.AUTHORITY} and event in WAITS_FOR_WHO_THEY_ARE:
        with pytest.raises(Conflict, match="waits for proof of identity or authority"):
            does(event, hold)
    else:
        does(event, hold)
