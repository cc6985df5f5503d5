"""Many records at once: the same words everywhere, and a whole kind; an event for each record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from support.way import BECAUSE, COVERED, PARTLY, bring, decision

from ccportal.acts import requests_bulk as bulk
from ccportal.acts import requests_items as items
from ccportal.acts.requests_keeping import weighed_in
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.deciding import Because
from ccportal.rules.health import words_of_health
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.store import content
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.requests import Decision, RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

WORD = Cut("Rory", Exemption.TP16, Mode.GENERIC)


@pytest.fixture
def way(riverside):
    return bring("item_review")


def with_the_word(way):
    return {one.ref for one in review.items(way.ref) if "Rory" in " ".join(items.words_of(one.row))}


def plain(way):
    """Records that tell of nobody's health, with the digests that they have now."""
    return {
        one.ref: one.digest
        for one in review.items(way.ref)
        if not words_of_health(items.words_of(one.row))
    }


def include(way, record):
    whole = Decided(record, Action.INCLUDE, None, Mode.STATED, ())
    items.decide(way.ref, way.coordinator.person_id, whole, replace(BECAUSE, reason=""))


def kinds(way):
    return [one.kind for one in RequestEvent.select().where(RequestEvent.request == way.ref)]


def test_words_are_covered_everywhere_at_once_and_each_record_keeps_its_history(way):
    actor, where = way.coordinator.person_id, with_the_word(way)
    first, *_others = sorted((where & plain(way).keys()) - {PARTLY})
    assert len(where) > 2
    items.decide(way.ref, actor, decision(PARTLY), BECAUSE)
    include(way, first)
    assert {one.found.ref for one in bulk.elsewhere(way.ref, (WORD,))} == where
    bulk.mark(way.ref, actor, (WORD,), BECAUSE)
    assert bulk.marks(way.ref) == (WORD,)
    decided = review.decided(way.ref)
    assert decided[first].passages == (WORD,)
    assert [one.find for one in decided[PARTLY].passages] == [COVERED, "Rory"]
    assert set(decided) == {first, PARTLY}
    one = Decision.get(Decision.request == way.ref, Decision.record == first)
    assert weighed_in(one.weighed) == BECAUSE.weighed
    assert kinds(way)[-3:] == ["decide", "decide", "mark"]
    items.undo(way.ref, actor, first)
    assert review.decided(way.ref)[first].action is Action.INCLUDE


LATER, LATER_STILL = date(2030, 1, 7), date(2031, 1, 6)


@pytest.mark.parametrize(
    ("more", "rests_on"),
    [
        ({}, ("A call of 3 May", LATER)),
        (
            {"evidence": "The order of June", "review_by": LATER_STILL},
            ("The order of June", LATER_STILL),
        ),
    ],
)
def test_what_a_decision_rests_on_stays_unless_something_else_is_said(way, more, rests_on):
    actor = way.coordinator.person_id
    first = replace(BECAUSE, evidence="A call of 3 May", review_by=LATER)
    items.decide(way.ref, actor, decision(PARTLY), first)
    bulk.mark(way.ref, actor, (WORD,), replace(BECAUSE, **more))
    one = Decision.get(Decision.request == way.ref, Decision.record == PARTLY)
    assert (json.loads(one.weighed)["evidence"], one.review_by) == rests_on


def test_marks_without_a_reason_change_nothing_that_is_decided(way):
    items.decide(way.ref, way.coordinator.person_id, decision(PARTLY), BECAUSE)
    before = kinds(way)
    with pytest.raises(Invalid, match="say why"):
        bulk.mark(way.ref, way.coordinator.person_id, (WORD,), Because())
    assert (kinds(way), bulk.marks(way.ref)) == (before, ())


def test_marks_are_taken_back_and_what_is_withheld_whole_is_left_alone(way):
    actor = way.coordinator.person_id
    withheld = Decided(PARTLY, Action.WITHHOLD, Exemption.LPP19, Mode.STATED, ())
    items.decide(way.ref, actor, withheld, BECAUSE)
    assert PARTLY not in {one.found.ref for one in bulk.elsewhere(way.ref, (WORD,))}
    bulk.mark_unread(way.ref, actor, (WORD, replace(WORD, find="Hope")))
    bulk.unmark(way.ref, actor, ("Rory",))
    assert [one.find for one in bulk.marks(way.ref)] == ["Hope"]
    with pytest.raises(NotFound):
        bulk.unmark(way.ref, actor, ("Rory",))
    with pytest.raises(Invalid, match="Choose the words"):
        bulk.mark_unread(way.ref, actor, ())


def test_many_are_given_whole_with_an_event_for_each_record_or_not_at_all(way):
    actor = way.coordinator.person_id
    seen = plain(way)
    assert len(seen) > 1
    bulk.give_whole(way.ref, actor, seen)
    decided = review.decided(way.ref)
    assert {ref: one.action for ref, one in decided.items()} == dict.fromkeys(seen, "include")
    assert kinds(way)[-len(seen) :] == ["decide"] * len(seen)
    entry = AuditEntry.select().where(AuditEntry.action == "request:decide").get()
    assert entry.detail == " ".join(sorted(seen))
    items.undo(way.ref, actor, min(seen))
    assert min(seen) not in review.decided(way.ref)


@pytest.mark.parametrize("wrong", ["changed", "of health", "not collected", "none"])
def test_where_one_cannot_be_given_whole_none_is(way, wrong):
    seen = plain(way)
    notes = [one for one in review.items(way.ref) if one.kind == "notes"]
    if wrong == "changed":
        one = next(one for one in notes if one.ref != PARTLY)
        Note.update(text="Other words.").where(Note.ref == one.ref).execute()
        seen[one.ref] = one.digest
    elif wrong == "of health":
        seen[PARTLY] = content.digest("notes", PARTLY)
    elif wrong == "not collected":
        seen["n-001"] = "0" * 64
    else:
        seen = {}
    with pytest.raises((Invalid, Conflict, NotFound)):
        bulk.give_whole(way.ref, way.coordinator.person_id, seen)
    assert review.decided(way.ref) == {}
