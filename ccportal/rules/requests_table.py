"""How a request goes from its receipt to its end: the one table of transitions (DP6, SAR).

Each row says what happens, in which stages it may, to which stage it leads, who may do it and
what has to be true. "Overdue", "paused" and "on hold" are no stages: they are computed.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccportal.rules import requests_answering as answering
from ccportal.rules import requests_behalf as behalf
from ccportal.rules import requests_guards as guard
from ccportal.rules import requests_needs as needs
from ccportal.rules.requests_facts import Event, Stage, Who
from ccportal.rules.requests_guards import Guard

COORDINATOR, REQUESTER, SYSTEM, CHAIR = (
    frozenset({one}) for one in (Who.COORDINATOR, Who.REQUESTER, Who.SYSTEM, Who.CHAIR)
)
SECOND = COORDINATOR | CHAIR
TEAM = SECOND | {Who.VOLUNTEER}
"""The second person: the guards see to it that it is not the first."""

DRAFT, ACCEPTED = frozenset({Stage.DRAFT}), frozenset({Stage.ACCEPTED})
RECEIVED, REVIEW = frozenset({Stage.RECEIVED}), frozenset({Stage.ITEM_REVIEW})
SECOND_REVIEW, RELEASED = frozenset({Stage.SECOND_REVIEW}), frozenset({Stage.RELEASED})
REFUSAL, CLOSED = frozenset({Stage.REFUSAL_PROPOSED}), frozenset({Stage.CLOSED})
OPEN = frozenset(Stage) - DRAFT - RELEASED - CLOSED
"""Work goes on: between receipt and the answer."""
SIGNED = frozenset({Stage.APPROVED, Stage.BUILT, Stage.READY})
BEFORE_SECOND = frozenset({Stage.ACCEPTED, Stage.SEARCHING, Stage.ITEM_REVIEW})


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: `to` is None where the stage stays as it is."""

    event: Event
    sources: frozenset[Stage]
    to: Stage | None
    who: frozenset[Who]
    guards: tuple[Guard, ...] = ()


