"""Three years, to the day; what holds back; who stays because they belong elsewhere too."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules.retention import (
    Hold,
    Register,
    Use,
    Used,
    Why,
    listed,
    spread,
    used_since,
    waste_from,
)
from ccportal.rules.retention_holds import check_hold, request_holds_until

pytestmark = pytest.mark.clause("C9")

OLD, TODAY, RECENT = date(2023, 5, 1), date(2026, 5, 1), date(2026, 4, 1)


def due(register: Register, uses, holds=(), today: date = TODAY) -> list[str]:
    return [one.ref for one in listed(register, uses, holds, today).due]


def held(register: Register, uses, holds=(), today: date = TODAY) -> list[tuple[str, str]]:
    return [(one.due.ref, one.says) for one in listed(register, uses, holds, today).held_back]


def note(of: str, on: date = OLD) -> Used:
    return Used(of, Use.NOTE, on)


ONE = Register({"f-1": frozenset({"p-1", "p-2"})})
SHARED = Register({"f-1": frozenset({"p-1", "p-2"}), "f-2": frozenset({"p-2", "p-3"})})


@pytest.mark.parametrize(
    ("last_used", "waste"),
    [
        (date(2023, 5, 1), date(2026, 5, 1)),
        (date(2024, 2, 29), date(2027, 3, 1)),
        (date(2024, 2, 28), date(2027, 2, 28)),
        (date(2021, 3, 1), date(2024, 3, 1)),
        (date(2023, 12, 31), date(2026, 12, 31)),
    ],
)
def test_data_is_waste_three_full_years_after_its_last_use(last_used, waste):
    assert waste_from(last_used) == waste


def test_what_was_used_since_the_day_that_is_told_is_never_waste_and_hardly_anything_else():
    for years in (3, 6):
        for after in range(3 * 366):
            today = date(2023, 1, 1) + timedelta(days=after)
            since = used_since(today, years)
            assert waste_from(since, years) > today
            assert waste_from(since - timedelta(days=2), years) <= today


@pytest.mark.boundary("C9", "three years")
def test_the_day_before_a_family_is_not_due():
    assert due(ONE, [note("f-1")], today=date(2026, 4, 30)) == []


@pytest.mark.boundary("C9", "three years")
def test_on_the_day_a_family_is_due_with_its_members():
    assert due(ONE, [note("f-1")]) == ["f-1", "p-1", "p-2"]


@pytest.mark.parametrize("kind", list(Use))
def test_the_latest_use_of_any_kind_counts(kind):
    assert due(ONE, [note("f-1"), Used("f-1", kind, RECENT)]) == []


def test_a_use_to_come_counts_too():
    assert due(ONE, [note("f-1"), Used("f-1", Use.BOOKING, date(2026, 6, 1))]) == []


def test_a_family_of_which_nothing_is_known_is_never_due():
    assert due(ONE, []) == []


def test_who_also_belongs_to_a_family_in_use_stays():
    assert due(SHARED, [note("f-1"), note("f-2", RECENT)]) == ["f-1", "p-1"]


def test_who_belongs_to_two_families_goes_with_the_last_of_them():
    everything = listed(SHARED, [note("f-1"), note("f-2", date(2023, 4, 1))], (), TODAY).due
    shared = next(one for one in everything if one.ref == "p-2")
    assert (shared.last_used, shared.waste_from) == (OLD, TODAY)


def test_a_member_of_the_team_who_is_still_there_is_not_due():
    assert due(Register({}, {"p-9": None}), [note("p-9")]) == []


def test_a_member_of_the_team_who_left_is_due_three_years_after_the_last_use():
    team = Register({}, {"p-9": date(2022, 1, 1)})
    assert due(team, [note("p-9")], today=date(2026, 4, 30)) == []
    assert due(team, [note("p-9")]) == ["p-9"]


def test_a_parent_who_was_on_the_team_stays_as_long_as_either_is_in_use():
    both = Register({"f-1": frozenset({"p-1"})}, {"p-1": date(2022, 1, 1)})
    assert due(both, [note("f-1"), note("p-1", RECENT)]) == ["f-1"]
    assert due(both, [note("f-1", RECENT), note("p-1")]) == []
    assert due(both, [note("f-1"), note("p-1")]) == ["f-1", "p-1"]


def test_a_request_holds_back_its_subject_their_families_and_those_families_members():
    holds = [Hold(Why.REQUEST, "r-1", frozenset({"p-1"}))]
    assert due(SHARED, [note("f-1"), note("f-2")], holds) == ["f-2", "p-3"]
    assert held(SHARED, [note("f-1"), note("f-2")], holds) == [
        ("f-1", "open request r-1"),
        ("p-1", "open request r-1"),
        ("p-2", "open request r-1"),
    ]


def test_what_is_not_waste_yet_is_not_told_as_held_back():
    assert held(ONE, [note("f-1", RECENT)], [Hold(Why.COURT, "1", frozenset({"f-1"}))]) == []


@pytest.mark.boundary("C9", "held back to its day")
@pytest.mark.parametrize("why", [Why.SAFEGUARDING, Why.COURT, Why.COMPLAINT])
def test_what_is_held_back_by_hand_is_held_up_to_and_with_the_day(why):
    holds = [Hold(why, "1", frozenset({"f-1"}), until=TODAY)]
    assert held(ONE, [note("f-1")], holds) == [(ref, why) for ref in ("f-1", "p-1", "p-2")]
    assert due(ONE, [note("f-1")], holds, today=date(2026, 5, 2)) == ["f-1", "p-1", "p-2"]


def test_a_use_of_somebody_in_a_record_of_no_family_is_one_of_each_of_their_families():
    alone = spread(SHARED, [note("p-2", RECENT)])
    assert due(SHARED, [note("f-1"), note("f-2"), *alone]) == []


@pytest.mark.boundary("C9", "held back while a request can be taken up again")
def test_a_request_that_was_closed_holds_as_long_as_it_can_be_opened_again():
    until = request_holds_until(date(2026, 1, 1))
    assert until == date(2026, 7, 1)
    holds = [Hold(Why.REQUEST, "req-1", frozenset({"f-1"}), until=until)]
    assert due(ONE, [note("f-1")], holds, until) == []
    assert due(ONE, [note("f-1")], holds, date(2026, 7, 2)) == ["f-1", "p-1", "p-2"]


@pytest.mark.boundary("C9", "held back for five years at most")
@pytest.mark.parametrize(
    ("why", "reason", "until"),
    [
        ("open request", "it is", date(2026, 6, 1)),
        ("court", "  ", date(2026, 6, 1)),
        ("court", "a hearing", TODAY),
        ("court", "a hearing", date(2031, 5, 2)),
    ],
)
def test_holding_back_needs_a_reason_and_a_day_to_come(why, reason, until):
    with pytest.raises(Invalid):
        check_hold(why, reason, until, TODAY)


@pytest.mark.boundary("C9", "held back for five years at most")
def test_something_is_held_back_until_tomorrow_at_least_and_five_years_at_most():
    check_hold("court", "a hearing", date(2026, 5, 2), TODAY)
    check_hold("court", "a hearing", date(2031, 5, 1), TODAY)
