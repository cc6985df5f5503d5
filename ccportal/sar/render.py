"""An answer becomes a PDF; the same answer always becomes the same bytes.

Parts are drawn one by one (in two processes where there are more), or taken from where they
are kept, then joined. The contents list comes last, when it is known where everything lies.
"""

from __future__ import annotations

import json
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from ccportal.sar import render_fonts, render_html
from ccportal.sar.join import Mark, join, places
from ccportal.sar.pack import Pack, Piece
from ccportal.sar.parts import NOTHING, Kept
from ccportal.sar.render_draw import draw, engine, ready
from ccportal.sar.render_files import Files
from ccportal.sar.render_html import TITLES, Row, marker_words
from ccportal.sar.render_plan import Part, Plan, plan
from ccportal.sar.render_plan import about as about
from ccportal.sar.render_text import readable
from ccportal.sar.render_view import PICTURE_SIZE
from ccportal.sar.uncollected import uncollected

Progress = Callable[[int, int], None]

FEW, LITTLE = 2, 60_000
"""Up to so many parts, or parts of so many characters together, are drawn in this process: others
take longer to start than to draw."""

PROCESSES = 2
AHEAD = 4
"""So many parts at most are on their way to be drawn, so that what waits takes little memory."""


def render(pack: Pack, progress: Progress | None = None, kept: Kept = NOTHING) -> bytes:
    """The PDF of an answer; `progress` is told how many parts are done, of how many.

    Raises Refused where a character has no shape in our fonts or a file cannot be shown,
    NotFound where a file is not there.
    """
    with uncollected():
        parts, contents, made = _all_drawn(pack, progress, kept)
        letter, *rest = (one.pdf for one in parts)
        furniture = _one(made.furniture, kept).pdf
        whole = join([letter, contents, *rest], furniture, made.marks, made.about, large=made.large)
    kept.done()
    if progress is not None:
        progress(len(parts) + 2, len(parts) + 2)
    return whole


def prepare(pack: Pack, kept: Kept) -> None:
    """Draw what an answer is joined from and keep it; raises as `render` does."""
    _drawn, _contents_list, made = _all_drawn(pack, None, kept, processes=1)
    _one(made.furniture, kept)
    kept.done()


def prepare_alike(more: Pack, less: Pack, kept: Kept, seen: frozenset[bytes]) -> frozenset[bytes]:
    """Draw and keep the parts that two answers have in common, if they are among those `seen`.

    The one says `more`, so that nothing but the words of the other is drawn. The digests of all
    parts that they have in common are returned. What was kept is let go where neither has it.
    Raises as `render` does.
    """
    files = Files(kept)
    mine, others = plan(more, files.count), plan(less, files.count)
    alike = {part.digest for part in mine.parts} & {part.digest for part in others.parts}
    for part in (*mine.parts, *others.parts, mine.furniture):
        kept.touch(_name(part))
    settled = tuple(part for part in mine.parts if part.digest in alike & seen)
    render_fonts.check(words(less))
    for _ in _each(settled, files, kept, processes=1):
        pass
    kept.done()
    return frozenset(alike)


def planned(pack: Pack, kept: Kept = NOTHING) -> Plan:
    """All that would be drawn of an answer; the same of it makes the same file."""
    return plan(pack, Files(kept).count)


def alike(one: Pack, other: Pack, kept: Kept = NOTHING) -> bool:
    """Whether two answers become the same file.

    What is drawn comes of an answer and of nothing else. So two that are the same need not be
    laid out to know; of others all that would be drawn is compared.
    """
    return one == other or planned(one, kept).digest == planned(other, kept).digest


def _all_drawn(
    pack: Pack, progress: Progress | None, kept: Kept, processes: int = PROCESSES
) -> tuple[list[_Drawn], bytes, Plan]:
    """The parts of an answer, its contents list, and the plan that they are drawn by."""
    render_fonts.check(words(pack))
    told = progress or (lambda _done, _total: None)
    files = Files(kept)
    made = plan(pack, files.count)
    total = len(made.parts) + 2
    drawn = []
    for part in _each(made.parts, files, kept, processes):
        drawn.append(part)
        told(len(drawn), total)
    contents = _contents(made, drawn, kept)
    told(total - 1, total)
    return drawn, contents, made


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
                yield from _said(line.pieces)
            for page in entry.page_words:
                yield from _said(page.pieces)


