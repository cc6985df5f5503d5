"""The fonts inside an answer hold the letters that are drawn, and not one more.

A font that had been cut down to the letters of a longer text would tell which letters stood
in what is no longer there.
"""

from __future__ import annotations

import io
from functools import cache

from fontTools.ttLib import TTFont, TTLibError

from ccportal.sar.join_numbers import program as number_program
from ccportal.sar.prove_read import Font
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
        with TTFont(io.BytesIO(font.program)) as opened:
            names = {str(record) for record in opened["name"].names}
            return bool(_shapes(opened) - _needed(opened, font.drawn)) or not names <= own_names()
    except (TTLibError, KeyError):
        return True


def _shapes(font: TTFont) -> set[int]:
    """The glyphs that have a shape."""
    glyphs = font["glyf"]
    return {
        number
        for number, name in enumerate(font.getGlyphOrder())
        if glyphs[name].numberOfContours != 0
    }


def _needed(font: TTFont, drawn: set[int]) -> set[int]:
    """The glyphs that are drawn, with those that they are put together from."""
    needed, left = {UNKNOWN_GLYPH}, set(drawn)
    while left:
        number = left.pop()
        needed.add(number)
        glyph = font["glyf"][font.getGlyphName(number)]
        if glyph.isComposite():
            left |= {font.getGlyphID(part.glyphName) for part in glyph.components} - needed
    return needed
