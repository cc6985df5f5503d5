"""When a contact detail has to be asked for again (DP4)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = 6


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """Whether nobody has said for six months, or ever, that it is right."""
    return confirmed_on is None or confirmed_on < months_before(today, MONTHS)


def months_before(today: date, months: int) -> date:
    """The same day so many months ago, or the last day of that month."""
    count = today.year * 12 + today.month - 1 - months
    year, month = divmod(count, 12)
    _, last = monthrange(year, month + 1)
    return date(year, month + 1, min(today.day, last))
