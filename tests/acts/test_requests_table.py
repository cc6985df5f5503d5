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


ACTORS = [COORDINATOR, CHAIR, VOLUNTEER, SYSTEM, REQUESTER]


@pytest.mark.overnight
@pytest.mark.parametrize("actor", ACTORS)
def test_what_is_not_allowed_changes_nothing_and_is_audited(made, actor):
    team()
    assert refused(actor, list(forbidden(part_of(actor)))) > 100


def test_some_of_it_of_every_event_in_every_stage_by_everybody(made):
    """The rules alone try all of it (`tests/rules/test_requests.py`): here the store is asked."""
    team()
    tried = set()
    for place, actor in enumerate(ACTORS):
        some = [one for one in forbidden(part_of(actor)) if turn(*one) == place]
        refused(actor, some)
        tried |= {*some, *(event for _stage, event in some), *(stage for stage, _event in some)}
    assert tried >= {*Event, *Stage}


def turn(stage, event):
    """Whose turn it is to try this: every event meets some stages, every stage some events."""
    return (list(Event).index(event) + 3 * list(Stage).index(stage)) % 12


def refused(actor, some):
    """Try each of these events in its stage; how many were refused without a trace but one."""
    ref = record(COORDINATOR, None, date(2020, 2, 29), "letter")
    ever = {row.event for row in TABLE if part_of(actor) in row.who}
    in_stage = Stage.RECEIVED
    for stage, event in some:
        if stage is not in_stage:
            write(find(ref), Event.MATCH, COORDINATOR, stage, {}, NOTHING)
            in_stage = stage
        before = (RequestEvent.select().count(), find(ref).version)
        with pytest.raises(Conflict if event in ever else NotPermitted):
            move(ref, event, actor)
        assert (RequestEvent.select().count(), find(ref).version) == before
    told = AuditEntry.select().where(
        AuditEntry.actor == actor, AuditEntry.object_ref == ref, AuditEntry.detail == "refused"
    )
    assert told.count() == len(some)
    assert first_fault() is None
    return len(some)
