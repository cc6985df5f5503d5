"""The schedule of what is kept back as a PDF: marked on every page as not for who asked (VIO)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccportal.sar import render_fonts
from ccportal.sar.pack import Head
from ccportal.sar.render_draw import draw
from ccportal.sar.render_html import schedule_html
from ccportal.sar.render_text import readable
from ccportal.sar.schedule import Reason
from ccportal.sar.wording import day

TITLE = "Schedule of what is kept back"
MARK = "Not for the requester"


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that the paper shows: `left_out` is what was collected and is not about them.

    `reader` says in words whom it is for.
    """

    head: Head
    reference: str
    received_on: date
    dated: date
    reader: str
    reasons: tuple[Reason, ...]
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def number(self) -> int:
        """How many things are kept back."""
        return sum(len(one.places) for one in self.reasons)


def render(paper: Schedule) -> bytes:
    """The PDF; raises Refused where a character has no shape in our fonts."""
    head = paper.head
    lines = [line for line in (head.address, head.phone, head.email, head.website) if line]
    render_fonts.check(readable(one) for one in (head.name, *lines, *_words(paper)))
    return draw(
        schedule_html(
            file_title=TITLE,
            mark=MARK,
            paper=paper,
            head_lines=lines,
            received=day(paper.received_on),
            dated=day(paper.dated),
        )
    )


def _words(paper: Schedule) -> Iterator[str]:
    yield from (paper.reader, paper.reference)
    for one in paper.reasons:
        yield one.title
        for label, words in one.facts:
            yield from (label, words)
        yield from (words for _, _, words in one.places)
    yield from (words for _, words in paper.left_out)
