"""The words of a page that can be seen on its picture: no others may be given as its words.

A PDF can bring words that nobody sees: in white, under a picture or a box, too small, outside the
page, in a layer that is off. So each page is drawn twice, with its words and without any. A word
counts only where every letter of it makes a difference that can be seen, and where no other
word lies over it. What cannot be shown to be visible is left out.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops
from pypdfium2 import PdfPage, PdfTextPage

from ccportal.rules.covering import Cover
from ccportal.rules.page_words import Box, Word
from ccportal.sar.pictures import alone, as_pdf, draw_page, draw_pages
from ccportal.sar.pictures_cover import painted, picture_digest, size_of
from ccportal.sar.pictures_draw import drawing, opened, png
from ccportal.sar.pictures_words import Seen, around, letters, placed, words_on, words_read

CONTRAST = 64
"""Of 255: by so much a letter has to differ from what is there without it."""

SEEN = 0.7
"""So much of a letter's height and width has to be seen."""

SMALLEST = 5
"""A word of which no letter is so many pixels high cannot be read."""

UPON = 0.25
"""Words of which more than this part lies upon another are told apart by nobody."""

DEEPEST = 15
"""So many drawings within drawings are looked into."""

UNDRAWN = frozenset({pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP})
CELL = 32


@dataclass(frozen=True, slots=True)
class Visible:
    """What can be seen of the words of a page, on a picture of so many pixels.

    `left_out` is how many words the page brings besides, of which nobody can be sure.
    """

    words: tuple[Word, ...]
    size: tuple[int, int]
    left_out: int = 0


def visible(content: bytes, numbers: Collection[int] | None = None) -> Mapping[int, Visible]:
    """The words that can be seen on these pages of a file, or on all, by the page's number.

    The first page is number 1. Pictures bring none. Raises Refused as `pictures.pages` does.
    """
    return alone(look_for, content, numbers)


def looked_through(content: bytes) -> tuple[tuple[Seen, Visible], ...]:
    """The pages of a file with the words that it brings, and which of those can be seen there.

    Each is drawn once for both. Raises Refused as `pictures.pages` does.
    """
    return alone(look_through, content)


def read_beside(content: bytes, number: int, covers: Collection[Cover]) -> Visible:
    """The words that are read off the picture of a page after these covers are painted on it.

    Raises Refused where none can be.
    """
    return alone(look_beside, content, number, covers)


def look_for(content: bytes, numbers: Collection[int] | None) -> dict[int, Visible]:
    """The same as `visible` in this very process; for it alone, and for tests."""
    paper = as_pdf(content)
    if paper is None:
        return {}
    with opened(paper) as pdf:
        every = range(1, len(pdf) + 1)
        wanted = every if numbers is None else [one for one in every if one in numbers]
        pages = ((one, pdf[one - 1]) for one in wanted)
        return {one: _visible(page, drawing(page)) for one, page in pages}


def look_through(content: bytes) -> tuple[tuple[Seen, Visible], ...]:
    """The same as `looked_through` in this very process; for it alone, and for tests."""
    paper = as_pdf(content)
    if paper is None:
        drawn = draw_pages(content)
        digests = enumerate(map(picture_digest, drawn), start=1)
        sizes = map(size_of, drawn)
        return tuple(
            (Seen(number, digest, ()), Visible((), size))
            for (number, digest), size in zip(digests, sizes, strict=True)
        )
    with opened(paper) as pdf:
        return tuple(_looked_through(pdf[at], at + 1) for at in range(len(pdf)))


def _looked_through(page: PdfPage, number: int) -> tuple[Seen, Visible]:
    picture = drawing(page)
    seen = Seen(number, picture_digest(png(picture)), tuple(words_on(page)))
    return seen, _visible(page, picture)


def look_beside(content: bytes, number: int, covers: Collection[Cover]) -> Visible:
    """The same as `read_beside` in this very process; for it alone, and for tests."""
    picture = draw_page(content, number)
    mark = picture_digest(picture)
    (beside,) = painted([picture], [replace(one, page=1, picture=mark) for one in covers])
    return Visible(words_read(beside), size_of(beside))


def _visible(page: PdfPage, picture: Image.Image) -> Visible:
    """What is seen of the words of a page with that picture; the page is of no use afterwards."""
    with_words = picture.convert("L")
    text_page = page.get_textpage()
    known = [
        (text, line, [text_page.get_charbox(at) for at in places])
        for text, line, places in letters(text_page)
        if not any(_is_undrawn(text_page, at) for at in places)
    ]
    brought = sum(1 for _ in letters(text_page))
    for one in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=DEEPEST):
        pdfium.FPDFPageObj_SetIsActive(one, False)
    without = drawing(page).convert("L")
    ink = ImageChops.difference(with_words, without).point(lambda one: 255 * (one >= CONTRAST))
    seen = []
    for text, line, boxes in known:
        pixels = [_pixels(page, one, ink.size) for one in boxes]
        if _is_seen(text, pixels, ink):
            seen.append((around(pixels), Word(text, line, around(placed(page, b) for b in boxes))))
    page.close()
    words = tuple(_apart(seen))
    return Visible(words, ink.size, brought - len(words))


def _is_undrawn(text_page: PdfTextPage, at: int) -> bool:
    drawn = pdfium.FPDFText_GetTextObject(text_page, at)
    return not drawn or pdfium.FPDFTextObj_GetTextRenderMode(drawn) in UNDRAWN


def _pixels(page: PdfPage, box: tuple[float, float, float, float], size: tuple[int, int]) -> Box:
    """Where a letter lies on a picture of this size; outside of it for what is off the page."""
    x, y = ctypes.c_int(), ctypes.c_int()
    corners = []
    for across, up in ((box[0], box[1]), (box[2], box[3])):
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, across, up, ctypes.byref(x), ctypes.byref(y))
        corners.append((x.value, y.value))
    (one, two), (three, four) = corners
    return min(one, three), min(two, four), max(one, three) + 1, max(two, four) + 1


def _is_seen(text: str, boxes: list[Box], ink: Image.Image) -> bool:
    """Whether every letter of a word is there to be seen, and large enough."""
    tall = max(bottom - top for _, top, _, bottom in boxes)
    small = tall < SMALLEST and any(one.isalnum() for one in text)
    return not small and all(_has_ink(one, ink) for one in boxes)


def _has_ink(box: Box, ink: Image.Image) -> bool:
    left, top, right, bottom = box
    inside = max(0, left), max(0, top), min(right, ink.width), min(bottom, ink.height)
    on_page = inside[0] < inside[2] and inside[1] < inside[3]
    found = ink.crop(inside).getbbox() if on_page else None
    if found is None:
        return False
    wide, tall = found[2] - found[0], found[3] - found[1]
    return wide >= SEEN * (right - left) - 2 and tall >= SEEN * (bottom - top) - 2


def _apart(seen: Iterable[tuple[Box, Word]]) -> Iterator[Word]:
    """The words that do not lie upon each other; of the same word drawn twice the first."""
    some = list(seen)
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    gone: set[int] = set()
    for at, (box, word) in enumerate(some):
        for cell in _cells(box):
            for other in cells[cell]:
                if _is_upon(box, some[other][0]):
                    gone |= {at} if some[other][1].text == word.text else {at, other}
            cells[cell].append(at)
    yield from (word for at, (_, word) in enumerate(some) if at not in gone)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for across in range(box[0] // CELL, box[2] // CELL + 1):
        yield from ((across, down) for down in range(box[1] // CELL, box[3] // CELL + 1))


def _is_upon(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return across > 0 and along > 0 and across * along > UPON * min(_area(one), _area(other))


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
