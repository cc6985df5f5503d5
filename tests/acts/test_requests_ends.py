"""Requests for something else than a copy have an end, with what became of them and why."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, stages, team, trail

from ccportal.acts import requests
from ccportal.acts.requests_ends import acknowledge, settle
from ccportal.acts.requests_reading import listed
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.requests_facts import Kind, Outcome, Stage

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

TODAY = date(2026, 11, 25)
OTHERS = [kind for kind in Kind if kind is not Kind.ACCESS]


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()


def asked(kind=Kind.COMPLAINT, day=TODAY):
    return requests.record(COORDINATOR, None, day, "letter", "Put it right.", kind=kind)


def end(ref, outcome=Outcome.DONE, reason="It was put right.", told=True, actor=COORDINATOR):
    settle(ref, actor, outcome, reason, told=told)


@pytest.mark.parametrize("kind", OTHERS)
@pytest.mark.parametrize("outcome", [Outcome.DONE, Outcome.DONE_PART, Outcome.NOT_DONE])
def test_each_is_closed_with_its_outcome(kind, outcome):
    ref = asked(kind)
    requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    end(ref, outcome)
    now = state(find(ref))
    assert (now.stage, now.history.outcome) == (Stage.CLOSED, outcome)
    assert find(ref).closed_on == TODAY
    assert trail(ref)[-1] == (COORDINATOR, "request:settle", None)


def test_it_is_closed_after_it_was_taken_on_too():
    ref = asked(Kind.ERASURE)
    requests.match(ref, COORDINATOR, VOLUNTEER)
    requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    requests.accept(ref, COORDINATOR)
    end(ref)
    assert stages(ref)[-1] == "closed"


def test_nothing_is_done_for_somebody_whom_nobody_knows():
    ref = asked(Kind.ERASURE)
    with pytest.raises(Conflict, match="identity"):
        end(ref)
    end(ref, Outcome.NOT_DONE)


def test_an_access_request_has_no_such_end():
    ref = asked(Kind.ACCESS)
    requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    with pytest.raises(Conflict, match="answered with a copy"):
        end(ref)


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ({"reason": " "}, "a reason is needed"),
        ({"told": False}, "tell them first"),
        ({"outcome": Outcome.REFUSED}, "say what became"),
    ],
)
def test_without_an_outcome_a_reason_and_the_word_to_them_it_stays_open(missing, why):
    ref = asked()
    with pytest.raises(Conflict, match=why):
        end(ref, **missing)
    assert stages(ref) == ["received"]


def test_the_chair_may_and_a_volunteer_may_not():
    ref = asked()
    with pytest.raises(NotPermitted):
        end(ref, actor=VOLUNTEER)
    end(ref, actor=CHAIR)
    assert stages(ref)[-1] == "closed"


@pytest.mark.boundary("DP6", "a complaint acknowledged within 30 days")
@pytest.mark.parametrize(
    ("today", "left", "overdue"),
    [("2026-11-25", 34, False), ("2026-12-29", 0, False), ("2026-12-30", -1, True)],
)
def test_a_complaint_is_due_to_be_acknowledged_within_thirty_days(
    time_machine, today, left, overdue
):
    ref = asked()
    time_machine.move_to(f"{today}T12:00:00Z", tick=False)
    now = listed(state(find(ref)))
    assert (now.due, now.days_left, now.overdue) == (date(2026, 12, 29), left, overdue)


def test_acknowledged_it_is_not_overdue_any_more(time_machine):
    ref = asked(day=date(2026, 10, 1))
    assert listed(state(find(ref))).overdue
    acknowledge(ref, COORDINATOR, "by letter")
    now = listed(state(find(ref)))
    assert (now.days_left, now.overdue) == (None, False)
    assert state(find(ref)).history.acknowledged_on == TODAY


def test_it_is_acknowledged_once_whatever_it_asks_for():
    ref = asked()
    acknowledge(ref, CHAIR, "by letter")
    with pytest.raises(Conflict, match="acknowledged already"):
        acknowledge(ref, COORDINATOR, "by letter")
    acknowledge(asked(Kind.ACCESS), COORDINATOR, "at the counter")
