"""An attendance statement as a PDF (C3); the same statement always becomes the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from ccportal.rules.statement import Line
from ccportal.sar import render_fonts
from ccportal.sar.pack import Head
from ccportal.sar.render_draw import draw
from ccportal.sar.render_html import day, statement_html
from ccportal.sar.render_text import readable

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a statement shows, and all that its template is handed.

    `to` is the organisation's name, `referrals` the refs of its referrals of the family, and
    `since` the day of the first of them.
    """

    reference: str
    head: Head
    to: str
    referrals: tuple[str, ...]
    since: date
    first: date
    last: date
    dated: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it is printed: the day, its times, and each of the family with what they did."""

    day: str
    times: str
    lines: tuple[Line, ...]


def render(statement: Statement) -> bytes:
    """The PDF; raises Refused where a character has no shape in our fonts."""
    head = statement.head
    lines = [line for line in (head.address, head.phone, head.email, head.website) if line]
    render_fonts.check(map(readable, (head.name, *lines, statement.reference, statement.to)))
    render_fonts.check(map(readable, statement.referrals))
    return draw(
        statement_html(
            file_title=f"Attendance statement {readable(statement.reference)}",
            statement=statement,
            head_lines=lines,
            sessions=tuple(_sessions(statement.lines)),
            dated=day(statement.dated),
            since=day(statement.since),
            first=day(statement.first),
            last=day(statement.last),
        )
    )


def _sessions(lines: tuple[Line, ...]) -> Iterator[Session]:
    for (starts, ends), some in groupby(lines, key=lambda one: (one.starts_at, one.ends_at)):
        on = f"{WEEKDAYS[starts.weekday()]} {day(starts.date())}"
        yield Session(on, f"{starts:%H:%M} to {ends:%H:%M}", tuple(some))
