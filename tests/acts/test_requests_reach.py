"""Before anything is told to whoever asked, the way to them is held against the register."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.requests import COORDINATOR, person, team, trail

from ccportal.acts import contact_details, requests, requests_ends, requests_holds, requests_reach
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.reminders import address_of
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict
from ccportal.rules.reaching import By, Settled
from ccportal.rules.requests_facts import Hold
from ccportal.store.families import Family, Member
from ccportal.store.people import Record

pytestmark = [pytest.mark.clause("C4"), pytest.mark.clause("SAR")]

MOTHER, FATHER, CHILD = "p-9", "p-8", "p-7"
TODAY = date(2026, 11, 25)
HERS, OLD, HIS, HIDDEN = "01632 960 001", "01632 960 002", "01632 960 003", "01632 960 004"
HOME = "4 Mill Row, Overtarn LA0 0ML"


@pytest.fixture(autouse=True)
def family(made, time_machine):
    """A mother with a safe number and one that must not be used, the father, and their child."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Record.create(ref="f-1", kind="families")
    Family.create(ref="f-1", opened_on=TODAY)
    roles = {MOTHER: "resident-parent", FATHER: "contact-parent", CHILD: "child"}
    for position, (ref, role) in enumerate(roles.items()):
        person(ref, ref, "Quill")
        Member.create(family="f-1", person=ref, role=role, position=position)
    contact_details.add(COORDINATOR, MOTHER, Kind.PHONE, HERS, use=Use(safe=True))
    contact_details.add(COORDINATOR, MOTHER, Kind.PHONE, OLD, use=Use(do_not_use=True))
    contact_details.add(COORDINATOR, MOTHER, Kind.ADDRESS, HOME)
    contact_details.add(COORDINATOR, FATHER, Kind.PHONE, HIS)
    contact_details.add(COORDINATOR, CHILD, Kind.PHONE, HIDDEN, confidential=True)


def asked(said=None):
    ref = requests.record(COORDINATOR, MOTHER, TODAY, "letter")
    if said:
        request = find(ref)
        request.said = json.dumps(said)
        request.save()
    return ref


def hold(ref):
    requests_holds.hold(ref, COORDINATOR, Hold.IDENTITY, "Two people have this name.")


CONTACTS = {
    "a question": hold,
    "more time": lambda ref: requests.extend(ref, COORDINATOR, "number", "why", True),
    "an acknowledgement": lambda ref: requests_ends.acknowledge(ref, COORDINATOR, "rang them"),
    "a telephone note": lambda ref: requests_reach.contacted(ref, COORDINATOR, "We spoke."),
}


@pytest.mark.parametrize("contact", CONTACTS.values(), ids=CONTACTS)
def test_it_is_refused_before_it_is_put_down_how_they_are_reached(contact):
    ref = asked()
    with pytest.raises(Conflict, match="say first how they may be reached"):
        contact(ref)
    assert trail(ref)[-1][2] == "refused"
    requests_reach.say(ref, COORDINATOR, Settled(By.TELEPHONE, HERS))
    contact(ref)


@pytest.mark.parametrize("number", [OLD, HIS, HIDDEN])
def test_no_number_is_put_down_that_must_not_be_used(number):
    ref = asked()
    with pytest.raises(Conflict, match="Safe instead: the telephone number that is safe") as said:
        requests_reach.say(ref, COORDINATOR, Settled(By.TELEPHONE, number))
    assert number not in str(said.value)
    assert state(find(ref)).history.told.settled is None


def test_a_number_that_came_onto_the_list_since_is_used_no_more():
    ref = asked()
    requests_reach.say(ref, COORDINATOR, Settled(By.TELEPHONE, HERS))
    contact_details.say_use(COORDINATOR, MOTHER, 0, Use(do_not_use=True))
    with pytest.raises(Conflict, match="do not use this number"):
        hold(ref)


def test_what_is_for_nobody_outside_needs_no_way_to_them():
    ref = asked()
    requests_holds.hold(ref, COORDINATOR, Hold.ADVICE, "We ask our solicitor.")


def test_it_is_said_by_which_way_before_anything_is_put_down():
    with pytest.raises(Conflict, match="say how they are reached"):
        requests_reach.say(asked(), COORDINATOR, None)


def test_their_home_is_no_address_for_post_where_they_said_so():
    ref = asked({"not_home": True})
    with pytest.raises(Conflict, match="do not use this address"):
        requests_reach.say(ref, COORDINATOR, Settled(By.POST, HOME))
    requests_reach.say(asked(), COORDINATOR, Settled(By.POST, HOME))


def test_no_mail_goes_to_a_mailbox_that_must_not_be_used():
    said = {"reach": "email", "reach_where": "ada@example.org"}
    ref = asked(said)
    assert address_of(ref) == "ada@example.org"
    contact_details.add(COORDINATOR, FATHER, Kind.EMAIL, "Ada@example.org")
    assert address_of(ref) == ""


def test_whom_the_register_does_not_know_is_reached_as_they_said():
    ref = requests.record(COORDINATOR, None, TODAY, "letter")
    requests_reach.say(ref, COORDINATOR, Settled(By.EMAIL, "somebody@example.org"))
    hold(ref)
