"""Nothing is told, asked or sent where it is not safe, whatever it is (SAR, C4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccportal.rules.reaching import Known, Whose
from ccportal.rules.requests_facts import By, Doing, Event, Facts, Hold, Settled, Stage, Who
from ccportal.rules.requests_table import TABLE
from ccportal.rules.requests_telling import (
    CONTACTS,
    Told,
    askable,
    place_said,
    reachable,
    unreachable,
    way_said,
)

pytestmark = [pytest.mark.clause("C4"), pytest.mark.clause("SAR")]

FACTS = Facts(Stage.ACCEPTED)
SAFE = Doing("p-1", Who.COORDINATOR, date(2026, 11, 25), reach=Settled(By.PORTAL))
NOT_SAFE = replace(SAFE, unreachable="do not use this number")
NUMBER = "01632 960 001"
DANGER = (Known(By.TELEPHONE, NUMBER, Whose.OTHER_SIDE),)
CALL, LETTER = Settled(By.TELEPHONE, "01632 960 002"), Settled(By.POST, "4 Mill Row, LA0 0ML")


@pytest.mark.parametrize("event", sorted(CONTACTS))
def test_whatever_tells_them_something_asks_first_whether_that_is_safe(event):
    facts, doing = FACTS, replace(NOT_SAFE, hold=Hold.IDENTITY)
    rows = [row for row in TABLE if row.event is event]
    assert rows
    assert all(
        "do not use this number" in {guard(facts, doing) for guard in row.guards} for row in rows
    )


def test_a_wait_that_asks_them_nothing_needs_no_way_to_them():
    assert askable(FACTS, replace(NOT_SAFE, hold=Hold.CLARIFICATION)) == "do not use this number"
    assert askable(FACTS, replace(NOT_SAFE, hold=Hold.ADVICE)) is None
    assert askable(FACTS, replace(NOT_SAFE, hold=Hold.SAFETY, who=Who.REQUESTER)) is None
    assert reachable(FACTS, SAFE) is None


@pytest.mark.parametrize("by", sorted(By))
def test_a_call_a_mail_and_a_letter_need_a_place(by):
    needs = by in {By.TELEPHONE, By.EMAIL, By.POST}
    for where in ("", " "):
        assert bool(place_said(FACTS, replace(SAFE, reach=Settled(by, where)))) is needs
    assert place_said(FACTS, replace(SAFE, reach=Settled(by, NUMBER))) is None


def test_it_is_said_how_they_are_reached():
    nothing = replace(SAFE, reach=None)
    assert (way_said(FACTS, SAFE), place_said(FACTS, nothing)) == (None, None)
    assert way_said(FACTS, nothing) == "say how they are reached"


@pytest.mark.parametrize(
    ("ground", "settled", "known", "why"),
    [
        ("in-person", None, DANGER, ""),
        ("call-back", None, (), ""),
        ("call-back", None, DANGER, "the number that is used"),
        ("call-back", LETTER, DANGER, "the number that is used"),
        ("call-back", CALL, DANGER, ""),
        ("call-back", Settled(By.TELEPHONE, NUMBER), DANGER, "do not use this number"),
        ("recorded-post", CALL, DANGER, "the address that is used"),
        ("recorded-post", LETTER, DANGER, ""),
    ],
)
def test_new_words_go_only_where_it_was_put_down_that_it_is_safe(ground, settled, known, why):
    said = unreachable(Event.NEW_TICKET, ground, settled, known, True)
    assert (why in said, bool(said)) == (True, bool(why))
    assert "portal" not in said


def test_other_things_are_told_by_the_way_that_was_put_down():
    assert unreachable(Event.EXTEND, "number", CALL, DANGER, False) == ""
    assert "say first how" in unreachable(Event.EXTEND, "number", None, DANGER, False)


def test_the_last_way_that_was_put_down_counts():
    told, day = Told(), date(2026, 11, 25)
    told.take(Event.REACH, day, "p-1", {"by": "telephone", "where": NUMBER})
    told.take(Event.CONTACT, day, "p-1", {"reason": "We spoke."})
    told.take(Event.REACH, date(2026, 11, 26), "p-1", {"by": "in-person"})
    assert (told.settled, told.settled_on) == (Settled(By.IN_PERSON), date(2026, 11, 26))
