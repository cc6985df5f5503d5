"""What an answer's file may be made of: everything else is refused, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf

A4 = (595.276, 841.890)
INFO = frozenset({"/Title", "/Author", "/Subject", "/Producer", "/Creator"})
ROOT = frozenset(
    {
        *("/Type", "/Pages", "/PageMode", "/MarkInfo", "/Names", "/Lang", "/StructTreeRoot"),
        *("/Metadata", "/ViewerPreferences", "/Outlines"),
    }
)
PAGE = frozenset(
    {
        *("/Type", "/Parent", "/MediaBox", "/BleedBox", "/TrimBox", "/Tabs", "/StructParents"),
        *("/Resources", "/Contents", "/Annots"),
    }
)
LINK = frozenset({"/Type", "/Subtype", "/Rect", "/BS", "/Contents", "/Dest", "/StructParent"})
PICTURE = frozenset(
    {
        *("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Filter"),
        *("/DecodeParms", "/Length", "/Interpolate"),
    }
)
BARRED = (
    *(b"/JavaScript", b"/JS", b"/EmbeddedFile", b"/EmbeddedFiles", b"/AcroForm", b"/Launch"),
    *(b"/RichMedia", b"/XFA", b"/OpenAction", b"/AA", b"/URI", b"/Filespec", b"/AF", b"/OCG"),
    *(b"/OCProperties", b"/PieceInfo", b"/Thumb", b"/CreationDate", b"/ModDate", b"/Perms"),
    *(b"/Encrypt", b"/LastModified", b"/E", b"/ActualText", b"/SubmitForm", b"/GoToR"),
)
_BARRED = re.compile(b"(?:" + b"|".join(map(re.escape, BARRED)) + rb")(?![\w.])|/CIDToGIDMap\s+\d")
"""A glyph of ours is what its code says: a table between them could hold anything."""
_STANDARD = (
    "A Alt Annot Annots Art Ascent Author BBox BM BS BaseFont BitsPerComponent BleedBox CA "
    "CIDFontType0 CIDFontType0C CIDFontType2 CIDSystemInfo CIDToGIDMap CapHeight Catalog "
    "ColorSpace Colors Columns Contents Count DecodeParms DescendantFonts Descent Dest Dests "
    "DeviceGray DeviceRGB DisplayDocTitle Div Document Encoding ExtGState Figure Filter First "
    "FirstChar Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile2 FontFile3 "
    "FontMatrix FontName Form FormType Group H1 H2 H3 H4 Head1 Head2 Height I ID Identity "
    "Identity-H Image Info Interpolate ItalicAngle K Kids L LBody LI Lab Lang Last LastChar "
    "Layout Lbl Length Length1 Link MarkInfo Marked Matrix MediaBox Metadata N Names Next "
    "NonStruct Nums O OBJR Obj OpenType Ordering Outlines P Page PageMode PageNumbers Pages "
    "Parent ParentTree ParentTreeNextKey Part Pattern Pg Predictor Prev Producer Range Rect "
    "Registry Resources S Sect Shading Size Span StemH StemV StructElem StructParent "
    "StructParents StructTreeRoot Subtype Supplement Tabs Title ToUnicode Transparency "
    "TrimBox TrueType Type Type0 UseOutlines ViewerPreferences W WhitePoint Width Widths "
    "WinAnsiEncoding XML XObject XYZ ca lab-d50 lab-d65"
)
NAMES = frozenset(_STANDARD.split())
_GIVEN = re.compile(r"[A-Z]{6}(?:\+[\w-]+)?|i[0-9a-f]{32}[01]|[Aa][\d.]+")
"""Names that the file's maker gives: fonts, pictures, shades."""


def is_known(name: str) -> bool:
    """Whether a name in a file's source is one that an answer's file has."""
    return name in NAMES or bool(_GIVEN.fullmatch(name))


def is_place(text: str) -> bool:
    """Whether it names a place of the file: a word and a running number."""
    return bool(_ANCHOR.fullmatch(text))


_ANCHOR = re.compile(r"(?:letter|contents|section|area|item|note)-\d+")


def faults(
    pdf: bytes, opened: Pdf, objects: Sequence[Object], sources: Sequence[bytes]
) -> Iterator[str]:
    """What of the file is not as an answer's file has to be, each with its place.

    `opened` is the same file, `objects` are all of its objects and `sources` those of them.
    """
    if pdf.count(b"%%EOF") != 1 or pdf.count(b"startxref") != 1:
        yield "the file has more than one revision"
    if not pdf.startswith(b"%PDF-") or not pdf.rstrip().endswith(b"%%EOF"):
        yield "the file has something before its beginning or behind its end"
    if opened.is_linearized:
        yield "the file is linearised"
    yield from _unknown("the catalogue", opened.Root, ROOT)
    yield from _unknown("the information", opened.trailer.get("/Info", Dictionary()), INFO)
    yield from _unknown("the names", opened.Root.get("/Names", Dictionary()), {"/Dests"})
    for number, page in enumerate(opened.pages, 1):
        yield from _page(number, page.obj)
    yield from _objects(objects, sources)
    yield from _anchors(opened.Root)


def _unknown(what: str, found: Object, known: frozenset[str] | set[str]) -> Iterator[str]:
    if set(found.keys()) - known:
        yield f"{what}: holds what does not belong there"


def _page(number: int, page: Object) -> Iterator[str]:
    place = f"page {number}"
    yield from _unknown(place, page, PAGE)
    left, bottom, right, top = map(float, page.MediaBox)
    if abs(right - left - A4[0]) > 0.01 or abs(top - bottom - A4[1]) > 0.01:
        yield f"{place}: is not A4"
    for link in page.get("/Annots", Array()):
        yield from _unknown(place, link, LINK)
        if link.get("/Subtype") != Name.Link or "/Dest" not in link:
            yield f"{place}: has a note, a form or a link to somewhere else on it"


def _objects(objects: Sequence[Object], sources: Sequence[bytes]) -> Iterator[str]:
    """Every object is of a kind that an answer has, and every picture nothing but pixels."""
    for number, (one, source) in enumerate(zip(objects, sources, strict=True), 1):
        if b"/Image" in source:
            yield from _picture(number, one)
        if _BARRED.search(source):
            yield f"object {number}: is of a kind that an answer does not have"


def _picture(number: int, picture: Object) -> Iterator[str]:
    yield from _unknown(f"object {number}", picture, PICTURE)
    colours = 1 if picture.ColorSpace == Name.DeviceGray else 3
    size = int(picture.Width) * int(picture.Height) * colours
    if len(picture.read_bytes()) != size:
        yield f"object {number}: a picture holds more than its pixels"


def _anchors(root: Object) -> Iterator[str]:
    named = root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    if not all(is_place(str(name)) for name in list(named)[::2]):
        yield "the names: a place is not named by a word and a running number"
