"""All that is drawn for an answer, before any of it is drawn: its parts, and what goes around them.

Two answers of one plan are the same file, byte for byte: nothing else goes into the drawing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ccportal.sar import render_html
from ccportal.sar.join import About, Mark
from ccportal.sar.pack import Pack
from ccportal.sar.render_html import TITLES
from ccportal.sar.render_text import readable
from ccportal.sar.render_view import AreaView, parts

Page = tuple[str, int]
"""A page of an uploaded file: the file's digest, and the page's number from 1."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one drawing takes: its HTML, and the pages of files that it shows, by name."""

    html: str
    pages: Mapping[str, Page]
    tagged: bool = True

    @property
    def digest(self) -> bytes:
        """SHA-256 over exactly what is drawn."""
        return _sha256([self.html, sorted(self.pages.items()), self.tagged])


@dataclass(frozen=True, slots=True)
class Plan:
    """An answer as it is drawn and joined.

    `parts` are in their order, the letter first; the contents list comes in after it when it
    is known where everything lies. `furniture` is what stands around the pages; `large` says
    that they are in large print.
    """

    title: str
    parts: tuple[Part, ...]
    furniture: Part
    marks: tuple[Mark, ...]
    about: About
    large: bool = False

    @property
    def digest(self) -> bytes:
        """SHA-256 over all of it: of two plans that have the same the files are the same."""
        drawn = [one.digest.hex() for one in (*self.parts, self.furniture)]
        marks = [[one.level, one.label, one.anchor] for one in self.marks]
        said = [self.about.title, self.about.author]
        return _sha256([self.title, drawn, marks, *said, self.large])


def plan(pack: Pack, count: Callable[[str], int]) -> Plan:
    """What is drawn of an answer; `count` says how many pages an uploaded file has."""
    return Plan(
        title=render_html.title(pack),
        parts=tuple(_parts(pack, count)),
        furniture=Part(render_html.furniture(pack), {}, tagged=False),
        marks=tuple(_marks(pack)),
        about=about(pack),
        large=pack.large_print,
    )


def about(pack: Pack) -> About:
    """What the file says of itself: the request's reference and the centre's name."""
    return About(render_html.title(pack), readable(pack.head.name))


def _parts(pack: Pack, count: Callable[[str], int]) -> Iterator[Part]:
    files = {
        name: count(name)
        for area in pack.areas
        for entry in area.entries
        for name in entry.pictures
    }
    yield Part(render_html.letter(pack), {})
    yield _told(pack, "article_15", "section-1")
    for areas in parts(pack.areas, files):
        yield Part(render_html.copy(pack, areas), _pages(areas))
    yield _told(pack, "notes", "note-1")


def _told(pack: Pack, which: str, anchor: str) -> Part:
    sections = pack.article_15 if which == "article_15" else pack.notes
    return Part(render_html.told(pack, TITLES[which], anchor, sections), {})


def _pages(areas: tuple[AreaView, ...]) -> dict[str, Page]:
    shown = (page for area in areas for entry in area.entries for page in entry.pages)
    return {page.name: (page.file, page.number) for page in shown}


def _marks(pack: Pack) -> Iterator[Mark]:
    """The bookmarks: each part, each area, and under it each entry."""
    yield Mark(0, TITLES["letter"], "letter-1")
    yield Mark(0, TITLES["contents"], "contents-1")
    yield Mark(0, TITLES["article_15"], "section-1")
    for number, area in enumerate(pack.areas, 1):
        yield Mark(0, readable(area.title), f"area-{number}")
        for entry in area.entries:
            yield Mark(1, readable(entry.heading), f"item-{entry.number}")
    yield Mark(0, TITLES["notes"], "note-1")


def _sha256(value: object) -> bytes:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).digest()
