"""How long each kind of data is kept: one table, which a page shows (C7, C9, DP5).

A centre may make a period longer, with a reason; never shorter than the policy has it, and of
what another rule fixes not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from ccportal.errors import Invalid
from ccportal.rules.deadlines import months_after
from ccportal.rules.retention import YEARS, years_after


class Unit(StrEnum):
    """What a period is counted in."""

    DAYS = "day"
    MONTHS = "month"
    YEARS = "year"


class Kept(StrEnum):
    """The kinds of data that have a period of their own."""

    UNUSED = "unused"
    CERTIFICATE = "dbs"
    EVIDENCE = "evidence"
    ANSWER = "answer"
    PORTAL = "portal"
    DRAFT = "draft"
    MERGE = "merge"
    SESSION = "session"
    GUESS = "guess"
    MAIL = "mail"
    BREACH = "breach"
    REGISTER = "register"
    TRAIL = "trail"


@dataclass(frozen=True, slots=True)
class Period:
    """How long something is kept: `length` units from a day on; None: as long as the centre is.

    `longest` is how long the centre may make it; None where it may not be changed.
    """

    kept: Kept
    what: str
    length: int | None
    unit: Unit
    since: str
    why: str
    longest: int | None = None


TABLE: tuple[Period, ...] = (
    Period(
        Kept.UNUSED,
        "Data of families and of former members of the team",
        YEARS,
        Unit.YEARS,
        "their last use",
        "C9",
        longest=10,
    ),
    Period(
        Kept.CERTIFICATE,
        "Numbers and outcomes of DBS certificates",
        6,
        Unit.MONTHS,
        "the decision",
        "C7",
        longest=12,
    ),
    Period(Kept.EVIDENCE, "Proof of who somebody is", 0, Unit.DAYS, "it was looked at", "DP5"),
    Period(Kept.ANSWER, "Files of answers", 28, Unit.DAYS, "the answer was delivered", "DP5"),
    Period(
        Kept.PORTAL,
        "Closed requests on the portal",
        183,
        Unit.DAYS,
        "the request was closed",
        "DP5",
    ),
    Period(
        Kept.DRAFT,
        "Drafts that were never sent",
        28,
        Unit.DAYS,
        "the last word was typed",
        "DP5",
        longest=92,
    ),
    Period(Kept.MERGE, "How to undo a merge of two entries", 30, Unit.DAYS, "the merge", "DP4"),
    Period(Kept.SESSION, "Signed-in browsers", 1, Unit.DAYS, "signing in", "C8"),
    Period(Kept.GUESS, "Failed guesses of a password", 1, Unit.DAYS, "the guess", "C8"),
    Period(Kept.MAIL, "That somebody of the team was mailed", 35, Unit.DAYS, "the mail", "DP5"),
    Period(
        Kept.BREACH,
        "Entries of the register of breaches",
        3,
        Unit.YEARS,
        "they were closed",
        "DP5",
        longest=10,
    ),
    Period(
        Kept.REGISTER,
        "Certificates and the register of disposals (references alone)",
        None,
        Unit.YEARS,
        "",
        "C9",
    ),
    Period(Kept.TRAIL, "The audit trail (references alone)", None, Unit.YEARS, "", "C8"),
)
"""Every period, in the order of the page."""

PERIODS: Mapping[Kept, Period] = MappingProxyType({one.kept: one for one in TABLE})


def check_longer(kept: Kept, length: int, reason: str) -> None:
    """Raise Invalid unless the centre may make this period so long, and says why."""
    period = PERIODS[kept]
    if period.length is None or period.longest is None:
        raise Invalid("This period is fixed by another rule.")
    if length < period.length:
        raise Invalid(f"It cannot be shorter than {said(period.length, period.unit)}.")
    if length > period.longest:
        raise Invalid(f"It can be {said(period.longest, period.unit)} at most.")
    if not reason.strip():
        raise Invalid("Say why it has to be so long.")


def over_from(kept: Kept, since: date, length: int | None = None) -> date | None:
    """The first day on which it is not kept any more; None for what is kept for good.

    `length` is the centre's own, where it has one.
    """
    period = PERIODS[kept]
    number = period.length if length is None else length
    if number is None:
        return None
    if period.unit is Unit.YEARS:
        return years_after(since, number)
    if period.unit is Unit.MONTHS:
        return months_after(since, number)
    return since + timedelta(days=number)


def said(length: int | None, unit: Unit) -> str:
    """A period in words."""
    if length is None:
        return "as long as the centre is there"
    if length == 0:
        return "goes at once"
    return f"{length} {unit}{'' if length == 1 else 's'}"
