"""Sessions as an iCalendar file (RFC 5545): times and nothing else, for any telephone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

WORDS = "Contact session"
ENDING = "\r\n"
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//ccportal//sessions//EN",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:Contact sessions",
    "X-WR-TIMEZONE:Europe/London",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/London",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "DTSTART:19700329T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "DTSTART:19701025T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A session: local times in Europe/London; `mark` is always the same for it, and no ref."""

    mark: str
    starts_at: datetime
    ends_at: datetime
    cancelled: bool


def feed(entries: Iterable[Entry], made_at: datetime) -> str:
    """The file; `made_at` is UTC. It holds no name, no place, no ref, no number of families."""
    lines = list(HEAD)
    for one in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_plain(one.mark)}@sessions.ccportal",
            f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;TZID=Europe/London:{one.starts_at:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/London:{one.ends_at:%Y%m%dT%H%M%S}",
            f"SUMMARY:{WORDS}",
            f"STATUS:{'CANCELLED' if one.cancelled else 'CONFIRMED'}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return ENDING.join([*lines, "END:VCALENDAR", ""])


def _plain(mark: str) -> str:
    """A mark with letters, digits and hyphens alone, so short that its line need not be folded."""
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in mark)[:40]
