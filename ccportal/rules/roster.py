"""Who may help at a session, and which sessions they see (C7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccportal.errors import Conflict
from ccportal.rules.access import Role, window
from ccportal.rules.calendar import Slot
from ccportal.rules.checks import Check, asks_for_new, holds


@dataclass(frozen=True, slots=True)
class Service:
    """A time on the team; `left_on` is the first day on which it is over."""

    started_on: date
    left_on: date | None
    checks: tuple[Check, ...]


def is_cleared(services: Iterable[Service], day: date) -> bool:
    """Whether somebody is on the team on a day, with a check that holds on it."""
    return holds(_checks(services, day), day)


def check_cleared(services: Sequence[Service], day: date) -> None:
    """Raise Conflict, with the reason, for somebody who may not help on that day."""
    if not any(_serves(one, day) for one in services):
        raise Conflict("They are not on the team on that day")
    if asks_for_new(_checks(services, day), day):
        raise Conflict("Their DBS check has to be renewed before that day: enter the new one first")
    if not is_cleared(services, day):
        raise Conflict("They have no DBS check that is accepted: nobody helps without one")


def check_free(session: Slot, others: Iterable[Slot]) -> None:
    """Raise Conflict for somebody who helps at another session while this one is going on."""
    if any(session.meets(one) for one in others):
        raise Conflict("They are on the rota of another session at that time")


def may_see(
    role: Role,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    *,
    rostered: bool,
    cleared: bool,
) -> bool:
    """Whether somebody sees the families of a session at this moment.

    A coordinator always; a volunteer who is rostered for it and cleared, in its window; nobody
    else ever.
    """
    if role is not Role.VOLUNTEER:
        return role is Role.COORDINATOR
    opens, closes = window(starts_at, ends_at)
    return rostered and cleared and opens <= now <= closes


def _checks(services: Iterable[Service], day: date) -> list[Check]:
    return [check for one in services if _serves(one, day) for check in one.checks]


def _serves(one: Service, day: date) -> bool:
    return one.started_on <= day and (one.left_on is None or day < one.left_on)
