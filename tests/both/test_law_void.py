"""Whatever an approval rests on: when it changes the approval is void, and it is said what changed.

What the law's cases have in common is that somebody had checked, and then something changed.
"""

from __future__ import annotations

from itertools import cycle

import pytest
import time_machine
from support.law import (
    MOTHER,
    OTHER,
    OTHERS,
    SIBLING,
    agreed,
    being_read,
    enter_centre,
    found,
    taken,
    taken_on,
)
from support.requests import CHAIR, COORDINATOR

from ccportal import clock
from ccportal.acts import requests_print, requests_second
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import events, find, state
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Event, Stage
from ccportal.sar.review import PARTS
from ccportal.store.contact import Note
from ccportal.store.people import About, ContactDetail, Person, Record
from ccportal.store.requests import Decision, Item, Passage, Request
from ccportal.store.reviews import Centre, PolicyVersion

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]


def a_record():
    Note.update(text="Robin and Piers read two books.").where(Note.ref == "n-4").execute()


def a_decision():
    Decision.update(reason="Another reason.").where(Decision.request == OTHERS).execute()


def what_is_covered():
    Passage.update(mode="silent").execute()


def who_agreed():
    Decision.update(agreed_reason="Not read.").where(Decision.request == OTHERS).execute()


def a_person():
    Person.update(family_name="Oldroyd-Fenn").where(Person.ref == OTHER).execute()


def where_one_of_the_family_lives():
    ContactDetail.update(value="1 Weir End").where(ContactDetail.person == MOTHER).execute()


def a_child_of_the_family():
    Person.update(given_names="Robyn").where(Person.ref == SIBLING).execute()


def the_policy():
    Record.create(ref="pv-9", kind="policy_versions")
    today = clock.today()
    PolicyVersion.create(ref="pv-9", adopted_on=today, review_due_on=today, text="New.")


def the_letterhead():
    Centre.update(phone="01632 960999").execute()


def what_was_asked():
    Request.update(scope="Only last year.").where(Request.ref == OTHERS).execute()


def the_print():
    requests_print.give_in_print(OTHERS, COORDINATOR, large=True)


def what_was_collected():
    Item.update(why="mentions").where(Item.request == OTHERS).execute()


CHANGED = {
    a_record: "n-4: changed since it was decided",
    a_decision: PARTS["decisions"],
    what_is_covered: PARTS["decisions"],
    who_agreed: PARTS["agreed"],
    a_person: PARTS["people"],
    where_one_of_the_family_lives: PARTS["people"],
    a_child_of_the_family: PARTS["people"],
    the_policy: PARTS["policy"],
    the_letterhead: PARTS["around"],
    what_was_asked: PARTS["request"],
    the_print: PARTS["told"],
    what_was_collected: PARTS["items"],
}
LATER = {Stage.APPROVED: (), Stage.BUILT: (Event.BUILD,), Stage.READY: (Event.MAKE_READY,)}
CASES = list(zip(CHANGED.items(), cycle(LATER), strict=False))


def approve(made):
    """The centre, in which two people have agreed on a father's answer."""
    enter_centre(made)
    with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
        taken_on(OTHERS)
        being_read(OTHERS)
        agreed(OTHERS, *taken(OTHERS))


@pytest.fixture
def kind():
    """That centre, made once."""
    return "approved", approve


@pytest.mark.parametrize(("changed", "stage"), CASES, ids=[one[0][0].__name__ for one in CASES])
def test_the_approval_is_void_from_whatever_stage_and_it_is_said_what_changed(law, changed, stage):
    change, says = changed
    for event in LATER[stage]:
        write(find(OTHERS), event, CHAIR, stage, {}, NOTHING)
    assert requests_second.void_if_changed(OTHERS) == ()
    assert state(find(OTHERS)).stage is stage
    change()
    requests_second.void_if_changed(OTHERS)
    now = state(find(OTHERS))
    assert (now.stage, now.history.prepared, now.history.approved_by) == (
        Stage.ITEM_REVIEW,
        None,
        None,
    )
    assert find(OTHERS).approved_digest is None
    (why,) = last_void()
    assert why.endswith(says)


def last_void():
    """What the event says that voided the approval."""
    return [one for one in events(OTHERS) if one.event is Event.VOID][-1].detail["why"]


def test_every_part_of_what_an_approval_binds_is_changed_above():
    assert {*PARTS.values()} - set(CHANGED.values()) == {PARTS["content"]}


def test_what_comes_later_is_told_and_not_added_in_silence(browser):
    Record.create(ref="n-97", kind="notes")
    said = {"kind": "general", "written_at": clock.now(), "written_by": COORDINATOR}
    Note.create(ref="n-97", text="Piers rang.", **said)
    About.create(record="n-97", person=OTHER, position=0)
    assert "n-97" not in found(OTHERS)
    a_record()
    with pytest.raises(Conflict, match="something changed"):
        requests_second.check_unchanged(OTHERS)
    page = browser(COORDINATOR).get(f"/requests/{OTHERS}").text
    assert "The approval is void, because something changed." in page
    assert "n-4: changed since it was decided" in page