TABLE: tuple[Transition, ...] = (
    Transition(Event.SEND, DRAFT, Stage.RECEIVED, REQUESTER, needs.SENT),
    Transition(Event.RECORD, DRAFT, Stage.RECEIVED, COORDINATOR, (guard.not_in_the_future,)),
    Transition(Event.TELL, DRAFT, Stage.RECEIVED, TEAM, needs.TOLD),
    Transition(Event.MATCH, RECEIVED | ACCEPTED, None, COORDINATOR),
    Transition(Event.NO_MATCH, RECEIVED, None, COORDINATOR, (guard.terms_listed,)),
    Transition(Event.HOLD, OPEN, None, COORDINATOR | REQUESTER, needs.HOLD),
    Transition(Event.ANSWER, OPEN, None, COORDINATOR | REQUESTER, needs.ANSWER),
    Transition(Event.REMIND, OPEN, None, SYSTEM | COORDINATOR, needs.REMIND),
    Transition(Event.PROPOSE_LAPSE, OPEN, None, SYSTEM, (guard.long_unanswered,)),
    Transition(Event.LAPSE, OPEN, Stage.CLOSED, COORDINATOR, (guard.lapse_proposed,)),
    Transition(Event.CONFIRM_IDENTITY, OPEN, None, COORDINATOR, (guard.with_reason,)),
    Transition(Event.CHARGE, OPEN, None, COORDINATOR, needs.CHARGE),
    Transition(Event.PAY, OPEN, None, COORDINATOR, (guard.fee_charged,)),
    Transition(Event.EXTEND, OPEN, None, COORDINATOR, needs.EXTEND),
    Transition(Event.DROP_EXTENSION, OPEN, None, COORDINATOR, needs.DROP_EXTENSION),
    Transition(
        Event.ACKNOWLEDGE,
        OPEN,
        None,
        SECOND,
        needs.ACKNOWLEDGE,
    ),
    Transition(Event.REACH, OPEN | RELEASED | CLOSED, None, COORDINATOR, needs.REACH),
    Transition(Event.CONTACT, OPEN | RELEASED | CLOSED, None, COORDINATOR, needs.CONTACT),
    Transition(Event.SETTLE, RECEIVED | ACCEPTED, Stage.CLOSED, SECOND, needs.SETTLE),
    Transition(Event.ENTITLE, OPEN, None, COORDINATOR, behalf.ENTITLE),
    Transition(Event.PART, RECEIVED | ACCEPTED, None, COORDINATOR, needs.PART),
    Transition(Event.NARROW, RECEIVED | ACCEPTED, None, COORDINATOR, needs.NARROW),
    Transition(Event.ACCEPT, RECEIVED, Stage.ACCEPTED, COORDINATOR, (guard.matched_or_searched,)),
    Transition(
        Event.SEARCH,
        ACCEPTED,
        Stage.SEARCHING,
        COORDINATOR,
        (guard.is_access, behalf.asked_apart, behalf.entitled, guard.nothing_delays_the_start),
    ),
    Transition(Event.TELL_APART, BEFORE_SECOND, None, COORDINATOR, needs.TELL_APART),
    Transition(
        Event.CERTIFY, frozenset({Stage.SEARCHING}), Stage.ITEM_REVIEW, COORDINATOR, needs.CERTIFY
    ),
    Transition(Event.TAKE_IN, REVIEW, None, COORDINATOR),
    Transition(Event.CONSULT, BEFORE_SECOND, None, COORDINATOR, needs.CONSULT),
    Transition(Event.CONSULTED, OPEN, None, COORDINATOR, needs.CONSULTED),
    Transition(Event.DECIDE, REVIEW, None, COORDINATOR),
    Transition(Event.UNDO, REVIEW, None, COORDINATOR),
    Transition(Event.MARK, REVIEW, None, COORDINATOR),
    Transition(Event.UNMARK, REVIEW, None, COORDINATOR),
    Transition(Event.INFER, REVIEW, None, COORDINATOR),
    Transition(
        Event.SUBMIT,
        REVIEW,
        Stage.SECOND_REVIEW,
        COORDINATOR,
        needs.SUBMIT,
    ),
    Transition(Event.OPEN_ITEM, SECOND_REVIEW, None, SECOND, needs.SECOND_PERSON),
    Transition(Event.AGREE, SECOND_REVIEW, None, SECOND, needs.SECOND_PERSON),
    Transition(
        Event.SEND_BACK,
        SECOND_REVIEW,
        Stage.ITEM_REVIEW,
        SECOND,
        (answering.not_the_preparer, guard.with_reason),
    ),
    Transition(Event.APPROVE, SECOND_REVIEW, Stage.APPROVED, SECOND, needs.APPROVE),
    Transition(Event.VOID, SIGNED, Stage.ITEM_REVIEW, SYSTEM),
    Transition(
        Event.BUILD,
        frozenset({Stage.APPROVED}),
        Stage.BUILT,
        SYSTEM,
        (guard.ticked("proved", "the answer is not proved"),),
    ),
    Transition(Event.MAKE_READY, frozenset({Stage.BUILT}), Stage.READY, COORDINATOR, needs.READY),
    Transition(Event.CHECK_WAY, frozenset({Stage.READY}) | RELEASED, None, COORDINATOR, needs.WAY),
    Transition(
        Event.RELEASE, frozenset({Stage.READY}) | RELEASED, Stage.RELEASED, SECOND, needs.RELEASE
    ),
    Transition(Event.NEW_TICKET, OPEN | RELEASED | CLOSED, None, COORDINATOR, needs.NEW_TICKET),
    Transition(Event.NEW_CODE, RELEASED, None, SECOND, (answering.waits_on_the_portal,)),
    Transition(Event.DISPATCH, RELEASED, None, COORDINATOR, needs.DISPATCH),
    Transition(
        Event.DELIVER,
        RELEASED,
        None,
        COORDINATOR | REQUESTER | SYSTEM,
        needs.DELIVER,
    ),
    Transition(
        Event.REVOKE,
        RELEASED | CLOSED,
        None,
        COORDINATOR | CHAIR,
        (answering.not_revoked, guard.with_reason),
    ),
    Transition(Event.AGREE_REVOKE, RELEASED | CLOSED, None, SECOND, needs.AGREE_REVOKE),
    Transition(
        Event.REWORK,
        RELEASED,
        Stage.ITEM_REVIEW,
        COORDINATOR,
        (answering.revoked, answering.revoked_by_two, guard.with_reason),
    ),
    Transition(Event.CLOSE, RELEASED, Stage.CLOSED, COORDINATOR | SYSTEM, needs.CLOSE),
    Transition(
        Event.PROPOSE_REFUSAL, BEFORE_SECOND, Stage.REFUSAL_PROPOSED, COORDINATOR, needs.REFUSAL
    ),
    Transition(Event.DROP_REFUSAL, REFUSAL, Stage.ACCEPTED, COORDINATOR | CHAIR),
    Transition(
        Event.REFUSE,
        REFUSAL,
        Stage.CLOSED,
        CHAIR,
        (answering.not_the_proposer, answering.no_conflict),
    ),
    Transition(
        Event.WITHDRAW,
        OPEN,
        Stage.CLOSED,
        REQUESTER | COORDINATOR,
        (guard.identity_proved,),
    ),
    Transition(Event.DUPLICATE, OPEN, Stage.CLOSED, COORDINATOR, needs.DUPLICATE),
    Transition(
        Event.INVALID,
        RECEIVED | ACCEPTED,
        Stage.CLOSED,
        COORDINATOR,
        (guard.with_reason,),
    ),
    Transition(Event.DIED, OPEN, Stage.CLOSED, COORDINATOR, (guard.with_reason,)),
    Transition(Event.LOOK_AGAIN, RELEASED | CLOSED, None, COORDINATOR, needs.LOOK_AGAIN),
    Transition(
        Event.REOPEN, CLOSED, Stage.ACCEPTED, COORDINATOR, (answering.reopenable, guard.with_reason)
    ),
)
