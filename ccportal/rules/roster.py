"""Who may help at a session, and which sessions they see (C7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccportal.errors import Conflict
from ccportal.rules.access import Role, window
from ccportal.rules.calendar import Slot


@dataclass(frozen=True, slots=True)
class Check:
    """A check with the Disclosure and Barring Service: when, and whether it was accepted."""

    checked_on: date
    accepted: bool


@dataclass(frozen=True, slots=True)
class Service:
    """A time on the team; `left_on` is the first day on which it is over."""

    started_on: date
    left_on: date | None
    checks: tuple[Check, ...]


def is_cleared(services: Iterable[Service], day: date) -> bool:
    """Whether somebody is on the team on a day and their newest check until then is accepted.

    A later check that was declined takes an earlier one's place.
    """
    serving = [one for one in services if _serves(one, day)]
    checks = [check for one in serving for check in one.checks if check.checked_on <= day]
    if not checks:
        return False
    newest = max(check.checked_on for check in checks)
    return all(check.accepted for check in checks if check.checked_on == newest)


def check_cleared(services: Sequence[Service], day: date) -> None:
    """Raise Conflict, with the reason, for somebody who may not help on that day."""
    if not any(_serves(one, day) for one in services):
        raise Conflict("They are not on the team on that day")
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


def _serves(one: Service, day: date) -> bool:
    return one.started_on <= day and (one.left_on is None or day < one.left_on)
