"""The fonts inside an answer hold the letters that are drawn, and not one more.

A font that had been cut down to the letters of a longer text would tell which letters stood
in what is no longer there.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from fontTools.ttLib import TTFont, TTLibError

from ccportal.sar.join_numbers import program as number_program
from ccportal.sar.prove_drawn import Font
from ccportal.settings import FONTS

UNKNOWN_GLYPH = 0


@cache
def own_names() -> frozenset[str]:
    """What our fonts say of themselves: names, makers, licences."""
    names: set[str] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            names |= {str(record) for record in font["name"].names}
    return frozenset(names)


def holds_more(font: Font, letters: frozenset[str]) -> bool:
    """Whether a font holds anything but what is drawn with it of these letters."""
    if font.program == number_program():
        return False
    if not frozenset("".join(font.means.values())) <= letters:
        return True
    return font.drawn != font.means.keys() or _has_more_shapes(font)


def _has_more_shapes(font: Font) -> bool:
    try:
        with TTFont(io.BytesIO(font.program), lazy=True) as opened:
            names = {str(record) for record in opened["name"].names}
            contours = _contours(opened)
            shapes = {number for number, count in contours.items() if count}
            return bool(shapes - _needed(opened, font.drawn, contours)) or not names <= own_names()
    except (TTLibError, KeyError, IndexError, AssertionError, struct.error):
        return True


def _contours(font: TTFont) -> dict[int, int]:
    """Of how many lines each glyph that is not empty is; fewer than none: of other glyphs."""
    at, shapes = font["loca"].locations, font.reader["glyf"]
    return {
        number: int.from_bytes(shapes[start : start + 2], "big", signed=True)
        for number, (start, end) in enumerate(pairwise(at))
        if end > start
    }


def _needed(font: TTFont, drawn: set[int], contours: Mapping[int, int]) -> set[int]:
    """The glyphs that are drawn, with those that they are put together from."""
    at, shapes = font["loca"].locations, font.reader["glyf"]
    needed, left = {UNKNOWN_GLYPH}, set(drawn)
    while left:
        number = left.pop()
        needed.add(number)
        if contours.get(number, 0) < 0:
            left |= set(_components(shapes, at[number] + 10)) - needed
    return needed


def _components(shapes: bytes, at: int) -> Iterator[int]:
    """The glyphs that one is put together from: see `glyf` in the OpenType specification."""
    more = True
    while more:
        flags, number = struct.unpack_from(">HH", shapes, at)
        yield number
        scale = 2 if flags & 0x0008 else 4 if flags & 0x0040 else 8 if flags & 0x0080 else 0
        at += 4 + (4 if flags & 0x0001 else 2) + scale
        more = bool(flags & 0x0020)
