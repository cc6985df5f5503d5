"""Holding something back from disposal: for which reason, and how long (C9)."""

from __future__ import annotations

from datetime import date

from ccportal.errors import Invalid
from ccportal.rules.deadlines import months_after
from ccportal.rules.requests_answering import REOPEN_MONTHS
from ccportal.rules.retention import BY_HAND, years_after

LONGEST = 5
"""Years that something can be held back at once; it can be held back again."""


def check_hold(why: str, reason: str, until: date, today: date) -> None:
    """Raise Invalid unless it is one of the reasons, says more, and ends on a day to come."""
    if why not in BY_HAND:
        raise Invalid("Choose why it is held back.")
    if not reason.strip():
        raise Invalid("Say why, so that whoever looks at it next can judge.")
    if until <= today:
        raise Invalid("Choose a day to come.")
    if until > years_after(today, LONGEST):
        raise Invalid("Choose a day within five years; it can be held back again then.")


def request_holds_until(closed_on: date) -> date:
    """The last day on which a closed request still holds back what an open one does.

    That is as long as it can be opened again, so that the centre can still show what it did.
    """
    return months_after(closed_on, REOPEN_MONTHS)
