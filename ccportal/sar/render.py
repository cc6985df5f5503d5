"""An answer becomes a PDF; the same answer always becomes the same bytes.

Parts are drawn one by one (in two processes where there are many), then joined. The contents
list comes last, when it is known where everything lies.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from ccportal.errors import NotFound
from ccportal.sar import pictures, render_fonts, render_html
from ccportal.sar.join import About, Mark, join, places
from ccportal.sar.pack import Pack
from ccportal.sar.render_draw import draw
from ccportal.sar.render_html import TITLES, Row, marker_words
from ccportal.sar.render_text import readable
from ccportal.sar.render_view import AreaView, parts
from ccportal.store.documents import FileContent

Progress = Callable[[int, int], None]

FEW = 5
"""Up to so many parts are drawn in this process: others take longer to start than to draw."""

PROCESSES = 2


@dataclass(frozen=True, slots=True)
class Part:
    """What one drawing takes."""

    html: str
    pictures: Mapping[str, bytes]


def render(pack: Pack, progress: Progress | None = None) -> bytes:
    """The PDF of an answer; `progress` is told how many parts are done, of how many.

    Raises Refused where a character has no shape in our fonts or a file cannot be shown,
    NotFound where a file is not there.
    """
    render_fonts.check(words(pack))
    told = progress or (lambda _done, _total: None)
    drawings = tuple(_parts(pack))
    total = len(drawings) + 2
    drawn = []
    for part in _draw_all(drawings):
        drawn.append(part)
        told(len(drawn), total)
    letter, *rest = drawn
    contents = _contents(pack, letter, rest)
    told(total - 1, total)
    furniture = draw(render_html.furniture(pack), tagged=False)
    whole = join([letter, contents, *rest], furniture, tuple(_marks(pack)), about(pack))
    told(total, total)
    return whole


def about(pack: Pack) -> About:
    """What the file says of itself: the request's reference and the centre's name."""
    return About(render_html.title(pack), readable(pack.head.name))


def words(pack: Pack) -> Iterator[str]:
    """Every text that an answer shows, as it is shown, but for page numbers and dates."""
    head = pack.head
    yield from TITLES.values()
    yield from ("For", "About", "We answer on", "Reference", "Request", "Item", "Page of")
    yield from map(readable, (pack.reference, pack.subject, pack.addressee, head.name))
    yield from map(readable, filter(None, (head.address, head.phone, head.email, head.website)))
    yield render_html.day(pack.dated)
    for section in (*pack.letter, *pack.article_15, *pack.notes):
        yield from map(readable, (section.title, *section.paragraphs, *section.points))
    for area in pack.areas:
        yield readable(area.title)
        for entry in area.entries:
            yield readable(entry.heading)
            yield str(entry.number)
            if entry.withheld:
                yield marker_words(entry.withheld)
            for line in (*entry.facts, *entry.words):
                yield readable(line.label)
                for piece in line.pieces:
                    yield readable(piece if isinstance(piece, str) else marker_words(piece))


def _parts(pack: Pack) -> Iterator[Part]:
    """What is drawn of the answer, in its order; the contents list comes in after the first."""
    files = {
        name: _pages(name)
        for area in pack.areas
        for entry in area.entries
        for name in entry.pictures
    }
    yield Part(render_html.letter(pack), {})
    yield _told(pack, "article_15", "section-1")
    for areas in parts(pack.areas, {name: len(pages) for name, pages in files.items()}):
        yield Part(render_html.copy(pack, areas), _pictures(areas, files))
    yield _told(pack, "notes", "note-1")


def _told(pack: Pack, which: str, anchor: str) -> Part:
    sections = pack.article_15 if which == "article_15" else pack.notes
    return Part(render_html.told(pack, TITLES[which], anchor, sections), {})


def _pages(digest: str) -> tuple[bytes, ...]:
    """The pages of an uploaded file as pictures."""
    file = FileContent.get_or_none(FileContent.digest == digest)
    if file is None:
        raise NotFound("a file that belongs into the answer is not there")
    return pictures.pages(bytes(file.content))


def _pictures(
    areas: tuple[AreaView, ...], files: Mapping[str, tuple[bytes, ...]]
) -> dict[str, bytes]:
    shown = (page for area in areas for entry in area.entries for page in entry.pages)
    return {page.name: files[page.file][page.number - 1] for page in shown}


def _draw(part: Part) -> bytes:
    return draw(part.html, part.pictures)


def _draw_all(drawings: tuple[Part, ...]) -> Iterator[bytes]:
    if len(drawings) <= FEW:
        yield from map(_draw, drawings)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ccportal.sar.render"])
    with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
        yield from pool.map(_draw, drawings)


def _contents(pack: Pack, letter: bytes, rest: list[bytes]) -> bytes:
    """The contents list, drawn again until it is as long as the pages in it take it to be."""
    length = 1
    while True:
        drawn = draw(render_html.contents(pack, tuple(_rows(pack, letter, rest, length))))
        found, _ = places(drawn)
        if found == length:
            return drawn
        length = found


def _rows(pack: Pack, letter: bytes, rest: list[bytes], contents: int) -> Iterator[Row]:
    before, where = places(letter)
    pages = {name: number + 1 for name, number in where.items()}
    before += contents
    for part in rest:
        count, where = places(part)
        pages |= {name: before + number + 1 for name, number in where.items()}
        before += count
    for mark in _marks(pack):
        if mark.level == 0 and mark.anchor in pages:
            yield Row(mark.label, mark.anchor, pages[mark.anchor])


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
