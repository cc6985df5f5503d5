"""An answer in the post: its day, its number, the second pair of eyes, and what comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.rules.requests_facts import Delivery, Doing, Event, Facts, Stage, Who
from ccportal.rules.requests_needs import CLOSE, DELIVER, DISPATCH, WAY
from ccportal.rules.requests_posting import Back, number_read
from ccportal.rules.requests_telling import Posted, Told

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]

TODAY = date(2026, 11, 25)
FACTS = Facts(Stage.RELEASED, delivery=Delivery.POSTED, released_on=TODAY)
DOING = Doing("p-1", Who.COORDINATOR, TODAY, day=TODAY, number="AB123456789GB")
HOME = "9 Quay Row"


def why(guards, facts, doing):
    return [said for guard in guards if (said := guard(facts, doing))]


def test_it_is_put_down_when_it_was_posted_with_its_number():
    assert why(DISPATCH, FACTS, DOING) == []


@pytest.mark.parametrize(
    ("facts", "doing", "said"),
    [
        ({"delivery": Delivery.COLLECTED}, {}, "it was not let out by post"),
        ({"dispatched": True}, {}, "it was posted already"),
        ({}, {"day": None}, "enter the day on which it was posted"),
        ({}, {"day": TODAY + timedelta(1)}, "enter the day on which it was posted"),
        ({}, {"day": TODAY - timedelta(1)}, "it was let out only after that day"),
        ({}, {"number": ""}, "write down the number on the receipt"),
        ({}, {"two_needed": True}, "somebody else has to compare the envelope with"),
        ({}, {"second": "p-1"}, "somebody else has to compare the envelope"),
        ({}, {"second": "p-1", "two_needed": True}, "somebody else has to compare the envelope"),
        ({}, {"barred": True}, "that address must not be used any more"),
    ],
)
def test_it_is_not_put_down_as_posted(facts, doing, said):
    found = why(DISPATCH, replace(FACTS, **facts), replace(DOING, **doing))
    assert (len(found), said in found[0]) == (1, True)


def test_where_two_are_needed_somebody_else_is_enough():
    assert why(DISPATCH, FACTS, replace(DOING, two_needed=True, second="p-2")) == []
    earlier = replace(FACTS, released_on=None)
    assert why(DISPATCH, earlier, replace(DOING, day=TODAY - timedelta(9))) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ab 1234 5678 9gb", "AB123456789GB"),
        ("12345678", "12345678"),
        ("1234567", ""),
        ("A" * 35, "A" * 35),
        ("A" * 36, ""),
        ("AB123456789GB<", ""),
        ("", ""),
    ],
)
def test_a_number_has_8_to_35_letters_and_figures(typed, kept):
    assert number_read(typed) == kept


def test_what_is_in_the_post_has_arrived_only_once_it_was_posted():
    assert why(CLOSE, FACTS, DOING) == ["put down first when it was posted, and its number"]
    assert why(CLOSE, replace(FACTS, dispatched=True), DOING) == []
    assert why(CLOSE, replace(FACTS, delivery=Delivery.COLLECTED), DOING) == []


@pytest.mark.parametrize("how", sorted(Back))
def test_of_what_came_back_it_is_said_how(how):
    back = replace(DOING, delivery=Delivery.RETURNED)
    assert why(DELIVER, FACTS, replace(back, ground=how)) == []
    assert why(DELIVER, FACTS, back) == ["say whether it came back unopened, opened, or not at all"]


def test_it_does_not_go_again_to_where_it_came_back_from():
    ticks = frozenset({"address", "not-on-do-not-use-list"})
    again = replace(DOING, delivery=Delivery.POSTED, ticks=ticks, came_back=True)
    assert why(WAY, FACTS, again) == [
        "it came back from this address: find out first where they are"
    ]
    assert why(WAY, FACTS, replace(again, ticks=ticks | {"address-again"})) == []


def test_the_envelope_that_is_on_its_way_is_the_last_that_was_posted():
    told, sent = Told(), {"posted_on": "2026-11-25", "number": "AB123456789GB", "sha256": "f"}
    posted = Posted(TODAY, "AB123456789GB", "p-1", None, "f")
    told.take(Event.MAKE_READY, TODAY, "p-1", {"address": HOME})
    told.take(Event.RELEASE, TODAY, "p-2", {})
    told.take(Event.DISPATCH, TODAY, "p-1", sent)
    assert (told.dispatched, told.posts, told.address) == (posted, [posted], HOME)
    told.take(Event.DELIVER, TODAY, "p-1", {"delivery": "collected"})
    assert told.came_back == []
    told.take(Event.DELIVER, TODAY, "p-1", {"delivery": "returned"})
    assert (told.came_back, told.address) == ([HOME], "")
    told.take(Event.DELIVER, TODAY, "p-1", {"delivery": "returned"})
    assert told.came_back == [HOME]
    told.take(Event.CHECK_WAY, TODAY, "p-1", {"address": "11 Quay Row"})
    told.take(Event.RELEASE, TODAY, "p-2", {})
    assert (told.dispatched, told.posts, told.address) == (None, [posted], "11 Quay Row")