def _said(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        yield readable(piece if isinstance(piece, str) else marker_words(piece))


def _name(part: Part) -> bytes:
    """What a drawn part is kept under: from what, and by what it was drawn."""
    return b"placed " + engine() + part.digest


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A part as it is kept: of how many pages it is, where in it everything lies, and the PDF."""

    pages: int
    where: dict[str, int]
    pdf: bytes

    @classmethod
    def of(cls, pdf: bytes) -> _Drawn:
        """A part that has just been drawn."""
        return cls(*places(pdf), pdf)

    @classmethod
    def opened(cls, kept: bytes | None) -> _Drawn | None:
        """A part that was kept."""
        if kept is None:
            return None
        head, _, pdf = kept.partition(b"\n")
        pages, where = json.loads(head)
        return cls(pages, where, pdf)

    def to_keep(self) -> bytes:
        """What `opened` makes the same of."""
        return json.dumps([self.pages, self.where]).encode() + b"\n" + self.pdf


def _each(parts: tuple[Part, ...], files: Files, kept: Kept, processes: int) -> Iterator[_Drawn]:
    """Every part in its order: those that are kept, and the others as they are drawn."""
    known = [_Drawn.opened(kept.get(_name(one))) for one in parts]
    missing = [one for one, part in zip(parts, known, strict=True) if part is None]
    fresh = _fresh(missing, files, processes)
    for one, part in zip(parts, known, strict=True):
        yield part or _put(one, next(fresh), kept)
    next(fresh, None)  # the other processes may go


def _put(part: Part, pdf: bytes, kept: Kept) -> _Drawn:
    drawn = _Drawn.of(pdf)
    kept.put(_name(part), drawn.to_keep())
    return drawn


def _fresh(parts: list[Part], files: Files, processes: int) -> Iterator[bytes]:
    if len(parts) <= FEW or sum(map(_size, parts)) <= LITTLE:
        for one in parts:
            yield draw(one.html, files.pictures(one), one.tagged)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ccportal.sar.render"])
    with ProcessPoolExecutor(processes, mp_context=context, initializer=ready) as pool:
        waiting: deque[Future[bytes]] = deque()
        for one in parts:
            waiting.append(pool.submit(draw, one.html, files.pictures(one), one.tagged))
            if len(waiting) == AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _size(part: Part) -> int:
    return len(part.html) + PICTURE_SIZE * len(part.pages)


def _one(part: Part, kept: Kept) -> _Drawn:
    """A part without pictures, kept or drawn here."""
    known = _Drawn.opened(kept.get(_name(part)))
    return known or _put(part, draw(part.html, {}, part.tagged), kept)


def _contents(made: Plan, parts: list[_Drawn], kept: Kept) -> bytes:
    """The contents list, drawn again until it is as long as the pages in it take it to be."""
    length = 1
    while True:
        rows = tuple(_rows(made.marks, parts, length))
        listed = render_html.contents(made.title, rows, large=made.large)
        drawn = _one(Part(listed, {}), kept)
        if drawn.pages == length:
            return drawn.pdf
        length = drawn.pages


def _rows(marks: tuple[Mark, ...], parts: list[_Drawn], contents: int) -> Iterator[Row]:
    """The lines of the contents list, which is of so many pages itself."""
    pages: dict[str, int] = {}
    before = 0
    for number, part in enumerate(parts):
        pages |= {name: before + page + 1 for name, page in part.where.items()}
        before += part.pages + (contents if number == 0 else 0)
    for mark in marks:
        if mark.level == 0 and mark.anchor in pages:
            yield Row(mark.label, mark.anchor, pages[mark.anchor])
