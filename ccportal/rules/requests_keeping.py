"""How long the file of an answer is kept after it has reached whoever asked (DP5, SAR)."""

from __future__ import annotations

from datetime import date, timedelta

from ccportal.rules.requests_history import History

KEPT = timedelta(days=28)


def answer_kept_until(now: History) -> date | None:
    """The day on which the answer's file is removed; its SHA-256 stays.

    That is 28 days after it was delivered or called back, or else after the request was
    closed. None while it may still be on its way, or is still being made.
    """
    day = now.delivered_on or now.closed_on
    return day + KEPT if day else None
