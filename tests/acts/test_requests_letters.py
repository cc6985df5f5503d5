"""The letter that refuses a request: to whom it may go, and whom it names."""

from __future__ import annotations

from datetime import date

import pytest
from support.pdf import text
from support.requests import CHAIR, COORDINATOR, person, team

from ccportal.acts import requests, requests_holds
from ccportal.acts.requests_letters import refusal
from ccportal.errors import NotFound
from ccportal.rules.leaving import Thing, To
from ccportal.store.reviews import Centre

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

MOTHER, CHILD = "p-9", "p-8"
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    """An empty centre with its team, a mother and a child, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Centre.create(name="Millrace", address="The Hut\nOvertarn LA0 0ML")
    person(MOTHER, "Ada", "Quill")
    person(CHILD, "Jay", "Quill")


def refused(subject, made_by=None, ground="unfounded"):
    ref = requests.record(COORDINATOR, subject, TODAY, "letter", made_by=made_by)
    if subject is None:
        requests.no_match(ref, COORDINATOR, ("Quill",), name="Ada Quill")
    requests.accept(ref, COORDINATOR)
    requests_holds.propose_refusal(ref, COORDINATOR, ground, "It was a joke, they wrote.")
    with pytest.raises(NotFound):
        refusal(ref)
    requests_holds.refuse(ref, CHAIR)
    return refusal(ref)


def test_it_goes_to_who_asked_and_names_nobody_else():
    allowed, printed = refused(CHILD, MOTHER)
    assert (allowed.parcel.recipient.to, allowed.parcel.recipient.ref) == (To.THEMSELVES, MOTHER)
    assert [(one.person, one.thing) for one in allowed.parcel.items] == [(MOTHER, Thing.NAME)]
    said = text(printed)
    assert ("Dear Ada Quill" in said, "Jay" in said) == (True, False)
    for words in ("manifestly unfounded", "It was a joke, they wrote.", "164A", "165", "167"):
        assert words in said


def test_whom_the_register_does_not_know_is_refused_by_the_name_that_they_told():
    allowed, printed = refused(None, ground="excessive")
    assert allowed.parcel.items == ()
    assert "Dear Ada Quill" in text(printed)
