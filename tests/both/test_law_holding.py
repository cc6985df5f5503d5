"""Scenarios of the law: what is asked for is not done away with, from the day it was asked for.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import COORDINATOR, VOLUNTEER, team

from ccportal.acts import disposal, notes, requests
from ccportal.acts.requests_told import Told, tell
from ccportal.errors import Conflict
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.families import Member
from ccportal.store.retention import DisposalBatch

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C9")]

SATURDAY, DUE, ANOTHER = date(2026, 11, 21), "fam-02", "fam-06"


def test_s21_what_a_volunteer_was_asked_for_is_not_done_away_with(riverside, time_machine):
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)
    team()
    ref = tell(VOLUNTEER, Told("Somebody", "self", SATURDAY, "in-person"))
    with pytest.raises(Conflict, match=f"whom a request is about .{ref}."):
        disposal.propose(COORDINATOR, [DUE])
    refused = AuditEntry.get(AuditEntry.action == "retention:propose")
    assert (refused.actor, refused.detail) == (COORDINATOR, "refused")
    requests.match(ref, COORDINATOR, Member.select().where(Member.family == DUE).first().person_id)
    with pytest.raises(Conflict, match="not due any more"):
        disposal.propose(COORDINATOR, [DUE])
    first = Note.get(Note.family == DUE)
    notes.correct(COORDINATOR, first.ref, "It was on another day.")
    assert Note.get_by_id(first.ref).text == first.text
    assert not DisposalBatch.select().exists()
    disposal.propose(COORDINATOR, [ANOTHER])
