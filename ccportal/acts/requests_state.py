"""How a request stands now, put together from its events, its items and its decisions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts.act import COMMAND
from ccportal.errors import NotFound
from ccportal.rules import deadlines
from ccportal.rules.access import Role
from ccportal.rules.deadlines import Wait
from ccportal.rules.requests_facts import Event, Facts, Hold, Kind, Stage, Who
from ccportal.rules.requests_history import SAID, Happened, History, history
from ccportal.rules.withholding import Action
from ccportal.store.accounts import Account
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.store.requests import Decision, Item, Request, RequestEvent

SYSTEM, REQUESTER = "system", "requester"
"""Actors that are nobody of the team: the background work, and who asked, on the portal."""

WITHIN_A_STAGE = frozenset({Event.DECIDE, Event.UNDO, Event.OPEN_ITEM, Event.AGREE})
"""What happens a hundred times in a request and moves neither its stage nor its clock."""


@dataclass(frozen=True, slots=True)
class State:
    """A request with all that its events add up to.

    `clock` is None where the bank holidays that it would need are not known.
    """

    request: Request
    history: History
    clock: deadlines.Clock | None

    @property
    def stage(self) -> Stage:
        """The stage that it is in."""
        return self.history.stage


def find(request_ref: str) -> Request:
    """The request; raises NotFound."""
    request = Request.get_or_none(Request.ref == request_ref)
    if request is None:
        raise NotFound("there is no such request")
    return request


def part_of(actor: str) -> Who:
    """In what part somebody acts: who has the command line acts for the coordinator."""
    if actor in {SYSTEM, REQUESTER}:
        return Who(actor)
    if actor == COMMAND:
        return Who.COORDINATOR
    account = Account.get_or_none(Account.person == actor, Account.disabled_at.is_null())
    role = Role(account.role) if account else Role.VOLUNTEER
    return Who(role.value)


def person(actor: str) -> str | None:
    """The ref of the person who acts; None for the command line, the system, a requester."""
    return actor if Person.get_or_none(Person.ref == actor) else None


def events(request_ref: str) -> list[Happened]:
    """What happened to a request, in its order."""
    query = RequestEvent.select().where(RequestEvent.request == request_ref)
    return [_happened(one) for one in query.order_by(RequestEvent.seq)]


def state(request: Request, happened: Iterable[Happened] | None = None) -> State:
    """How a request stands today."""
    so_far = history(events(request.ref) if happened is None else happened)
    if request.imported and so_far.stage is Stage.CLOSED and request.closed_on:
        so_far.closed_on = request.closed_on
    try:
        running = deadlines.clock(_clock_facts(request, so_far), clock.today())
    except deadlines.NoHolidayData:
        running = None
    return State(request, so_far, running)


def states(requests: Iterable[Request]) -> list[State]:
    """How each of many requests stands today, by one query for what happened to all of them."""
    happened: defaultdict[str, list[Happened]] = defaultdict(list)
    query = RequestEvent.select().where(RequestEvent.kind.not_in(WITHIN_A_STAGE))
    for one in query.order_by(RequestEvent.request, RequestEvent.seq):
        happened[one.request_id].append(_happened(one))
    return [state(one, happened[one.ref]) for one in requests]


def facts(now: State, actor: str) -> Facts:
    """The facts that the rules go by, as they are for whoever wants to do something."""
    request, so_far = now.request, now.history
    decisions = list(Decision.select().where(Decision.request == request.ref))
    withheld = [one for one in decisions if one.action == Action.WITHHOLD]
    return Facts(
        stage=so_far.stage,
        kind=Kind(request.kind),
        matched=request.subject_id is not None,
        no_match=so_far.no_match,
        identity_proved=request.identity_confirmed_on is not None,
        holds=so_far.holds(),
        extended=so_far.extended_on is not None,
        fee_charged=so_far.fee is not None,
        notice_by=now.clock.notice_by if now.clock else None,
        overdue=now.clock is not None and now.clock.overdue,
        undecided=_undecided(request.ref),
        unopened=sum(one.opened_by_id != actor for one in withheld),
        unagreed=sum(one.agreed_by_id is None for one in decisions),
        preparers=frozenset({one.decided_by_id for one in decisions} | so_far.certified_by),
        conflicted=_conflicted(request),
        prepared=so_far.prepared,
        proposer=so_far.proposer,
        acknowledged=so_far.acknowledged_on is not None,
        delivery=so_far.delivery,
        outcome=so_far.outcome,
        closed_on=so_far.closed_on,
    )


def _clock_facts(request: Request, so_far: History) -> deadlines.Facts:
    conditions = so_far.conditions()
    if request.imported and request.identity_confirmed_on and not conditions:
        # An archive tells when the identity was confirmed, not that it was asked for.
        proof = Wait(request.received_on, request.identity_confirmed_on)
        conditions = ((SAID[Hold.IDENTITY], proof),)
    return deadlines.Facts(
        received_on=request.received_on,
        conditions=conditions,
        clarifications=so_far.clarifications(),
        extended_on=so_far.extended_on,
        stopped_on=so_far.stopped_on(),
    )


def _happened(one: RequestEvent) -> Happened:
    detail: dict[str, Any] = json.loads(one.detail)
    on = date.fromisoformat(detail["day"]) if "day" in detail else one.at.date()
    return Happened(Event(one.kind), on, one.by_id, Stage(one.stage), detail)


def _undecided(request_ref: str) -> int:
    decided = Decision.select(Decision.record).where(Decision.request == request_ref)
    open_ones = Item.select(fn.COUNT(Item.record)).where(
        Item.request == request_ref, Item.record.not_in(decided)
    )
    return int(open_ones.scalar())


def _conflicted(request: Request) -> frozenset[str]:
    """Whom the answer is about, who asked, and the members of the subject's families."""
    families = Member.select(Member.family).where(Member.person == request.subject)
    members = Member.select(Member.person).where(Member.family.in_(families))
    own = {request.subject_id, request.made_by_id} - {None}
    return frozenset(own | {one.person_id for one in members})


def to_json(detail: dict[str, Any]) -> str:
    """What is kept with an event."""

    def plain(value: object) -> str:
        if isinstance(value, date | datetime):
            return value.isoformat()
        raise TypeError(f"{type(value).__name__} is not kept with an event")

    return json.dumps(detail, ensure_ascii=False, default=plain)
