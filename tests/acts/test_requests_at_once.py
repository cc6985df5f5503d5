"""Two who do the same at once, and one who presses twice, make one transition on the store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from support.requests import CHAIR, COORDINATOR, OTHER, team, trail

from ccportal import clock
from ccportal.acts.requests import NOTHING, REQUESTER, SYSTEM, Given, receive, record
from ccportal.acts.requests_move import move, write
from ccportal.acts.requests_state import find
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import (
    Asking,
    By,
    Channel,
    Delivery,
    Event,
    Hold,
    Kind,
    Outcome,
    Settled,
    Stage,
    Who,
)
from ccportal.rules.requests_table import TABLE
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.database import records_db
from ccportal.store.requests import Request, RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C8")]

OTHERS = "somebody else changed this request in the meantime; look at it again"

AWAY = {"hold": Hold.CLARIFICATION}
ASKED = (Event.HOLD, {**AWAY, "day": date(2020, 1, 1)})
REMINDED = (Event.REMIND, AWAY)
CHECKED = (Event.CHECK_WAY, {"way": Delivery.COLLECTED, "checked": date(2020, 3, 1)})
OUT = (Event.RELEASE, {"delivery": Delivery.RETURNED})
NUMBER, POSTED_ON = "AB123456789GB", date(2020, 3, 2)
ENVELOPE = {"number": NUMBER, "posted_on": POSTED_ON, "sha256": "0" * 64}
LETTER = {"whom": "A council", "record": "n-1", "what": "Your letter.", "by": "post"}
ASKING = LETTER | {"reply_by": date(2020, 3, 20)}
ENDED = {"outcome": Outcome.WITHDRAWN}

BEFORE = {
    Event.ACCEPT: [(Event.NO_MATCH, {})],
    Event.ANSWER: [ASKED],
    Event.REMIND: [ASKED],
    Event.PROPOSE_LAPSE: [ASKED, REMINDED, REMINDED],
    Event.LAPSE: [ASKED, REMINDED, REMINDED, (Event.PROPOSE_LAPSE, AWAY)],
    Event.PAY: [(Event.CHARGE, {})],
    Event.DROP_EXTENSION: [(Event.EXTEND, {})],
    Event.APPROVE: [(Event.SUBMIT, {"digest": "d"})],
    Event.AGREE_REVOKE: [OUT, (Event.REVOKE, {})],
    Event.REWORK: [OUT, (Event.REVOKE, {}), (Event.AGREE_REVOKE, {})],
    Event.CLOSE: [(Event.RELEASE, {"delivery": Delivery.COLLECTED})],
    Event.RELEASE: [OUT, CHECKED],
    Event.NEW_CODE: [(Event.RELEASE, {"delivery": Delivery.AVAILABLE})],
    Event.DELIVER: [OUT],
    Event.CONSULTED: [(Event.CONSULT, ASKING)],
    Event.DISPATCH: [(Event.RELEASE, {"delivery": Delivery.POSTED})],
    Event.REVOKE: [OUT],
}
"""What has happened to a request to which something can happen."""

HOW = {
    Event.HOLD: ({"hold": Hold.SAFETY}, {"hold": Hold.SAFETY}),
    Event.ANSWER: (AWAY, AWAY),
    Event.REMIND: (AWAY, AWAY),
    Event.PROPOSE_LAPSE: (AWAY, AWAY),
    Event.EXTEND: ({"ground": "complexity"}, {}),
    Event.CHARGE: ({"ground": "excessive"}, {}),
    Event.SETTLE: ({"outcome": Outcome.DONE}, ENDED),
    Event.SUBMIT: ({}, {"digest": "d"}),
    Event.RELEASE: (
        {"ground": "identity-at-counter", "delivery": Delivery.COLLECTED},
        {"delivery": Delivery.COLLECTED},
    ),
    Event.MAKE_READY: ({"delivery": Delivery.COLLECTED}, {}),
    Event.CHECK_WAY: ({"delivery": Delivery.COLLECTED}, {}),
    Event.DELIVER: ({"delivery": Delivery.COLLECTED}, {"delivery": Delivery.COLLECTED}),
    Event.PROPOSE_REFUSAL: ({"ground": "excessive"}, {}),
    Event.NEW_TICKET: ({"ground": "in-person"}, {}),
    Event.LOOK_AGAIN: ({"day": date(2020, 3, 3)}, {}),
    Event.REOPEN: ({"ground": "complaint"}, {}),
    Event.CONSULT: ({"asking": Asking(**ASKING)}, ASKING),
    Event.CONSULTED: (
        {"ground": "agrees", "day": POSTED_ON},
        {"number": 1, "answer": "agrees", "answered_on": POSTED_ON},
    ),
    Event.DISPATCH: ({"number": NUMBER, "day": POSTED_ON}, ENVELOPE),
    Event.REACH: ({"reach": Settled(By.IN_PERSON)}, {"by": By.IN_PERSON}),
}
"""What is brought for it, and what its event keeps."""

KINDS = {Event.SETTLE: Kind.COMPLAINT, Event.ACKNOWLEDGE: Kind.COMPLAINT}
BROUGHT = {
    "reason": "because",
    "day": date(2020, 3, 1),
    "terms": ("a name",),
    "digest": "d",
    "signed_in_for": 10,
    "unanswered": 0,
    "ticks": frozenset(
        [
            *("which-information", "notice-sent", "told", "drafted", "proved", "letter"),
            *("not-on-do-not-use-list", "other-identity-proved", "named", "known-again"),
            *("agreed", "answered-before", "namesake"),
            *("collected", "names-nobody", "asked", "since-asked"),
        ]
    ),
}
COMES_IN = {Event.SEND, Event.RECORD, Event.TELL}
ROWS = [row for row in TABLE if row.event not in COMES_IN]


@pytest.fixture
def centre(made, time_machine):
    """An empty centre with its team, on a day that stands still."""
    time_machine.move_to("2020-03-02T12:00:00Z", tick=False)
    team()
    return made


def in_stage(row):
    """A new request to which this may happen."""
    kind = KINDS.get(row.event, Kind.ACCESS)
    ref = record(COORDINATOR, None, clock.today() - timedelta(1), Channel.LETTER, kind=kind)
    Request.update(identity_confirmed_on=clock.today()).where(Request.ref == ref).execute()
    stage = sorted(row.sources)[0]
    for event, detail in BEFORE.get(row.event, []):
        write(find(ref), event, REQUESTER, stage, detail, NOTHING)
    write(find(ref), Event.MATCH, REQUESTER, stage, {}, NOTHING)
    if row.event is Event.ENTITLE:
        Request.update(subject=CHAIR, made_by=OTHER).where(Request.ref == ref).execute()
    return ref


def at_once(*acts):
    """Let some do something at the same moment; what became of each."""
    barrier = Barrier(len(acts))

    def does(act):
        try:
            barrier.wait(10)
            act()
        except Conflict as refused:
            return str(refused)
        finally:
            records_db.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(does, acts))


def doing(row, ref, actor, given):
    brought, detail = HOW.get(row.event, ({}, {}))
    ends = ENDED if row.to is Stage.CLOSED else {}
    bring = BROUGHT | brought
    return lambda: move(ref, row.event, actor, given, bring=bring, detail=ends | detail)


def pair(row):
    """Two who may do it; where only one person may, the same twice."""
    if Who.COORDINATOR in row.who:
        return COORDINATOR, OTHER
    return (CHAIR, CHAIR) if Who.CHAIR in row.who else (SYSTEM, SYSTEM)


def since(ref, events):
    return RequestEvent.select().where(RequestEvent.request == ref).count() - events


def test_one_who_presses_twice_and_another_at_the_same_time_make_one_transition(centre):
    for row in ROWS:
        ref = in_stage(row)
        version, events = find(ref).version, since(ref, 0)
        one, other = (
            doing(row, ref, actor, Given(version, f"{ref} {place}"))
            for place, actor in enumerate(pair(row))
        )
        twice, again, another = at_once(one, one, other)
        assert twice == again, row.event
        assert sorted([twice == "done", another == "done"]) == [False, True], row.event
        assert OTHERS in {twice, another}, row.event
        who_did_it = one if twice == "done" else other
        assert at_once(who_did_it, who_did_it) == ["done", "done"], row.event
        assert (since(ref, events), find(ref).version) == (1, version + 1)
        done = [detail for _actor, action, detail in trail(ref) if action == f"request:{row.event}"]
        assert (done.count(None), set(done)) == (1, {None, "refused"}), row.event
    assert first_fault() is None


def test_a_new_request_that_is_sent_twice_at_once_is_one(centre):
    def comes():
        record(COORDINATOR, None, clock.today(), Channel.LETTER, given=Given(token="form-1"))

    assert at_once(comes, comes) == ["done", "done"]
    assert Request.select().count() == 1
    assert AuditEntry.select().where(AuditEntry.action == "request:record").count() == 1


def test_what_is_fetched_from_the_portal_twice_at_once_is_one(centre):
    said = {"name": "Ada Quill", "about": "self", "scope": "All of it", "reach": "site"}

    def comes():
        receive("20-AAAA-AA", said, b"k" * 32, clock.today(), "portal 1")

    assert at_once(comes, comes) == ["done", "done"]
    assert Request.select().count() == 1
    assert AuditEntry.select().where(AuditEntry.action == "request:send").count() == 1


def test_nothing_that_can_happen_to_a_request_is_left_out_here():
    """Every row of the table is done twice and by two above, or comes in as a new request."""
    assert {row.event for row in ROWS} | COMES_IN == set(Event)
