"""The board: one axis, one today, and what is to be done by whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support.client import member
from support.way import bring

from ccportal import clock
from ccportal.acts import requests, requests_holds
from ccportal.intranet import deciding, requests_board
from ccportal.intranet.requests_board import Axis
from ccportal.rules.access import Role
from ccportal.rules.requests_facts import Hold
from ccportal.rules.withholding import Exemption
from ccportal.store.requests import Request


def board(role: str = "coordinator"):
    """The rows as a new member of the team sees them, by reference."""
    rows = requests_board.rows(member(role).person_id, Role(role))
    return {row.listed.ref: row for row in rows}


def test_a_day_before_the_axis_stands_at_its_beginning():
    axis = Axis(date(2026, 1, 1), date(2026, 4, 11))
    assert [axis.at(day) for day in (date(2025, 1, 1), date(2026, 2, 20), date(2027, 1, 1))] == [
        0,
        50,
        100,
    ]


def test_no_month_stands_where_today_is_said():
    axis = Axis(date(2026, 1, 1), date(2026, 4, 11))
    assert axis.months(date(2026, 3, 3)) == [(0, "1 Jan"), (31, "1 Feb"), (90, "1 Apr")]


def test_the_board_begins_with_what_is_latest(riverside):
    left = [row.listed.days_left for row in board().values() if row.listed.days_left is not None]
    assert left == sorted(left)
    assert left[0] < 0


def test_what_is_late_is_drawn_up_to_today_and_keeps_its_day(riverside):
    row = next(row for row in board().values() if row.listed.overdue)
    axis = requests_board.axis(board().values())
    line = requests_board.track(row, axis)
    assert line.tone == "stop"
    assert line.begin + line.width == pytest.approx(axis.at(clock.today()))
    assert str(row.listed.due.year) in line.ends


def test_the_axis_shows_two_months_before_today_at_most(riverside):
    axis = requests_board.axis(board().values())
    assert clock.today() - axis.first == timedelta(days=60)


STEPS = {
    "received": ("Take it on", True, False),
    "accepted": ("Begin the search", True, False),
    "searching": ("Sign the search", True, False),
    "item_review": ("Begin to read", True, False),
    "decided": ("Give it to the second person", True, False),
    "second_review": ("Look at the decisions", True, True),
    "approved": ("Make the answer", True, False),
}
"""Per stage what comes next, and whether it waits for another coordinator, and for the chair."""


@pytest.mark.parametrize("stage", STEPS)
def test_the_board_says_what_comes_next_and_to_whom(riverside, stage):
    way = bring(stage)
    seen = [board(role)[way.ref].next for role in ("coordinator", "chair")]
    assert (seen[0].says, seen[0].mine, seen[1].mine) == STEPS[stage]


def test_what_somebody_prepared_does_not_wait_for_them(riverside):
    way = bring("second_review")
    rows = requests_board.rows(way.coordinator.person_id, Role.COORDINATOR)
    assert [row.next.mine for row in rows if row.listed.ref == way.ref] == [False]


def test_what_waits_for_somebody_else_says_for_what(riverside):
    way = bring("received")
    requests_holds.hold(way.ref, way.coordinator.person_id, Hold.IDENTITY, "Two of that name.")
    row = board()[way.ref]
    assert (row.next.says, row.next.mine) == ("Waiting for proof of who they are", False)
    assert row.listed.due is None


@pytest.mark.clause("VIO")
@pytest.mark.parametrize(
    ("asks", "is_offered"),
    [("p-019", True), ("p-021", False), (None, False)],
    ids=["a parent", "a relative", "the child"],
)
def test_a_childs_own_exemption_is_there_where_a_parent_asks(riverside, asks, is_offered):
    ref = requests.record(
        member("coordinator").person_id, "p-020", clock.today(), "letter", made_by=asks
    )
    codes = deciding.offered_for(Request.get_by_id(ref))
    assert (Exemption.CA21 in codes) == is_offered
    assert Exemption.HP6 in codes
