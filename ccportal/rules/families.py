"""How far a family is with the centre, and who in it must not meet whom (C4).

A referral is received, accepted, put on the waiting list or declined; each parent comes to see
the centre on their own; then contact begins, and one day it ends. One table says all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import cast

from ccportal.errors import Conflict, Invalid


class Part(StrEnum):
    """What somebody is in a family, as the archive has it."""

    CHILD = "child"
    RESIDENT = "resident-parent"
    CONTACT = "contact-parent"
    RELATIVE = "relative"
    OTHER = "other"


SIDES = (Part.RESIDENT, Part.CONTACT)
"""The two sides of a family: who lives with the child, and who visits."""


class Stage(StrEnum):
    """How far a family is."""

    RECEIVED = "received"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ACTIVE = "active"
    DECLINED = "declined"
    CLOSED = "closed"


class Event(StrEnum):
    """What can happen to a family."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    WAIT = "wait"
    DECLINE = "decline"
    PRE_VISIT = "pre-visit"
    START = "start"
    CLOSE = "close"


OVER = frozenset({Stage.DECLINED, Stage.CLOSED})
"""The stages in which nothing is expected any more."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A row of the table: from which stages (None: a family that is new), and to which.

    `to` is None where the stage stays. `why` are the reasons of which one has to be given.
    """

    event: Event
    sources: frozenset[Stage | None]
    to: Stage | None
    why: tuple[str, ...] = ()


DECLINED_FOR = ("full", "hours-do-not-fit", "needs-another-centre", "not-wanted-any-more")
WAITS_FOR = ("no-place-free", "papers-missing", "answer-of-a-parent-missing")
CLOSED_FOR = (
    *("agreed-between-themselves", "moved-to-another-centre", "not-wanted-any-more"),
    *("order-ended", "not-seen-for-long", "other"),
)
"""Reasons are chosen, not written: what is written about people is a note, and is reviewed."""

TABLE = (
    Transition(Event.RECEIVE, frozenset({None, Stage.CLOSED, Stage.DECLINED}), Stage.RECEIVED),
    Transition(Event.ACCEPT, frozenset({Stage.RECEIVED, Stage.WAITING}), Stage.ACCEPTED),
    Transition(Event.WAIT, frozenset({Stage.RECEIVED, Stage.ACCEPTED}), Stage.WAITING, WAITS_FOR),
    Transition(
        Event.DECLINE, frozenset({Stage.RECEIVED, Stage.WAITING}), Stage.DECLINED, DECLINED_FOR
    ),
    Transition(Event.PRE_VISIT, frozenset({Stage.ACCEPTED, Stage.WAITING}), None),
    Transition(Event.START, frozenset({Stage.ACCEPTED}), Stage.ACTIVE),
    Transition(
        Event.CLOSE,
        frozenset({Stage.ACCEPTED, Stage.WAITING, Stage.ACTIVE}),
        Stage.CLOSED,
        CLOSED_FOR,
    ),
)

APART = timedelta(hours=2)
"""So far the first visits of two counterparties lie from each other."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place in a family."""

    family: str
    person: str
    part: Part


@dataclass(frozen=True, slots=True)
class Visit:
    """The first visit of a parent, on their own; London's time."""

    person: str
    at: datetime


def transition(event: Event, stage: Stage | None) -> Transition:
    """The row of the table for this; raises Conflict where the stage does not allow it."""
    row = next(row for row in TABLE if row.event is event)
    if stage not in row.sources:
        raise Conflict(f"This cannot be done: the family is {said(stage)}.")
    return row


def after(event: Event, stage: Stage | None, why: str | None = None) -> Stage:
    """The stage afterwards; raises what `transition` raises, Invalid where no reason is given."""
    row = transition(event, stage)
    if row.why and why not in row.why:
        raise Invalid("Choose a reason")
    return cast(Stage, row.to or stage)  # of a new family every row says where it leads


def allowed(stage: Stage | None) -> tuple[Event, ...]:
    """What may be tried now, in the order of the table; guards may still refuse it."""
    return tuple(row.event for row in TABLE if stage in row.sources)


def said(stage: Stage | None) -> str:
    """A stage in words."""
    return {
        None: "not there yet",
        Stage.RECEIVED: "referred, and waits for an answer",
        Stage.WAITING: "on the waiting list",
        Stage.ACCEPTED: "accepted, and contact has not begun",
        Stage.ACTIVE: "active",
        Stage.DECLINED: "declined",
        Stage.CLOSED: "closed",
    }[stage]


def stage_of(last: str | None, *, closed: bool) -> Stage:
    """The stage of a family: that of its last step, or as one that an archive brought in."""
    if last is not None:
        return Stage(last)
    return Stage.CLOSED if closed else Stage.ACTIVE


def may_start(places: Iterable[Place], visits: Iterable[Visit]) -> tuple[str, ...]:
    """What stands against the beginning of contact, a line each; empty where nothing does."""
    here, seen = tuple(places), {one.person for one in visits}
    lines = []
    if not any(one.part is Part.CHILD for one in here):
        lines.append("No child is entered yet")
    for part, words in ((Part.RESIDENT, "lives with the child"), (Part.CONTACT, "visits")):
        side = [one.person for one in here if one.part is part]
        if not side:
            lines.append(f"Nobody who {words} is entered yet")
        elif not set(side) <= seen:
            lines.append(f"Whoever {words} has not been to see the centre yet")
    return tuple(lines)


def may_visit(places: Iterable[Place], visits: Iterable[Visit], new: Visit) -> None:
    """Raise Invalid for who is no parent, Conflict where two parents would come together."""
    here = tuple(places)
    if not any(one.person == new.person and one.part in SIDES for one in here):
        raise Invalid("Only the parents come to see the centre beforehand")
    for one in visits:
        near = abs(one.at - new.at) < APART
        if near and are_counterparties(here, one.person, new.person):
            raise Conflict("The other parent comes near that time. Choose another day.")


def counterparties(places: Iterable[Place]) -> frozenset[frozenset[str]]:
    """Every two people who stand on the two sides of a family, whichever family it is."""
    here = tuple(places)
    return frozenset(
        frozenset({one.person, other.person})
        for one in here
        for other in here
        if one.family == other.family
        and one.person != other.person
        and {one.part, other.part} == set(SIDES)
    )


def are_counterparties(places: Iterable[Place], one: str, other: str) -> bool:
    """Whether two people stand on the two sides of a family (C4)."""
    return frozenset({one, other}) in counterparties(places)


def may_join(places: Iterable[Place], new: Place) -> None:
    """Raise Conflict where somebody would stand twice in a family, or on both its sides."""
    if any(one.person == new.person and one.family == new.family for one in places):
        raise Conflict("They belong to this family already.")


def may_merge(places: Iterable[Place], one: str, other: str) -> None:
    """Raise Conflict where two entries cannot be one person.

    Never are counterparties; nor are two who stand in one family as different things.
    """
    here = tuple(places)
    if one == other:
        raise Invalid("Choose two different entries")
    if are_counterparties(here, one, other):
        raise Conflict("They are the two sides of a family: they are never made one.")
    parts = {(place.family, place.person): place.part for place in here}
    for (family, person), part in parts.items():
        if person == one and parts.get((family, other), part) is not part:
            raise Conflict("They stand in one family as two different people.")
