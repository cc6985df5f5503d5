"""When something got where it should not: the 72 hours, who has to be told, how (DP7).

UK GDPR Article 33: the Commissioner is told within 72 hours after the centre became aware, unless
a risk to people is unlikely; later only with the reasons for the delay. Article 34: where the risk
is high the people themselves are told without undue delay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ccportal.errors import Conflict, Invalid, NotPermitted

WITHIN = timedelta(hours=72)
"""So long after it was found the Commissioner may be told."""


class Danger(StrEnum):
    """How great the risk to people is."""

    NONE = "unlikely"
    SOME = "some"
    HIGH = "high"


class Duty(StrEnum):
    """How it stands with telling the Commissioner."""

    UNDECIDED = "undecided"
    DUE = "due"
    OVERDUE = "overdue"
    TOLD = "told"
    NEED_NOT = "need not"


class Way(StrEnum):
    """How somebody was told of it: by one of their safe details, or without any."""

    DETAIL = "detail"
    FACE = "face-to-face"
    CARER = "carer"
    OTHERS = "police-or-social-worker"
    UNREACHED = "not-reached"


WAYS: Mapping[Way, str] = {
    Way.FACE: "Face to face, alone with them",
    Way.CARER: "A child: through whoever looks after them, by a safe way",
    Way.OTHERS: "Through the police or a social worker",
    Way.UNREACHED: "They could not be reached by any safe way",
}
"""The ways that need no contact detail of theirs."""


@dataclass(frozen=True, slots=True)
class Breach:
    """What is known of one; times in UTC. `tell` is None until it is decided.

    `untold` is how many of those whom it concerns have not been told.
    """

    found_at: datetime
    danger: Danger | None = None
    tell: bool | None = None
    decided_by: str | None = None
    told_at: datetime | None = None
    untold: int = 0
    done: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """A contact detail of somebody, as far as telling them is about it; `number` is its place."""

    number: int
    kind: str
    safe: bool
    do_not_use: bool
    until: date | None = None


def due_at(breach: Breach) -> datetime:
    """Until when (UTC) the Commissioner may be told."""
    return breach.found_at + WITHIN


def duty(breach: Breach, now: datetime) -> Duty:
    """How it stands with telling the Commissioner; overdue from the 72nd hour, to the moment."""
    if breach.told_at is not None:
        return Duty.TOLD
    if breach.tell is False:
        return Duty.NEED_NOT
    if now >= due_at(breach):
        return Duty.OVERDUE
    return Duty.UNDECIDED if breach.tell is None else Duty.DUE


def is_running(breach: Breach) -> bool:
    """Whether the Commissioner may still have to be told."""
    return not breach.closed and breach.told_at is None and breach.tell is not False


def must_tell_people(breach: Breach) -> bool:
    """Whether somebody whom it concerns has to be told, at once, and has not been."""
    return breach.danger is Danger.HIGH and breach.untold > 0


def safe_ways(details: Iterable[Detail], today: date) -> tuple[Detail, ...]:
    """Those of somebody's contact details by which they may be told.

    Only what is marked safe and has not ended: of one that nobody has marked it is not known who
    else reads it. Never one that is marked as not to be used.
    """
    return tuple(
        one
        for one in details
        if one.safe and not one.do_not_use and (one.until is None or one.until >= today)
    )


def check_found(what: str, found_at: datetime | None, now: datetime) -> datetime:
    """The time at which it was found; raises Invalid for one to come, or no words."""
    if not what.strip():
        raise Invalid("Say what happened")
    if found_at is None or found_at > now:
        raise Invalid("Enter when it was found: not a time to come")
    return found_at


def check_decision(breach: Breach, danger: Danger, tell: bool, why: str) -> None:
    """Let it be decided whether the Commissioner is told.

    Raises Conflict once it is closed, or where they were told already; NotPermitted where they
    must be told, which is as soon as a risk is likely; Invalid without the reason.
    """
    check_open(breach)
    if not why.strip():
        raise Invalid("Say why")
    if breach.told_at is not None and not tell:
        raise Conflict("The Commissioner has been told already.")
    if not tell and danger is not Danger.NONE:
        raise NotPermitted("Where there may be a risk to people, the Commissioner has to be told.")


def check_told(
    breach: Breach, told_at: datetime | None, how: str, why_late: str, now: datetime
) -> datetime:
    """The time (UTC) at which the Commissioner was told.

    Raises Conflict where it was not decided to, or is put down already; Invalid for a time before
    it was found or to come, no way, or later than 72 hours without the reasons for that.
    """
    check_open(breach)
    if breach.tell is not True:
        raise Conflict("Decide first that the Commissioner is told.")
    if breach.told_at is not None:
        raise Conflict("It is put down already that the Commissioner was told.")
    if told_at is None or not breach.found_at <= told_at <= now:
        raise Invalid("Enter when they were told: not before it was found, and not a time to come")
    if not how.strip():
        raise Invalid("Say how they were told")
    if told_at >= due_at(breach) and not why_late.strip():
        raise Invalid("It was later than 72 hours: say why")
    return told_at


def check_person_told(
    breach: Breach, told: bool, way: Way, number: int | None, safe: Iterable[Detail]
) -> None:
    """Let it be put down that somebody was told.

    Raises Conflict where it is put down already, NotPermitted for a contact detail that is not
    among the `safe` ones.
    """
    check_open(breach)
    if told:
        raise Conflict("It is put down already that they were told.")
    if way is Way.DETAIL and number not in {one.number for one in safe}:
        raise NotPermitted("This way is not marked as safe for them.")


def check_close(breach: Breach, actor: str) -> None:
    """Let the chair close it.

    Raises Conflict while something is to be done, NotPermitted for the one who decided.
    """
    check_open(breach)
    if breach.tell is None:
        raise Conflict("Decide first whether the Commissioner is told.")
    if breach.tell and breach.told_at is None:
        raise Conflict("The Commissioner has to be told first.")
    if must_tell_people(breach):
        raise Conflict("Somebody whom it concerns has to be told first.")
    if not breach.done.strip():
        raise Conflict("Write down first what was done.")
    if breach.decided_by == actor:
        raise NotPermitted("Nobody closes what they decided themselves: ask the coordinator to.")


def check_open(breach: Breach) -> None:
    """Raise Conflict once an entry is closed."""
    if breach.closed:
        raise Conflict("This entry is closed.")
