"""An answer as plain text: the same words as the PDF, for who has them read out or enlarged.

It is made of the same redacted items and nothing else, so that the same answer gives the same
text. Pages of documents are pictures, and stand in the PDF alone; here are their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccportal.sar import render_html
from ccportal.sar.pack import Entry, Line, Pack, Section
from ccportal.sar.render_html import TITLES, said
from ccportal.sar.render_text import readable

IN_THE_PDF = (
    "This document is in the PDF, as pictures of its pages. Of pages whose words do not follow "
    "here, ask us: we read them to you."
)


def plain(pack: Pack) -> str:
    """The text, with lines of any length and an empty line between paragraphs."""
    return "\n\n".join(filter(None, _blocks(pack))) + "\n"


def _blocks(pack: Pack) -> Iterator[str]:
    head = pack.head
    lines = (head.name, head.address, head.phone, head.email, head.website)
    yield "\n".join(readable(one) for one in lines if one)
    yield "\n".join(
        (
            f"For: {readable(pack.addressee)}",
            f"About: {readable(pack.subject)}",
            f"We answer on: {render_html.day(pack.dated)}",
            f"Reference: {readable(pack.reference)}",
        )
    )
    yield _heading(TITLES["letter"])
    yield from _told(pack.letter)
    yield _heading(TITLES["article_15"])
    yield from _told(pack.article_15)
    for area in pack.areas:
        yield _heading(readable(area.title))
        if not area.entries:
            yield TITLES["nothing"]
        for entry in area.entries:
            yield from _entry(entry)
    yield _heading(TITLES["notes"])
    yield from _told(pack.notes)


def _heading(title: str) -> str:
    return f"\n== {title} =="


def _told(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield readable(section.title)
        yield from map(readable, section.paragraphs)
        yield "\n".join(f"- {readable(one)}" for one in section.points)


def _entry(entry: Entry) -> Iterator[str]:
    facts = [f"Item {entry.number}, {readable(entry.heading)}"]
    if entry.withheld is not None:
        facts.append(said(entry.withheld))
    yield "\n".join((*facts, *map(_line, entry.facts)))
    for line in entry.words:
        yield _line(line)
    if entry.pictures:
        yield IN_THE_PDF
    for one in entry.page_words:
        yield f"Page {one.page}: {''.join(map(said, one.pieces)).strip()}"


def _line(line: Line) -> str:
    words = "".join(map(said, line.pieces)).strip()
    return f"{readable(line.label)}: {words}" if line.label else words
