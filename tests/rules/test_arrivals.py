"""At the door: when two parents would meet, to the minute, and what is said then."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from ccportal.errors import Conflict
from ccportal.rules.arrivals import (
    Door,
    Passage,
    apart,
    check_undo,
    is_of_before,
    pressed_at,
    shortest,
    undo_left,
)

GAP = timedelta(minutes=15)


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-06-13T{words}")


def door(brings: dict | None = None, visits: dict | None = None, **more: object) -> Door:
    here = bool(brings and brings.get("arrived"))
    values = {"child": "Tobi", "child_is_here": here, "home_at": at("12:30"), "gap": GAP}
    sides = [
        Passage(name, **{key: at(when) for key, when in (given or {}).items()})
        for name, given in (("Grace", brings), ("Callum", visits))
    ]
    return Door(*sides, **(values | more))  # type: ignore[arg-type]


BROUGHT = {"due": "10:00", "arrived": "10:02", "left": "10:09"}


def kept(one: Door, now: str) -> str | None:
    found = apart(one, at(now))
    return found.kept if found else None


def test_who_comes_before_the_other_has_been_gone_for_the_gap_is_kept_outside():
    found = apart(door(BROUGHT, {"due": "10:15"}), at("10:12"))
    assert found is not None
    assert (found.order, found.until) == ("Keep Callum outside", at("10:24"))
    assert found.why == "Grace went out 3 minutes ago and may still be near the door."
    assert (found.gone, found.of, found.to_wait) == (3, 15, 12)


@pytest.mark.parametrize(("due", "warns"), [("10:23", True), ("10:24", False)])
def test_who_is_due_when_the_gap_is_over_is_not_kept(due, warns):
    assert kept(door(BROUGHT, {"due": due}), "10:12") == ("visits" if warns else None)


@pytest.mark.parametrize(("now", "warns"), [("10:23:59", True), ("10:24", False)])
def test_the_warning_ends_to_the_second_when_the_gap_is_over(now, warns):
    assert kept(door(BROUGHT, {"due": "10:15"}), now) == ("visits" if warns else None)


def test_whose_time_nobody_knows_may_come_at_any_moment():
    assert kept(door(BROUGHT, {}), "10:12") == "visits"


def test_who_waits_outside_already_is_kept_there_whatever_was_agreed():
    assert kept(door(BROUGHT, {"due": "11:00", "waiting": "10:11"}), "10:12") == "visits"


@pytest.mark.parametrize(("now", "warns"), [("10:14", False), ("10:15", True)])
def test_while_the_one_is_inside_the_other_is_kept_from_the_gap_before_they_are_due(now, warns):
    one = door({"due": "10:00", "arrived": "10:02"}, {"due": "10:30"})
    assert kept(one, now) == ("visits" if warns else None)


def test_while_the_other_is_inside_no_time_runs():
    found = apart(door({"arrived": "10:02"}, {"due": "10:15"}), at("10:12"))
    assert found is not None
    assert (found.why, found.until) == ("Grace is still inside.", None)


def test_nobody_is_kept_before_anybody_has_come():
    assert kept(door({"due": "10:00"}, {"due": "10:15"}), "10:05") is None


def test_a_visitor_who_is_first_keeps_the_other_outside_and_the_child_is_fetched():
    found = apart(door({"due": "10:00"}, {"due": "10:15", "arrived": "09:55"}), at("09:58"))
    assert found is not None
    assert (found.kept, found.order) == ("brings", "Keep Grace outside")
    assert found.why == "Callum is still inside. Fetch Tobi in at the door."


def test_both_inside_is_told_at_once():
    found = apart(door({"arrived": "10:02"}, {"arrived": "10:12"}), at("10:13"))
    assert found is not None
    assert (found.order, found.why) == ("See Grace out now", "Callum is inside too.")


VISIT = {"due": "10:30", "arrived": "10:30"}


def test_during_the_visit_nobody_is_kept():
    assert kept(door(BROUGHT, VISIT), "11:00") is None


@pytest.mark.parametrize(("now", "warns"), [("12:14", False), ("12:15", True)])
def test_from_the_gap_before_the_end_whoever_fetches_the_child_is_kept_outside(now, warns):
    assert kept(door(BROUGHT, VISIT), now) == ("brings" if warns else None)


def test_who_comes_early_to_fetch_the_child_is_kept_outside():
    assert kept(door({**BROUGHT, "waiting": "11:30"}, VISIT), "11:30") == "brings"


@pytest.mark.parametrize(("now", "warns"), [("12:34", True), ("12:35", False)])
def test_whoever_fetches_the_child_waits_until_the_visitor_has_been_gone_for_the_gap(now, warns):
    assert kept(door(BROUGHT, {**VISIT, "left": "12:20"}), now) == ("brings" if warns else None)


BACK = {"due": "10:00", "arrived": "12:25"}


def fetched(visits: dict, **brings: str) -> Door:
    one = door({**BACK, **brings}, visits)
    return replace(one, brings=replace(one.brings, returned=True))


def test_who_comes_back_while_the_other_is_inside_is_seen_out_at_once():
    found = apart(fetched(VISIT), at("12:26"))
    assert found is not None
    assert (found.order, found.why) == ("See Grace out now", "Callum is inside too.")


@pytest.mark.parametrize(("now", "warns"), [("12:34:59", True), ("12:35", False)])
def test_who_fetches_the_child_stays_inside_until_the_visitor_has_been_gone_for_the_gap(now, warns):
    found = apart(fetched({**VISIT, "left": "12:20"}), at(now))
    assert (found is not None) is warns
    if found:
        assert (found.kept, found.order, found.until) == (
            "brings",
            "Keep Grace inside",
            at("12:35"),
        )
        assert found.why == "Callum went out 14 minutes ago and may still be near the door."


def test_a_visitor_who_waits_to_come_back_is_kept_outside_while_the_child_is_fetched():
    found = apart(fetched({**VISIT, "left": "11:00", "waiting": "12:26"}), at("12:26"))
    assert found is not None
    assert (found.order, found.why) == ("Keep Callum outside", "Grace is still inside.")


def test_once_the_child_has_gone_home_whoever_fetched_them_is_not_kept_inside():
    one = replace(fetched({**VISIT, "left": "12:20"}), child_is_here=False)
    assert kept(one, "12:26") is None


def test_once_child_and_parent_have_gone_nobody_is_kept():
    one = replace(fetched({**VISIT, "left": "12:20"}, left="12:30"), child_is_here=False)
    assert kept(one, "12:31") is None


def test_who_comes_back_before_the_visit_keeps_the_visitor_outside():
    one = fetched({"due": "10:15"}, arrived="10:12")
    assert kept(one, "10:13") == "visits"


def test_the_minutes_apart_are_those_of_the_bringing_and_not_of_the_fetching():
    assert shortest(fetched(VISIT)) is None


@pytest.mark.parametrize(
    ("pressed", "returned", "before"),
    [
        ("12:24:59", True, True),
        ("12:25", True, False),
        ("12:24:59", False, False),
    ],
)
def test_a_leaving_kept_from_before_they_came_back_is_of_the_stay_before(pressed, returned, before):
    assert is_of_before(at("12:25"), at(pressed), returned=returned) is before


def test_when_the_child_has_gone_home_nobody_is_kept():
    one = replace(door(BROUGHT, {**VISIT, "left": "12:20"}), child_is_here=False)
    assert kept(one, "12:25") is None


def test_just_now_is_said_within_the_first_minute():
    found = apart(door(BROUGHT, {}), at("10:09:59"))
    assert found is not None
    assert "just now" in found.why


def test_one_minute_is_said_as_one():
    found = apart(door(BROUGHT, {}), at("10:10"))
    assert found is not None
    assert "1 minute ago" in found.why


def test_a_longer_gap_that_was_agreed_keeps_longer():
    one = door(BROUGHT, {"due": "10:30"}, gap=timedelta(minutes=30))
    found = apart(one, at("10:12"))
    assert found is not None
    assert found.until == at("10:39")


def test_the_minutes_between_the_two_are_those_that_were_or_are_agreed():
    assert shortest(door(BROUGHT, {"due": "10:33"})) == 24
    assert shortest(door({"due": "10:00"}, {"due": "10:20"})) == 20
    assert shortest(door({"due": "10:00"}, {})) is None


@pytest.mark.parametrize(
    ("ago", "counts"), [(0, "10:00"), (60, "09:59"), (43_200, "22:00"), (43_201, "10:00")]
)
def test_a_press_counts_from_when_it_was_up_to_twelve_hours_ago(ago, counts):
    assert f"{pressed_at(at('10:00'), ago):%H:%M}" == counts


def test_a_press_of_tomorrow_counts_as_now():
    assert pressed_at(at("10:00"), -60) == at("10:00")


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 10), (1, 10), (60, 9), (599, 1), (600, 1)])
def test_a_press_can_be_taken_back_for_ten_minutes(seconds, minutes):
    now = at("10:00") + timedelta(seconds=seconds)
    check_undo(at("10:00"), now)
    assert undo_left(at("10:00"), now) == minutes


def test_after_ten_minutes_a_press_stays():
    now = at("10:10:01")
    assert undo_left(at("10:00"), now) is None
    with pytest.raises(Conflict):
        check_undo(at("10:00"), now)
