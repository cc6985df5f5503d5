"""The court register in the store: refused, compelled, told, agreed, given (C2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.families import LEANNE, enter, received
from support.pdf import Haystack, text
from support.requests import CHAIR, COORDINATOR, team, trail

from ccportal.acts import proceedings, proceedings_given, refusals
from ccportal.acts.proceedings_given import Meant
from ccportal.errors import Conflict, NotFound, NotPermitted
from ccportal.rules.access import Role
from ccportal.rules.families import Part
from ccportal.rules.proceedings import Compels, Said, Wants
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import About, Organisation
from ccportal.store.proceedings import CourtGiven, CourtRequest

pytestmark = pytest.mark.clause("C2")

TODAY = date(2026, 6, 13)
SAID = Said("Hale & Marsh", Wants.STATEMENT, TODAY, "Millby Family Court", "MB26P00412")
ORDER = replace(SAID, compels=Compels.SUMMONS, ordered_on=TODAY)


@pytest.fixture(autouse=True)
def today(made, time_machine):
    time_machine.move_to("2026-06-13T09:00:00Z", tick=False)
    team()


@pytest.fixture
def family():
    return received()


@pytest.fixture
def parent(family):
    return enter(family, LEANNE, Part.RESIDENT)


def register(family: str, said: Said = SAID, token: str = "t") -> int:
    return proceedings.register(COORDINATOR, family, said, token=token)


def meant(parent: str) -> Meant:
    return Meant("", (parent,), "The note of 6 June.", "By post", "Millby Family Court")


def decide(number: int, parent: str, token: str = "g") -> int:
    return proceedings_given.decide(COORDINATOR, number, meant(parent), token)


def waiting() -> list[int]:
    return [one.id for one in proceedings.for_the_chair()]


def test_a_refusal_names_the_clause_and_nobody_of_the_family(family, parent):
    number = register(family)
    proceedings.refuse(COORDINATOR, number)
    letter = refusals.court(proceedings.find(number))
    words = text(letter)
    assert "Clause C2, No reports in family proceedings" in words
    assert [one for one in ("Hale & Marsh", "Millby Family Court", "MB26P00412") if one in words]
    haystack = Haystack(letter)
    assert [one for one in ("Leanne", "Weir", family) if haystack.where(one)] == []
    assert trail(family)[-1] == (COORDINATOR, "court:refuse", None)


def test_there_is_no_letter_before_it_was_refused(family):
    with pytest.raises(NotFound):
        refusals.court(proceedings.find(register(family)))


def test_the_same_letter_is_printed_again_on_another_day(family, time_machine):
    number = register(family)
    proceedings.refuse(COORDINATOR, number)
    first = refusals.court(proceedings.find(number))
    time_machine.move_to("2026-09-01T09:00:00Z", tick=False)
    assert refusals.court(proceedings.find(number)) == first


def test_a_summons_is_told_to_the_chair_until_they_have_read_of_it(family):
    number = register(family, ORDER)
    assert waiting() == [number]
    assert trail(family)[-1] == (COORDINATOR, "court:register", Compels.SUMMONS)
    proceedings.read(COORDINATOR, Role.COORDINATOR, number)
    assert waiting() == [number]
    proceedings.read(CHAIR, Role.CHAIR, number)
    assert waiting() == []
    assert proceedings.find(number).chair_read_by_id == CHAIR


def test_what_is_no_order_waits_for_no_chair_until_one_comes(family):
    number = register(family)
    proceedings.read(CHAIR, Role.CHAIR, number)
    assert (waiting(), proceedings.find(number).chair_read_at) == ([], None)
    proceedings.refuse(COORDINATOR, number)
    proceedings.mark(COORDINATOR, number, Compels.ORDER, TODAY)
    assert waiting() == [number]
    assert trail(family)[-1] == (COORDINATOR, "court:order", Compels.ORDER)


def test_what_a_court_compels_cannot_be_refused(family):
    number = register(family, ORDER)
    with pytest.raises(NotPermitted):
        proceedings.refuse(COORDINATOR, number)
    assert trail(family)[-1] == (COORDINATOR, "court:refuse", "refused")


def test_nothing_is_given_to_who_only_asks(family, parent):
    number = register(family)
    for _ in range(2):
        with pytest.raises(NotPermitted):
            decide(number, parent)
        if proceedings.find(number).refused_on is None:
            proceedings.refuse(COORDINATOR, number)
    assert (CourtGiven.select().count(), Disclosure.select().count()) == (0, 0)


def test_what_is_given_was_agreed_by_the_chair_and_is_one_row_of_the_register(family, parent):
    number = register(family, ORDER)
    proceedings.read(CHAIR, Role.CHAIR, number)
    given = decide(number, parent)
    assert waiting() == [number]
    with pytest.raises(NotPermitted):
        proceedings_given.give(COORDINATOR, given)
    with pytest.raises(NotPermitted):
        proceedings_given.answer(COORDINATOR, given, yes=True)
    proceedings_given.answer(CHAIR, given, yes=True)
    ref = proceedings_given.give(COORDINATOR, given)
    row = Disclosure.get()
    assert (row.ref, row.way) == (ref, "given because a court compels it")
    assert row.text.startswith("The note of 6 June.\n\nA court compelled this: witness summons of")
    assert [one.person_id for one in About.select().where(About.record == ref)] == [parent]
    assert (waiting(), CourtGiven.get().exactly) == ([], "")
    with pytest.raises(Conflict):
        proceedings_given.give(COORDINATOR, given)
    assert Disclosure.select().count() == 1


def test_what_the_chair_does_not_agree_to_is_not_given_and_its_words_go(family, parent):
    given = decide(register(family, ORDER), parent)
    proceedings_given.answer(CHAIR, given, yes=False, why="The order asks for dates")
    with pytest.raises(NotPermitted):
        proceedings_given.give(COORDINATOR, given)
    one = CourtGiven.get()
    assert (one.exactly, one.why_not) == ("", "The order asks for dates")


def test_nothing_is_given_of_somebody_of_another_family(family, parent):
    other = enter(received(), LEANNE, Part.RESIDENT)
    with pytest.raises(NotFound):
        decide(register(family, ORDER), other)


@pytest.mark.clause("DP8")
def test_nothing_is_given_to_a_country_that_is_not_covered(family, parent):
    number = register(family, ORDER)
    decide(number, parent)
    Organisation.update(country="RU").execute()
    with pytest.raises(NotPermitted, match="country"):
        decide(number, parent, "g2")


def test_the_same_form_twice_is_one_row(family, parent):
    assert register(family, ORDER) == register(family, ORDER)
    number = CourtRequest.get().id
    assert decide(number, parent) == decide(number, parent)
    assert (CourtRequest.select().count(), CourtGiven.select().count()) == (1, 1)


def test_only_somebody_of_the_team_can_be_the_one_who_is_asked(family):
    with pytest.raises(NotFound):
        proceedings.register(COORDINATOR, family, SAID, "none-such")
