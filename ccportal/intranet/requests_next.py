"""What is to be done next with a request, and whether it is for whoever looks (DP6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccportal.acts.requests_state import State
from ccportal.rules.access import Can, Role, may
from ccportal.rules.requests_facts import Delivery, Hold, Kind, Stage

WAITS: Mapping[Hold, str] = {
    Hold.IDENTITY: "Waiting for proof of who they are",
    Hold.AUTHORITY: "Waiting for proof that they may ask",
    Hold.CLARIFICATION: "Waiting for their answer",
    Hold.THIRD_PARTY: "Waiting for what another person says",
    Hold.ADVICE: "Waiting for advice",
    Hold.SAFETY: "Waiting, for somebody's safety",
}

STEPS: Mapping[Stage, tuple[str, Can]] = {
    Stage.RECEIVED: ("Take it on", Can.REQUEST_MATCH),
    Stage.ACCEPTED: ("Begin the search", Can.REQUEST_DECIDE),
    Stage.SEARCHING: ("Sign the search", Can.REQUEST_DECIDE),
    Stage.ITEM_REVIEW: ("Go on reading", Can.REQUEST_DECIDE),
    Stage.SECOND_REVIEW: ("Look at the decisions", Can.REQUEST_AGREE),
    Stage.APPROVED: ("Make the answer", Can.REQUEST_BUILD),
    Stage.BUILT: ("Read it, then let it go on", Can.REQUEST_RELEASE),
    Stage.READY: ("Let it out", Can.REQUEST_AGREE),
    Stage.RELEASED: ("Close it", Can.REQUEST_RELEASE),
    Stage.REFUSAL_PROPOSED: ("Decide on the refusal", Can.REQUEST_AGREE),
}
"""Per stage what comes next, and who does it."""

ARRIVED = frozenset({Delivery.OPENED, Delivery.COLLECTED, Delivery.POSTED, Delivery.EXPIRED})


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: the words, whether it is for whoever looks, and where the work is."""

    says: str
    mine: bool
    where: str


def next_of(now: State, stage: str, read: tuple[int, int], ref: str, role: Role) -> Next:
    """What comes next, as somebody (`ref`, `role`) sees it.

    `read` is the number of records, and of those decided; `stage` the stage in words.
    """
    words, needs = STEPS.get(now.stage, ("", Can.REQUEST_READ))
    where = f"{stage}, {read[1]} of {read[0]}" if now.stage is Stage.ITEM_REVIEW else stage
    waits = now.history.holds()
    if waits:
        words = WAITS[waits[0].kind]
        where = f"{where}, work goes on" if waits[0].kind is Hold.CLARIFICATION else where
    elif now.stage is Stage.ACCEPTED and now.request.kind != Kind.ACCESS:
        words = "Do it, or say why not"
    elif now.stage is Stage.RECEIVED and not (now.request.subject_id or now.history.no_match):
        words = "Find who it is"
    elif now.stage is Stage.ITEM_REVIEW and read[0] == read[1]:
        words = "Give it to the second person"
    elif now.stage is Stage.ITEM_REVIEW and not read[1]:
        words = "Begin to read"
    return Next(words, not waits and may(role, needs) and _turn(now, ref), where)


def _turn(now: State, ref: str) -> bool:
    """Whether nothing but the person stands between a request and its next step."""
    if now.stage is Stage.SECOND_REVIEW:
        return ref not in now.history.certified_by
    if now.stage is Stage.REFUSAL_PROPOSED:
        return ref != now.history.proposer
    if now.stage is Stage.RELEASED:
        return now.history.delivery in ARRIVED
    if now.stage in {Stage.ACCEPTED, Stage.SEARCHING}:
        return now.request.kind == Kind.ACCESS
    return now.stage is not Stage.CLOSED
