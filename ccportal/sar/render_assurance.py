"""The assurance page as a PDF for the management committee; nobody stands in it (C1 to VIO)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from ccportal.rules.assurance import Colour
from ccportal.sar import render_fonts
from ccportal.sar.pack import Head
from ccportal.sar.render_draw import draw
from ccportal.sar.render_html import assurance_html, day
from ccportal.sar.render_text import readable

GROUPS = {"C": "The policy’s eleven clauses", "D": "Eight data protection principles"}
LAST = "Asking for what we hold"
"""The headings over the codes, by their first letter."""


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as it is printed: what shows it, a line each, and the last twelve months."""

    code: str
    title: str
    colour: Colour
    word: str
    lines: tuple[str, ...]
    since: date
    months: tuple[Colour | None, ...]


@dataclass(frozen=True, slots=True)
class Assurance:
    """All that the paper shows."""

    head: Head
    at: datetime
    summary: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The clauses under one heading."""

    title: str
    rows: tuple[Row, ...]


def render(paper: Assurance) -> bytes:
    """The PDF; raises Refused where a character has no shape in our fonts."""
    head = paper.head
    lines = [line for line in (head.address, head.phone, head.email, head.website) if line]
    render_fonts.check(map(readable, (head.name, *lines)))
    return draw(
        assurance_html(
            file_title="Policy assurance",
            paper=paper,
            head_lines=lines,
            groups=tuple(_groups(paper.rows)),
            dated=f"{day(paper.at.date())}, {paper.at:%H:%M}",
            first=[one for one in paper.rows if one.colour is Colour.RED],
            day=day,
            months=months,
        )
    )


def months(row: Row) -> str:
    """The last twelve months in words; nothing where this is the first of them."""
    kept = sum(one is Colour.GREEN for one in row.months)
    known = sum(one is not None for one in row.months)
    if known < 2:
        return ""
    if kept == known:
        return f"kept in all of {known} months"
    return f"kept in {kept} of {known} months"


def _groups(rows: Iterable[Row]) -> Iterator[Group]:
    for title, some in groupby(rows, key=lambda one: GROUPS.get(one.code[0], LAST)):
        yield Group(title, tuple(some))
