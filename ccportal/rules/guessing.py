"""How long to wait after wrong guesses, so that guessing is slow and nobody is shut out for good.

The wait grows with the failures of the last hours and stops growing at its longest, so
whoever knows the right answer gets in after it. What is counted (an account from one place,
a place, an account from everywhere) is the caller's; each has its own allowance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

NO_WAIT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many failures are free, and how the wait grows after them.

    The first wait is `first`, each further failure doubles it up to `longest`; failures older
    than `memory` are forgotten.
    """

    free: int
    first: timedelta
    longest: timedelta
    memory: timedelta


def wait(failures: Sequence[datetime], now: datetime, allowance: Allowance) -> timedelta:
    """How long from now until the next guess is looked at; nothing where it may be at once."""
    recent = [one for one in failures if now - one < allowance.memory]
    beyond = len(recent) - allowance.free
    if beyond < 0:
        return NO_WAIT
    length: timedelta = min(allowance.longest, allowance.first * (1 << min(beyond, 16)))
    return max(NO_WAIT, max(recent) + length - now)


def in_words(length: timedelta) -> str:
    """`1 minute`, `12 minutes`, always rounded up."""
    minutes = max(1, -(-int(length.total_seconds()) // 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
