"""A request that waits for its requester, day by day: reminded, closed, taken up again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support.requests import COORDINATOR, stages, team

from ccportal import clock
from ccportal.acts import requests, requests_holds
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Hold, Stage

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

ASKED = date(2026, 11, 25)
CLOSED = ASKED + timedelta(30)
"""It is closed on 25 December, and can be taken up again until 25 June."""


@pytest.fixture
def ref(made, time_machine):
    """Somebody was asked on 25 November which years they mean."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    ref = requests.record(COORDINATOR, None, ASKED, "letter")
    requests_holds.hold(ref, COORDINATOR, Hold.CLARIFICATION, "Which years?", True)
    return ref


def go(time_machine, day):
    time_machine.move_to(f"{day.isoformat()}T12:00:00Z", tick=False)


def proposed(ref):
    requests_holds.propose_what_lapsed()
    return [one.lapse_proposed for one in state(find(ref)).history.holds()]


def closed(ref, time_machine):
    """Let nobody answer, to the end; each thing is refused on the day before its day."""
    for number in (10, 20):
        go(time_machine, ASKED + timedelta(number - 1))
        with pytest.raises(Conflict, match="no reminder is due"):
            requests_holds.remind(ref, Hold.CLARIFICATION, COORDINATOR)
        go(time_machine, ASKED + timedelta(number))
        requests_holds.remind(ref, Hold.CLARIFICATION, COORDINATOR)
        assert proposed(ref) == [False]
    go(time_machine, CLOSED - timedelta(1))
    assert proposed(ref) == [False]
    go(time_machine, CLOSED)
    with pytest.raises(Conflict, match="not been unanswered for long enough"):
        requests_holds.lapse(ref, COORDINATOR)
    assert proposed(ref) == [True]
    requests_holds.lapse(ref, COORDINATOR)
    return find(ref).closed_on


@pytest.mark.boundary("SAR", "reminded after 10 and 20 days, lapsed after 30")
@pytest.mark.boundary("SAR", "taken up again within six months")
@pytest.mark.parametrize(
    ("day", "in_time"), [(date(2027, 6, 25), True), (date(2027, 6, 26), False)]
)
def test_unanswered_it_is_closed_after_thirty_days_and_taken_up_again_for_six_months(
    ref, time_machine, day, in_time
):
    assert closed(ref, time_machine) == CLOSED
    go(time_machine, day)
    if in_time:
        requests_holds.reopen(ref, COORDINATOR, None, "she came back")
        waits = [(one.kind, one.since) for one in state(find(ref)).history.holds()]
        assert (stages(ref)[-1], waits) == (Stage.ACCEPTED, [(Hold.CLARIFICATION, clock.today())])
        return
    with pytest.raises(Conflict, match="six months are over"):
        requests_holds.reopen(ref, COORDINATOR, None, "she came back")
    assert stages(ref)[-1] == Stage.CLOSED
