"""The words of a Word file (.docx), and nothing else of it: it is a ZIP of XML, read with care.

Only its few parts with words are unpacked, each only so far; no part may declare entities, so
that nothing is multiplied and nothing fetched. What was deleted while changes were tracked is
not read, nor are instructions of fields; programs in it are a reason to refuse it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from ccportal.rules.documents import bounded
from ccportal.rules.uploads import NotTaken
from ccportal.rules.words import FORBIDDEN

MOST_PARTS = 2_000
MOST_UNPACKED = 40 * 1024 * 1024
"""Bytes of all parts with words together."""

BODY, COMMENTS = "word/document.xml", "word/comments.xml"
PARTS = re.compile(r"word/(?:header\d*|document|footer\d*|footnotes|endnotes|comments)\.xml")
ORDER = ("header", "document", "footnotes", "endnotes", "footer", "comments")
SPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
ENDS = {"p": "\n", "tc": "\t"}

DAMAGED = "That Word file is damaged. Open it, save it again, then send that."
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, ValueError, OSError)
"""What the standard library raises for archives that are none, or of a strange kind."""


def words_of(content: bytes, *, comments: bool = True) -> str:
    """The words of the file in their order, a paragraph a line; without `comments` its pages alone.

    Raises NotTaken where it is damaged, locked, no Word file, holds a program, or unpacks to
    more than MOST_UNPACKED.
    """
    try:
        with ZipFile(BytesIO(content)) as file:
            texts = [_Reader().read(part) for part in _parts(file, comments)]
    except NotTaken:
        raise
    except RuntimeError:
        raise NotTaken("That Word file is locked. Save it without a password, send that.") from None
    except (*BROKEN, expat.ExpatError):
        raise NotTaken(DAMAGED) from None
    lines = "\n".join(one.strip("\n") for one in texts if one.strip())
    return bounded(FORBIDDEN.sub("", lines))


def _parts(file: ZipFile, comments: bool) -> Iterator[bytes]:
    """The parts that hold words, unpacked; those of comments where they are asked for."""
    names = file.namelist()
    if len(names) > MOST_PARTS or len(set(names)) < len(names):
        raise NotTaken(DAMAGED)
    if BODY not in names or "[Content_Types].xml" not in names:
        raise NotTaken("The file is not what its name says: it is no Word file.")
    if any(one.casefold().endswith("vbaproject.bin") for one in names):
        raise NotTaken("There is a program in that Word file. Save it as PDF, then send that.")
    left = MOST_UNPACKED
    wanted = [one for one in filter(PARTS.fullmatch, names) if comments or one != COMMENTS]
    for name in sorted(wanted, key=_place):
        with file.open(name) as part:
            unpacked = part.read(left + 1)
        left -= len(unpacked)
        if left < 0:
            raise NotTaken("There is far too much in that Word file. Send it as PDF.")
        yield unpacked


def _place(name: str) -> tuple[int, str]:
    stem = re.sub(r"[^a-z]", "", name.removeprefix("word/").removesuffix(".xml"))
    return ORDER.index(stem), name


class _Reader:
    """Takes the words out of one part while it is parsed; no tree is built."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.speaks = False
        self.aside = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begins
        self.parser.EndElementHandler = self._ends
        self.parser.CharacterDataHandler = self._says
        self.parser.StartDoctypeDeclHandler = self._declares

    def read(self, part: bytes) -> str:
        """The words of the part."""
        self.parser.Parse(part, True)
        return "".join(self.said)

    def _begins(self, name: str, _given: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self.aside += name == FALLBACK
        if space in SPACES and not self.aside:
            self.speaks = tag == "t"
            self.said.append(BREAKS.get(tag, ""))

    def _ends(self, name: str) -> None:
        space, _, tag = name.rpartition(" ")
        self.aside -= name == FALLBACK
        if space in SPACES and not self.aside:
            self.speaks = False
            self.said.append(ENDS.get(tag, ""))

    def _says(self, words: str) -> None:
        if self.speaks and not self.aside:
            self.said.append(words)

    def _declares(self, *_: object) -> None:
        raise NotTaken(DAMAGED)
