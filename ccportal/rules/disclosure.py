"""Passing on what no referrer is told: the two grounds, and who decides and agrees (C3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ccportal.errors import Conflict, Invalid, NotPermitted


class Ground(StrEnum):
    """Why something may be passed on that is nobody's to know, as the archive has it."""

    CHILD = "risk-of-harm-to-child"
    VIOLENCE = "risk-of-physical-violence"


class What(StrEnum):
    """What a disclosure holds, as the archive has it."""

    TIMES = "attendance-dates"
    CONTACTS = "contact-details"
    OTHER = "other"


class Stage(StrEnum):
    """How far a decision is; `made` is what has left, agreed or not."""

    WAITS = "waits"
    AGREED = "agreed"
    REFUSED = "refused"
    MADE = "made"


AFTER = timedelta(hours=72)
"""So long after an emergency the agreement may come."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a coordinator says who decides: each is needed, in words."""

    ground: Ground
    at_risk: str
    why: str
    exactly: str
    how: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision and what became of it; times in UTC. `agrees` is None until a second answers."""

    decided_by: str
    decided_at: datetime
    emergency: bool = False
    agrees: bool | None = None
    made_at: datetime | None = None


def check_said(said: Said) -> None:
    """Let a decision pass that says everything; raises Invalid with each fault."""
    asked = {
        "at_risk": "Say who is at risk",
        "why": "Say why",
        "exactly": "Write exactly what is passed on",
        "how": "Say how it is passed on",
    }
    faults = tuple(words for field, words in asked.items() if not getattr(said, field).strip())
    if faults:
        raise Invalid(faults[0], faults)


def stage(decision: Decision) -> Stage:
    """How far a decision is."""
    if decision.made_at is not None:
        return Stage.MADE
    if decision.agrees is None:
        return Stage.WAITS
    return Stage.AGREED if decision.agrees else Stage.REFUSED


def may_leave(decision: Decision) -> bool:
    """Whether what was decided may leave: agreed by a second, or an emergency not refused."""
    return bool(decision.agrees) or (decision.emergency and decision.agrees is None)


def check_leaves(decision: Decision) -> None:
    """Let what was decided leave once; raises Conflict, or NotPermitted without agreement."""
    if decision.made_at is not None:
        raise Conflict("This has been passed on already")
    if not may_leave(decision):
        raise NotPermitted("The chair has to agree first")


def check_second(decision: Decision, second: str, agrees: bool, why: str) -> None:
    """Let a second person answer; raises NotPermitted for the one who decided (C3).

    Who does not agree says why. Raises Conflict where it was answered already.
    """
    if second == decision.decided_by:
        raise NotPermitted("Nobody agrees to what they decided themselves")
    if decision.agrees is not None:
        raise Conflict("This has been answered already")
    if not agrees and not why.strip():
        raise Invalid("Say why you do not agree")


def agreement_due(decision: Decision) -> datetime | None:
    """Until when (UTC) a second has to answer, where it left in an emergency without one."""
    if decision.made_at is None or decision.agrees is not None:
        return None
    return decision.made_at + AFTER


def is_overdue(decision: Decision, now: datetime) -> bool:
    """Whether the agreement is overdue: from the 72nd hour after it left, to the moment."""
    due = agreement_due(decision)
    return due is not None and now >= due
