"""A quick first look over very many texts: which of them may speak of somebody at all."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_kin import WORDS as KIN
from ccportal.rules.matching_names import Names
from ccportal.rules.matching_plain import plain as as_read
from ccportal.rules.matching_text import APOSTROPHES, MARKS, fold, keys, words
from ccportal.rules.matching_words import ordinary, wordlike

APART = "\n" * 4
"""What the texts of one record are joined with: nothing goes on across it."""

LETTERS = re.compile(r"[^\W\d_]+")
BROKEN = re.compile(r"([^\W\d_])[-\u2010]\r?\n[ \t]*([^\W\d_])")
UNSEEN = re.compile(f"[{MARKS}]")
SIGNED = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)+")
INITIALS = re.compile(r"(?<![^\W_])[^\W\d_](?:(?:\.[ \t]?|[ \t])[^\W\d_](?![^\W_]))+")
DIALLED = re.compile(r"[\dOo](?:[\s().\-\u2010-\u2014/\\]{0,3}[\dOo]){8}")
READ_OUT = words("zero oh nought double treble triple seven nine eight hundred")
"""Some of these stand in every telephone number that is written in words."""

KINDRED = re.compile(rf"(?i)\b(?:{'|'.join(KIN)})s?\b")


def sift(seeker: Seeker, texts: Iterable[str]) -> set[int]:
    """The numbers (from 0) of the texts that may mention the person outside their own family.

    It may let too many through, never too few: `Seeker.mentioned` decides.
    """
    postings: dict[str, list[int]] = defaultdict(list)
    kept: list[str] = []
    reached: set[int] = set()
    reach = seeker.register.reach(seeker.ref)
    for number, written in enumerate(texts):
        text = plain(written)
        kept.append(text)
        for word in set(runs(text)):
            postings[word].append(number)
        if (reach.phones and DIALLED.search(text)) or reach.postcodes.search(text):
            reached.add(number)
    found = _by_other_names(seeker, postings)
    for word, numbers in postings.items():
        key = fold(word)
        if _of_the_name(seeker.names, word, key):
            found.update(numbers)
        elif any(_given(seeker.register.names(one), key) for one in seeker.relatives):
            found.update(one for one in numbers if KINDRED.search(kept[one]))
        if key in reach.words or (reach.phones and key in READ_OUT):
            reached.update(numbers)
    found.update(one for one in reached - found if next(reach.places(kept[one], True), None))
    return found


def other_names(seeker: Seeker) -> list[frozenset[str]]:
    """The words, as keys, of each name of several words that the person is known as."""
    names = (frozenset(keys(alias)) for alias in seeker.who.known_as)
    return [name for name in names if len(name) > 1]


def _by_other_names(seeker: Seeker, postings: Mapping[str, Iterable[int]]) -> set[int]:
    """The numbers of the texts that have all words of such a name, be they everyday words."""
    names = other_names(seeker)
    where: dict[str, set[int]] = {key: set() for name in names for key in name}
    for word, numbers in postings.items() if names else ():
        if (key := fold(word)) in where:
            where[key].update(numbers)
    return {one for name in names for one in set.intersection(*(where[key] for key in name))}


def runs(text: str) -> Iterator[str]:
    """The runs of letters of a text; of `O'Neill` and `J. K.` also what they are without signs."""
    yield from LETTERS.findall(text)
    for match in SIGNED.finditer(text):
        yield re.sub(f"[{APOSTROPHES}]", "", match.group())
    for match in INITIALS.finditer(text):
        letters = re.sub(r"[\W_]", "", match.group())
        yield from (letters[at:] for at in range(len(letters) - 1))


def plain(text: str) -> str:
    """A text as it is read, accents in one piece with their letters, no word broken over a line."""
    text = as_read(text).text
    if not text.isascii():
        text = UNSEEN.sub("", unicodedata.normalize("NFC", text))
    return BROKEN.sub(r"\1\2", text) if "\n" in text else text


def _of_the_name(names: Names, word: str, key: str) -> bool:
    """Whether a word, as it is written and as a key, may be part of the person's name."""
    if word.islower() and ordinary(key) and key not in names.families:
        return False
    given, family = names.rank(key)
    if given > 1 or family > 1 or key in names.pieces | names.joined or _given(names, key):
        return True
    if word.isupper() and key in names.initials:
        return True
    return (given > 0 or family > 0) and not wordlike(key)


def _given(names: Names, key: str) -> bool:
    """Whether a key is a given name, or one with an `s` for a possessive."""
    return names.rank(key)[0] > 1 or key.removesuffix("s") in names.givens
