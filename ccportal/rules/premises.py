"""Professionals on the premises: nobody assesses a family without the centre's agreement (C6)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ccportal.errors import Invalid, NotPermitted


class Purpose(StrEnum):
    """What a professional comes for."""

    ASSESSMENT = "assessment"
    OBSERVATION = "observation"
    SUPPORT = "support"
    INTRODUCTION = "introduction"
    OTHER = "other"


class State(StrEnum):
    """What became of a visit that somebody asked for."""

    BOOKED = "booked"
    REFUSED = "refused"
    CANCELLED = "cancelled"


ASSESSING = frozenset({Purpose.ASSESSMENT, Purpose.OBSERVATION})
"""A report on watching a family counts as an assessment."""

SOUNDS = re.compile(r"assess|observ|evaluat|report|parenting capacity|watch", re.IGNORECASE)
"""Words that tell of an assessment, whatever the purpose is called."""

LONGEST = timedelta(days=366)
"""An agreement is for a year at most."""

REFUSED = "No agreement of the centre is in force for this family, this professional and this day"


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement that a professional (by ref) may assess a family (by ref).

    In force from `agreed_on` to the end of `expires_on`; `ended_on` is the first day on which
    one that was ended before is not in force any more.
    """

    ref: str
    family: str
    professional: str
    agreed_on: date
    expires_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that is asked for; `words` say what it is for, `comes_at` when (local time)."""

    family: str
    professional: str
    purpose: Purpose
    words: str
    comes_at: datetime


def is_in_force(one: Agreement, day: date) -> bool:
    """Whether an agreement is in force on a day, its first and last day with it."""
    if not one.agreed_on <= day <= one.expires_on:
        return False
    return one.ended_on is None or day < one.ended_on


def is_assessment(purpose: Purpose, words: str) -> bool:
    """Whether a visit is an assessment, by its purpose or by what is said of it."""
    return purpose in ASSESSING or SOUNDS.search(words) is not None


def agreement_for(visit: Visit, agreements: Iterable[Agreement]) -> Agreement | None:
    """The agreement under which a visit may take place: None for one that needs none.

    Raises NotPermitted where it is an assessment, and none is in force for that family, that
    professional and that day (C6).
    """
    if not is_assessment(visit.purpose, visit.words):
        return None
    for one in agreements:
        theirs = (one.family, one.professional) == (visit.family, visit.professional)
        if theirs and is_in_force(one, visit.comes_at.date()):
            return one
    raise NotPermitted(REFUSED)


def check_asked(visit: Visit, now: datetime) -> None:
    """Raise Invalid for a visit that cannot be booked: without words, or in the past."""
    if not visit.words.strip():
        raise Invalid("Say what they come for")
    if visit.comes_at.date() < now.date():
        raise Invalid("That day is over")


def check_agreed(purpose: str, agreed_on: date, expires_on: date) -> None:
    """Raise Invalid for an agreement without a purpose, that is over, or longer than a year."""
    if not purpose.strip():
        raise Invalid("Say what is agreed")
    if expires_on < agreed_on:
        raise Invalid("The last day is over")
    if expires_on - agreed_on > LONGEST:
        raise Invalid("Agree for a year at most, and then again")


def last_day(one: Agreement, today: date) -> date:
    """The last day of an agreement that is ended today, never before its first."""
    return max(one.agreed_on, min(one.expires_on, today - timedelta(days=1)))
