"""The table of a request's events as it should be, and facts with which each of them may happen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ccportal.rules.requests_facts import (
    Asking,
    By,
    Delivery,
    Doing,
    Event,
    Facts,
    Hold,
    Kind,
    OpenHold,
    Outcome,
    Settled,
    Stage,
    Who,
)

TODAY = date(2026, 11, 25)

OPEN = "received accepted searching item_review second_review approved built ready refusal_proposed"

# What may happen: in which stages, where it leads (same: it stays), who may do it.
EXPECTED = {
    "send": ("draft", "received", "requester"),
    "record": ("draft", "received", "coordinator"),
    "tell": ("draft", "received", "volunteer coordinator chair"),
    "match": ("received accepted", "same", "coordinator"),
    "no_match": ("received", "same", "coordinator"),
    "hold": (OPEN, "same", "coordinator requester"),
    "answer": (OPEN, "same", "coordinator requester"),
    "remind": (OPEN, "same", "system coordinator"),
    "propose_lapse": (OPEN, "same", "system"),
    "lapse": (OPEN, "closed", "coordinator"),
    "confirm_identity": (OPEN, "same", "coordinator"),
    "charge": (OPEN, "same", "coordinator"),
    "pay": (OPEN, "same", "coordinator"),
    "extend": (OPEN, "same", "coordinator"),
    "drop_extension": (OPEN, "same", "coordinator"),
    "acknowledge": (OPEN, "same", "coordinator chair"),
    "reach": (f"{OPEN} released closed", "same", "coordinator"),
    "contact": (f"{OPEN} released closed", "same", "coordinator"),
    "settle": ("received accepted", "closed", "coordinator chair"),
    "entitle": (OPEN, "same", "coordinator"),
    "part": ("received accepted", "same", "coordinator"),
    "accept": ("received", "accepted", "coordinator"),
    "search": ("accepted", "searching", "coordinator"),
    "tell_apart": ("accepted searching item_review", "same", "coordinator"),
    "certify": ("searching", "item_review", "coordinator"),
    "take_in": ("item_review", "same", "coordinator"),
    "consult": ("accepted searching item_review", "same", "coordinator"),
    "consulted": (OPEN, "same", "coordinator"),
    "decide": ("item_review", "same", "coordinator"),
    "undo": ("item_review", "same", "coordinator"),
    "infer": ("item_review", "same", "coordinator"),
    "mark": ("item_review", "same", "coordinator"),
    "unmark": ("item_review", "same", "coordinator"),
    "submit": ("item_review", "second_review", "coordinator"),
    "open_item": ("second_review", "same", "coordinator chair"),
    "agree": ("second_review", "same", "coordinator chair"),
    "send_back": ("second_review", "item_review", "coordinator chair"),
    "approve": ("second_review", "approved", "coordinator chair"),
    "void": ("approved built ready", "item_review", "system"),
    "build": ("approved", "built", "system"),
    "make_ready": ("built", "ready", "coordinator"),
    "check_way": ("ready released", "same", "coordinator"),
    "release": ("ready released", "released", "coordinator chair"),
    "new_ticket": (f"{OPEN} released closed", "same", "coordinator"),
    "new_code": ("released", "same", "coordinator chair"),
    "dispatch": ("released", "same", "coordinator"),
    "deliver": ("released", "same", "coordinator requester system"),
    "revoke": ("released closed", "same", "coordinator chair"),
    "agree_revoke": ("released closed", "same", "coordinator chair"),
    "rework": ("released", "item_review", "coordinator"),
    "close": ("released", "closed", "coordinator system"),
    "propose_refusal": ("accepted searching item_review", "refusal_proposed", "coordinator"),
    "drop_refusal": ("refusal_proposed", "accepted", "coordinator chair"),
    "refuse": ("refusal_proposed", "closed", "chair"),
    "withdraw": (OPEN, "closed", "requester coordinator"),
    "duplicate": (OPEN, "closed", "coordinator"),
    "invalid": ("received accepted", "closed", "coordinator"),
    "died": (OPEN, "closed", "coordinator"),
    "narrow": ("received accepted", "same", "coordinator"),
    "look_again": ("released closed", "same", "coordinator"),
    "reopen": ("closed", "accepted", "coordinator"),
}

WAITS = OpenHold(Hold.CLARIFICATION, TODAY - timedelta(30), reminders=2, lapse_proposed=True)

FIT = Facts(
    stage=Stage.ACCEPTED,
    matched=True,
    identity_proved=True,
    notice_by=TODAY,
    prepared="d1",
    preparers=frozenset({"p-1"}),
    conflicted=frozenset({"p-9"}),
    proposer="p-1",
)

BROUGHT = Doing(
    actor="p-2",
    who=Who.COORDINATOR,
    today=TODAY,
    reason="because",
    day=TODAY,
    ticks=frozenset(
        [
            "who",
            "for-whom",
            "scope",
            "reach",
            "which-information",
            "notice-sent",
            "drafted",
            "proved",
            "letter",
            "not-on-do-not-use-list",
            "other-identity-proved",
            "told",
            "named",
            "known-again",
            "agreed",
            "answered-before",
            "namesake",
            *("collected", "names-nobody", "asked", "since-asked"),
        ]
    ),
    terms=("a name",),
    unanswered=0,
    digest="d1",
    signed_in_for=10,
    delivery=Delivery.COLLECTED,
    reach=Settled(By.IN_PERSON),
    number="AB123456789GB",
    asking=Asking("Ann", "n-1", "your letter", "post", TODAY + timedelta(1)),
)

NEEDS = {
    Event.HOLD: ({}, {"hold": Hold.SAFETY}),
    Event.ANSWER: ({"holds": (WAITS,)}, {"hold": Hold.CLARIFICATION}),
    Event.REMIND: (
        {"holds": (OpenHold(Hold.IDENTITY, TODAY - timedelta(10)),)},
        {"hold": Hold.IDENTITY},
    ),
    Event.PROPOSE_LAPSE: ({"holds": (WAITS,)}, {"hold": Hold.CLARIFICATION}),
    Event.LAPSE: ({"holds": (WAITS,)}, {}),
    Event.CHARGE: ({}, {"ground": "further-copy"}),
    Event.PAY: ({"fee_charged": True}, {}),
    Event.EXTEND: ({}, {"ground": "complexity"}),
    Event.DROP_EXTENSION: ({"extended": True}, {}),
    Event.ACKNOWLEDGE: ({"kind": Kind.COMPLAINT}, {}),
    Event.SETTLE: ({"kind": Kind.ERASURE}, {"outcome": Outcome.DONE}),
    Event.ENTITLE: ({"on_behalf": True, "asker_known": True}, {}),
    Event.RELEASE: (
        {"way": Delivery.COLLECTED, "way_checked_on": TODAY - timedelta(7)},
        {"ground": "identity-at-counter"},
    ),
    Event.CONSULTED: ({}, {"ground": "agrees"}),
    Event.DISPATCH: ({"delivery": Delivery.POSTED}, {}),
    Event.NEW_TICKET: ({}, {"ground": "in-person"}),
    Event.NEW_CODE: ({"delivery": Delivery.AVAILABLE}, {}),
    Event.AGREE_REVOKE: ({"delivery": Delivery.REVOKED, "revoker": "p-1"}, {}),
    Event.REWORK: ({"delivery": Delivery.REVOKED, "revoke_agreed": True}, {}),
    Event.CLOSE: ({"delivery": Delivery.COLLECTED}, {}),
    Event.PROPOSE_REFUSAL: ({}, {"ground": "excessive"}),
    Event.LOOK_AGAIN: ({}, {"day": TODAY + timedelta(1)}),
    Event.REOPEN: ({}, {"ground": "complaint"}),
}


def ready(event: Event, stage: Stage | None = None, who: Who | None = None) -> tuple[Facts, Doing]:
    """Facts and hands with which the event may happen."""
    known, brought = NEEDS.get(event, ({}, {}))
    sources, _to, parts = EXPECTED[event]
    stage = stage or Stage(sources.split()[0])
    who = who or Who(parts.split()[0])
    return replace(FIT, stage=stage, **known), replace(BROUGHT, who=who, **brought)


def hold(kind: Hold, days: int = 0, reminders: int = 0) -> OpenHold:
    return OpenHold(kind, TODAY - timedelta(days), reminders)


IDENTITY = {"holds": (hold(Hold.IDENTITY),)}

AUTHORITY = {"holds": (hold(Hold.AUTHORITY),)}
