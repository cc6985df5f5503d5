"""Parts of an answer are drawn when its items are settled, and thrown away when it has left."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from support.pages import listening
from support.pdf import text
from support.requests import CHAIR, COORDINATOR, team

from ccportal import keys
from ccportal.acts import packs, requests_delivery, requests_second
from ccportal.acts.packs_ahead import Ahead
from ccportal.acts.requests_state import find, state
from ccportal.acts.requests_way import Way
from ccportal.rules.requests_facts import Delivery, Stage
from ccportal.settings import settings
from ccportal.store.contact import Note
from ccportal.store.people import Person
from ccportal.store.requests import Decision, Drawn, Request

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


def asked_of(ahead):
    """How many queries the next turn makes."""
    with listening() as asked:
        ahead.look()
    return len(asked.queries)


def test_what_is_settled_is_drawn_once_and_nothing_else(centre):
    ahead = Ahead()
    ahead.look()
    before = drawn()
    packs.build(REF, "command")
    assert before
    assert {one.id for one in Drawn.select().where(Drawn.request == REF)} <= before
    ahead.look()
    ahead.look()
    Drawn.delete().execute()
    ahead.look()
    assert refs() == set()
    assert asked_of(ahead) == 1  # nothing was written: no answer is looked at again
    Person.update(given_names=Person.given_names).execute()
    assert asked_of(ahead) > 10
    assert refs() == set()


def test_the_parts_of_what_was_let_out_are_thrown_away(centre):
    packs.build(REF, "command")
    assert REF in refs()
    way = Way(Delivery.POSTED, date(2026, 11, 25), not_on_list=True, address="9 Quay Row")
    requests_delivery.make_ready(REF, COORDINATOR, way, letter_complete=True)
    requests_delivery.release(REF, CHAIR, Delivery.POSTED, "recorded-post")
    Ahead().look()
    assert REF not in refs()


LONG, LATE, EARLY = "req-01", "as-001", "n-008"
"""A request whose copy is of two parts, a record in the second of them, and one in the first."""

FIRST, SECOND = "Fathers day cards", "Two observed sessions"
"""Words of the two records."""


@pytest.fixture
def undecided(riverside, time_machine):
    """All but one record are decided on; gives the row of the decision on that one."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    others = (Request.kind == "access") & (Request.ref != LONG)
    Request.update(closed_on=date(2026, 11, 20)).where(others).execute()
    made = Decision.select().where(Decision.request == LONG, Decision.record == LATE)
    row = made.dicts().get()
    Decision.delete_by_id(row["id"])
    requests_second.void_what_changed("")
    assert state(find(LONG)).stage is Stage.ITEM_REVIEW
    return row


def said():
    """What stands in the parts that are kept."""
    key = keys.parts_key(settings())
    kept = (keys.unlock(key, bytes(one.content)).partition(b"\n")[2] for one in Drawn.select())
    return " ".join(" ".join(text(one) for one in kept if one.startswith(b"%PDF")).split())


def test_a_part_is_drawn_while_others_are_being_decided_on_and_never_again(undecided):
    ahead = Ahead()
    ahead.look()
    assert FIRST not in said()  # it may be that somebody is still at it
    ahead.look()
    assert FIRST in said()
    assert SECOND not in said()
    assert asked_of(ahead) == 1
    before = drawn()
    Decision.insert(undecided).execute()
    ahead.look()
    assert FIRST in said()
    assert SECOND in said()
    assert before <= drawn()


def test_a_part_that_is_worked_on_is_not_drawn_and_one_that_is_superseded_is_let_go(undecided):
    ahead = Ahead()
    ahead.look()
    words = Note.get(Note.ref == EARLY).text
    Note.update(text="Other words.").where(Note.ref == EARLY).execute()
    for _ in range(3):
        ahead.look()
    assert FIRST not in said()
    assert "Other words" not in said()  # nobody has decided on those
    Note.update(text=words).where(Note.ref == EARLY).execute()
    ahead.look()
    ahead.look()
    assert FIRST in said()
    Note.update(text="Other words.").where(Note.ref == EARLY).execute()
    ahead.look()
    assert FIRST not in said()


@pytest.mark.overnight
def test_the_worker_draws_by_itself_what_is_settled(undecided):
    serve = [sys.executable, "-m", "ccportal", "serve", "--only", "worker"]
    with subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as worker:
        try:
            for _ in range(120):
                if FIRST in said():
                    break
                time.sleep(2)
        finally:
            worker.terminate()
    assert FIRST in said()
    assert SECOND not in said()
