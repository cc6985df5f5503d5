"""Reasons that are looked at again on their day: who is told, what is done, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.requests import COORDINATOR, team, trail

from ccportal.acts import reminders_waiting, requests, requests_holds, requests_items
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_review_by import Due, look_again, of_request, to_look_at
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict, Invalid
from ccportal.rules.access import Role
from ccportal.rules.deciding import Because
from ccportal.rules.redaction import Decided
from ccportal.rules.requests_facts import Event, Stage
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.store.requests import Decision, Item

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

TODAY, DAY = date(2026, 11, 25), date(2027, 3, 3)
RECORD = "n-021"
KEPT = Decided(RECORD, Action.WITHHOLD, Exemption.LPP19, Mode.STATED, ())
WHY = Because("advice", evidence="the letter of 2 March", review_by=DAY)


@pytest.fixture
def ref(riverside, time_machine):
    """A request in which one record is kept back until a day, and which is closed since."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    ref = requests.record(COORDINATOR, "p-013", TODAY, "letter")
    Item.create(request=ref, record=RECORD, why="held", digest="d", collected_at=TODAY)
    write(find(ref), Event.CERTIFY, COORDINATOR, Stage.ITEM_REVIEW, {}, NOTHING)
    requests_items.decide(ref, COORDINATOR, KEPT, WHY)
    write(find(ref), Event.CLOSE, COORDINATOR, Stage.CLOSED, {}, NOTHING)
    return ref


def on(time_machine, day):
    time_machine.move_to(f"{day}T12:00:00Z", tick=False)


@pytest.mark.parametrize(("day", "told"), [(DAY - timedelta(1), False), (DAY, True)])
def test_a_reason_is_looked_at_again_on_its_day_and_not_the_day_before(
    ref, time_machine, day, told
):
    before = reminders_waiting.marks()[Role.COORDINATOR]
    on(time_machine, day)
    assert to_look_at() == ((Due(ref, DAY, 1),) if told else ())
    assert [one.record_id for one in of_request(ref)] == ([RECORD] if told else [])
    waits = set(reminders_waiting._waits(Role.COORDINATOR, ()))
    assert (f"reason {ref} {DAY}" in waits) is told
    assert f"reason {ref} {DAY}" not in set(reminders_waiting._waits(Role.CHAIR, ()))
    assert before


def test_a_reason_that_still_holds_gets_another_day_and_says_why(ref, time_machine):
    on(time_machine, DAY)
    later = DAY + timedelta(365)
    look_again(ref, COORDINATOR, "the case goes on", later)
    assert to_look_at() == ()
    assert Decision.get(Decision.request == ref).review_by == later
    assert (state(find(ref)).stage, trail(ref)[-1][1]) == (Stage.CLOSED, "request:look_again")


def test_where_no_day_has_come_there_is_nothing_to_look_at(ref):
    with pytest.raises(Conflict, match="no reason is to be looked at now"):
        look_again(ref, COORDINATOR, "the case goes on", DAY)


def test_a_reason_that_holds_no_more_opens_the_request_with_a_month_from_then(ref, time_machine):
    on(time_machine, DAY)
    requests_holds.reopen(ref, COORDINATOR, "review-by", "the case is over")
    assert state(find(ref)).clock.due == date(2027, 4, 5)


def test_what_a_decision_rests_on_and_its_day_come_back_when_the_next_one_is_taken_back(ref):
    write(find(ref), Event.REOPEN, COORDINATOR, Stage.ITEM_REVIEW, {}, NOTHING)
    requests_items.decide(ref, COORDINATOR, replace(KEPT, exemption=Exemption.REF24), Because("x"))
    assert Decision.get(Decision.request == ref).review_by is None
    requests_items.undo(ref, COORDINATOR, RECORD)
    again = Decision.get(Decision.request == ref)
    assert (again.review_by, "the letter of 2 March" in again.weighed) == (DAY, True)


def test_no_day_that_is_over_is_given(ref):
    write(find(ref), Event.REOPEN, COORDINATOR, Stage.ITEM_REVIEW, {}, NOTHING)
    with pytest.raises(Invalid, match="that day is over"):
        requests_items.decide(ref, COORDINATOR, KEPT, replace(WHY, review_by=TODAY - timedelta(1)))
