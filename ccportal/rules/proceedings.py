"""No reports in family proceedings, and what a court's own order changes of it (C2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccportal.errors import Conflict, Invalid, NotPermitted


class Wants(StrEnum):
    """What is asked for."""

    STATEMENT = "statement"
    REPORT = "report"
    ATTENDANCE = "attendance"


class Compels(StrEnum):
    """What a court compels by."""

    SUMMONS = "witness summons"
    ORDER = "court order"


class Stage(StrEnum):
    """How far a request is."""

    ASKED = "asked"
    REFUSED = "refused"
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of a request: who asks for what, since when, in which case.

    `ordered_on` is the day of the summons or order, where `compels` says that it is one.
    """

    asked_by: str
    wants: Wants
    received_on: date
    court: str
    case_number: str
    hearing_on: date | None = None
    compels: Compels | None = None
    ordered_on: date | None = None


def stage(compels: str | None, refused_on: date | None) -> Stage:
    """How far a request is; a court's order stands above what was refused before."""
    if compels:
        return Stage.ORDERED
    return Stage.REFUSED if refused_on else Stage.ASKED


def check_said(said: Said, today: date) -> None:
    """Let a request be registered; raises Invalid for the first thing that is missing or wrong."""
    for words, missing in (
        (said.asked_by, "Say who asks"),
        (said.court, "Say which court it is for"),
        (said.case_number, "Enter the number of the case; if there is none, write: none"),
    ):
        if not words.strip():
            raise Invalid(missing)
    if said.received_on > today:
        raise Invalid("That day has not come yet")
    if said.compels is not None:
        check_order(said.ordered_on, today)
    elif said.ordered_on is not None:
        raise Invalid("Say what the court compels by, or leave the day of the order empty")


def check_order(ordered_on: date | None, today: date) -> None:
    """Let something be marked as a summons or an order; raises Invalid without its day."""
    if ordered_on is None:
        raise Invalid("Enter the day of the summons or the order")
    if ordered_on > today:
        raise Invalid("That day has not come yet")


def check_refusal(now: Stage) -> None:
    """Raise NotPermitted where a court compels it, Conflict where it was refused."""
    if now is Stage.ORDERED:
        raise NotPermitted("A court compels this. We cannot refuse it: ask the chair")
    if now is Stage.REFUSED:
        raise Conflict("This was refused already")


def check_given(now: Stage, exactly: str, how: str, about: int) -> None:
    """Let something be decided to be given: to a court that compels it, and to nobody else (C2).

    `about` is of how many people. Raises NotPermitted without an order, Invalid for what is
    missing.
    """
    if now is not Stage.ORDERED:
        raise NotPermitted("We give nothing for proceedings unless a court compels it")
    if not exactly.strip():
        raise Invalid("Say what exactly is given")
    if not how.strip():
        raise Invalid("Say how it is given")
    if not about:
        raise Invalid("Tick of whom something is given")


def check_answer(decided_by: str, by: str, agrees: bool | None, *, yes: bool, why: str) -> None:
    """Let the chair answer what is to be given.

    Raises NotPermitted for whoever decided, Conflict where it was answered, Invalid for a no
    without a reason.
    """
    if by == decided_by:
        raise NotPermitted("Somebody else has to agree to what you decided")
    if agrees is not None:
        raise Conflict("This was answered already")
    if not yes and not why.strip():
        raise Invalid("Say why you do not agree")


def check_leaves(agrees: bool | None, *, is_given: bool) -> None:
    """Raise NotPermitted where the chair has not agreed, Conflict where it was given before."""
    if is_given:
        raise Conflict("This was given already")
    if not agrees:
        raise NotPermitted("The chair has to agree first")
