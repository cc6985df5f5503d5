"""How far a family is, who are counterparties, and which words tell of nobody."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccportal.errors import Conflict, Invalid
from ccportal.rules import families as rules
from ccportal.rules.families import Event, Part, Place, Stage, Visit
from ccportal.rules.plain_words import plain

LEFT, RIGHT, CHILD = (
    Place("f", "a", Part.RESIDENT),
    Place("f", "b", Part.CONTACT),
    Place("f", "c", Part.CHILD),
)
FAMILY = (LEFT, RIGHT, CHILD)
NINE = datetime(2026, 3, 7, 9, 0)
PLACES = st.lists(
    st.builds(Place, st.sampled_from("fg"), st.sampled_from("abcd"), st.sampled_from(Part)),
    max_size=8,
)


def test_the_whole_way_of_a_family_from_its_referral_to_its_end():
    stage = None
    way = [(Event.RECEIVE, None), (Event.WAIT, "no-place-free"), (Event.ACCEPT, None)]
    way += [(Event.PRE_VISIT, None), (Event.START, None), (Event.CLOSE, "order-ended")]
    seen = []
    for event, why in way:
        stage = rules.after(event, stage, why)
        seen.append(stage)
    assert seen == [
        *(Stage.RECEIVED, Stage.WAITING, Stage.ACCEPTED),
        *(Stage.ACCEPTED, Stage.ACTIVE, Stage.CLOSED),
    ]


ALLOWED = {
    None: {Event.RECEIVE},
    Stage.RECEIVED: {Event.ACCEPT, Event.WAIT, Event.DECLINE},
    Stage.WAITING: {Event.ACCEPT, Event.DECLINE, Event.PRE_VISIT, Event.CLOSE},
    Stage.ACCEPTED: {Event.WAIT, Event.PRE_VISIT, Event.START, Event.CLOSE},
    Stage.ACTIVE: {Event.CLOSE},
    Stage.DECLINED: {Event.RECEIVE},
    Stage.CLOSED: {Event.RECEIVE},
}


@pytest.mark.parametrize("stage", ALLOWED)
def test_a_stage_allows_this_and_nothing_else(stage):
    assert set(rules.allowed(stage)) == ALLOWED[stage]


def test_whatever_happens_to_a_family_that_is_new_gives_it_a_stage():
    assert [row.to for row in rules.TABLE if None in row.sources] == [Stage.RECEIVED]


@pytest.mark.parametrize("stage", ALLOWED)
@pytest.mark.parametrize("event", Event)
def test_what_a_stage_does_not_allow_is_refused(stage, event):
    if event in ALLOWED[stage]:
        assert rules.transition(event, stage).event is event
    else:
        with pytest.raises(Conflict, match=r"the family is \w"):
            rules.transition(event, stage)


@pytest.mark.parametrize(
    ("event", "stage"),
    [(Event.WAIT, Stage.RECEIVED), (Event.DECLINE, Stage.WAITING), (Event.CLOSE, Stage.ACTIVE)],
)
@pytest.mark.parametrize("why", [None, "", "because"])
def test_a_reason_has_to_be_one_of_the_list(event, stage, why):
    with pytest.raises(Invalid, match="Choose a reason"):
        rules.after(event, stage, why)


@pytest.mark.parametrize(
    ("last", "closed", "stage"),
    [(None, False, "active"), (None, True, "closed"), ("waiting", False, "waiting")],
)
def test_a_family_that_an_archive_brought_is_active_or_closed(last, closed, stage):
    assert rules.stage_of(last, closed=closed) == stage


@pytest.mark.clause("C4")
def test_who_lives_with_the_child_and_who_visits_are_counterparties():
    assert rules.counterparties(FAMILY) == {frozenset("ab")}
    assert rules.are_counterparties(FAMILY, "b", "a")


def test_parents_of_different_families_are_no_counterparties():
    assert not rules.are_counterparties((LEFT, Place("g", "b", Part.CONTACT)), "a", "b")


@given(PLACES, st.sampled_from("abcd"), st.sampled_from("abcd"))
def test_counterparties_are_so_both_ways_and_nobody_is_their_own(places, one, other):
    both = rules.are_counterparties(places, one, other)
    assert both == rules.are_counterparties(places, other, one)
    assert not (both and one == other)


@given(PLACES, st.sampled_from("abcd"), st.sampled_from("abcd"))
def test_counterparties_are_never_made_one(places, one, other):
    if rules.are_counterparties(places, one, other):
        with pytest.raises(Conflict):
            rules.may_merge(places, one, other)


def test_two_entries_of_one_part_in_a_family_may_be_one_person():
    rules.may_merge((*FAMILY, Place("f", "d", Part.RESIDENT)), "a", "d")


@pytest.mark.parametrize("part", [Part.RELATIVE, Part.CHILD, Part.OTHER])
def test_two_parts_in_one_family_are_two_people(part):
    with pytest.raises(Conflict, match="two different people"):
        rules.may_merge((LEFT, Place("f", "d", part)), "a", "d")


def test_an_entry_is_not_merged_with_itself():
    with pytest.raises(Invalid):
        rules.may_merge(FAMILY, "a", "a")


def test_contact_begins_once_both_parents_came():
    assert rules.may_start(FAMILY, [Visit("a", NINE), Visit("b", NINE)]) == ()


@pytest.mark.parametrize(
    ("places", "visits", "reason"),
    [
        ((LEFT, RIGHT), "ab", "No child is entered yet"),
        ((RIGHT, CHILD), "b", "Nobody who lives with the child is entered yet"),
        ((LEFT, CHILD), "a", "Nobody who visits is entered yet"),
        (FAMILY, "a", "Whoever visits has not been to see the centre yet"),
        (FAMILY, "b", "Whoever lives with the child has not been to see the centre yet"),
    ],
)
def test_what_stands_against_a_beginning_is_said(places, visits, reason):
    assert rules.may_start(places, [Visit(one, NINE) for one in visits]) == (reason,)


@pytest.mark.parametrize("hours", [-1.9, 0, 1.9])
def test_the_first_visits_of_two_parents_lie_apart(hours):
    at = NINE + timedelta(hours=hours)
    with pytest.raises(Conflict, match="other parent"):
        rules.may_visit(FAMILY, [Visit("a", NINE)], Visit("b", at))


@pytest.mark.parametrize("hours", [-2, 2])
def test_two_hours_are_far_enough(hours):
    rules.may_visit(FAMILY, [Visit("a", NINE)], Visit("b", NINE + timedelta(hours=hours)))


def test_parents_of_one_side_may_come_together():
    here = (*FAMILY, Place("f", "d", Part.RESIDENT))
    rules.may_visit(here, [Visit("a", NINE)], Visit("d", NINE))


def test_a_child_makes_no_first_visit():
    with pytest.raises(Invalid):
        rules.may_visit(FAMILY, [], Visit("c", NINE))


def test_nobody_joins_a_family_twice():
    with pytest.raises(Conflict):
        rules.may_join(FAMILY, Place("f", "a", Part.CONTACT))
    rules.may_join(FAMILY, Place("g", "a", Part.CONTACT))


@pytest.mark.parametrize(
    "words",
    [
        *("ring 01632 960 003", "0 1 6 3 2 9 6 0", "write to ada@weir.example.org"),
        *("to 14 Weir Lane", "lives at 3, old mill road", "near al1 2bc", "AL12BC"),
        *("only Leanne", "LEANNE comes", "leanne’s door", "Mrs Okafor-Hale", "Hale"),
    ],
)
@pytest.mark.clause("C4", "SAR")
def test_words_that_stand_on_many_pages_tell_of_nobody(words):
    with pytest.raises(Invalid):
        plain(words, ["Leanne Weir", "Sam Okafor-Hale"], "Say it")


@pytest.mark.parametrize(
    "words",
    [
        *(
            "the garden door",
            "alternate Saturdays, two hours",
            "No nuts",
            "an inhaler, blue, 2 puffs",
        ),
        *("10:00 to 12:00", "text message on weekdays after 4", "every 2nd Saturday from 7 March"),
    ],
)
def test_plain_words_are_kept_on_one_line(words):
    assert plain(f"  {words}\n", ["Leanne Weir"], "Say it") == words


def test_a_text_of_several_lines_becomes_one():
    assert plain("no nuts\r\n\r\nno milk", [], "Say it") == "no nuts no milk"


@pytest.mark.parametrize("words", ["", " \n ", "x" * 301])
def test_nothing_and_too_much_are_refused(words):
    with pytest.raises(Invalid):
        plain(words, [], "Say it")
