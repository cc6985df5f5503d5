"""Somebody whom the register does not know gets an answer like everybody else."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.detectors import nothing_wrong
from support.pdf import squeezed, text
from support.requests import CHAIR, COORDINATOR, OTHER, person, stages, team, trail

from ccportal import clock
from ccportal.acts import packs, requests, requests_delivery, requests_second
from ccportal.acts import requests_items as items
from ccportal.acts.requests_reading import collected
from ccportal.acts.requests_state import find, state
from ccportal.acts.requests_way import Way
from ccportal.catalogue import AREAS
from ccportal.errors import Conflict, Invalid
from ccportal.rules.requests_facts import Channel, Delivery
from ccportal.store.contact import Note
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import Person, Record
from ccportal.store.requests import Pack
from ccportal.store.reviews import Centre

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

TODAY = date(2026, 11, 25)
NAME = "Marguerite Ashdown"
SAID = {"name": NAME, "about": "self", "scope": "Everything.", "reach": "site"}


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Centre.create(name="Millrace Contact Centre", address="1 Mill Lane, Thornby TH1 1AA")


def sent(**other):
    return requests.receive("26-1234-56", SAID | other, b"k" * 32, TODAY, "form-1")


def answered(ref, name=""):
    """From the search of the register to the approval."""
    requests.no_match(ref, COORDINATOR, ("Ashdown",), name=name)
    requests.confirm_identity(ref, COORDINATOR, "a passport")
    requests.accept(ref, COORDINATOR)
    items.search(ref, COORDINATOR)
    items.certify(ref, COORDINATOR, dict.fromkeys(items.STORES, False), ("Ashdown",))
    requests_second.submit(ref, COORDINATOR)
    requests_second.approve(ref, CHAIR, 0)
    return ref


def words(pdf):
    return squeezed(text(pdf))


def test_it_goes_all_the_way_to_an_answer():
    ref = answered(sent())
    pdf = nothing_wrong(packs.build(ref, COORDINATOR))
    assert stages(ref)[-1] == "built"
    assert Pack.get().request_id == ref
    assert NAME in words(pdf)


@pytest.mark.no_cover
def test_every_area_has_nothing_to_give_and_nothing_says_that_nothing_is_held():
    said = words(packs.build(answered(sent()), COORDINATOR))
    assert said.casefold().count("nothing to give you here") >= len(AREAS)
    for lie in ("nothing is held", "nothing held", "hold nothing", "no records", "not found"):
        assert lie not in said.casefold()


@pytest.mark.no_cover
def test_it_is_the_same_whatever_the_register_holds():
    ref = answered(sent())
    first = packs.build(ref, COORDINATOR)
    person("p-77", "Marguerite", "Ashdown")
    Record.create(ref="n-77", kind="notes")
    Note.create(
        ref="n-77",
        kind="session",
        written_at=clock.now(),
        written_by=COORDINATOR,
        text=f"{NAME} telephoned.",
    )
    assert packs.build(ref, COORDINATOR) == first


@pytest.mark.no_cover
def test_a_letter_needs_a_name_to_be_answered_to():
    ref = requests.record(COORDINATOR, None, TODAY, Channel.LETTER)
    with pytest.raises(Conflict, match="write down the name"):
        requests.no_match(ref, COORDINATOR, ("Ashdown",), name=" ")
    assert find(ref).said is None
    assert NAME in words(packs.build(answered(ref, NAME), COORDINATOR))


def test_what_they_told_themselves_is_not_written_over():
    ref = sent()
    requests.no_match(ref, COORDINATOR, ("Ashdown",), name="Somebody Else")
    assert json.loads(find(ref).said) == SAID


@pytest.mark.no_cover
def test_who_asks_for_somebody_else_is_not_taken_for_them():
    said = words(packs.build(answered(sent(about="child", people="Ned Ashdown")), COORDINATOR))
    assert "what we hold about the person you named" in said
    assert "what we hold about you" not in said


def test_before_anybody_looked_no_answer_is_built():
    ref = sent()
    with pytest.raises(Invalid) as refusal:
        packs.build(ref, COORDINATOR)
    assert refusal.value.faults == (f"{ref}: it is not matched to anybody",)
    with pytest.raises(Conflict, match="not matched"):
        collected(ref, COORDINATOR)


def test_after_a_search_nothing_is_collected():
    ref = sent()
    requests.no_match(ref, COORDINATOR, ("Ashdown",))
    assert collected(ref, COORDINATOR) == ((), ())


def test_nobody_agrees_with_their_own_search():
    ref = sent()
    requests.no_match(ref, COORDINATOR, ("Ashdown",))
    requests.accept(ref, COORDINATOR)
    items.search(ref, COORDINATOR)
    items.certify(ref, COORDINATOR, dict.fromkeys(items.STORES, False), ("Ashdown",))
    requests_second.submit(ref, COORDINATOR)
    with pytest.raises(Conflict, match="somebody else"):
        requests_second.approve(ref, COORDINATOR, 0)
    requests_second.approve(ref, OTHER, 0)


@pytest.mark.parametrize("changed", ["name", "letterhead"])
def test_an_approval_binds_the_name_and_the_letterhead(changed):
    ref = answered(sent())
    if changed == "name":
        request = find(ref)
        request.said = json.dumps(SAID | {"name": "Another Name"})
        request.save()
    else:
        Centre.update(name="Another Centre").execute()
    with pytest.raises(Invalid, match="no answer is built"):
        packs.build(ref, COORDINATOR)
    assert stages(ref)[-1] == "item_review"


def test_it_is_let_out_and_closed_and_says_nothing_of_anybody():
    ref = answered(sent())
    packs.build(ref, COORDINATOR)
    way = Way(Delivery.COLLECTED, TODAY, not_on_list=True)
    requests_delivery.make_ready(ref, COORDINATOR, way, letter_complete=True)
    requests_delivery.release(ref, CHAIR, Delivery.COLLECTED, "identity-at-counter")
    requests_delivery.close(ref, COORDINATOR)
    assert state(find(ref)).history.outcome == "nothing_held"
    assert Disclosure.select().count() == 0
    assert Person.select().count() == 4
    assert trail(ref)[-1][1] == "request:close"
