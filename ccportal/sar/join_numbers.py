"""The line `Page n of N`, drawn after all pages are there, in a font of its few letters."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from ccportal.settings import FONTS

LETTERS = " 0123456789Pagefo"
COLOUR = b"0.365 0.318 0.384 rg"
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Place:
    """How large the words are and where they end, in points from the page's lower left corner."""

    size: float
    right: float
    base: float


ORDINARY = Place(9.0, (210 - 24) * MILLIMETRE, 43.2)
LARGE = Place(18.0, (210 - 20) * MILLIMETRE, 60.9)


class PageNumbers:
    """Draws the page numbers of one file."""

    NAME = "/PageNumbers"

    def __init__(self, pdf: Pdf, place: Place = ORDINARY) -> None:
        """Put the font into the file; `font` is what a page's resources name."""
        self._place = place
        font, data = _subset(), program()
        scale = 1000 / font["head"].unitsPerEm
        names, advances = font.getBestCmap(), font["hmtx"]
        self._widths = {
            letter: round(advances[names[ord(letter)]][0] * scale) for letter in LETTERS
        }
        self.font = pdf.make_indirect(self._dictionary(pdf, font, data, scale))

    def _dictionary(self, pdf: Pdf, font: TTFont, data: bytes, scale: float) -> Dictionary:
        first, last = min(map(ord, LETTERS)), max(map(ord, LETTERS))
        head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
        box = [head.xMin, head.yMin, head.xMax, head.yMax]
        name = Name("/AAAAAA+AtkinsonHyperlegibleNext-Regular")
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=32,
            FontBBox=Array([round(edge * scale) for edge in box]),
            ItalicAngle=0,
            Ascent=round(hhea.ascent * scale),
            Descent=round(hhea.descent * scale),
            CapHeight=round(os2.sCapHeight * scale),
            StemV=80,
            FontFile2=pdf.make_stream(data, Length1=len(data)),
        )
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            FirstChar=first,
            LastChar=last,
            Widths=Array([self._widths.get(chr(code), 0) for code in range(first, last + 1)]),
            Encoding=Name.WinAnsiEncoding,
            ToUnicode=pdf.make_stream(_to_unicode()),
            FontDescriptor=pdf.make_indirect(descriptor),
        )

    def draw(self, line: str) -> bytes:
        """The operators that write the line at the right of the foot of a page."""
        place = self._place
        width = sum(self._widths[letter] for letter in line) * place.size / 1000
        return b"q BT %s %s %g Tf %.2f %.2f Td (%s) Tj ET Q" % (
            COLOUR,
            self.NAME.encode(),
            place.size,
            place.right - width,
            place.base,
            line.encode("ascii"),
        )


@cache
def program() -> bytes:
    """The font itself, always the same bytes."""
    data = io.BytesIO()
    _subset().save(data, reorderTables=False)
    return data.getvalue()


@cache
def _subset() -> TTFont:
    """The font with the letters of a page number and no others."""
    font = TTFont(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf", recalcTimestamp=False)
    options = Options(
        layout_features=[], name_IDs=[], hinting=False, notdef_outline=True, glyph_names=False
    )
    subsetter = Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    return font


def _to_unicode() -> bytes:
    """Which character each code stands for, so that the line can be read out and searched."""
    codes = sorted(map(ord, LETTERS))
    lines = "\n".join(f"<{code:02x}> <{code:04x}>" for code in codes)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /PageNumbers def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()
