"""Sessions by rule, clashes, room, and times at which two parents would not meet."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccportal.errors import Conflict, Invalid
from ccportal.rules.calendar import (
    LONGEST,
    Rule,
    Slot,
    Waits,
    check_gap,
    check_room,
    check_times,
    clashes,
    days,
    free_places,
    is_full,
    is_within,
    offers,
    slots,
    suggested,
)

FIRST = date(2026, 6, 13)
GAP = timedelta(minutes=15)


def rule(**changed: object) -> Rule:
    values = {
        "first_on": FIRST,
        "until_on": date(2026, 9, 30),
        "every": 2,
        "starts": time(10),
        "ends": time(12),
    }
    return Rule(**(values | changed))  # type: ignore[arg-type]


def slot(start: str, end: str, place: str = "") -> Slot:
    day = "2026-06-13T"
    return Slot(datetime.fromisoformat(day + start), datetime.fromisoformat(day + end), place)


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-06-13T{words}")


def test_every_second_saturday_not_in_august():
    found = days(rule(not_months=frozenset({8})))
    said = [f"{one:%d %b}" for one in found]
    assert said == ["13 Jun", "27 Jun", "11 Jul", "25 Jul", "05 Sep", "19 Sep"]


def test_the_last_day_is_one_of_them():
    assert days(rule(until_on=date(2026, 6, 27)))[-1] == date(2026, 6, 27)


def test_the_day_before_the_next_leaves_it_out():
    assert days(rule(until_on=date(2026, 6, 26))) == (FIRST,)


def test_a_day_that_is_left_out_does_not_move_the_others():
    left = frozenset({date(2026, 6, 27)})
    assert days(rule(not_days=left))[:2] == (FIRST, date(2026, 7, 11))


@given(st.integers(1, 13), st.integers(0, 731), st.frozensets(st.integers(1, 12), max_size=11))
def test_every_day_is_on_the_first_ones_weekday_and_allowed(every, span, months):
    one = rule(every=every, until_on=FIRST + timedelta(days=span), not_months=months)
    try:
        found = days(one)
    except Invalid:
        return
    assert all(day.weekday() == FIRST.weekday() and day.month not in months for day in found)
    assert all(FIRST <= day <= one.until_on for day in found)


def test_each_session_has_the_times_of_the_rule():
    first = slots(rule(), "Hall")[0]
    assert first == Slot(datetime(2026, 6, 13, 10), datetime(2026, 6, 13, 12), "Hall")


@pytest.mark.parametrize(
    "changed",
    [
        {"every": 0},
        {"every": 14},
        {"ends": time(10)},
        {"ends": time(9)},
        {"until_on": FIRST - timedelta(days=1)},
        {"until_on": FIRST + LONGEST + timedelta(days=1)},
        {"until_on": FIRST, "not_days": frozenset({FIRST})},
    ],
)
def test_a_rule_that_is_none_is_refused(changed):
    with pytest.raises(Invalid):
        days(rule(**changed))


def test_every_fault_of_a_rule_is_told():
    with pytest.raises(Invalid) as told:
        days(rule(every=0, ends=time(1)))
    assert len(told.value.faults) == 2


def test_a_rule_may_reach_exactly_two_years():
    assert days(rule(until_on=FIRST + LONGEST))


@pytest.mark.parametrize(
    ("new", "known", "clash"),
    [
        (slot("10:00", "12:00"), slot("11:59", "13:00"), True),
        (slot("10:00", "12:00"), slot("12:00", "13:00"), False),
        (slot("10:00", "12:00"), slot("09:00", "10:00"), False),
        (slot("10:00", "12:00"), slot("10:30", "11:00"), True),
        (slot("10:00", "12:00", "Hall"), slot("10:30", "11:00", "Hut"), False),
        (slot("10:00", "12:00", "Hall"), slot("10:30", "11:00", " hall "), True),
        (slot("10:00", "12:00", "Hall"), slot("10:30", "11:00", ""), True),
    ],
)
def test_two_sessions_are_not_in_one_place_at_one_time(new, known, clash):
    assert clashes([new], [known]) == ((new,) if clash else ())


@pytest.mark.parametrize(
    ("capacity", "booked", "full"), [(2, 1, False), (2, 2, True), (2, 3, True)]
)
def test_a_session_is_full_when_as_many_are_booked_as_it_has_room_for(capacity, booked, full):
    assert is_full(capacity, booked) is full


def test_without_a_number_there_is_always_room():
    assert not is_full(None, 10_000)


@pytest.mark.parametrize("minutes", [14, -14, 0])
def test_less_than_the_gap_between_two_parents_is_refused(minutes):
    with pytest.raises(Conflict):
        check_times(
            slot("10:00", "12:00"), at("10:30"), at("10:30") + timedelta(minutes=minutes), GAP
        )


@pytest.mark.parametrize("minutes", [15, -15])
def test_exactly_the_gap_between_two_parents_is_enough(minutes):
    check_times(slot("10:00", "12:00"), at("10:30"), at("10:30") + timedelta(minutes=minutes), GAP)


@pytest.mark.parametrize(("comes", "fits"), [("09:45", True), ("09:44", False)])
def test_families_come_at_most_the_gap_before_the_session(comes, fits):
    try:
        check_times(slot("10:00", "12:00"), at(comes), at("10:30"), GAP)
    except Invalid:
        assert not fits
    else:
        assert fits


def test_nobody_comes_when_the_session_ends():
    with pytest.raises(Invalid):
        check_times(slot("10:00", "12:00"), at("10:00"), at("12:00"), GAP)


def test_what_is_suggested_is_allowed():
    session = slot("10:00", "12:00")
    check_times(session, *suggested(session, GAP), GAP)


@pytest.mark.parametrize(("minutes", "good"), [(4, False), (5, True), (120, True), (121, False)])
def test_a_gap_is_five_minutes_to_two_hours(minutes, good):
    try:
        check_gap(timedelta(minutes=minutes))
    except Invalid:
        assert not good
    else:
        assert good


@pytest.mark.parametrize(("capacity", "good"), [(None, 1), (0, 0), (1, 1), (500, 1), (501, 0)])
def test_there_is_room_for_1_to_500_families(capacity, good):
    if good:
        check_room(capacity)
    else:
        with pytest.raises(Invalid):
            check_room(capacity)


@pytest.mark.parametrize(
    ("capacity", "booked", "free"), [(None, 9, None), (3, 2, 1), (3, 3, 0), (3, 4, 0)]
)
def test_so_many_places_are_free(capacity, booked, free):
    assert free_places(capacity, booked) == free


@pytest.mark.parametrize(
    ("capacity", "order"), [(2, []), (3, [4]), (4, [4, 2]), (9, [4, 2, 7]), (None, [4, 2, 7])]
)
def test_a_free_place_is_offered_to_who_waits_longest(capacity, order):
    waiting = [Waits(7, at("12:00")), Waits(2, at("11:00")), Waits(4, at("10:00"))]
    assert [one.booking for one in offers(capacity, 2, waiting)] == order


def test_of_two_who_wait_as_long_the_first_entered_comes_first():
    waiting = [Waits(7, at("12:00")), Waits(2, at("12:00"))]
    assert [one.booking for one in offers(1, 0, waiting)] == [2]


@pytest.mark.parametrize(
    ("comes", "visits", "fit"),
    [("10:00", "10:15", True), ("10:00", "10:14", False), ("11:45", "12:00", False)],
)
def test_two_parents_could_come_so_or_not(comes, visits, fit):
    assert is_within(slot("10:00", "12:00"), at(comes), at(visits), GAP) is fit
