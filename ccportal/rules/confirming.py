"""When a contact detail has to be asked for again (DP4)."""

from __future__ import annotations

from datetime import date

MONTHS = 6


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """Whether nobody has said for six months, or ever, that it is right."""
    return confirmed_on is None or confirmed_on < months_before(today, MONTHS)


def months_before(today: date, months: int) -> date:
    """The same day so many months ago, or the last day of that month."""
    count = today.year * 12 + today.month - 1 - months
    year, month = divmod(count, 12)
    for day in (today.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise ValueError("there is no month without a 28th")
