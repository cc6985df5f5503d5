"""Somebody who has had an answer, and agreed to have what is new alone."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import COORDINATOR, team

from ccportal.acts import requests, requests_items
from ccportal.acts.requests_again import narrow
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import find
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Event, Stage
from ccportal.sar import review
from ccportal.store.contact import Note

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

TODAY, SUBJECT = date(2026, 11, 25), "p-013"
ANSWERED = {"outcome": "disclosed_full"}


@pytest.fixture
def had(riverside, time_machine):
    """A request that was answered, and the next one of the same person."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    first, again = (requests.record(COORDINATOR, SUBJECT, TODAY, "letter") for _ in range(2))
    requests_items.freeze(find(first), requests_items.findings(first))
    write(find(first), Event.CLOSE, COORDINATOR, Stage.CLOSED, ANSWERED, NOTHING)
    return first, again


def test_what_they_have_had_is_left_out_but_for_what_was_changed_since(had):
    first, again = had
    assert len(requests_items.findings(again)) > 2
    before = review.prepared_digest(again)
    narrow(again, COORDINATOR, first, agreed=True)
    assert [one.ref for one in requests_items.findings(again)] == [first]
    assert review.prepared_digest(again) != before
    Note.update(text="Something else.").where(Note.ref == "n-021").execute()
    assert {one.ref for one in requests_items.findings(again)} == {first, "n-021"}


@pytest.mark.parametrize("subject", ["p-009", None])
def test_the_answer_to_somebody_else_is_left_out_for_nobody(had, subject):
    first, _again = had
    other = requests.record(COORDINATOR, subject, TODAY, "letter")
    with pytest.raises(Conflict, match="had themselves"):
        narrow(other, COORDINATOR, first, agreed=True)


def test_a_request_is_not_left_out_of_itself(had):
    _first, again = had
    write(find(again), Event.RELEASE, COORDINATOR, Stage.RELEASED, {"delivery": "posted"}, NOTHING)
    write(find(again), Event.REOPEN, COORDINATOR, Stage.ACCEPTED, {}, NOTHING)
    with pytest.raises(Conflict, match="had themselves"):
        narrow(again, COORDINATOR, again, agreed=True)
