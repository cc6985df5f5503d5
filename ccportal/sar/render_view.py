"""The copy as it goes onto paper: entries with their words in paragraphs, in parts of like size.

A part is drawn by itself and joined to the others afterwards, so that an answer of any length
takes no more memory than a part does. Where parts end depends on what is shown alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ccportal.sar.pack import Area, Entry, Line, Marker
from ccportal.sar.render_text import Paragraph, paragraphs

LARGEST = 40_000
"""About how many characters a part holds at the most: some twenty pages."""

FULL = 20_000
"""A part of so many ends before the next entry that one may end before."""

EVERY = 16
"""Before each so manyth entry a part may end: counted by the entry's number, so that where parts
end moves little when one entry grows or shrinks, and the parts after it can be used again."""

MODEST, SMALLER = 400_000, 2
"""A copy of fewer characters (some hundred pages) is cut into smaller parts: two processes have
an equal share of them, and less is drawn again when an entry changes."""

PICTURE_SIZE = 3_000
"""What a page shown as a picture counts for, in characters."""

OPENING = 450
"""From how many characters on an entry may be parted between two pages."""

BESIDE = 60
"""The most characters of a short field that stands under the heading, in a row with others."""

SAYS, FOLLOW = "It says:", "Its words follow."
NO_WORDS = "Its words are not written down here: ask us, and we read them to you."
"""What is said of a page's picture besides which page it is."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of an uploaded file: the name of its picture, what it is, and what it says.

    The name is a running number: nothing of the file goes into it but which page it is. Of a
    page that says nothing here nobody has looked the words through.
    """

    name: str
    label: str
    file: str
    number: int
    says: tuple[Paragraph, ...] = ()

    @property
    def heading(self) -> str:
        """What stands over its words where they are printed."""
        return f"What page {self.number} says"

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        return PICTURE_SIZE + sum(one.size for one in self.says)


@dataclass(frozen=True, slots=True)
class Label:
    """What the paragraphs after it are: the name of a field that holds words."""

    text: str

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        return 40 + len(self.text)


Block = Label | Paragraph


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, or a stretch of a long one: then only the first has a number and a heading."""

    number: int | None
    heading: str
    side: tuple[Line, ...]
    facts: tuple[Line, ...]
    blocks: tuple[Block, ...]
    pages: tuple[PageView, ...]
    withheld: Marker | None
    goes_on: bool

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        words = sum(block.size + 40 for block in self.blocks)
        facts = sum(60 + _length(line) for line in self.facts)
        return 200 + words + facts + sum(page.size for page in self.pages)

    @property
    def opening(self) -> tuple[Block, ...]:
        """The first blocks, which stay on one page with what stands beside them."""
        size = 0
        for number, block in enumerate(self.blocks):
            size += block.size
            if size > OPENING and isinstance(block, Paragraph):
                return self.blocks[: number + 1]
        return self.blocks

    @property
    def rest(self) -> tuple[Block, ...]:
        """The blocks after the opening."""
        return self.blocks[len(self.opening) :]


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area or a stretch of one; `number` is None where the area began in an earlier part."""

    number: int | None
    title: str
    entries: tuple[EntryView, ...]


def parts(areas: tuple[Area, ...], pages: Mapping[str, int]) -> Iterator[tuple[AreaView, ...]]:
    """The copy in parts; `pages` says of how many pages each picture file is."""
    views = [[one for e in area.entries for one in _stretches(e, pages)] for area in areas]
    whole = sum(entry.size for entries in views for entry in entries)
    share = SMALLER if whole < MODEST else 1
    part: list[AreaView] = []
    size = 0
    for number, (area, entries) in enumerate(zip(areas, views, strict=True), 1):
        view = AreaView(number, area.title, ())
        for entry in entries:
            if _ends_before(entry, size, share) and (part or view.entries):
                if view.entries:
                    part.append(view)
                    view = replace(view, number=None, entries=())
                yield tuple(part)
                part, size = [], 0
            view = replace(view, entries=(*view.entries, entry))
            size += entry.size
        part.append(view)
        size += 100
    yield tuple(part)


def _ends_before(entry: EntryView, size: int, share: int) -> bool:
    """Whether a part that has grown to this size ends before that entry."""
    if size + entry.size > LARGEST:
        return True
    is_one = entry.number is not None and entry.number % (EVERY // share) == 1
    return size > FULL // share and is_one


def _stretches(entry: Entry, pages: Mapping[str, int]) -> Iterator[EntryView]:
    """The entry in one piece, or in several where it is longer than a part."""
    whole = _view(entry, pages)
    if whole.size <= LARGEST:
        yield whole
        return
    current = replace(whole, blocks=(), pages=(), goes_on=True)
    for block in whole.blocks:
        if current.size + block.size > LARGEST:
            yield current
            current = _going_on(current)
        current = replace(current, blocks=(*current.blocks, block))
    for page in whole.pages:
        if current.size + page.size > LARGEST:
            yield current
            current = _going_on(current)
        current = replace(current, pages=(*current.pages, page))
    yield replace(current, goes_on=False)


def _going_on(entry: EntryView) -> EntryView:
    return replace(entry, number=None, side=(), facts=(), blocks=(), pages=())


def _blocks(lines: tuple[Line, ...]) -> Iterator[Block]:
    for line in lines:
        if line.label:
            yield Label(line.label)
        yield from paragraphs(line.pieces)


def _view(entry: Entry, pages: Mapping[str, int]) -> EntryView:
    beside = tuple(line for line in entry.facts if _is_short(line))
    return EntryView(
        number=entry.number,
        heading=entry.heading,
        side=beside,
        facts=tuple(line for line in entry.facts if not _is_short(line)),
        blocks=tuple(_blocks(entry.words)),
        pages=tuple(
            page
            for which, file in enumerate(entry.pictures)
            for page in _pages(f"{entry.number}-{which}", file, pages[file], entry)
        ),
        withheld=entry.withheld,
        goes_on=False,
    )


def _pages(name: str, file: str, count: int, entry: Entry) -> Iterator[PageView]:
    says = {one.page: tuple(paragraphs(one.pieces)) for one in entry.page_words}
    for number in range(1, count + 1):
        label = f"Page {number} of {count} of this document, as a picture"
        yield PageView(f"{name}-{number}", label, file, number, says.get(number, ()))


def _length(line: Line) -> int:
    return sum(len(piece) if isinstance(piece, str) else 20 for piece in line.pieces)


def _is_short(line: Line) -> bool:
    """Whether it fits beside an entry: a few words, and nothing taken out."""
    plain = all(isinstance(piece, str) and "\n" not in piece for piece in line.pieces)
    return plain and _length(line) <= BESIDE
