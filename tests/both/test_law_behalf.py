"""Scenarios of the law: who asks for a child, a child who asks, and who asks for the dead.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.families import CRAIG, LEANNE, enter, received
from support.requests import COORDINATOR, team

from ccportal.acts import requests, requests_holds, requests_items
from ccportal.acts.people import Naming
from ccportal.acts.requests_apart import make_apart
from ccportal.acts.requests_behalf import Why, entitle
from ccportal.acts.requests_state import facts, find, state
from ccportal.acts.requests_way import Way
from ccportal.errors import Conflict, Invalid
from ccportal.intranet.deciding import offered_for
from ccportal.rules.deciding import Because, check
from ccportal.rules.families import Part
from ccportal.rules.redaction import Decided
from ccportal.rules.requests import decide
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.rules.requests_facts import (
    Delivery,
    Doing,
    Event,
    Facts,
    Hold,
    Outcome,
    Stage,
    Who,
)
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.asked import asked
from ccportal.store.correspondence import Letter
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail
from ccportal.store.requests import Item, Request
from ccportal.store.reviews import Centre

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

SATURDAY, TODAY = date(2026, 11, 21), date(2026, 11, 25)
HOME = "3 Ferry Road, Overtarn LA0 9ZZ"
WEIGHED = dict.fromkeys(FACTORS, "Nothing speaks against it.")
HEALTH = "She said she is depressed and takes tablets. She asked us not to tell her dad."


@pytest.fixture
def family(made, time_machine):
    """A mother, a father with parental responsibility, a girl of six and one of fourteen."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Centre.create(name="Millrace", address="The Hut\nOvertarn LA0 0ML")
    one = received()
    mother = enter(one, LEANNE, Part.RESIDENT, responsible=True)
    father = enter(one, CRAIG, Part.CONTACT, responsible=True)
    small = enter(one, Naming("Jay", "Weir", date(2020, 8, 2)), Part.CHILD)
    return mother, father, small, enter(one, Naming("Kit", "Weir", date(2012, 5, 1)), Part.CHILD)


def known(ref, subject, by=None):
    """A request whose asker is known and that is taken on."""
    requests.match(ref, COORDINATOR, subject, by)
    if find(ref).identity_confirmed_on is None:
        requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    requests.accept(ref, COORDINATOR)
    return ref


def of(subject, by=None):
    return known(requests.record(COORDINATOR, None, TODAY, "letter", "All of it"), subject, by)


def waits(ref):
    return [one.kind for one in state(find(ref)).history.holds()]


def test_s2_who_asks_for_himself_and_his_daughter_has_two_requests_each_with_its_own_test(family):
    _, father, small, _ = family
    said = {"name": "Craig Oakham", "about": "child", "also_self": True, "people": "Jay"}
    said |= {"scope": "All you have on me and on Jay", "reach": "site"}
    ref = known(requests.receive("26-AAAA-AA", said, b"k" * 32, SATURDAY, "t1"), father)
    with pytest.raises(Conflict, match="a request of its own for the child"):
        requests_items.search(ref, COORDINATOR)
    make_apart(ref, COORDINATOR, "Jay Weir")
    (childs,) = Request.select().where(Request.comes_of == ref)
    assert (childs.made_by_id, childs.received_on) == (father, SATURDAY)
    assert waits(childs.ref) == [Hold.AUTHORITY]
    known(childs.ref, small, father)
    with pytest.raises(Conflict, match="authority"):
        requests_items.search(childs.ref, COORDINATOR)
    with pytest.raises(Conflict, match="still to be weighed"):
        entitle(childs.ref, COORDINATOR, Why("birth certificate", Understands.TOO_LITTLE))
    entitle(
        childs.ref,
        COORDINATOR,
        Why("birth certificate", Understands.TOO_LITTLE, WEIGHED, best=True),
    )
    for one in (ref, childs.ref):
        requests_items.search(one, COORDINATOR)
    assert not facts(state(find(ref)), COORDINATOR).on_behalf


def test_s13_a_child_who_understands_it_is_answered_themselves_and_no_parent_is_told(family):
    *_, girl = family
    ref = of(girl)
    with pytest.raises(Conflict, match="that the child understands"):
        requests_items.search(ref, COORDINATOR)
    with pytest.raises(Conflict, match="only if they understand it"):
        entitle(ref, COORDINATOR, Why("she is thirteen", Understands.TOO_LITTLE))
    entitle(ref, COORDINATOR, Why("she said what a record is", Understands.AGREES))
    requests_items.search(ref, COORDINATOR)
    assert (asked(ref).addressee, asked(ref).for_self) == ("Kit Weir", True)
    assert not Letter.select().exists()


def test_s14_what_a_child_said_is_not_for_dad_is_weighed_and_may_be_kept_back(family):
    _, father, _, girl = family
    ref = of(girl, father)
    with pytest.raises(Conflict, match="it is for the child to ask"):
        entitle(ref, COORDINATOR, Why("order", Understands.REFUSES, WEIGHED, best=True))
    for factor in ("confidence", "views"):
        told = Why("order", Understands.AGREES, WEIGHED | {factor: ""}, best=True)
        with pytest.raises(Conflict, match=f"still to be weighed: {factor}"):
            entitle(ref, COORDINATOR, told)
    entitle(ref, COORDINATOR, Why("order", Understands.AGREES, WEIGHED, best=True))
    assert {Exemption.CA21, Exemption.HP6, Exemption.TP16} <= set(offered_for(find(ref)))
    with pytest.raises(Invalid, match="it cannot be given"):
        check(Decided("n-1", Action.INCLUDE, None, Mode.STATED, ()), Because(), [HEALTH], TODAY)
    silent = Decided("n-1", Action.WITHHOLD, Exemption.HP6, Mode.SILENT, ())
    check(silent, Because("She told a volunteer and nobody else."), [HEALTH], TODAY)


def test_s27_nothing_is_posted_to_what_the_other_parent_says_must_not_be_used(family):
    mother, father, *_ = family
    old = ContactDetail.create(
        person=father, position=0, kind="address", value=HOME, until_on=TODAY
    )
    ContactUse.create(detail=old, do_not_use=True, by=COORDINATOR)
    ref = of(mother)

    def ready(address):
        way = Way(Delivery.POSTED, TODAY, not_on_list=True, address=address).bring(find(ref))
        way["ticks"] |= {"letter"}
        doing = Doing(COORDINATOR, Who.COORDINATOR, TODAY, **way)
        return decide(Event.MAKE_READY, Facts(Stage.BUILT), doing)

    assert ready("9 Quay Row, Overtarn LA0 1AA") is Stage.READY
    with pytest.raises(Conflict, match="must not go to this address"):
        ready("3 Ferry Rd\nOVERTARN\nLA09ZZ")


def test_s31_a_request_about_somebody_who_has_died_is_closed_and_gives_nothing(family):
    mother, *_ = family
    ContactDetail.create(person=mother, position=0, kind="address", value="1 Weir End")
    ref = of(mother)
    requests_holds.died(ref, COORDINATOR, "her sister rang, and sent the notice")
    now = state(find(ref))
    assert (now.stage, now.history.outcome) == (Stage.CLOSED, Outcome.INVALID)
    with pytest.raises(Conflict, match="closed"):
        requests_items.search(ref, COORDINATOR)
    assert not Item.select().exists()
    assert [one.value for one in ContactDetail.select()] == ["1 Weir End"]
