"""How a request stands now, put together from its events, its items and its decisions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts.act import COMMAND
from ccportal.acts.requests_row import find as find
from ccportal.errors import NotPermitted
from ccportal.rules import deadlines
from ccportal.rules.access import Role
from ccportal.rules.deadlines import Wait, months_after
from ccportal.rules.health import is_fresh
from ccportal.rules.requests_facts import Delivery, Event, Facts, Hold, Kind, Stage, Who
from ccportal.rules.requests_history import SAID, Happened, History, history
from ccportal.rules.withholding import Action
from ccportal.store.accounts import Account
from ccportal.store.at_once import Steps, alone
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.store.requests import Decision, Item, Request, RequestEvent

OF_AGE = 18
"""The years at which somebody is a child no more."""

SYSTEM, REQUESTER = "system", "requester"
"""Actors that are nobody of the team: the background work, and who asked, on the portal."""

WITHIN_A_STAGE = frozenset(
    {
        *(Event.DECIDE, Event.UNDO, Event.MARK, Event.UNMARK),
        *(Event.INFER, Event.OPEN_ITEM, Event.AGREE),
    }
)
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


def part_of(actor: str) -> Who:
    """In what part somebody acts: who has the command line acts for the coordinator.

    Raises NotPermitted for who has no account, or none any more.
    """
    if actor in {SYSTEM, REQUESTER}:
        return Who(actor)
    if actor == COMMAND:
        return Who.COORDINATOR
    account = Account.get_or_none(Account.person == actor, Account.disabled_at.is_null())
    if account is None:
        raise NotPermitted("this is for somebody of the team to do")
    return Who(Role(account.role).value)


def person(actor: str) -> str | None:
    """The ref of the person who acts; None for the command line, the system, a requester."""
    return actor if Person.get_or_none(Person.ref == actor) else None


def events(request_ref: str) -> list[Happened]:
    """What happened to a request, in its order."""
    return [happened(one) for one in event_rows(request_ref)]


def event_rows(request_ref: str) -> Any:
    """The same as a query, for `happened`."""
    query = RequestEvent.select().where(RequestEvent.request == request_ref)
    return query.order_by(RequestEvent.seq)


def state(request: Request, known: Iterable[Happened] | None = None) -> State:
    """How a request stands today; `known` is what happened to it, where that was read."""
    so_far = history(events(request.ref) if known is None else known)
    if request.imported and so_far.stage is Stage.CLOSED and request.closed_on:
        so_far.closed_on = request.closed_on
    try:
        running = deadlines.clock(_clock_facts(request, so_far), clock.today())
    except deadlines.NoHolidayData:
        running = None
    return State(request, so_far, running)


def states(requests: Iterable[Request]) -> list[State]:
    """How each of many requests stands today, by one query for what happened to all of them."""
    known: defaultdict[str, list[Happened]] = defaultdict(list)
    query = RequestEvent.select().where(RequestEvent.kind.not_in(WITHIN_A_STAGE))
    for one in query.order_by(RequestEvent.request, RequestEvent.seq):
        known[one.request_id].append(happened(one))
    return [state(one, known[one.ref]) for one in requests]


def facts(now: State, actor: str) -> Facts:
    """The facts that the rules go by, as they are for whoever wants to do something."""
    return alone(facts_in_steps(now, actor))


def facts_in_steps(now: State, actor: str) -> Steps[Facts]:
    """The same, asked together with what else a page needs."""
    request, so_far = now.request, now.history
    counted = (Decision.action, Decision.opened_by, Decision.agreed_by, Decision.decided_by)
    decisions: Any = Decision.select(*counted).where(Decision.request == request.ref)
    undecided, members = _undecided(request.ref), members_of(request)
    yield decisions, undecided, members
    for_child = _is_child(request, members)
    withheld = [one for one in decisions if one.action == Action.WITHHOLD]
    known = Facts(
        stage=so_far.stage,
        kind=Kind(request.kind),
        matched=request.subject_id is not None,
        no_match=so_far.no_match,
        identity_proved=request.identity_confirmed_on is not None,
        on_behalf=_on_behalf(request, for_child),
        for_child=for_child,
        for_both=bool(json.loads(request.said or "{}").get("also_self")),
        asker_known=request.made_by_id is not None,
        entitled=so_far.entitled,
        holds=so_far.holds(),
        extended=so_far.extended_on is not None,
        fee_charged=so_far.fee is not None,
        notice_by=now.clock.notice_by if now.clock else None,
        overdue=now.clock is not None and now.clock.overdue,
        undecided=len(undecided),
        unopened=sum(one.opened_by_id != actor for one in withheld),
        unagreed=sum(one.agreed_by_id is None for one in decisions),
        old_opinions=_old_opinions(so_far),
        preparers=frozenset({one.decided_by_id for one in decisions} | so_far.certified_by),
        conflicted=conflicted(request, members),
        prepared=so_far.prepared,
        proposer=so_far.proposer,
        acknowledged=so_far.acknowledged_on is not None,
        outcome=so_far.outcome,
        closed_on=so_far.closed_on,
    )
    return _gone_out(known, so_far)


def _gone_out(known: Facts, so_far: History) -> Facts:
    """With what became of the answer; the way by which it came back is to be checked anew."""
    came_back = so_far.way is Delivery.POSTED and not so_far.told.address
    return replace(
        known,
        way=None if came_back else so_far.way,
        way_checked_on=so_far.way_checked_on,
        delivery=so_far.delivery,
        released_on=so_far.released_on,
        dispatched=so_far.told.dispatched is not None,
        revoker=so_far.revoked_by,
        revoke_agreed=so_far.revoke_agreed,
    )


def _old_opinions(so_far: History) -> int:
    return sum(not is_fresh(day, clock.today()) for day in so_far.opinions_of())


def _clock_facts(request: Request, so_far: History) -> deadlines.Facts:
    conditions = so_far.conditions()
    came_confirmed = request.identity_confirmed_on and not so_far.confirmed
    if request.imported and came_confirmed and not conditions:
        # An archive tells when the identity was confirmed, not that it was asked for.
        proof = Wait(request.received_on, request.identity_confirmed_on)
        conditions = ((SAID[Hold.IDENTITY], proof),)
    return deadlines.Facts(
        received_on=request.received_on,
        conditions=conditions,
        clarifications=so_far.clarifications(),
        extended_on=so_far.extended_on,
        stopped_on=so_far.stopped_on(),
        opened=tuple(so_far.opened),
    )


def happened(one: RequestEvent) -> Happened:
    """What a row of the table of events tells."""
    detail: dict[str, Any] = json.loads(one.detail)
    on = date.fromisoformat(detail["day"]) if "day" in detail else one.at.date()
    return Happened(Event(one.kind), on, one.by_id, Stage(one.stage), detail)


def _undecided(request_ref: str) -> Any:
    """A query of the records that nothing was decided about yet."""
    decided = Decision.select(Decision.record).where(Decision.request == request_ref)
    return Item.select(Item.record).where(Item.request == request_ref, Item.record.not_in(decided))


def members_of(request: Request) -> Any:
    """A query of the members of the subject's families."""
    families = Member.select(Member.family).where(Member.person == request.subject_id)
    return Member.select(Member.person, Member.role).where(Member.family.in_(families))


def _is_child(request: Request, members: Iterable[Member]) -> bool:
    """Whether it is about somebody who is a child in a family, and not of age by their birth."""
    subject = request.subject
    if subject is None or not any(
        one.person_id == subject.ref and one.role == "child" for one in members
    ):
        return False
    born = subject.date_of_birth
    return born is None or clock.today() < months_after(born, OF_AGE * 12)


def _on_behalf(request: Request, for_child: bool) -> bool:
    """Whether somebody asks for somebody else, by the match or by what they said themselves."""
    if request.subject_id is None:
        return False
    if request.made_by_id is not None:
        return bool(request.made_by_id != request.subject_id)
    about = json.loads(request.said or "{}").get("about")
    return about in {"child", "other"} or (about == "both" and for_child)


def conflicted(request: Request, members: Iterable[Member]) -> frozenset[str]:
    """Whom the answer is about, who asked, and the members of the subject's families."""
    own = {request.subject_id, request.made_by_id} - {None}
    return frozenset(own | {one.person_id for one in members})
