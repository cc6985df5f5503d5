"""Who has been told of the policy: every adult, every referrer, everybody of the team (C10)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from ccportal.errors import Invalid
from ccportal.rules.families import OVER, Part, Stage


class How(StrEnum):
    """How somebody was told."""

    PAPER = "given-on-paper"
    TALK = "talked-through"
    POST = "sent-by-post"
    EMAIL = "sent-the-link"
    SIGNED = "signed-the-undertaking"


CHOSEN = tuple(one for one in How if one is not How.SIGNED)
"""The ways that are put down by hand; who signs the undertaking was told by that."""


class Told(StrEnum):
    """Whether somebody was told of the version in force."""

    NEVER = "never"
    EARLIER = "earlier"
    TOLD = "told"


def standing(told_of: Iterable[str], version: str) -> Told:
    """How it stands with somebody; `told_of` are the versions that they were told of."""
    known = set(told_of)
    if version in known:
        return Told.TOLD
    return Told.EARLIER if known else Told.NEVER


def is_to_be_told(part: Part, stage: Stage) -> bool:
    """Whether a member of a family has to be told: every adult of a family that is with us."""
    return part is not Part.CHILD and stage not in OVER


def check_telling(told_on: date, adopted_on: date, today: date) -> None:
    """Raise Invalid for a day on which nobody can have been told of a version."""
    if told_on > today:
        raise Invalid("Put it down on the day or after it.")
    if told_on < adopted_on:
        raise Invalid("This version was adopted after that day.")
