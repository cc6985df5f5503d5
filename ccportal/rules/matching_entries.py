"""What an index keeps of a text, so that whom it may speak of is found without reading it.

An entry is a letter that says what it is, and what it says: `n` a word, `u` one in capitals, `s`,
`b` and `d` what a word that is none of everyday may be a slip of, `h` and `j` the same of a word
beside what people are to each other (`Zoë's dad`), `m` a title with one letter, `t` the end of
a telephone number, `o` one that is read out, `p` a postcode. `matching_sought` looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from hashlib import sha256
from itertools import combinations, pairwise

from ccportal.rules.matching_kin import kin_words, possessors
from ccportal.rules.matching_near import bones, sound
from ccportal.rules.matching_phones import SPELT, numbers
from ccportal.rules.matching_places import SPACE
from ccportal.rules.matching_plain import plain as as_read
from ccportal.rules.matching_sieve import APART, KINDRED, plain, runs
from ccportal.rules.matching_text import TITLES, Atom, atoms, fold
from ccportal.rules.matching_words import everyday, ordinary, wordlike

BESIDE = "h"
"""The letter before a word beside what people are to each other."""

EDITION = "2"
"""Counted up when entries of a text change by anything else than the words that they go by."""

KIN = "xkin"
"""The entry of a text that says what somebody is to somebody."""

NUMBER = "xnumber"
"""The entry of a text that has a digit in it."""

WHOLE = "xwhole"
"""The entry of a text that has to be read itself, since an index cannot carry it."""

LONGEST = 60
"""A longer run of letters is no word; a text that has one is read itself."""

MOST = 1_500
"""A text that has more words which are none of everyday is read itself too."""

COMPARED, SLIPS_TWO = 7, 8
"""So many letters of a word are compared; from so many on two slips are taken for one name."""

END = 6
"""So many digits at the end of a telephone number tell it from most others."""

ANY_DIGIT = re.compile(r"\d")
DIGITS = re.compile(r"[\dOo](?:[\s().\-\u2010-\u2014/\\]{0,3}[\dOo]){5,}")
LAST = re.compile(r"[0-9Oo](?!\d)")
SHAPES = tuple(
    re.compile(rf"(?i)(?<![A-Za-z0-9])(?=({SPACE.join(shape.split())})(?![A-Za-z0-9]))")
    for area in ("[A-Za-z]", "[A-Za-z] [A-Za-z]")
    for district in ("[0-9Oo]", "[0-9Oo] [0-9A-Za-z]")
    for shape in (f"{area} {district} [0-9Oo] [A-Za-z] [A-Za-z]",)
)
"""A postcode in each of its shapes, wherever its characters stand apart."""


def entries(texts: Sequence[str], known: Set[str]) -> frozenset[str]:
    """The entries of the texts of one record; `known` are words that its index has anyway."""
    text = plain(APART.join(texts))
    written = set(runs(text))
    odd = [one for one in written if not wordlike(fold(one))]
    if len(odd) > MOST or any(len(one) > LONGEST for one in written):
        return frozenset((WHOLE,))
    found = {one for word in written for one in _of_word(word, known)}
    found.update(f"p{one}" for one in _postcodes(text))
    found.update(f"t{one}" for one in _ends(text))
    if SPELT.search(text):
        found.update(f"o{digits}" for _, _, digits in numbers(text))
    if ANY_DIGIT.search(text):
        found.add(NUMBER)
    if KINDRED.search(text):
        found.add(KIN)
    for one in texts:
        found.update(_beside_kin(atoms(as_read(one).text)))
    return frozenset(found)


@cache
def edition() -> int:
    """A number that is another one once the entries of some text may be others.

    Entries that were made by other rules do not lead to what is looked for by these.
    """
    rules = (EDITION, *sorted(everyday()), *sorted(KINDRED.pattern.split("|")), *sorted(TITLES))
    return int.from_bytes(sha256("\n".join(rules).encode()).digest()[:6])


def near_keys(word: str) -> frozenset[str]:
    """Keys of a folded word: if two words are `matching_near.near`, they have one in common.

    A slip is gone, wherever it was made, once the letter that it was made in is left out of both.
    """
    heard = sound(word)
    found = {f"s{heard}"}
    if len(bones(heard)) > 3:
        found.add(f"b{bones(heard)}")
    start = word[:COMPARED]
    for gone in range(0 if len(word) < 4 else 3 if len(word) >= SLIPS_TWO else 2):
        found |= {f"d{''.join(one)}" for one in combinations(start, len(start) - gone)}
    return frozenset(found)


def postcode(written: str) -> str:
    """A postcode without its signs, O for nought."""
    return fold(written).replace("o", "0")


def _of_word(word: str, known: Set[str]) -> Iterator[str]:
    key = fold(word)
    if key not in known or (ordinary(key) and not word.islower()):
        yield f"n{key}"
    if word.isupper() and len(key) > 1:
        yield f"u{key}"
    if not wordlike(key):
        yield from near_keys(key)


def _postcodes(text: str) -> Iterator[str]:
    for shape in SHAPES:
        for match in shape.finditer(text):
            yield postcode(match[1])


def _ends(text: str) -> Iterator[str]:
    """The last digits of whatever may be a telephone number, or end as one does."""
    for match in DIGITS.finditer(text):
        digits = ""
        for at in range(match.start(), match.end()):
            if text[at].isdigit() or text[at] in "Oo":
                digits += "0" if text[at] in "Oo" else text[at]
                if len(digits) >= END and LAST.match(text, at):
                    yield digits[-END:]


def _beside_kin(line: tuple[Atom, ...]) -> Iterator[str]:
    """Whose kin is spoken of; and a title with one letter: `Mr P`."""
    for at, _, _ in kin_words(line):
        for key in {line[named].key for named in possessors(line, at)}:
            yield f"{BESIDE}{key}"
            yield from (f"j{one}" for one in near_keys(key))
    for title, letter in pairwise(line):
        if title.key in TITLES and len(letter.key) == 1:
            yield f"m{letter.key}"
