"""When somebody is mailed that something waits, and when it is tried again (C4, C7, C8).

A mail says only that something waits: no name, no family, no reason, and it carries nothing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from ccportal.rules.checks import SOON

AGAIN = timedelta(days=7)
"""Of what waits and stays the same somebody of the team is told again after so long."""

FIRST_TRY, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=6)
"""So long after the first failure it is tried again, then after twice as long, to the longest."""


LAST_WEEK = timedelta(days=7)
"""So long before its last day a check is told of once more."""


class Renewal(StrEnum):
    """How near the last day of somebody's check is: each is told of anew (C7)."""

    SOON = "soon"
    LAST_WEEK = "this week"
    OVER = "over"


class Ended(StrEnum):
    """What became of a mail: handed over; no such recipient; what waited waits no more."""

    SENT = "sent"
    REFUSED = "refused"
    NOT_NEEDED = "not needed"


def is_to_be_told(last_on: date | None, last_mark: str, mark: str, today: date) -> bool:
    """Whether somebody of the team is mailed today.

    At most once a day; where something else waits than when they were told last, or the same
    still does a week later. `mark` stands for what waits and is empty where nothing does.
    """
    if not mark or last_on == today:
        return False
    return last_on is None or mark != last_mark or today - last_on >= AGAIN


def renewal(last_day: date, today: date) -> Renewal | None:
    """Whether a check has to be renewed, from sixty days before its last day on; None before."""
    if today > last_day:
        return Renewal.OVER
    if last_day - today <= LAST_WEEK:
        return Renewal.LAST_WEEK
    return Renewal.SOON if last_day - today <= SOON else None


def next_try(tries: int, now: datetime) -> datetime:
    """When a mail is tried again that has failed so often; it never stops."""
    # beyond ten doublings the longest wait is reached anyhow
    doubled = timedelta(seconds=FIRST_TRY.total_seconds() * 2.0 ** min(tries - 1, 10))
    return now + min(doubled, LONGEST_WAIT)
