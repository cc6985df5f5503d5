"""What day and time it is in Europe/London: the only reader of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The present local time in London, without a zone, to the second."""
    return datetime.now(LONDON).replace(tzinfo=None, microsecond=0)


def now_utc() -> datetime:
    """The present time in UTC, without a zone, to the microsecond (for the audit trail)."""
    return datetime.now(UTC).replace(tzinfo=None)


def local(utc: datetime) -> datetime:
    """A time in UTC (without a zone) as the local time in London."""
    return utc.replace(tzinfo=UTC).astimezone(LONDON).replace(tzinfo=None)


def in_utc(local: datetime) -> datetime:
    """A local time in London (without a zone) as UTC; of an hour that is twice, the first."""
    return local.replace(tzinfo=LONDON).astimezone(UTC).replace(tzinfo=None)


def today() -> date:
    """The present day in London."""
    return now().date()
