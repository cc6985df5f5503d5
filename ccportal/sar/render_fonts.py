"""Whether our fonts hold every character of an answer: it is refused rather than shown as boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from fontTools.ttLib import TTFont

from ccportal.errors import Refused
from ccportal.settings import FONTS

_UNSEEN = frozenset({"Cf", "Zs", "Cc", "Mn"})
"""Kinds of characters that leave no box: they steer, are white or sit on another one."""


@cache
def covered() -> frozenset[int]:
    """The code points that at least one of our fonts has a shape for."""
    points: set[int] = set()
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            points.update(font.getBestCmap())
    return frozenset(points)


def missing(texts: Iterable[str]) -> list[str]:
    """The characters that no font of ours has a shape for, in order."""
    characters: set[str] = set()
    for text in texts:
        characters.update(text)
    return sorted(
        character
        for character in characters
        if ord(character) not in covered() and unicodedata.category(character) not in _UNSEEN
    )


def check(texts: Iterable[str]) -> None:
    """Let the texts pass; raises Refused where a character has no shape in any font."""
    found = missing(texts)
    if found:
        points = ", ".join(f"U+{ord(character):04X}" for character in found[:10])
        raise Refused(f"no font of ours has the character {points}: it cannot be printed")
