"""What kind of file was sent, told from its own bytes: a photograph or a PDF, or nothing we take.

A file is not opened here, only looked at: how it begins, how it ends, and how large a picture
it says that it holds. What is two kinds at once is refused, for nobody sends that by accident.
"""

from __future__ import annotations

import re
from enum import StrEnum

MOST_BYTES = 10 * 1024 * 1024
"""A photograph of a telephone has 2 to 8 MB."""

MOST_PIXELS = 64_000_000
"""More is no photograph of a paper; it is meant to fill up somebody's memory."""

TAIL = 1024
HEAD = 1024
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PNG_START, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
_FOREIGN = re.compile(rb"%PDF-|<script|<html|<svg|<\?php|PK\x03\x04|MZ\x90", re.IGNORECASE)
_ARCHIVE_END = b"PK\x05\x06"


class Kind(StrEnum):
    """The kinds of file that are taken, by their usual ending."""

    JPEG = "jpg"
    PNG = "png"
    PDF = "pdf"


ENDINGS = {"jpg": Kind.JPEG, "jpeg": Kind.JPEG, "jfif": Kind.JPEG, "png": Kind.PNG, "pdf": Kind.PDF}


class NotTaken(ValueError):
    """The file cannot be taken; the words say why, for whoever sent it."""


def kind_of(content: bytes, name: str, most: int = MOST_BYTES) -> Kind:
    """The kind of a file of `most` bytes, from its bytes; `name` must not say something else.

    Raises NotTaken where it is empty, too large, broken off, of another kind, or two kinds at
    once, and where a picture says that it has more than MOST_PIXELS.
    """
    if not content:
        raise NotTaken("The file is empty. Choose another one.")
    if len(content) > most:
        raise NotTaken(f"The file is too big. It can be up to {most // 1024**2} MB.")
    kind = _kind(content)
    if kind is None or ENDINGS.get(name.rpartition(".")[2].casefold()) is not kind:
        raise NotTaken("The file must be a photograph (JPG or PNG) or a PDF.")
    if _is_two_things(content, kind):
        raise NotTaken("We cannot take this file. Take a new photograph, then send that.")
    if not _is_whole(content, kind):
        raise NotTaken("The file is damaged. Take a new photograph, or save it again.")
    return kind


def _kind(content: bytes) -> Kind | None:
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(_PNG_START):
        return Kind.PNG
    return Kind.PDF if content.startswith(b"%PDF-") else None


def _is_two_things(content: bytes, kind: Kind) -> bool:
    """Whether another kind begins near the top, or an archive ends near the bottom."""
    if _ARCHIVE_END in content[-TAIL * 64 :]:
        return True
    return kind is not Kind.PDF and _FOREIGN.search(content, 3, HEAD) is not None


def _is_whole(content: bytes, kind: Kind) -> bool:
    """Whether the end is there, and a picture says how large it is and is not too large."""
    if kind is Kind.PDF:
        return b"%%EOF" in content[-TAIL:]
    if kind is Kind.PNG:
        return content.endswith(_PNG_END) and _fits(_png_size(content))
    return b"\xff\xd9" in content[2:] and _fits(_jpeg_size(content))


def _fits(size: tuple[int, int] | None) -> bool:
    return size is not None and 0 < size[0] * size[1] <= MOST_PIXELS


def _png_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, which stand in the first chunk."""
    if content[12:16] != b"IHDR":
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Width and height, from the first segment that begins a frame."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if marker in _JPEG_FRAMES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        place += 2 + length
    return None
