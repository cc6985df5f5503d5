"""Which files are taken as documents, told from their bytes: never from what they are called.

A PDF and a picture are kept as they came, and shown as pictures of their pages; of a Word file
and of a text the words are kept. Nothing is opened here but a text.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ccportal.rules import uploads
from ccportal.rules.uploads import NotTaken
from ccportal.rules.words import FORBIDDEN

MOST_BYTES = 25 * 1024 * 1024
MOST_CHARACTERS = 1_000_000
"""A text of so many characters has some four hundred pages."""

WE_TAKE = "We take PDF, JPG, PNG, Word (.docx) and text (.txt)."


class How(StrEnum):
    """How far the words of a file were read."""

    BROUGHT = "brought"
    WAITS = "waits"
    READ = "read"
    PARTLY = "partly"
    UNOPENED = "unopened"


READ_WHOLE = frozenset({How.BROUGHT, How.READ})
"""Of these every page was read, as well as a machine can."""


class Kind(StrEnum):
    """The kinds of file that are taken, by their media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    TEXT = "text/plain"


KEPT_AS_WORDS = frozenset({Kind.WORD, Kind.TEXT})

_PICTURED = {
    uploads.Kind.PDF: Kind.PDF,
    uploads.Kind.JPEG: Kind.JPEG,
    uploads.Kind.PNG: Kind.PNG,
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_NO_TEXT = re.compile(rb"%PDF-|PK\x03\x04|\x89PNG|\xff\xd8\xff|MZ|\x7fELF|\{\\rtf|\xd0\xcf\x11\xe0")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

_SAVE = "Open it and save it as .docx or PDF, then send that."
_ELSE = {
    "doc": f"That is an old kind of Word file, which we cannot open. {_SAVE}",
    "docm": f"That is a Word file with a program in it, which we do not take. {_SAVE}",
    "rtf": f"We cannot open that kind of file. {_SAVE}",
    "odt": f"We cannot open that kind of file. {_SAVE}",
    "pages": f"We cannot open that kind of file. {_SAVE}",
    "heic": "We cannot open that kind of picture. Save it as JPG, then send that.",
}


def kind_of(content: bytes, name: str) -> Kind:
    """The kind of a file, from its bytes; the ending of `name` must not say something else.

    Raises NotTaken, with words for whoever sent it, where it is empty, too large, broken off,
    of another kind, two kinds at once, locked, or not what its name says.
    """
    if not content:
        raise NotTaken("The file is empty. Choose another one.")
    if len(content) > MOST_BYTES:
        raise NotTaken("The file is too big. It can be up to 25 MB.")
    ending = name.rpartition(".")[2].casefold()
    if content.startswith(_OLD_WORD) and ending == "docx":
        raise NotTaken("That Word file is locked with a password. Save it without one, send that.")
    if ending in _ELSE:
        raise NotTaken(_ELSE[ending])
    if ending == "docx":
        return _surely(Kind.WORD, content.startswith(_ZIP))
    if ending == "txt":
        return _surely(Kind.TEXT, _NO_TEXT.match(content) is None)
    if ending not in uploads.ENDINGS:
        raise NotTaken(f"We cannot take that kind of file. {WE_TAKE}")
    return _PICTURED[uploads.kind_of(content, name, MOST_BYTES)]


def text_of(content: bytes) -> str:
    """The words of a text file; line ends stay, a page break becomes an empty line.

    Read as UTF-8, as what its mark at the beginning says, or as Windows wrote it. Raises
    NotTaken for what is no text, and for more than MOST_CHARACTERS.
    """
    text = _decoded(content).replace("\f", "\n\n")
    if FORBIDDEN.search(text):
        raise NotTaken("That file is no text: it holds signs that are no letters.")
    return bounded(text)


def bounded(text: str) -> str:
    """The text, if there is one and it is not too long; raises NotTaken."""
    if not text.strip():
        raise NotTaken("There are no words in that file.")
    if len(text) > MOST_CHARACTERS:
        raise NotTaken("There are too many words in that file. Send it as PDF.")
    return text


def _surely(kind: Kind, is_so: bool) -> Kind:
    if not is_so:
        raise NotTaken(f"The file is not what its name says. {WE_TAKE}")
    return kind


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _read(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _read(content, "cp1252")


def _read(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise NotTaken("That file is no text: it cannot be read as letters.") from None
