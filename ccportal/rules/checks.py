"""Checks with the Disclosure and Barring Service: when one holds, and who decides on it (C7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ccportal.errors import Invalid, NotPermitted


class Outcome(StrEnum):
    """What a certificate says."""

    CLEAR = "clear"
    DISCLOSED = "disclosed"


class Decision(StrEnum):
    """What the centre made of it."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


SOON = timedelta(days=60)
"""So long before its last day a check is said to be due for renewal."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check: when, whether it was accepted, and the last day on which it holds, if any."""

    checked_on: date
    accepted: bool
    renew_by: date | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """What is written down of a check, and what was decided."""

    checked_on: date
    outcome: Outcome
    decision: Decision
    decided_on: date
    certificate_number: str = ""
    renew_by: date | None = None


def newest(checks: Iterable[Check], day: date) -> tuple[Check, ...]:
    """The newest checks until a day; two of one day are both the newest."""
    known = [one for one in checks if one.checked_on <= day]
    last = max((one.checked_on for one in known), default=None)
    return tuple(one for one in known if one.checked_on == last)


def holds(checks: Iterable[Check], day: date) -> bool:
    """Whether the newest check until a day was accepted and has not to be renewed before it.

    A later check that was declined takes an earlier one's place. `renew_by` is the last day.
    """
    known = newest(checks, day)
    return bool(known) and all(
        one.accepted and (one.renew_by is None or day <= one.renew_by) for one in known
    )


def asks_for_new(checks: Iterable[Check], day: date) -> bool:
    """Whether a check was accepted, and only its last day has passed."""
    known = newest(checks, day)
    return bool(known) and all(one.accepted for one in known) and not holds(known, day)


def is_due(checks: Iterable[Check], today: date) -> bool:
    """Whether a check that holds has to be renewed soon."""
    known = newest(checks, today)
    days = [one.renew_by for one in known if one.renew_by is not None]
    return holds(known, today) and bool(days) and min(days) - SOON <= today


def check_entered(said: Entered, today: date, *, own: bool) -> None:
    """Let a check be written down with its decision.

    Raises NotPermitted for one's own, Invalid for days that do not follow on each other or a
    number that is none.
    """
    if own:
        raise NotPermitted("Somebody else has to decide on your check.")
    if said.decided_on > today:
        raise Invalid("That day has not come yet")
    if said.checked_on > said.decided_on:
        raise Invalid("It was decided on before the certificate was there")
    if said.renew_by is not None and said.renew_by <= said.checked_on:
        raise Invalid("The last day is before the certificate")
    if said.certificate_number and not said.certificate_number.replace(" ", "").isalnum():
        raise Invalid("The number of a certificate has digits, and no signs")
