"""At the door: whose turn it is, and whether two parents would meet.

One side brings the child and goes, the other visits, and the one comes back to fetch the child.
A gap lies between them: the one comes in, or goes out, when the other has been gone for so long.
Everything here is asked again at every look.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from ccportal.errors import Conflict

UNDO = timedelta(minutes=10)
"""So long a tap can be taken back."""

LATE = timedelta(hours=12)
"""A tap that could not be sent counts from when it was pressed, if that is not longer ago."""


class Step(StrEnum):
    """What can be said of a person at the door."""

    WAITING = "waiting"
    ARRIVED = "arrived"
    LEFT = "left"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Passage:
    """One side at the door; `name` is what they are called there.

    `arrived` and `left` are of their last stay, `returned` says that there was one before.
    """

    name: str
    due: datetime | None = None
    waiting: datetime | None = None
    arrived: datetime | None = None
    left: datetime | None = None
    returned: bool = False

    @property
    def is_here(self) -> bool:
        """Whether they came and have not left."""
        return self.arrived is not None and self.left is None


@dataclass(frozen=True, slots=True)
class Door:
    """A family's two sides at one moment; `home_at` is when the child is to be fetched."""

    brings: Passage
    visits: Passage
    child: str
    child_is_here: bool
    home_at: datetime
    gap: timedelta


@dataclass(frozen=True, slots=True)
class Apart:
    """They would meet: an order first, why second, and the time to wait where it runs.

    `kept` is who is kept apart, `brings` or `visits`; `since` and `until` are None while the
    other is still inside.
    """

    kept: str
    order: str
    why: str
    other: str
    since: datetime | None
    until: datetime | None
    gone: int
    of: int

    @property
    def to_wait(self) -> int:
        """Minutes that are left."""
        return self.of - self.gone


def apart(door: Door, now: datetime) -> Apart | None:
    """What to do so that the two parents do not meet; None where they would not."""
    return _before_the_visit(door, now) or _at_the_end(door, now) or _fetched(door, now)


def shortest(door: Door) -> int | None:
    """The minutes between the two when the child was brought, as agreed or as it was.

    None where nothing is known, or where one of them came back since.
    """
    if door.brings.returned or door.visits.returned:
        return None
    first = door.brings.left or door.brings.arrived or door.brings.due
    second = door.visits.arrived or door.visits.due
    if first is None or second is None:
        return None
    return int(abs(second - first).total_seconds() // 60)


def pressed_at(now: datetime, ago: int) -> datetime:
    """When a tap was pressed that says it was `ago` seconds ago; what is not believed is now."""
    back = timedelta(seconds=ago)
    return now - back if timedelta(0) <= back <= LATE else now


def check_undo(kept_at: datetime, now: datetime) -> None:
    """Raise Conflict once a tap can be taken back no more."""
    if now - kept_at > UNDO:
        raise Conflict("That was more than 10 minutes ago. The coordinator can put it right")


def undo_left(kept_at: datetime, now: datetime) -> int | None:
    """The whole minutes for which a tap can still be taken back, at least 1; None after that."""
    left = UNDO - (now - kept_at)
    return None if left < timedelta(0) else max(1, -(-int(left.total_seconds()) // 60))


def _before_the_visit(door: Door, now: datetime) -> Apart | None:
    brings, visits = door.brings, door.visits
    if visits.arrived is not None:
        return _both_inside(door)
    soon = visits.waiting is not None or visits.due is None or visits.due - now <= door.gap
    if brings.is_here and soon:
        return _inside("visits", visits, brings)
    if brings.left is not None and _too_soon(visits, brings.left, door.gap, now):
        return _gone("visits", visits, brings, brings.left, door.gap, now)
    return None


def _both_inside(door: Door) -> Apart | None:
    brings, visits = door.brings, door.visits
    if not visits.is_here:
        return None
    if brings.is_here:
        order, why = f"See {brings.name} out now", f"{visits.name} is inside too."
        return Apart("brings", order, why, visits.name, None, None, 0, 0)
    if brings.arrived is None and not door.child_is_here:
        return _inside("brings", brings, visits, f"Fetch {door.child} in at the door.")
    return None


def _at_the_end(door: Door, now: datetime) -> Apart | None:
    visits, brings = door.visits, door.brings
    if not door.child_is_here or visits.arrived is None or brings.is_here:
        return None
    fetching = Passage(brings.name, door.home_at, brings.waiting)
    soon = brings.waiting is not None or door.home_at - now <= door.gap
    if visits.left is None:
        return _inside("brings", fetching, visits) if soon else None
    if _too_soon(fetching, visits.left, door.gap, now):
        return _gone("brings", fetching, visits, visits.left, door.gap, now)
    return None


def _fetched(door: Door, now: datetime) -> Apart | None:
    """Whoever fetches the child is inside: the visitor stays out, and must be far when they go."""
    visits, brings = door.visits, door.brings
    if not (door.child_is_here and brings.is_here) or visits.left is None:
        return None
    if visits.waiting is not None:
        return _inside("visits", visits, brings)
    if now >= visits.left + door.gap:
        return None
    return _gone("brings", brings, visits, visits.left, door.gap, now)


def is_of_before(arrived: datetime, at: datetime, *, returned: bool) -> bool:
    """Whether a leaving pressed at `at` tells of the stay before the one that began then.

    It was kept while the line was down, and they have come back since: it changes nothing.
    """
    return returned and at < arrived


def _too_soon(coming: Passage, left: datetime, gap: timedelta, now: datetime) -> bool:
    """Whether somebody comes before the other has been gone for the gap."""
    clear = left + gap
    if now >= clear:
        return False
    return coming.waiting is not None or coming.due is None or max(coming.due, now) < clear


def _inside(kept: str, coming: Passage, other: Passage, also: str = "") -> Apart:
    why = f"{other.name} is still inside. {also}".strip()
    return Apart(kept, f"Keep {coming.name} outside", why, other.name, None, None, 0, 0)


def _gone(
    kept: str, coming: Passage, other: Passage, left: datetime, gap: timedelta, now: datetime
) -> Apart:
    gone = max(0, int((now - left).total_seconds() // 60))
    ago = "just now" if gone == 0 else f"{gone} minute{'' if gone == 1 else 's'} ago"
    why = f"{other.name} went out {ago} and may still be near the door."
    total, where = int(gap.total_seconds() // 60), "inside" if coming.is_here else "outside"
    order = f"Keep {coming.name} {where}"
    return Apart(kept, order, why, other.name, left, left + gap, gone, total)
