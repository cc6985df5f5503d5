"""The words of a drawing, read from the glyphs that it draws and from where it puts them.

What an answer's drawings are made of is little: anything else makes a drawing a stray.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, cast

NUMBER = rb"[-+\d.]+"
_GRAMMAR = re.compile(
    rb"(?:(?:<(?:[0-9A-Fa-f]{4})*>[-+\d.]*)+(?=[\s\[\]])"
    rb"|<<\s*(?:/MCID\s+\d+|/Type\s*/Pagination)\s*>>"
    rb"|/[^\s/<>\[\]()]+(?:\s+[\d.]+\s+Tf)?"
    rb"|\(Page \d+ of \d+\)"
    rb"|[-+\d.]+(?=[\s\[\]<]|\Z)"
    rb"|(?:BT|ET|Tf|Tm|Td|TJ|Tj|q|Q|cm|gs|rg|RG|BDC|BMC|EMC|Do|re|m|l|c|h|f\*?|B|S|n|W\*?|w|d|J|j|M)"
    rb"(?=[\s\[\]<]|\Z)"
    rb"|[\s\[\]]+)*+"
)
_STEP = re.compile(
    rb"((?:<[0-9A-Fa-f]*>[-+\d.\s\[\]]*)+)"
    rb"|(?<!\S)(?:/([^\s/<>\[\]()]+)\s+[\d.]+\s+Tf|(q|Q|ET)(?!\S)"
    rb"|([-+\d.]+\s+[-+\d.]+)(?:\s+Td|((?:\s+[-+\d.]+){4})\s+(cm|Tm))\b)"
    rb"|\((Page \d+ of \d+)\)"
)
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>")
_LINE = re.compile(
    rb"(?<!\S)(?:/[A-Za-z]\w*\n<</MCID \d+>>\nBDC\n)?(?:[\d.]+ [\d.]+ [\d.]+ rg\n)?"
    rb"BT\n1 0 0 -1 ([-\d.]+) ([-\d.]+) Tm\n/(\w+) [\d.]+ Tf\n"
    rb"\[((?:<(?:[0-9A-Fa-f]{4})++>-?\d*+)++)\] TJ\nET\n(?:EMC\n)?"
)
"""A line of text as most of an answer's are drawn, which is quicker read as a whole. Whatever
differs from it is read step by step."""

UNKNOWN = "\ufffd"


class Meanings(dict[int, str]):
    """What the glyphs of a font stand for, by code; a sign for one that says nothing."""

    def __missing__(self, _code: int) -> str:
        return UNKNOWN


@dataclass(slots=True)
class Font:
    """What the glyphs of a font stand for, their shapes, and which of them are drawn.

    `width` is of how many hexadecimal digits a code is.
    """

    means: Mapping[int, str]
    width: int
    program: bytes
    drawn: set[int] = field(default_factory=set)


class Drawn(NamedTuple):
    """The words of a drawing in the order of drawing, and in that in which they lie.

    Where the two orders are one they are the same.
    """

    said: str
    as_it_lies: str


Matrix = tuple[float, float, float, float, float, float]
"""What places are turned into others by, as a PDF writes it."""

SAME: Matrix = (1, 0, 0, 1, 0, 0)


def _turned(one: Matrix, other: Matrix) -> Matrix:
    """One turn after the other."""
    a, b, c, d, e, f = one
    g, h, i, j, across, up = other
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + across, e * h + f * j + up),
    )


def drawn(content: bytes, fonts: Mapping[str, Font]) -> Drawn | None:
    """The words of a drawing; None where something else is in it than an answer's drawings have."""
    return _Reader(fonts).read(content)


class _Reader:
    """Goes through a drawing and keeps where it is."""

    def __init__(self, fonts: Mapping[str, Font]) -> None:
        self._fonts = fonts
        self._font: Font | None = None
        self._page, self._text = SAME, SAME
        self._kept: list[Matrix] = []
        self._out: list[str] = []
        self._places: list[tuple[int, float, str]] = []
        self._codes: dict[int, tuple[Font, list[str]]] = {}

    def read(self, content: bytes) -> Drawn | None:
        """The words of a whole drawing; None where something in it is no drawing."""
        pieces = iter(_LINE.split(content))
        for rest in pieces:
            if rest and not self._go_through(rest):
                return None
            line = [*islice(pieces, 4)]
            if line and not self._line(*line):
                return None
        for font, codes in self._codes.values():
            font.drawn.update(map(ord, set("".join(codes))))
        said, lying = "".join(self._out), sorted(self._places)
        return Drawn(said, said if lying == self._places else " ".join(one[2] for one in lying))

    def _line(self, x: bytes, y: bytes, font: bytes, glyphs: bytes) -> bool:
        """Put down a line; false where its codes are not of two bytes."""
        self._font = self._fonts.get("/" + font.decode("latin-1"))
        self._text = (1, 0, 0, -1, float(x), float(y))
        is_read = self._font is None or self._say(glyphs, self._font)
        self._step(b"ET")
        return is_read

    def _go_through(self, rest: bytes) -> bool:
        """Read step by step; false where something is no step of a drawing."""
        if not _GRAMMAR.fullmatch(rest):
            return False
        for glyphs, font, step, two, four, operator, line in _STEP.findall(rest):
            if step:
                self._step(step)
            elif glyphs:
                if self._font is not None and not self._say(glyphs, self._font):
                    return False
            elif operator:
                matrix = cast("Matrix", tuple(map(float, (two + four).split())))
                if operator == b"Tm":
                    self._text = matrix
                else:
                    self._page = _turned(matrix, self._page)
            elif font:
                self._font = self._fonts.get("/" + font.decode("latin-1"))
            elif two:
                across, up = map(float, two.split())
                self._text = _turned((1, 0, 0, 1, across, up), self._text)
            elif self._font is not None:
                self._font.drawn.update(line)
                self._put(line.decode("ascii"))
        return True

    def _say(self, glyphs: bytes, font: Font) -> bool:
        """Put down what some glyphs stand for; false where their codes are not of two bytes."""
        if font.width != 4:
            return False
        codes = bytes.fromhex(b"".join(_CODES.findall(glyphs)).decode())
        said = codes.decode("utf-16-be", "surrogatepass")
        self._codes.setdefault(id(font), (font, []))[1].append(said)
        self._put(said.translate(font.means))
        return True

    def _put(self, said: str) -> None:
        a, b, c, d, e, f = self._page
        x, y = self._text[4:]
        self._out.append(said)
        self._places.append((-round(x * b + y * d + f), x * a + y * c + e, said))

    def _step(self, step: bytes) -> None:
        if step == b"ET":
            self._out.append(" ")
            self._text = SAME
        elif step == b"q":
            self._kept.append(self._page)
        elif self._kept:
            self._page = self._kept.pop()
