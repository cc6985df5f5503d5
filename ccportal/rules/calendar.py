"""Sessions that come again, what a new one clashes with, and whom a session has room for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ccportal.errors import Conflict, Invalid

LONGEST = timedelta(days=731)
"""So far ahead a rule may reach."""

MOST_WEEKS = 13
GAP = timedelta(minutes=15)
"""The time that lies between two parents where nothing else was agreed."""

GAPS = (timedelta(minutes=5), timedelta(hours=2))
MOST_FAMILIES = 500


@dataclass(frozen=True, slots=True)
class Rule:
    """Every `every` weeks on the weekday of `first_on`, until `until_on` (that day too).

    Not in the months of `not_months` (1 to 12) and not on the days of `not_days`.
    """

    first_on: date
    until_on: date
    every: int
    starts: time
    ends: time
    not_months: frozenset[int] = frozenset()
    not_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Slot:
    """A time in a place; local times."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""

    def meets(self, other: Slot) -> bool:
        """Whether both are going on at one moment; one may begin as the other ends."""
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Waits:
    """A family on the waiting list, and since when."""

    booking: int
    since: datetime


def check(rule: Rule) -> None:
    """Raise Invalid with every reason why the rule is none."""
    faults = []
    if not 1 <= rule.every <= MOST_WEEKS:
        faults.append(f"A session comes again after 1 to {MOST_WEEKS} weeks")
    if rule.ends <= rule.starts:
        faults.append("A session ends after it has begun, on the same day")
    if rule.until_on < rule.first_on:
        faults.append("The last day is before the first")
    if rule.until_on - rule.first_on > LONGEST:
        faults.append("A rule reaches two years ahead at most")
    if faults:
        raise Invalid(faults[0], tuple(faults))


def days(rule: Rule) -> tuple[date, ...]:
    """The days of the rule; raises Invalid where it is none, or leaves no day over."""
    check(rule)
    step, found, day = timedelta(weeks=rule.every), [], rule.first_on
    while day <= rule.until_on:
        if day.month not in rule.not_months and day not in rule.not_days:
            found.append(day)
        day += step
    if not found:
        raise Invalid("No day is left over: look at the months and days that are left out")
    return tuple(found)


def slots(rule: Rule, place: str = "") -> tuple[Slot, ...]:
    """The sessions of the rule."""
    return tuple(
        Slot(datetime.combine(day, rule.starts), datetime.combine(day, rule.ends), place)
        for day in days(rule)
    )


def clashes(new: Iterable[Slot], known: Sequence[Slot]) -> tuple[Slot, ...]:
    """Those of the new sessions that would be in a place while another one is.

    A session without a place takes the whole centre.
    """
    return tuple(
        one for one in new if any(one.meets(other) and _same_place(one, other) for other in known)
    )


def check_gap(gap: timedelta) -> None:
    """Raise Invalid unless the gap is 5 minutes to 2 hours."""
    if not GAPS[0] <= gap <= GAPS[1]:
        raise Invalid("The gap between two parents is 5 minutes to 2 hours")


def is_full(capacity: int | None, booked: int) -> bool:
    """Whether no family more has room."""
    return capacity is not None and booked >= capacity


def check_room(capacity: int | None) -> None:
    """Raise Invalid unless there is room for 1 to 500 families, or for as many as come."""
    if capacity is not None and not 1 <= capacity <= MOST_FAMILIES:
        raise Invalid(f"A session has room for 1 to {MOST_FAMILIES} families")


def free_places(capacity: int | None, booked: int) -> int | None:
    """How many families more have room; None where as many come as like."""
    return None if capacity is None else max(0, capacity - booked)


def offers(capacity: int | None, booked: int, waiting: Sequence[Waits]) -> tuple[Waits, ...]:
    """To whom the free places are to be offered, in this order: who waits longest comes first."""
    order = sorted(waiting, key=lambda one: (one.since, one.booking))
    return tuple(order[: free_places(capacity, booked)])


def is_within(session: Slot, comes: datetime, visits: datetime, gap: timedelta) -> bool:
    """Whether two parents could come so: while it is open, the gap between them."""
    try:
        check_times(session, comes, visits, gap)
    except (Conflict, Invalid):
        return False
    return True


def check_times(session: Slot, comes: datetime, visits: datetime, gap: timedelta) -> None:
    """Raise Conflict where two parents would meet, Invalid where they come when nobody is here.

    `comes` is when the child is brought, `visits` when the visitor may come in.
    """
    for at in (comes, visits):
        if not session.starts_at - gap <= at < session.ends_at:
            raise Invalid("Families come while the session is open, or at most the gap before it")
    if abs(visits - comes) < gap:
        minutes = int(gap.total_seconds() // 60)
        raise Conflict(f"They would meet at the door: leave {minutes} minutes between them")


def suggested(session: Slot, gap: timedelta) -> tuple[datetime, datetime]:
    """When the child is brought and when the visitor comes, if nothing else was agreed."""
    return session.starts_at, session.starts_at + gap


def _same_place(one: Slot, other: Slot) -> bool:
    places = {one.place.casefold().strip(), other.place.casefold().strip()}
    return len(places) == 1 or "" in places
