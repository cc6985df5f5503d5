"""Scenarios of the law: who asks for a child, a child who asks, and who asks for the dead.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.families import CRAIG, LEANNE, enter, received
from support.fields import press
from support.law import (
    CHILD,
    FATHER,
    HERS,
    MOTHER,
    OTHERS,
    PHONE,
    agreed,
    being_read,
    built,
    decide,
    kept,
    said,
    send,
    taken,
    taken_on,
    whole,
)
from support.pdf import Haystack
from support.requests import CHAIR, COORDINATOR, team

from ccportal import clock
from ccportal.acts import requests, requests_items
from ccportal.acts.people import Naming
from ccportal.acts.requests_behalf import Why, entitle
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import facts, find, state
from ccportal.errors import Conflict, Invalid
from ccportal.intranet.deciding import offered_for
from ccportal.rules.deciding import Because
from ccportal.rules.families import Part
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.rules.requests_facts import (
    Event,
    Hold,
    Outcome,
    Stage,
)
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar.asked import asked
from ccportal.store.contact import Note
from ccportal.store.correspondence import Letter
from ccportal.store.households import ContactUse
from ccportal.store.people import About, ContactDetail, Record
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


def test_s2_who_asks_for_himself_and_his_daughter_has_two_requests_each_with_its_own_test(
    law, browser
):
    said = {"name": "Joel Brandreth", "about": "child", "also_self": True, "people": "Tilly"}
    said |= {"scope": "All you have on me and on my daughter", "reach": "site"}
    ref = known(requests.receive("26-AAAA-AA", said, b"k" * 32, SATURDAY, "t1"), FATHER)
    coordinator, here = browser(COORDINATOR), f"/requests/{ref}"
    assert f"{here}/search" not in coordinator.get(here).text
    refused = send(coordinator, ref, "search")
    assert "a request of its own for the child" in refused.text
    assert press(coordinator, here, f"{here}/apart", child="Tilly Sorley").status_code == 303
    (childs,) = Request.select().where(Request.comes_of == ref)
    assert (childs.made_by_id, childs.received_on) == (FATHER, SATURDAY)
    assert waits(childs.ref) == [Hold.AUTHORITY]
    known(childs.ref, CHILD, FATHER)
    there = f"/requests/{childs.ref}"
    page = coordinator.get(there).text
    assert "Waiting for proof that they may ask" in page
    assert all(question in page for question in FACTORS.values())
    refused = send(coordinator, childs.ref, "search")
    assert (refused.status_code, "authority" in refused.text) == (409, True)
    shown = {"shown": "birth certificate", "understands": Understands.TOO_LITTLE, "best": "y"}
    for left_out in FACTORS:
        some = shown | WEIGHED | {left_out: ""}
        assert send(coordinator, childs.ref, "behalf-of-child", **some).status_code == 422
    sent = press(coordinator, there, f"{there}/behalf-of-child", **shown, **WEIGHED)
    assert sent.status_code == 303
    assert not facts(state(find(ref)), COORDINATOR).on_behalf
    assert {"n-6", "ref-1"} <= set(being_read(childs.ref))
    haystack = Haystack(built(childs.ref, *taken(childs.ref)))
    homes = (HERS, "9 Sallow Court", "LA0 7QX", "Ash Grove", PHONE)
    for masked in (*homes, "Tarnside", "Mallow Lane"):
        assert haystack.where(masked) == [], masked


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
    assert "Dear Kit Weir," in said(ref)
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
    note("n-1", girl, HEALTH)
    being_read(ref)
    with pytest.raises(Invalid, match="it cannot be given"):
        decide(ref, whole("n-1"), Because())
    for one in (kept("n-1", "HP6", Mode.SILENT), kept("n-1", "CA21", Mode.SILENT)):
        decide(ref, one, Because("She told a volunteer and nobody else."))
        assert not [word for word in ("tablets", "not to tell") if word in said(ref, one)]


def note(ref, about, text):
    """What a volunteer wrote down about somebody."""
    Record.create(ref=ref, kind="notes")
    Note.create(ref=ref, kind="general", written_at=clock.now(), written_by=COORDINATOR, text=text)
    About.create(record=ref, person=about, position=0)


def test_s27_nothing_is_posted_to_what_the_other_parent_says_must_not_be_used(law, browser):
    old = ContactDetail.create(
        person=MOTHER, position=9, kind="address", value=HOME, until_on=TODAY
    )
    ContactUse.create(detail=old, do_not_use=True, by=COORDINATOR)
    taken_on(OTHERS)
    being_read(OTHERS)
    agreed(OTHERS, *taken(OTHERS))
    write(find(OTHERS), Event.BUILD, CHAIR, Stage.BUILT, {}, NOTHING)
    coordinator = browser(COORDINATOR)
    checked = {"letter_complete": "y", "not_on_list": "y", "how": "posted"}
    checked |= {"checked_on": [TODAY.day, TODAY.month, TODAY.year]}
    for address in ("3 Ferry Rd\nOVERTARN\nLA09ZZ", "9, LA0 7QX"):
        refused = send(coordinator, OTHERS, "ready", address=address, **checked)
        assert (refused.status_code, "must not go to this address" in refused.text) == (409, True)
        assert state(find(OTHERS)).stage is Stage.BUILT
    safe = send(coordinator, OTHERS, "ready", address="9 Quay Row, Overtarn LA0 1AA", **checked)
    assert (safe.status_code, state(find(OTHERS)).stage) == (303, Stage.READY)


def test_s31_a_request_about_somebody_who_has_died_is_closed_and_gives_nothing(law, browser):
    ref = of(MOTHER)
    coordinator, here = browser(COORDINATOR), f"/requests/{ref}"
    assert "The law gives this right to the living." in coordinator.get(here).text
    died = press(coordinator, here, f"{here}/died", reason="her sister sent the notice")
    now = state(find(ref))
    assert (died.status_code, now.stage, now.history.outcome) == (
        303,
        Stage.CLOSED,
        Outcome.INVALID,
    )
    assert send(coordinator, ref, "search").status_code == 409
    assert coordinator.get(f"{here}/answer.pdf").status_code == 404
    assert not Item.select().where(Item.request == ref).exists()
    hers = [one.value for one in ContactDetail.select().where(ContactDetail.person == MOTHER)]
    assert HERS in hers
