"""Words as a search compares them: neither case nor accents nor signs count, slips may."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import combinations

from ccportal.rules.matching_near import bones, near, slips, sound

WORD = re.compile(r"[^\W_]+")
APART = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
"""Letters that no rule takes apart into a letter and its mark."""

LONGEST = 40
"""So much of one word is compared; longer ones are codes."""

SHORTEST = 4
"""A shorter name is looked for as it is typed: with one slip it would be any other."""

LONG_NAME = 6

COMPARED = 7
"""So many letters of a name make its keys; from so many on two slips are taken for one name."""


def folded(text: str) -> str:
    """The words of a text, a space between each two: `O'Neill-Zoë` is `o neill zoe`."""
    small = text.casefold()
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small.translate(APART))
        small = "".join(one for one in apart if not unicodedata.combining(one)).casefold()
    return " ".join(one[:LONGEST] for one in WORD.findall(small))


def like(typed: str, known: Iterable[str]) -> frozenset[str]:
    """The known words that `typed` may be a slip of, or may be heard as; both are folded."""
    if len(typed) < SHORTEST:
        return frozenset()
    return frozenset(one for one in known if near(typed, one) or _begins(typed, one))


def keys(word: str) -> frozenset[str]:
    """What a folded name is entered under, so that an index finds what is `like` it.

    If a name is like what was typed, the two have a key in common; not the other way round,
    so what an index finds still has to be compared. One slip, wherever it was made, is gone
    once the letter that it was made in is left out of both.
    """
    heard = sound(word)
    made = {f"s{heard}", f"b{bones(heard)}"}
    start = word[:COMPARED]
    for gone in range(3 if len(word) >= COMPARED else 2):
        left = combinations(start, len(start) - gone) if gone < len(start) else ()
        made |= {f"d{''.join(one)}" for one in left}
    return frozenset(made)


def _begins(typed: str, known: str) -> bool:
    """Whether a slip was made in the beginning of a longer name, typed so far."""
    if len(typed) < LONG_NAME or known.startswith(typed) or typed[0] != known[0]:
        return False
    return any(slips(typed, known[: len(typed) + one]) == 1 for one in (-1, 0, 1))
