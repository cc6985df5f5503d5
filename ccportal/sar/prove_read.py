"""Everything that can be read out of a PDF, and where it stands.

The words of the pages are read three times: in the order in which they are drawn, in that in
which they lie on the page, and from the glyphs themselves, which also finds what is drawn
outside a page, in white, or too small to see.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf

from ccportal.sar.pictures import alone
from ccportal.sar.prove_drawn import Font, Meanings, drawn
from ccportal.sar.prove_strings import in_objects

Place = str
"""Where something stands: a page or an object, by its number."""

HYPHEN_AT_LINE_END = "\ufffe"

_ONE_READER = threading.Lock()
"""The other program reads one file at a time, whoever asks."""

MANY = 100
"""A file of more pages is read by the other program in a process of its own meanwhile: in this one
it would have to wait at every word until it gets its turn."""


@dataclass(slots=True)
class Reading:
    """A PDF taken apart: the words of its pages, its other texts, bytes, names, fonts by place.

    `laid` are the words as they lie on the page, `strays` drawings and tables that hold what
    they should not, `about` what the file says of itself in its metadata.
    """

    pages: list[str] = field(default_factory=list)
    texts: list[tuple[Place, str]] = field(default_factory=list)
    laid: list[tuple[Place, str]] = field(default_factory=list)
    streams: list[tuple[Place, bytes]] = field(default_factory=list)
    fonts: dict[Place, Font] = field(default_factory=dict)
    names: list[tuple[Place, str]] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    strays: list[Place] = field(default_factory=list)


def read(pdf: bytes, opened: Pdf, sources: Sequence[bytes]) -> Reading:
    """Take a PDF apart; `opened` is the same file, `sources` are those of its objects."""
    reading = Reading()
    with ThreadPoolExecutor(1) as other:
        if len(opened.pages) > MANY:
            pages = other.submit(lambda: alone(read_pages, pdf))
        else:
            pages = other.submit(read_pages, pdf)
        drawn = _read_drawings(opened, reading)
        _read_objects(opened, sources, reading, drawn)
        reading.pages = pages.result()
    reading.texts += [(f"page {number}", said) for number, said in enumerate(reading.pages, 1)]
    return reading


def sources_of(pdf: Pdf) -> list[bytes]:
    """The source of every object, without the content of streams."""
    return [_unparsed(one) for one in pdf.objects]


def read_pages(pdf: bytes) -> list[str]:
    """The words of each page, as another program reads them out of the file."""
    with _ONE_READER:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_page_text(page) for page in document]
        finally:
            document.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    said = str(text.get_text_range()).replace(HYPHEN_AT_LINE_END, "-")
    text.close()
    page.close()
    return said


def _read_drawings(pdf: Pdf, reading: Reading) -> set[tuple[int, int]]:
    """Read what is drawn on every page from its glyphs; what is no drawing is a stray."""
    seen: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        contents = page.obj.Contents
        streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        _read_drawing(f"page {number}", streams, page.obj.Resources, reading, seen)
    return seen


def _read_drawing(
    place: Place,
    streams: list[Object],
    resources: Object,
    reading: Reading,
    seen: set[tuple[int, int]],
) -> None:
    seen.update(stream.objgen for stream in streams)
    content = b"\n".join(stream.read_bytes() for stream in streams)
    fonts = {key: _font(one, reading, seen) for key, one in resources.get("/Font", {}).items()}
    drawing = drawn(content, fonts)
    if drawing is None:
        reading.strays.append(place)
        reading.streams.append((place, content))
    else:
        reading.texts.append((place, drawing.said))
        reading.laid.append((place, drawing.as_it_lies))
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == Name.Form and form.objgen not in seen:
            own = form.get("/Resources", Dictionary())
            _read_drawing(f"object {form.objgen[0]}", [form], own, reading, seen)


_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_TABLE = re.compile(
    rb"(?:/CIDInit /ProcSet findresource|/(?:Registry|Ordering|Supplement|CMapName|CMapType)"
    rb"|/(?:CIDSystemInfo|CMap|Adobe-Identity-UCS|PageNumbers)|\(Adobe\)|\(UCS\)|<<|>>"
    rb"|\b(?:begin|end|dict|def|pop|defineresource|currentdict|CMapName|begincmap|endcmap"
    rb"|(?:begin|end)codespacerange|(?:begin|end)bfchar|\d+)\b|<[0-9A-Fa-f]*>|\s+)*"
)
MOST_LETTERS = 12
"""The most characters that one glyph stands for: longer ligatures are no letters."""


def _font(font: Object, reading: Reading, seen: set[tuple[int, int]]) -> Font:
    place = f"object {font.objgen[0]}" if font.is_indirect else f"font {font.BaseFont}"
    if place not in reading.fonts:
        table = font.ToUnicode.read_bytes()
        seen.add(font.ToUnicode.objgen)
        pairs = _PAIR.findall(table.partition(b"endcodespacerange")[2])
        means = Meanings((int(code, 16), _meant(text)) for code, text in pairs)
        if not _TABLE.fullmatch(table) or any(len(one) > MOST_LETTERS for one in means.values()):
            reading.strays.append(place)
        is_wide = font.Subtype == Name.Type0
        own = font.DescendantFonts[0] if is_wide else font
        program = own.FontDescriptor.FontFile2.read_bytes()
        reading.fonts[place] = Font(means, 4 if is_wide else 2, program)
    return reading.fonts[place]


def _meant(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")


def _read_objects(
    pdf: Pdf, sources: Sequence[bytes], reading: Reading, drawn: set[tuple[int, int]]
) -> None:
    """Every string and name of every object, and the bytes of every stream that is no drawing."""
    where_objects_lie: set[int] = set()  # those are read one by one
    for number, one in enumerate(pdf.objects, 1):
        if not isinstance(one, pikepdf.Stream):
            continue
        kind = one.get("/Type")
        if kind in (Name.XRef, Name.ObjStm):
            where_objects_lie.add(number)
        elif kind == Name.Metadata:
            reading.about.append(one.read_bytes().decode("utf-8", "replace"))
        elif one.objgen not in drawn:
            reading.streams.append((f"object {number}", _content(one)))
    for number, text, is_name in in_objects(sources):
        if number not in where_objects_lie:
            (reading.names if is_name else reading.texts).append((f"object {number}", text))


def _unparsed(one: Object) -> bytes:
    if isinstance(one, pikepdf.Stream):
        return bytes(one.stream_dict.unparse(resolved=True))
    return bytes(one.unparse(resolved=True))


def _content(stream: Object) -> bytes:
    """What a stream holds; of a picture only the packed bytes, since pixels say nothing."""
    if stream.get("/Subtype") == Name.Image:
        return stream.read_raw_bytes()
    return stream.read_bytes()
