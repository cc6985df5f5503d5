"""The words of an answer's pages, read twice: by another program, and from the glyphs themselves.

The second also finds what is drawn outside a page, in white, or too small to see. Of a file of
more than a few pages another process reads stretches from the front, and this one, whenever it
has nothing else to do, from the back. Whoever reads a stretch, it is read the same.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf

from ccportal.sar.prove_drawn import Font, Meanings, drawn

Place = str
"""Where something stands: a page or an object, by its number."""

HYPHEN_AT_LINE_END = "\ufffe"

_ONE_READER = threading.Lock()
"""The other program reads one file at a time, whoever asks."""

MANY = 24
"""A file of more pages is read by another process too: fewer are read before that has begun."""

STRETCH, STRETCHES = 8, 40
"""A stretch has so many pages at least; there are about so many at the most."""


@dataclass(slots=True)
class Pages:
    """Some pages taken apart: their words, their drawings, and their fonts by place.

    `said` are the words of each page as another program reads them, `texts` those that are
    drawn, `laid` the same as they lie on the page. `strays` are drawings and tables that hold
    what they should not, `streams` what those hold, `read` the objects that were read for it.
    """

    said: list[str] = field(default_factory=list)
    texts: list[tuple[Place, str]] = field(default_factory=list)
    laid: list[tuple[Place, str]] = field(default_factory=list)
    streams: list[tuple[Place, bytes]] = field(default_factory=list)
    fonts: dict[Place, Font] = field(default_factory=dict)
    strays: list[Place] = field(default_factory=list)
    read: set[tuple[int, int]] = field(default_factory=set)


class Reader:
    """Reads stretches of one file; the other program's file is open until `close`."""

    def __init__(self, pdf: bytes, opened: Pdf) -> None:
        """`opened` is the same file."""
        self._pdf = pdf
        self._opened = opened
        self._document: pypdfium2.PdfDocument | None = None

    def read(self, numbers: range) -> Pages:
        """Some pages, the first being number 0."""
        pages = Pages(said=self._said(numbers))
        for number in numbers:
            page = self._opened.pages[number].obj
            contents = page.Contents
            streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
            _read_drawing(f"page {number + 1}", streams, page.Resources, pages)
        return pages

    def close(self) -> None:
        """Let the file go."""
        with _ONE_READER:
            if self._document is not None:
                self._document.close()

    def _said(self, numbers: range) -> list[str]:
        with _ONE_READER:
            if self._document is None:
                self._document = pypdfium2.PdfDocument(self._pdf)
            return [_page_text(self._document[number]) for number in numbers]


@contextmanager
def stretches(pdf: bytes, opened: Pdf) -> Iterator[Iterator[Pages]]:
    """The pages of a file, some at a time and in their order; `opened` is the same file.

    They are being read by another process from now on, if they are many.
    """
    total = len(opened.pages)
    length = max(STRETCH, total // STRETCHES)
    parts = [range(at, min(at + length, total)) for at in range(0, total, length)]
    with closing(Reader(pdf, opened)) as here:
        if total <= MANY:
            yield map(here.read, parts)
            return
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["ccportal.sar.render"])
        with ProcessPoolExecutor(1, context, _begin, (pdf,)) as other:
            futures = [other.submit(_read_there, one) for one in parts]
            try:
                yield in_order(futures, lambda number: here.read(parts[number]))
            finally:
                other.shutdown(cancel_futures=True)


def in_order(futures: Sequence[Future[Pages]], here: Callable[[int], Pages]) -> Iterator[Pages]:
    """What each of these gives; the last that has not begun is read `here` rather than waited."""
    own: dict[int, Pages] = {}
    back = len(futures)
    for number, future in enumerate(futures):
        while number < back and not future.done() and futures[back - 1].cancel():
            back -= 1
            own[back] = here(back)
        yield own.pop(number) if number in own else future.result()


_there: list[Reader] = []
"""The file that a process which does nothing else reads."""


def _begin(pdf: bytes) -> None:  # pragma: no cover - called in the other process alone
    _there.append(Reader(pdf, Pdf.open(io.BytesIO(pdf))))


def _read_there(numbers: range) -> Pages:  # pragma: no cover - as above
    return _there[0].read(numbers)


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    said = str(text.get_text_range()).replace(HYPHEN_AT_LINE_END, "-")
    text.close()
    page.close()
    return said


def _read_drawing(place: Place, streams: list[Object], resources: Object, pages: Pages) -> None:
    """Read what is drawn from its glyphs; what is no drawing is a stray."""
    pages.read.update(stream.objgen for stream in streams)
    content = b"\n".join(stream.read_bytes() for stream in streams)
    fonts = {key: _font(one, pages) for key, one in resources.get("/Font", {}).items()}
    drawing = drawn(content, fonts)
    if drawing is None:
        pages.strays.append(place)
        pages.streams.append((place, content))
    else:
        pages.texts.append((place, drawing.said))
        if drawing.as_it_lies is not drawing.said:
            pages.laid.append((place, drawing.as_it_lies))
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == Name.Form and form.objgen not in pages.read:
            own = form.get("/Resources", Dictionary())
            _read_drawing(f"object {form.objgen[0]}", [form], own, pages)


_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_TABLE = re.compile(
    rb"(?:/CIDInit /ProcSet findresource|/(?:Registry|Ordering|Supplement|CMapName|CMapType)"
    rb"|/(?:CIDSystemInfo|CMap|Adobe-Identity-UCS|PageNumbers)|\(Adobe\)|\(UCS\)|<<|>>"
    rb"|\b(?:begin|end|dict|def|pop|defineresource|currentdict|CMapName|begincmap|endcmap"
    rb"|(?:begin|end)codespacerange|(?:begin|end)bfchar|\d+)\b|<[0-9A-Fa-f]*>|\s+)*"
)
MOST_LETTERS = 12
"""The most characters that one glyph stands for: longer ligatures are no letters."""


def _font(font: Object, pages: Pages) -> Font:
    place = f"object {font.objgen[0]}" if font.is_indirect else f"font {font.BaseFont}"
    if place not in pages.fonts:
        table = font.ToUnicode.read_bytes()
        pages.read.add(font.ToUnicode.objgen)
        pairs = _PAIR.findall(table.partition(b"endcodespacerange")[2])
        means = Meanings((int(code, 16), _meant(text)) for code, text in pairs)
        if not _TABLE.fullmatch(table) or any(len(one) > MOST_LETTERS for one in means.values()):
            pages.strays.append(place)
        is_wide = font.Subtype == Name.Type0
        own = font.DescendantFonts[0] if is_wide else font
        program = own.FontDescriptor.FontFile2.read_bytes()
        pages.fonts[place] = Font(means, 4 if is_wide else 2, program)
    return pages.fonts[place]


def _meant(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
