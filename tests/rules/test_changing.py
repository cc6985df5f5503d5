"""A session at another time or with other room: who keeps a place, at which times, and why not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccportal.errors import Conflict, Invalid
from ccportal.rules.calendar import Slot, is_within
from ccportal.rules.changing import Fit, Held, Why, at_times, check_to_come, fits

DAY = date(2026, 6, 13)
GAP = timedelta(minutes=15)


def at(words: str) -> datetime:
    return datetime.combine(DAY, time.fromisoformat(words))


def slot(starts: str, ends: str, place: str = "") -> Slot:
    return Slot(at(starts), at(ends), place)


def held(number: int, comes: str, visits: str, *elsewhere: Slot) -> Held:
    return Held(number, at(comes), at(visits), elsewhere)


OLD = slot("10:00", "12:00")
ASH = held(1, "10:00", "10:15")


def only(new: Slot, one: Held, gap: timedelta = GAP) -> Fit:
    (found,) = fits(OLD, new, gap, None, [one])
    return found


def test_whoever_can_come_at_the_time_they_were_told_keeps_it():
    found = only(slot("09:00", "12:00"), ASH)
    assert (found.comes_at, found.visits_at, found.why) == (at("10:00"), at("10:15"), None)


def test_the_others_move_along_with_the_beginning():
    found = only(slot("13:00", "15:00"), held(1, "10:30", "11:00"))
    assert (found.comes_at, found.visits_at) == (at("13:30"), at("14:00"))


def test_where_that_does_not_fit_they_come_as_if_nothing_was_agreed():
    found = only(slot("13:00", "14:00"), held(1, "11:30", "11:45"))
    assert (found.comes_at, found.visits_at, found.why) == (at("13:00"), at("13:15"), None)


def test_a_wider_gap_puts_the_visitor_later():
    found = only(OLD, ASH, timedelta(minutes=30))
    assert (found.comes_at, found.visits_at) == (at("10:00"), at("10:30"))


@pytest.mark.parametrize(("ends", "why"), [("10:15", Why.TIME), ("10:16", None)])
def test_a_session_too_short_for_both_sides_has_no_time_for_them(ends, why):
    assert only(slot("10:00", ends), held(1, "11:00", "11:15")).why is why


@pytest.mark.parametrize(
    ("capacity", "whys"),
    [
        (None, [None] * 3),
        (3, [None] * 3),
        (2, [None, None, Why.ROOM]),
        (1, [None, *[Why.ROOM] * 2]),
    ],
)
def test_places_go_to_who_was_booked_first(capacity, whys):
    rows = [held(number, "10:00", "10:15") for number in (7, 3, 5)]
    assert [one.why for one in fits(OLD, OLD, GAP, capacity, rows)] == whys


def test_who_cannot_come_takes_no_place():
    away = held(1, "10:00", "10:15", slot("10:00", "11:00"))
    assert [one.why for one in fits(OLD, OLD, GAP, 1, [away, ASH])] == [Why.ELSEWHERE, None]


@pytest.mark.parametrize(("starts", "why"), [("11:59", Why.ELSEWHERE), ("12:00", None)])
def test_another_session_keeps_them_out_until_it_is_over(starts, why):
    one = held(1, "10:00", "10:15", slot("10:00", "12:00"))
    assert only(slot(starts, "15:00"), one).why is why


@given(
    st.integers(0, 1000),
    st.integers(1, 400),
    st.integers(0, 119),
    st.integers(5, 120),
    st.integers(5, 120),
)
def test_whoever_keeps_a_place_comes_while_it_is_open_and_meets_nobody(
    starts, length, comes, apart, gap
):
    midnight, minute = datetime.combine(DAY, time()), timedelta(minutes=1)
    new = Slot(midnight + starts * minute, midnight + (starts + length) * minute)
    one = Held(1, OLD.starts_at + comes * minute, OLD.starts_at + (comes + apart) * minute)
    (found,) = fits(OLD, new, gap * minute, None, [one])
    fit = is_within(new, found.comes_at, found.visits_at, gap * minute)
    assert fit is (found.why is None)


def test_the_day_stays_as_it_is():
    assert at_times(OLD, time(13), time(15), "Hall") == slot("13:00", "15:00", "Hall")


@pytest.mark.parametrize("ends", [time(13), time(12, 59)])
def test_it_ends_after_it_has_begun(ends):
    with pytest.raises(Invalid):
        at_times(OLD, time(13), ends, "")


def test_a_session_that_is_to_come_may_change_until_it_begins():
    check_to_come(OLD, at("10:00") - timedelta(seconds=1), 0)
    with pytest.raises(Conflict, match="begun"):
        check_to_come(OLD, at("10:00"), 0)


def test_it_may_not_once_somebody_came():
    with pytest.raises(Conflict, match="came"):
        check_to_come(OLD, at("09:50"), 1)
