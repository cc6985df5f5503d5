"""When the policy has to be reviewed: within twelve months, told of before, overdue after (C11)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from ccportal.errors import Invalid

TOLD_BEFORE = timedelta(days=60)
"""From so long before the review date on, coordinator and chair are told."""


class Review(StrEnum):
    """How near a review is."""

    FAR = "far"
    NEAR = "near"
    OVERDUE = "overdue"


class Outcome(StrEnum):
    """What comes of a review."""

    UNCHANGED = "unchanged"
    NEW_VERSION = "new-version"


def standing(due_on: date, today: date) -> Review:
    """How near a review is: near from 60 days before its day, overdue from the day after it."""
    if today > due_on:
        return Review.OVERDUE
    return Review.NEAR if today >= due_on - TOLD_BEFORE else Review.FAR


def latest(day: date) -> date:
    """The last day on which a review may be due that is counted from a day: twelve months on.

    Of 29 February it is 28 February.
    """
    leap = day.month == 2 and day.day == 29
    return date(day.year + 1, day.month, 28 if leap else day.day)


def check_due(due_on: date, day: date) -> None:
    """Raise Invalid for a review date that is not after `day` and within twelve months of it."""
    if due_on <= day:
        raise Invalid("The next review has to be on a later day.")
    if due_on > latest(day):
        raise Invalid("The next review has to be within twelve months.")


def check_held(held_on: date, adopted_on: date, today: date) -> None:
    """Raise Invalid for a review that was held before its version was, or is still to come."""
    if held_on > today:
        raise Invalid("Record a review on its day or after it.")
    if held_on < adopted_on:
        raise Invalid("This version was adopted after that day.")
