"""When a session is over (C8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

IDLE = timedelta(minutes=15)
"""How long a session lives without use."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps of a session; times are UTC, `account` is None before sign-in."""

    account: str | None
    created_at: datetime
    seen_at: datetime
    data: bytes


def is_over(kept: Kept, now: datetime, limit: timedelta) -> bool:
    """Whether it was unused for 15 minutes, or is as old as it may become (`limit`)."""
    return now - kept.seen_at >= IDLE or now - kept.created_at >= limit
