"""Passing something on, on a ground: two people, one row, and 72 hours (C3, DP8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.client import member
from support.families import whole

from ccportal import clock
from ccportal.acts import bodies, grounds
from ccportal.acts.grounds import Meant
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted
from ccportal.rules.disclosure import Ground, Said, What
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Disclosure, GroundDecision
from ccportal.store.people import About, Organisation

SAID = Said(
    Ground.CHILD, "The child", "Bruises on both arms", "What was seen on Saturday", "By telephone"
)
START = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def here(made, time_machine):
    time_machine.move_to(START)
    family, left, _, child = whole()
    with writing(records_db):
        body = fresh("organisations")
        Organisation.create(ref=body, name="The council", kind="local-authority")
    return Meant(family, body, What.OTHER, (child, left))


@pytest.fixture
def ada(here):
    return member("coordinator").person_id


@pytest.fixture
def bo(here):
    return member("chair").person_id


def released() -> int:
    return Disclosure.select().count()


@pytest.mark.clause("C3")
def test_what_was_decided_does_not_leave_before_the_chair_agreed(here, ada):
    number = grounds.decide(ada, here, SAID, token="1")
    with pytest.raises(NotPermitted):
        grounds.make(ada, number)
    assert released() == 0


@pytest.mark.clause("C3")
def test_nobody_agrees_to_their_own_decision(here, ada):
    number = grounds.decide(ada, here, SAID, token="1")
    with pytest.raises(NotPermitted):
        grounds.second(ada, number, agrees=True)
    assert GroundDecision.get_by_id(number).agrees is None


@pytest.mark.clause("C3", "DP2")
def test_what_was_agreed_leaves_as_one_row_that_says_all(here, ada, bo):
    number = grounds.decide(ada, here, SAID, token="1")
    grounds.second(bo, number, agrees=True)
    row = Disclosure.get_by_id(grounds.make(ada, number))
    about = {one.person_id for one in About.select().where(About.record == row.ref)}
    assert (row.to_id, row.what, row.ground) == (here.organisation, "other", SAID.ground)
    assert all(words in row.text for words in (SAID.exactly, SAID.why, SAID.at_risk))
    assert (row.decided_by_id, row.how, about) == (ada, SAID.how, set(here.about))
    assert "prevent violence" in row.purpose


def test_its_words_stand_in_one_place(here, ada, bo):
    number = grounds.decide(ada, here, SAID, token="1")
    grounds.second(bo, number, agrees=True)
    grounds.make(ada, number)
    found = GroundDecision.get_by_id(number)
    assert (found.exactly, found.why, found.at_risk) == ("", "", "")


def test_it_leaves_once(here, ada, bo):
    number = grounds.decide(ada, here, SAID, token="1")
    grounds.second(bo, number, agrees=True)
    grounds.make(ada, number)
    with pytest.raises(Conflict):
        grounds.make(ada, number)
    assert released() == 1


@pytest.mark.clause("C3")
def test_what_was_not_agreed_never_leaves_and_its_words_are_removed(here, ada, bo):
    number = grounds.decide(ada, here, SAID, token="1")
    grounds.second(bo, number, agrees=False, why="The council knows")
    with pytest.raises(NotPermitted):
        grounds.make(ada, number)
    assert GroundDecision.get_by_id(number).exactly == ""
    assert released() == 0


def test_in_an_emergency_it_leaves_at_once_and_waits_for_the_chair(here, ada):
    number = grounds.decide(ada, here, SAID, emergency=True, token="1")
    assert released() == 1
    assert grounds.is_open(grounds.find(number))


@pytest.mark.boundary("C3", "agreed to within 72 hours")
@pytest.mark.clause("C3")
@pytest.mark.parametrize(("late", "overdue"), [(timedelta(seconds=-1), 0), (timedelta(0), 1)])
def test_the_agreement_is_overdue_from_the_72nd_hour(here, ada, time_machine, late, overdue):
    grounds.decide(ada, here, SAID, emergency=True, token="1")
    made = GroundDecision.get().made_at
    assert grounds.overdue(made + timedelta(hours=72) + late).scalar() == overdue


def test_an_agreement_that_came_late_is_not_overdue_any_more(here, ada, bo, time_machine):
    number = grounds.decide(ada, here, SAID, emergency=True, token="1")
    time_machine.move_to(START + timedelta(days=5))
    grounds.second(bo, number, agrees=True)
    assert grounds.overdue(clock.now_utc()).scalar() == 0


def test_the_chair_may_disagree_with_what_left_and_what_left_stays_in_the_register(here, ada, bo):
    number = grounds.decide(ada, here, SAID, emergency=True, token="1")
    grounds.second(bo, number, agrees=False, why="It was no emergency")
    assert released() == 1
    assert GroundDecision.get_by_id(number).second_why == "It was no emergency"


def test_the_same_form_twice_is_one_decision(here, ada):
    first = grounds.decide(ada, here, SAID, emergency=True, token="1")
    assert grounds.decide(ada, here, SAID, emergency=True, token="1") == first
    assert released() == 1


@pytest.mark.clause("DP8")
@pytest.mark.parametrize("emergency", [False, True])
def test_nothing_is_decided_for_a_country_that_is_not_covered(here, ada, emergency):
    bodies.say_country(ada, here.organisation, "RU")
    with pytest.raises(NotPermitted, match="country"):
        grounds.decide(ada, here, SAID, emergency=emergency, token="1")
    safe = replace(here, safeguard="Vital interests (Article 49)")
    assert grounds.decide(ada, safe, SAID, emergency=emergency, token="2")


@pytest.mark.clause("DP8")
def test_an_organisation_that_moved_abroad_meanwhile_gets_nothing(here, ada, bo):
    number = grounds.decide(ada, here, SAID, token="1")
    grounds.second(bo, number, agrees=True)
    bodies.say_country(ada, here.organisation, "RU")
    with pytest.raises(NotPermitted, match="country"):
        grounds.make(ada, number)


@pytest.mark.parametrize("wrong", ["family", "organisation", "about"])
def test_a_family_member_or_organisation_that_there_is_not_is_refused(here, ada, wrong):
    value = ("none-such",) if wrong == "about" else "none-such"
    with pytest.raises(NotFound):
        grounds.decide(ada, replace(here, **{wrong: value}), SAID, token="1")
    assert GroundDecision.select().count() == 0


@pytest.mark.clause("C4")
def test_it_goes_to_an_organisation_and_never_to_the_other_parent(here, ada):
    with pytest.raises(NotFound):
        grounds.decide(ada, replace(here, organisation=here.about[1]), SAID, token="1")


def test_of_nobody_nothing_is_decided(here, ada):
    with pytest.raises(Invalid):
        grounds.decide(ada, replace(here, about=()), SAID, token="1")
