"""Visits of professionals in the store: booked, refused, called off with their agreement (C6)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from support.families import LEANNE, enter, received
from support.pdf import text
from support.requests import COORDINATOR, team, trail

from ccportal.acts import refusals, visits
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.families import Part
from ccportal.rules.premises import Purpose, State, Visit
from ccportal.store import premises
from ccportal.store.people import Organisation

pytestmark = pytest.mark.clause("C6")

TODAY, LAST = date(2026, 6, 1), date(2026, 6, 13)


@pytest.fixture(autouse=True)
def today(made, time_machine):
    time_machine.move_to("2026-06-01T09:00:00Z", tick=False)
    team()


@pytest.fixture
def family():
    ref = received()
    enter(ref, LEANNE, Part.RESIDENT)
    return ref


@pytest.fixture
def cafcass(family):
    visits.agree(COORDINATOR, family, "", "Two sessions", LAST, "Cafcass Millby")
    return Organisation.get().ref


def ask(family: str, who: str, day: date = LAST, token: str = "t", **more) -> premises.Visit:
    said = {"purpose": Purpose.ASSESSMENT, "words": "To see them", **more}
    at = datetime(day.year, day.month, day.day, 10, 30)
    asked = Visit(family, who, said["purpose"], said["words"], at)
    return visits.book(COORDINATOR, asked, token)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (TODAY, State.BOOKED),
        (LAST, State.BOOKED),
        (LAST + timedelta(1), State.REFUSED),
    ],
)
def test_an_assessment_is_booked_while_it_is_agreed_to_and_refused_after(
    family, cafcass, day, state
):
    made = ask(family, cafcass, day)
    assert (made.state, made.agreement_id is not None) == (state, state is State.BOOKED)


def test_what_was_refused_is_on_no_day_and_stands_in_the_trail(family):
    visits.agree(COORDINATOR, received(), "", "Of another family", LAST, "Cafcass Millby")
    refused = ask(family, Organisation.get().ref)
    assert refused.state == State.REFUSED
    assert visits.told(visits.of_day(LAST)) == ()
    assert trail(family)[-1] == (COORDINATOR, "visit:book", "refused")


def test_a_visit_that_is_no_assessment_needs_no_agreement(family, cafcass):
    visits.end(COORDINATOR, premises.Assessment.get().ref)
    made = ask(family, cafcass, purpose=Purpose.SUPPORT, words="To interpret")
    assert (made.state, [one.who for one in visits.told(visits.of_day(LAST))]) == (
        State.BOOKED,
        ["Cafcass Millby"],
    )


def test_who_ends_an_agreement_refuses_what_was_booked_under_it_from_today_on(
    family, cafcass, time_machine
):
    past, then = ask(family, cafcass, TODAY, "1"), ask(family, cafcass, LAST, "2")
    time_machine.move_to("2026-06-02T09:00:00Z", tick=False)
    agreement = premises.Assessment.get()
    assert visits.end(COORDINATOR, agreement.ref) == 1
    states = [visits.find(one.id).state for one in (past, then)]
    assert states == [State.BOOKED, State.REFUSED]
    assert premises.Assessment.get().expires_on == TODAY
    assert ask(family, cafcass, date(2026, 6, 2), "3").state == State.REFUSED
    with pytest.raises(Conflict):
        visits.end(COORDINATOR, agreement.ref)


def test_the_same_form_twice_is_one_visit(family, cafcass):
    assert ask(family, cafcass).id == ask(family, cafcass).id
    assert premises.Visit.select().count() == 1


def test_a_visit_that_is_cancelled_is_on_no_day_and_cannot_be_cancelled_twice(family, cafcass):
    number = ask(family, cafcass).id
    visits.cancel(COORDINATOR, number)
    assert visits.told(visits.of_day(LAST)) == ()
    with pytest.raises(Conflict):
        visits.cancel(COORDINATOR, number)


def test_who_comes_and_to_whom_has_to_be_known(family):
    with pytest.raises(Invalid, match="who comes"):
        ask(family, "none-such")
    with pytest.raises(NotFound):
        ask("none-such", "none-such")


def test_a_refusal_names_the_clause_and_nobody_of_the_family(family):
    visits.agree(COORDINATOR, received(), "", "Of another family", LAST, "Cafcass Millby")
    refused = ask(family, Organisation.get().ref)
    words = text(refusals.visit(refused, "Cafcass Millby", TODAY))
    assert "Clause C6, No assessments without agreement" in words
    assert "Cafcass Millby" in words
    assert [one for one in ("Leanne", "Weir", family) if one in words] == []
