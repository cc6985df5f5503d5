"""Parts of an answer are drawn when its items are settled, and thrown away when it has left."""

from __future__ import annotations

from datetime import date

import pytest
from support.pages import listening
from support.requests import CHAIR, COORDINATOR, team

from ccportal.acts import packs, packs_ahead, requests_delivery
from ccportal.acts.requests_way import Way
from ccportal.rules.requests_facts import Delivery
from ccportal.store.people import Person
from ccportal.store.requests import Drawn, Request

pytestmark = pytest.mark.clause("SAR")

REF = "req-06"


@pytest.fixture
def centre(riverside, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Request.update(closed_on=date(2026, 11, 20)).where(
        Request.ref.not_in([REF, "req-05"])
    ).execute()


def refs():
    return {one.request_id for one in Drawn.select(Drawn.request).distinct()}


def drawn():
    return {one.id for one in Drawn.select(Drawn.id)}


def asked_of(prepared):
    """How many queries the next turn makes."""
    with listening() as asked:
        packs_ahead.prepare(prepared)
    return len(asked.queries)


def test_what_is_settled_is_drawn_once_and_nothing_else(centre):
    prepared = {}
    packs_ahead.prepare(prepared)
    assert refs() == {REF}  # of the other one something is undecided
    before = drawn()
    packs.build(REF, "command")
    assert before
    assert drawn() <= before
    Drawn.delete().execute()
    packs_ahead.prepare(prepared)
    assert refs() == set()
    assert asked_of(prepared) == 1  # nothing was written: no answer is looked at again
    Person.update(given_names=Person.given_names).execute()
    assert asked_of(prepared) > 10
    assert refs() == set()


def test_the_parts_of_what_was_let_out_are_thrown_away(centre):
    packs.build(REF, "command")
    assert REF in refs()
    way = Way(Delivery.POSTED, date(2026, 11, 25), not_on_list=True, address="9 Quay Row")
    requests_delivery.make_ready(REF, COORDINATOR, way, letter_complete=True)
    requests_delivery.release(REF, CHAIR, Delivery.POSTED, "recorded-post")
    packs_ahead.prepare({})
    assert REF not in refs()
