"""Who asks for a child or for another adult is not searched for before it is put down why."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.families import whole
from support.requests import COORDINATOR, person, team

from ccportal.acts import requests, requests_holds, requests_items
from ccportal.acts.requests_behalf import Why, entitle
from ccportal.acts.requests_state import facts, find, state
from ccportal.errors import Conflict
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.rules.requests_facts import Hold, Stage
from ccportal.store.people import Person
from ccportal.store.requests import RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

TODAY = date(2026, 11, 25)
WEIGHED = dict.fromkeys(FACTORS, "Nothing speaks against it.")
CHILD = Why("birth certificate seen", Understands.TOO_LITTLE, WEIGHED, best=True)
ADULT = Why("a signed authority, and a call to her")


@pytest.fixture
def family(made, time_machine):
    """A family with its parents and a child of eight: refs."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    return whole()


def asked(subject, by):
    ref = requests.record(COORDINATOR, subject, TODAY, "letter", made_by=by)
    requests.accept(ref, COORDINATOR)
    return ref


def known(ref):
    now = facts(state(find(ref)), COORDINATOR)
    return now.on_behalf, now.for_child


def test_a_childs_records_are_not_searched_before_it_is_weighed(family):
    _, parent, _, child = family
    ref = asked(child, parent)
    assert known(ref) == (True, True)
    with pytest.raises(Conflict, match="why they may ask"):
        requests_items.search(ref, COORDINATOR)
    entitle(ref, COORDINATOR, CHILD)
    requests_items.search(ref, COORDINATOR)
    assert state(find(ref)).stage is Stage.SEARCHING


def test_each_of_the_seven_answers_is_kept(family):
    ref = asked(family[3], family[1])
    for factor in FACTORS:
        with pytest.raises(Conflict, match=f"still to be weighed: {factor}"):
            entitle(
                ref, COORDINATOR, Why("seen", "understands-and-agrees", WEIGHED | {factor: " "})
            )
    entitle(ref, COORDINATOR, CHILD)
    kept = json.loads(RequestEvent.get(RequestEvent.kind == "entitle").detail)
    assert (kept["weighed"], len(kept["weighed"])) == (WEIGHED, 7)


def test_for_an_adult_what_shows_the_authority_is_enough_and_ends_the_wait(family):
    _, parent, other, _ = family
    ref = asked(parent, other)
    assert known(ref) == (True, False)
    requests_holds.hold(ref, COORDINATOR, Hold.AUTHORITY, "none was sent")
    entitle(ref, COORDINATOR, ADULT)
    assert state(find(ref)).clock.start == TODAY
    requests_items.search(ref, COORDINATOR)


def test_another_match_asks_for_it_anew(family):
    ref = asked(family[3], family[1])
    entitle(ref, COORDINATOR, CHILD)
    requests.match(ref, COORDINATOR, family[1], made_by=family[2])
    with pytest.raises(Conflict, match="why they may ask"):
        requests_items.search(ref, COORDINATOR)


def test_who_asks_for_themselves_needs_none_of_it(family):
    ref = asked(family[1], family[1])
    with pytest.raises(Conflict, match="for themselves"):
        entitle(ref, COORDINATOR, ADULT)
    requests_items.search(ref, COORDINATOR)


@pytest.mark.boundary("VIO", "a child until they are eighteen")
@pytest.mark.parametrize(("born", "is_child"), [("2008-11-26", True), ("2008-11-25", False)])
def test_a_child_is_one_until_they_are_eighteen(family, born, is_child):
    Person.update(date_of_birth=date.fromisoformat(born)).where(Person.ref == family[3]).execute()
    assert known(asked(family[3], family[1])) == (True, is_child)


@pytest.mark.parametrize("about", ["child", "both", "other", "self"])
def test_what_they_said_on_the_portal_counts_while_nobody_else_is_matched(family, about):
    said = {"name": "A Name", "about": about, "scope": "All", "reach": "site"}
    ref = requests.receive("26-AAAA-AA", said, b"k" * 32, TODAY, "t1")
    requests.match(ref, COORDINATOR, family[3])
    assert known(ref) == (about != "self", True)
    if about != "self":
        with pytest.raises(Conflict, match="find first in the register who asks"):
            entitle(ref, COORDINATOR, CHILD)
        requests.match(ref, COORDINATOR, family[3], made_by=family[1])
        entitle(ref, COORDINATOR, CHILD)


def test_who_asks_for_somebody_of_no_family_asks_for_an_adult(family):
    person("p-77", "Ada", "Quill")
    assert known(asked("p-77", family[1])) == (True, False)
