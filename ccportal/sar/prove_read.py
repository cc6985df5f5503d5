"""Everything that can be read out of a PDF, and where it stands.

The words of the pages are read three times: in the order in which they are drawn, in that in
which they lie on the page, and from the glyphs themselves, which also finds what is drawn
outside a page, in white, or too small to see.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name, Object, Pdf

from ccportal.sar.prove_strings import strings

Place = str
"""Where something stands: a page or an object, by its number."""

HYPHEN_AT_LINE_END = "\ufffe"


@dataclass(slots=True)
class Font:
    """What the glyphs of a font stand for, their shapes, and which of them are drawn."""

    means: dict[int, str]
    width: int
    program: bytes
    drawn: set[int] = field(default_factory=set)


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


def read(pdf: bytes) -> Reading:
    """Take a PDF apart; raises pikepdf.PdfError where it is none."""
    reading = Reading()
    _read_pages(pdf, reading)
    with Pdf.open(io.BytesIO(pdf)) as opened:
        drawn = _read_drawings(opened, reading)
        _read_objects(opened, reading, drawn)
    return reading


def _read_pages(pdf: bytes, reading: Reading) -> None:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            said = text.get_text_range().replace(HYPHEN_AT_LINE_END, "-")
            reading.pages.append(said)
            reading.texts.append((f"page {number}", said))
            reading.laid.append((f"page {number}", _as_it_lies(text)))
            text.close()
            page.close()
    finally:
        document.close()


def _as_it_lies(text: pypdfium2.PdfTextPage) -> str:
    """The lines of a page from top to bottom and left to right; letters may be lost between."""
    boxes = (text.get_rect(number) for number in range(text.count_rects()))
    lines = sorted({(-round(top), left, bottom, right) for left, bottom, right, top in boxes})
    return " ".join(
        text.get_text_bounded(left, bottom - 1, right + 1, 1 - minus_top)
        for minus_top, left, bottom, right in lines
    )


_TOKEN = re.compile(
    rb"<<\s*(?:/MCID\s+\d+|/Type\s*/Pagination)\s*>>"
    rb"|/([^\s/<>\[\]()]+)(?:\s+[\d.]+\s+(Tf))?"
    rb"|<([0-9A-Fa-f]*)>"
    rb"|\((Page \d+ of \d+)\)"
    rb"|[-+\d.]+(?=[\s\[\]<]|$)"
    rb"|(?:BT|ET|Tf|Tm|Td|TJ|Tj|q|Q|cm|gs|rg|RG|BDC|BMC|EMC|Do|re|m|l|c|h|f\*?|B|S|n|W\*?|w|d|J|j|M)"
    rb"(?=[\s\[\]<]|$)"
    rb"|[\s\[\]]+"
)


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
    said = _said(content, fonts)
    if said is None:
        reading.strays.append(place)
        reading.streams.append((place, content))
    else:
        reading.texts.append((place, said))
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == Name.Form and form.objgen not in seen:
            own = form.get("/Resources", Dictionary())
            _read_drawing(f"object {form.objgen[0]}", [form], own, reading, seen)


def _said(content: bytes, fonts: dict[str, Font]) -> str | None:
    """The words of a drawing from its glyphs; None where something else is in it."""
    out: list[str] = []
    font: Font | None = None
    end = 0
    for match in _TOKEN.finditer(content):
        if match.start() != end:
            return None
        end = match.end()
        name, is_font, glyphs, line = match.groups()
        if is_font:
            font = fonts.get("/" + name.decode("latin-1"))
        elif glyphs is not None and font is not None:
            step = font.width
            codes = [int(glyphs[at : at + step], 16) for at in range(0, len(glyphs), step)]
            font.drawn.update(codes)
            out += [font.means.get(code, "\ufffd") for code in codes]
        elif line is not None and font is not None:
            font.drawn.update(line)
            out.append(line.decode("ascii"))
        elif match.group() == b"ET":
            out.append(" ")
    return "".join(out) if end == len(content) else None


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
        means = {int(code, 16): _meant(text) for code, text in pairs}
        if not _TABLE.fullmatch(table) or any(len(one) > MOST_LETTERS for one in means.values()):
            reading.strays.append(place)
        is_wide = font.Subtype == Name.Type0
        own = font.DescendantFonts[0] if is_wide else font
        program = own.FontDescriptor.FontFile2.read_bytes()
        reading.fonts[place] = Font(means, 4 if is_wide else 2, program)
    return reading.fonts[place]


def _meant(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")


def _read_objects(pdf: Pdf, reading: Reading, drawn: set[tuple[int, int]]) -> None:
    """Every string and name of every object, and the bytes of every stream that is no drawing."""
    names: set[str] = set()
    for number, one in enumerate(pdf.objects, 1):
        place = f"object {number}"
        source = unparsed(one)
        if isinstance(one, pikepdf.Stream):
            kind = one.get("/Type")
            if kind in (Name.XRef, Name.ObjStm):
                continue  # where objects lie; those are read one by one
            if kind == Name.Metadata:
                reading.about.append(one.read_bytes().decode("utf-8", "replace"))
            elif one.objgen not in drawn:
                reading.streams.append((place, _content(one)))
        for text, is_name in strings(source):
            if not is_name:
                reading.texts.append((place, text))
            elif text not in names:
                names.add(text)
                reading.names.append((place, text))


def unparsed(one: Object) -> bytes:
    """The source of an object, without the content of a stream."""
    if isinstance(one, pikepdf.Stream):
        return one.stream_dict.unparse(resolved=True)
    return one.unparse(resolved=True)


def _content(stream: Object) -> bytes:
    """What a stream holds; of a picture only the packed bytes, since pixels say nothing."""
    if stream.get("/Subtype") == Name.Image:
        return stream.read_raw_bytes()
    return stream.read_bytes()
