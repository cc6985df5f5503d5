"""Parts of an answer made one PDF: pages, tags, bookmarks, places, head and foot of each page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ccportal.sar.join_numbers import LARGE, ORDINARY, PageNumbers
from ccportal.sar.render_html import GO

MADE_BY = "ccportal"
PLACE_OF_A_LINK = "Go to this part"


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: how deep it lies (0 is the top), what it says, where it leads."""

    level: int
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str


def places(part: bytes) -> tuple[int, dict[str, int]]:
    """How many pages a part has, and on which of them (from 0) each named place lies."""
    with Pdf.open(io.BytesIO(part)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found = {name: numbers[where[0].objgen] for name, where in _destinations(pdf)}
        return len(pdf.pages), found


def join(
    parts: Iterable[bytes],
    furniture: bytes,
    marks: tuple[Mark, ...],
    about: About,
    *,
    large: bool = False,
) -> bytes:
    """One file of all the parts, in their order; the same parts give the same bytes.

    In `large` print the pages are numbered as large as the rest.
    """
    with Pdf.new() as whole:
        tags, named = _Tags(whole), _Named()
        for part in parts:
            with Pdf.open(io.BytesIO(part)) as pdf:
                named.take(pdf)
                whole.pages.extend(pdf.pages)
                tags.take(pdf)
        pages = [page.obj for page in whole.pages]
        tags.close(pages)
        _link(pages)
        _furnish(whole, pages, furniture, PageNumbers(whole, LARGE if large else ORDINARY))
        named.close(whole, pages)
        _bookmark(whole, marks)
        _describe(whole, about)
        out = io.BytesIO()
        whole.save(
            out,
            deterministic_id=True,
            linearize=False,
            force_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def _destinations(pdf: Pdf) -> list[tuple[str, Array]]:
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", Array())
    flat = list(names)
    return [(str(flat[i]), Array(flat[i + 1])) for i in range(0, len(flat), 2)]


class _Tags:
    """The structure trees of the parts, grown into one."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._next = 0
        self._starts: list[int] = []
        self._numbers = Array()
        self._document = whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())
        )
        self._root = whole.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([self._document]))
        )
        self._document.P = self._root

    def take(self, part: Pdf) -> None:
        """Add the tags of a part whose pages have just been added."""
        tree = self._whole.copy_foreign(part.Root.StructTreeRoot)
        for child in list(tree.K[0].K):
            child.P = self._document
            self._document.K.append(child)
        numbers = list(tree.ParentTree.Nums)
        for i in range(0, len(numbers), 2):
            self._numbers.append(self._next + int(numbers[i]))
            self._numbers.append(numbers[i + 1])
        self._starts += [self._next] * len(part.pages)
        self._next += len(numbers) // 2

    def close(self, pages: Sequence[Object]) -> None:
        """Hang the tree into the file and let pages and links point into it."""
        for page, start in zip(pages, self._starts, strict=True):
            page.StructParents = start + int(page.StructParents)
            for link in page.get("/Annots", Array()):
                link.StructParent = start + int(link.StructParent)
        self._root.ParentTree = self._whole.make_indirect(Dictionary(Nums=self._numbers))
        self._root.ParentTreeNextKey = self._next
        self._whole.Root.StructTreeRoot = self._root
        self._whole.Root.MarkInfo = Dictionary(Marked=True)


class _Named:
    """The places of the parts that can be led to."""

    def __init__(self) -> None:
        self._before = 0
        self._found: dict[str, tuple[int, list[Object]]] = {}

    def take(self, part: Pdf) -> None:
        """Note down the places of a part that comes next."""
        number = {page.obj.objgen: number for number, page in enumerate(part.pages)}
        for name, where in _destinations(part):
            page, *point = list(where)
            self._found[name] = (self._before + number[page.objgen], point)
        self._before += len(number)

    def close(self, whole: Pdf, pages: Sequence[Object]) -> None:
        """Write the places into the file, in the order that a reader looks them up in."""
        names = Array()
        for name in sorted(self._found):
            page, point = self._found[name]
            names.append(String(name))
            names.append(Array([pages[page], *point]))
        whole.Root.Names = Dictionary(Dests=whole.make_indirect(Dictionary(Names=names)))


def _link(pages: Sequence[Object]) -> None:
    """Let what leads from one part to another lead there: WeasyPrint only knows addresses."""
    for page in pages:
        for link in page.get("/Annots", Array()):
            target = str(link.A.URI)
            if not target.startswith(GO):
                raise ValueError("an answer links to nothing but itself")
            del link.A
            link.Dest = String(target.removeprefix(GO))
            link.Contents = String(PLACE_OF_A_LINK)


def _furnish(whole: Pdf, pages: Sequence[Object], furniture: bytes, numbers: PageNumbers) -> None:
    """Draw head, foot and page number over every page, as what is not part of its words."""
    with Pdf.open(io.BytesIO(furniture)) as pdf:
        forms = [whole.copy_foreign(page.as_form_xobject()) for page in pdf.pages]
    before, total = whole.make_stream(b"q\n"), len(pages)
    done: set[tuple[int, int]] = set()
    for number, page in enumerate(pages, 1):
        resources = page.Resources
        if resources.objgen not in done:
            done.add(resources.objgen)
            resources.Font[PageNumbers.NAME] = numbers.font
            resources.XObject["/Head1"], resources.XObject["/Head2"] = forms
        drawn = b"Q\n/Artifact <</Type /Pagination>> BDC q %s Do Q %s EMC\n" % (
            b"/Head1" if number == 1 else b"/Head2",
            numbers.draw(f"Page {number} of {total}"),
        )
        page.Contents = Array([before, page.Contents, whole.make_stream(drawn)])


def _bookmark(whole: Pdf, marks: tuple[Mark, ...]) -> None:
    """The outline: two levels at most, the lower one folded in."""
    root = whole.make_indirect(Dictionary(Type=Name.Outlines))
    last: dict[int, Object] = {-1: root}
    top = 0
    for mark in marks:
        parent = last[mark.level - 1]
        item = whole.make_indirect(
            Dictionary(Title=String(mark.label), Dest=String(mark.anchor), Parent=parent)
        )
        if "/First" not in parent:
            parent.First = item
        else:
            item.Prev = parent.Last
            parent.Last.Next = item
        parent.Last = item
        if mark.level:
            parent.Count = int(parent.get("/Count", 0)) - 1
        else:
            top += 1
        last[mark.level] = item
    root.Count = top
    whole.Root.Outlines = root
    whole.Root.PageMode = Name.UseOutlines


_XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdf:Producer>{made_by}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def metadata(about: About) -> str:
    """What the file says of itself in XMP: always the same but for title and author."""
    return _XMP.format(title=escape(about.title), author=escape(about.author), made_by=MADE_BY)


def _describe(whole: Pdf, about: About) -> None:
    """Title, author, maker and language, and nothing of when or where it was made."""
    root = whole.Root
    root.Lang = String("en-GB")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = whole.make_stream(
        metadata(about).encode(), Type=Name.Metadata, Subtype=Name.XML
    )
    whole.docinfo["/Title"] = String(about.title)
    whole.docinfo["/Author"] = String(about.author)
    whole.docinfo["/Producer"] = String(MADE_BY)
