"""Disclosed words made ready for the page: cleaned, cut into paragraphs, kept together.

An answer shows what a reader can read. Characters that only steer (direction, hidden breaks,
soft hyphens) are left out, so that the words stand in the order in which they were written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ccportal.sar.pack import Marker, Piece

LONGEST = 2_400
"""The most characters of a paragraph; a longer one goes on in the next block."""

KEPT_FORMATS = frozenset("\u200c\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""Format characters that change how a word of some script is read (joiners, number signs)."""

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_STEERING = re.compile(
    "[^" + "".join(sorted(KEPT_FORMATS)) + r"\w\s!-~]"  # looked at one by one: they are few
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WORDS = re.compile(r"\S+(?:(?<=[-‐])[^\S\n]+\S+)?")
_BREAKS = re.compile("[-‐‑‒–—―/|?!…&=+]")
LONGEST_GLUED = 40
"""The most characters that are kept on one line; a longer word breaks where it has to."""

JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch that is set as one block.

    `goes_on` says that it carries on the paragraph before it, `rightwards` is false for a
    script that runs from right to left.
    """

    pieces: tuple[Piece, ...]
    goes_on: bool
    rightwards: bool

    @property
    def size(self) -> int:
        """About how many characters it takes."""
        return sum(len(piece) if isinstance(piece, str) else 20 for piece in self.pieces)


def readable(text: str) -> str:
    """The text in NFC, without the characters that nobody sees, lines ended by line feeds."""
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)))
    if text.isascii():
        return text
    return _STEERING.sub(_unless_steering, text)


def _unless_steering(match: re.Match[str]) -> str:
    character = match.group()
    return "" if unicodedata.category(character) == "Cf" else character


def rightwards(text: str) -> bool:
    """Whether the first letter that has a direction runs from left to right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in {"R", "AL"}:
            return False
        if direction == "L":
            return True
    return True


def paragraphs(pieces: tuple[Piece, ...]) -> Iterator[Paragraph]:
    """The pieces as paragraphs: a new one after an empty line, or where one grows too long."""
    line: list[Piece] = []
    goes_on, room = False, LONGEST
    for starts_new, piece in _stretches(pieces):
        too_long = isinstance(piece, str) and len(piece) > room
        if line and (starts_new or too_long):
            yield _paragraph(line, goes_on)
            line, room, goes_on = [], LONGEST, not starts_new
        line.append(piece)
        room -= len(piece) if isinstance(piece, str) else 0
    if line:
        yield _paragraph(line, goes_on)


def _paragraph(line: list[Piece], goes_on: bool) -> Paragraph:
    text = "".join(piece for piece in line if isinstance(piece, str))
    return Paragraph(tuple(line), goes_on, rightwards(text))


def _stretches(pieces: tuple[Piece, ...]) -> Iterator[tuple[bool, Piece]]:
    """The markers, and the texts in stretches not too long; with whether a paragraph starts."""
    starts_new = False
    for piece in pieces:
        if isinstance(piece, Marker):
            yield starts_new, piece
            starts_new = False
            continue
        for number, block in enumerate(_EMPTY_LINES.split(readable(piece))):
            starts_new = starts_new or number > 0
            for chunk in _chunks(block):
                yield starts_new, chunk
                starts_new = False


def _chunks(block: str) -> Iterator[str]:
    """The block, cut where a line or a word ends if it is longer than a paragraph may be."""
    start = 0
    while len(block) - start > LONGEST:
        end = block.rfind("\n", start + LONGEST // 2, start + LONGEST)
        if end < 0:
            end = block.rfind(" ", start, start + LONGEST)
        end = start + LONGEST if end <= start else end + 1
        yield block[start:end]
        start = end
    if start < len(block):
        yield block[start:]


def unbroken(text: str) -> str:
    """The text so that no line ends at a hyphen or stroke inside a word.

    A line that ends in a hyphen reads as if a word had been parted there, and one that is
    broken behind a stroke no longer holds what was written. The joiner has no shape and is
    not in the file.
    """
    return _WORDS.sub(_joined, text) if _BREAKS.search(text) else text


def _joined(match: re.Match[str]) -> str:
    word = match.group()
    if len(word) > LONGEST_GLUED:
        return word
    return _BREAKS.sub(f"{JOINER}\\g<0>{JOINER}", re.sub(r"[^\S\n]+", "\xa0", word)).strip(JOINER)


def parted(pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, bool]]:
    """The pieces, each with whether a space has to go before it.

    The space before a marker goes with the marker: text that ends in a space may be parted at
    the wrong place in front of something that is kept whole.
    """
    spaced = False
    for number, piece in enumerate(pieces):
        if isinstance(piece, Marker):
            yield piece, spaced
            continue
        bare = piece.rstrip(" ") if number + 1 < len(pieces) else piece
        spaced = bare != piece
        yield bare, False
