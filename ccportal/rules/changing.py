"""What a change of a session's time, room or gap does to the families that are booked into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from ccportal.errors import Conflict, Invalid
from ccportal.rules.calendar import Slot, is_full, is_within, suggested


class Why(StrEnum):
    """Why a family cannot keep its place."""

    TIME = "There is no time in it at which both sides could come"
    ELSEWHERE = "Somebody of this family is in another session at that time"
    ROOM = "There is no place left: others were booked before them"


@dataclass(frozen=True, slots=True)
class Held:
    """A place that a family has; `elsewhere` are the other sessions that its people are in."""

    booking: int
    comes_at: datetime
    visits_at: datetime
    elsewhere: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How a family stands after the change: the times, and why it has to wait, if it has to."""

    booking: int
    comes_at: datetime
    visits_at: datetime
    why: Why | None


def at_times(slot: Slot, starts: time, ends: time, place: str) -> Slot:
    """The session on its own day at other times; raises Invalid where it ends before it begins."""
    if ends <= starts:
        raise Invalid("A session ends after it has begun, on the same day")
    day = slot.starts_at.date()
    return Slot(datetime.combine(day, starts), datetime.combine(day, ends), place)


def check_to_come(slot: Slot, now: datetime, came: int) -> None:
    """Raise Conflict for a session that has begun, or into which `came` people came already."""
    if slot.starts_at <= now:
        raise Conflict("This session has begun: its time and room stay as they are")
    if came:
        raise Conflict("Somebody came already: its time and room stay as they are")


def fits(
    old: Slot, new: Slot, gap: timedelta, capacity: int | None, held: Iterable[Held]
) -> tuple[Fit, ...]:
    """How each family stands after the change; `held` begins with who was booked first.

    Whoever can come at the time that they were told keeps it. The others move along with the
    beginning; where that does not fit either, they come as if nothing had been agreed. Places
    go to who was booked first.
    """
    found: list[Fit] = []
    for one in held:
        times = _times(old, new, gap, one)
        why = _why(new, times, one.elsewhere)
        if why is None and is_full(capacity, sum(fit.why is None for fit in found)):
            why = Why.ROOM
        found.append(Fit(one.booking, *(times or (one.comes_at, one.visits_at)), why))
    return tuple(found)


def _times(old: Slot, new: Slot, gap: timedelta, one: Held) -> tuple[datetime, datetime] | None:
    told = (one.comes_at, one.visits_at)
    along = new.starts_at - old.starts_at
    ways: Sequence[tuple[datetime, datetime]] = (
        told,
        (told[0] + along, told[1] + along),
        suggested(new, gap),
    )
    return next((way for way in ways if is_within(new, *way, gap)), None)


def _why(
    new: Slot, times: tuple[datetime, datetime] | None, elsewhere: Iterable[Slot]
) -> Why | None:
    if times is None:
        return Why.TIME
    return Why.ELSEWHERE if any(new.meets(one) for one in elsewhere) else None
