"""Whether an everyday word with a capital is a name, told by the words around it."""

from __future__ import annotations

import re
from collections.abc import Callable

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_everyday import listed
from ccportal.rules.matching_kin import WORDS as KIN
from ccportal.rules.matching_phrases import BINDING, CAPITALISED, PLACED
from ccportal.rules.matching_sense import NUMBER, acts
from ccportal.rules.matching_text import Text, words
from ccportal.rules.matching_words import wordlike

Given = Callable[[str], bool]
"""Whether people are called so."""

BLANK = re.compile(r"[ \t]+['\"\u2018\u201c]?")
RUN = re.compile(r"[ \t]+|[-\u2010]|'s[ \t]+|\u2019s[ \t]+|[ \t]?&[ \t]?|[ \t]+of[ \t]+")
LOOSE = words("for of about new old his her my")
"""Words before a name, and before much else that people give a capital: `half of Matilda`."""

CLOSE = words("out scared afraid fond terrified frightened jealous friend friends mate tired sick")
"""Of such `of` is somebody, or a place."""

AT_PLACES = PLACED - {"in", "into"}
ROOMS = words(
    "vestry chancel nave porch lobby foyer corridor loft cellar snug annexe attic sandpit"
)


def bound(text: Text, at: int, given: Given) -> bool:
    """Whether a word follows one that no sentence ends in: `likes Little`, `out of Kelder`."""
    line = text.line
    if not at or line[at].key in CAPITALISED or BLANK.fullmatch(text.between(at - 1)) is None:
        return False
    if NUMBER.match(text.text, line[at].end) and wordlike(line[at].key):
        return False
    key, further = line[at - 1].key, line[at - 2] if at > 1 else None
    if key == "the":
        out = further is not None and further.key == "of" and at > 2 and line[at - 3].key == "out"
        return (
            line[at].key not in ROOMS and further is not None and (out or further.key in AT_PLACES)
        )
    if key in ("and", "or"):
        return further is not None and _somebody(further.key, further.capital, given)
    if key in LOOSE:
        does = acts(text, at) and text.between(at) == " "
        return line[at].own or does or (further is not None and further.key in CLOSE)
    return key in BINDING


def _somebody(key: str, capital: bool, given: Given) -> bool:
    """Whether a word before `and` is somebody: `Mia and Storm`, `dad and Storm`."""
    return key in KIN or (capital and (given(key) or not common(key)))


def between_capitals(text: Text, at: int, given: Given) -> bool:
    """Whether a word that is no everyday one, with a capital, follows: `Blue Kelder`."""
    line = text.line
    if at + 1 >= len(line) or not RUN.fullmatch(text.text, line[at].end, line[at + 1].start):
        return False
    after = line[at + 1]
    if not after.capital or nameless(after.key) or after.word.isupper():
        return False
    return given(after.key) or not common(after.key)


def common(key: str) -> bool:
    """Whether a key is a word of any kind that is in the lists."""
    return wordlike(key) or nameless(key) or listed(key)
