"""Whatever the table does not allow is refused, changes nothing, and is in the audit trail."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, team

from ccportal.acts.requests import NOTHING, REQUESTER, SYSTEM, record
from ccportal.acts.requests_move import move, write
from ccportal.acts.requests_state import find, part_of
from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.requests import allowed
from ccportal.rules.requests_facts import Event, Facts, Stage
from ccportal.rules.requests_table import TABLE
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.requests import RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C8")]


def forbidden(who):
    """Every event in every stage in which somebody in this part may not let it happen."""
    for stage in Stage:
        may = allowed(Facts(stage), who)
        yield from ((stage, event) for event in Event if event not in may)


@pytest.mark.parametrize("actor", [COORDINATOR, CHAIR, VOLUNTEER, SYSTEM, REQUESTER])
def test_what_is_not_allowed_changes_nothing_and_is_audited(made, actor):
    team()
    ref = record(COORDINATOR, None, date(2020, 2, 29), "letter")
    ever = {row.event for row in TABLE if part_of(actor) in row.who}
    in_stage, tried = Stage.RECEIVED, 0
    for stage, event in forbidden(part_of(actor)):
        if stage is not in_stage:
            write(find(ref), Event.MATCH, COORDINATOR, stage, {}, NOTHING)
            in_stage = stage
        before = (RequestEvent.select().count(), find(ref).version)
        with pytest.raises(Conflict if event in ever else NotPermitted):
            move(ref, event, actor)
        assert (RequestEvent.select().count(), find(ref).version) == before
        tried += 1
    refused = AuditEntry.select().where(
        AuditEntry.actor == actor, AuditEntry.object_ref == ref, AuditEntry.detail == "refused"
    )
    assert refused.count() == tried > 100
    assert first_fault() is None
