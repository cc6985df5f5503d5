"""Known people in forms that are only looked for where they are to be kept out of an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ccportal.rules.matching_alone import SHORTENED
from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_names import Names
from ccportal.rules.matching_phrases import ADDRESSED
from ccportal.rules.matching_text import Text, fold
from ccportal.rules.matching_words import ordinary

SPELT = re.compile(r"(?<![\w.-])[A-Z](?:(?:\.[ -]?|[ -])[A-Z])+(?![\w-])")
"""Initials with signs between them: `R P-R`, `K-A.S.`"""


Spelt = tuple[int, int, str]
"""Where something stands that is spelt so, and its letters."""


def spelt(text: Text) -> tuple[Spelt, ...]:
    """Where initials stand with hyphens, a surname in few capitals, or who is told something."""
    some = [(*one.span(), fold(one[0])) for one in SPELT.finditer(text.text) if "-" in one[0]]
    some += [
        (one.start, one.end, one.key)
        for one in text.line
        if 1 < len(one.word) < 4 and one.word.isupper() and _short(one.key)
    ]
    some += [
        (one.start, one.end, one.key)
        for before, one in pairwise(text.line)
        if before.key in ADDRESSED and not one.capital and ordinary(one.key)
    ]
    return tuple(some)


def theirs(names: Names, some: Iterable[Spelt]) -> Iterator[tuple[int, int]]:
    """Those of such places that are somebody's: `R P-R`, `told LAU`, `told will`."""
    for start, end, said in some:
        spelt_out = end - start > len(said)
        if said in (names.initials if spelt_out else names.families | names.givens):
            yield start, end


def _short(key: str) -> bool:
    """Whether such capitals stand for nothing else."""
    return not (key in SHORTENED or nameless(key) or ordinary(key))
