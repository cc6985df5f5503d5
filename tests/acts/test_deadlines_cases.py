"""The published cases of the clock and the counted ones, done to requests day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest
from support.deadlines import day
from support.deadlines_cases import COUNTED, PUBLISHED
from support.requests import COORDINATOR, team

from ccportal.acts import requests, requests_holds
from ccportal.acts.requests_state import find, state
from ccportal.rules.deadlines import Facts
from ccportal.rules.requests_facts import Hold

pytestmark = [pytest.mark.clause("DP6"), pytest.mark.clause("SAR")]

Act = Callable[[], None]


def acts(ref: str, one: Facts) -> Iterator[tuple[date, int, Act]]:
    """What people do of what a case tells: on which day, asking before what comes, and how."""
    waits = [(Hold.CLARIFICATION, wait) for wait in one.clarifications]
    for name, wait in one.conditions:
        if name == "fee":
            fee = requests.Fee("further-copy", "1.50", "post", told=True)
            yield wait.asked_on, 0, partial(requests.charge, ref, COORDINATOR, fee)
            yield wait.came_on, 1, partial(requests.paid, ref, COORDINATOR)
            continue
        waits.append((Hold.IDENTITY, wait))
    for hold, wait in waits:
        which = hold is Hold.CLARIFICATION
        yield wait.asked_on, 0, partial(requests_holds.hold, ref, COORDINATOR, hold, "Who?", which)
        came = partial(requests_holds.answer, ref, COORDINATOR, hold)
        seen = partial(requests.confirm_identity, ref, COORDINATOR, "card seen")
        yield wait.came_on, 1, came if which else seen
    if one.extended_on:
        more = partial(
            requests.extend, ref, COORDINATOR, "complexity", "nine families", notice_sent=True
        )
        yield one.extended_on, 2, more


def test_each_case_comes_out_to_the_day_and_with_its_working_when_people_do_it(made, time_machine):
    time_machine.move_to("2024-01-02T12:00:00Z", tick=False)
    team()
    wrong = {}
    for name, one, due, why in PUBLISHED + COUNTED:
        time_machine.move_to(f"{one.received_on}T22:30:00Z", tick=False)
        ref = requests.record(COORDINATOR, None, one.received_on, "letter")
        for on, _place, act in sorted(acts(ref, one), key=lambda some: some[:2]):
            time_machine.move_to(f"{on}T22:30:00Z", tick=False)
            act()
        now = state(find(ref)).clock
        if (now.due, now.why) != (day(due), why):
            wrong[name] = (now.due, now.why)
    assert wrong == {}
