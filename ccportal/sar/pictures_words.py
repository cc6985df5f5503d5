"""Where on a page's picture its words stand, so that areas can be proposed for covering.

The words are those that a PDF brings, or those that tesseract reads off a picture. They are for
the reviewer: which of them may go into an answer `pictures_visible` says.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pypdfium2.raw as pdfium
from PIL import Image
from pypdfium2 import PdfPage, PdfTextPage

from ccportal.rules.covering import WHOLE
from ccportal.rules.page_words import Box as Box
from ccportal.rules.page_words import Word as Word
from ccportal.sar.pictures import alone, as_pdf, draw_page
from ccportal.sar.pictures_draw import opened
from ccportal.sar.transcribe import said_of

MOST_WORDS = 5_000
"""Of one page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as it is marked: the digest of its picture, and its words as far as they are known."""

    number: int
    picture: str
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, a line of the page to a line."""
        lines = groupby(self.words, key=lambda one: one.line)
        return "\n".join(" ".join(word.text for word in some) for _, some in lines)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The areas of the words at these places of `text`, one for each line."""
        at, found = 0, []
        for word in self.words:
            if at < end and start < at + len(word.text):
                found.append(word)
            at += len(word.text) + 1
        lines = groupby(found, key=lambda one: one.line)
        return tuple(around(one.box for one in some) for _, some in lines)

    @property
    def lines(self) -> tuple[tuple[str, Box], ...]:
        """Each line of the page, and its area."""
        lines = [list(some) for _, some in groupby(self.words, key=lambda one: one.line)]
        return tuple(
            (" ".join(one.text for one in some), around(one.box for one in some)) for some in lines
        )


def around(boxes: Iterable[Box]) -> Box:
    """The area that holds all of these."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def brought(content: bytes) -> tuple[tuple[Word, ...], ...]:
    """The words that each page of a file brings, without drawing any.

    Raises Refused as `pictures.pages`.
    """
    return alone(words_brought, content)


def read_off(content: bytes, number: int) -> tuple[Word, ...]:
    """The words that are read off the picture of a page; raises Refused where none can be."""
    return alone(look_at_picture, content, number)


def words_brought(content: bytes) -> tuple[tuple[Word, ...], ...]:
    """The same as `brought` in this very process; nothing of a picture."""
    paper = as_pdf(content)
    if paper is None:
        return ()
    with opened(paper) as pdf:
        return tuple(tuple(words_on(pdf[number])) for number in range(len(pdf)))


def words_on(page: PdfPage) -> Iterator[Word]:
    """The words of a PDF's page, in the order in which the file has them."""
    text_page = page.get_textpage()
    for text, line, places in letters(text_page):
        boxes = (placed(page, text_page.get_charbox(at)) for at in places)
        yield Word(text, line, around(boxes))


def letters(text_page: PdfTextPage) -> Iterator[tuple[str, int, list[int]]]:
    """The words of a page, each with its line and the places of its letters in the page's text."""
    places: list[int] = []
    word, line, made = "", 0, 0
    for at in range(text_page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, at))
        if not letter.isspace() and letter.isprintable():
            word += letter
            places.append(at)
            continue
        if word and made < MOST_WORDS:
            yield word, line, places
            made += 1
        word, places = "", []
        line += letter in "\r\n"
    if word and made < MOST_WORDS:
        yield word, line, places


def placed(page: PdfPage, box: tuple[float, float, float, float]) -> Box:
    """An area of a PDF's page as it lies on its picture, turned pages as they are seen."""
    across, down = ctypes.c_int(), ctypes.c_int()
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        pdfium.FPDF_PageToDevice(
            page, 0, 0, WHOLE, WHOLE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
        )
        corners.append((across.value, down.value))
    (one, two), (three, four) = corners
    return _on_page(min(one, three), min(two, four), max(one, three), max(two, four))


def _on_page(left: int, top: int, right: int, bottom: int) -> Box:
    """An area with a thousandth around it, as far as it lies on the page."""
    return (
        min(max(0, left - 1), WHOLE - 1),
        min(max(0, top - 1), WHOLE - 1),
        max(min(WHOLE, right + 1), 1),
        max(min(WHOLE, bottom + 1), 1),
    )


def look_at_picture(content: bytes, number: int) -> tuple[Word, ...]:
    """The same as `read_off` in this very process; for it alone, and for tests."""
    return words_read(draw_page(content, number))


def words_read(picture: bytes) -> tuple[Word, ...]:
    """The words that tesseract reads off a picture; raises Refused where it cannot."""
    table = said_of(picture, "tsv")
    with Image.open(io.BytesIO(picture)) as opened_picture:
        width, height = opened_picture.size
    return tuple(_in_table(table, width, height))


def _in_table(table: str, width: int, height: int) -> Iterator[Word]:
    """The words of tesseract's table, whose numbers are pixels."""
    lines: dict[tuple[str, ...], int] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or not cells[11].strip():
            continue
        line = lines.setdefault(tuple(cells[1:5]), len(lines))
        left, top, wide, high = map(int, cells[6:10])
        yield Word(
            cells[11].strip(),
            line,
            _on_page(
                left * WHOLE // width,
                top * WHOLE // height,
                -(-(left + wide) * WHOLE // width),
                -(-(top + high) * WHOLE // height),
            ),
        )
