"""Texts in which capitals tell nothing, written as they would be with capitals where names are.

Somebody who types with the lock on, or who never uses a capital, names people all the same. What
is no word of English is given a capital, and so is what people near are called; the rest is small.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_capitals_more import PLACES
from ccportal.rules.matching_everyday import listed
from ccportal.rules.matching_names import Names
from ccportal.rules.matching_near import sound
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_places import KINDS, SHORT, STREETS
from ccportal.rules.matching_sense import DOING, MODALS
from ccportal.rules.matching_text import TITLES, Atom, atoms, fold, words
from ccportal.rules.matching_unknown import BORNE, ROLES
from ccportal.rules.matching_words import everyday, ordinary, wordlike

SHOUT = 3
"""So many words in capitals beside each other are a heading, or shouted."""

TO_SOMEBODY = words(
    """
    told tell rang ring asked ask phoned texted emailed saw met thanked reminded called messaged
    spoke warned with for from and where because if when see seen by bring brought collected some
    little old new is
    """
)
"""What stands before somebody whom it is done to, or who does something."""

SCHOOLS = words("primary infants infant juniors academy grammar nursery comprehensive")
WORKS = words("bakery motors foods tyres cars ltd limited couriers vets solicitors logistics")
ROADS = KINDS | STREETS.keys() | SHORT
SMALL = words(
    """
    at to the from in of for on and her his their our my a an by with goes went is was starts start
    started new now next after before up as moving moved going
    """
)
"""What is no part of a name before the kind of a school."""

SURELY = words("mr mrs ms")
SO_CALLED = ROLES | words("called named friends uncle aunt auntie gran nan nana grandad granny big")
"""What stands before a name, be it one that is a word too: `gran ivy`, `childminder pat`."""

SPELT = re.compile(r"(?<![\w.-])[^\W\d_](?:(?:\.[ -]?|[ -])[^\W\d_])+(?![\w-])")
PLATE_END = re.compile(r"[A-Za-z]\d\d[ ]?$")
FOR_WORK = words("at for with from")
DIGIT_BEFORE = re.compile(r"\d[A-Za-z]?[ ,]+$")


@dataclass(frozen=True, slots=True)
class Near:
    """How people near are called, as keys: given names, surnames, and their initials."""

    names: Set[str]
    initials: Set[str]


def cased(text: str, names: Iterable[Names], given: Set[str]) -> str:
    """A text with capitals where names may be; each sign stays in its place.

    `names` are those of people near, `given` the given names of everybody.
    """
    some = [part for part in _caseless(text) if part]
    if not some:
        return text
    near = _near(names, given)
    for part in reversed(some):
        start, end = part[0].start, part[-1].end
        text = text[:start] + _written(text, part, near) + text[end:]
    return text


def _near(names: Iterable[Names], given: Set[str]) -> Near:
    some = tuple(names)
    return Near(
        frozenset(given).union(*(one.families | one.halves for one in some)),
        frozenset[str]().union(*(one.initials for one in some)),
    )


def _caseless(text: str) -> Iterator[list[Atom]]:
    """The stretches of a text in which every letter is a capital, or the whole if none is."""
    if text.islower():
        yield list(atoms(text))
        return
    if not text.isupper() and SHOUTED.search(text) is None:
        return
    run: list[Atom] = []
    for atom in (*atoms(text), None):
        if atom is not None and atom.word.isupper():
            run.append(atom)
            continue
        if sum(len(one.word) > 1 for one in run) >= SHOUT:
            yield run
        run = []


SHOUTED = re.compile(r"[^\W\d_a-z]{2}[^a-z]*[^\W\d_a-z]{2}[^a-z]*[^\W\d_a-z]{2}")
"""What stands in every stretch that is shouted: a quick look."""


def _written(text: str, part: list[Atom], near: Near) -> str:
    """A stretch with its capitals as names would have them."""
    line = _Line(text, part, near)
    out = list(text[part[0].start : part[-1].end].lower())
    if len(out) != part[-1].end - part[0].start:
        return text[part[0].start : part[-1].end]
    for at, atom in enumerate(part):
        start, end = atom.start - part[0].start, atom.end - part[0].start
        if line.kept(at):
            out[start:end] = atom.word
        elif line.initials(at):
            out[start:end] = atom.word.upper()
        elif line.capital(at):
            out[start:end] = _capital(atom.word)
    return "".join(out)


def _by_ear(key: str) -> bool:
    """Whether a word sounds as an everyday one does: `fone`, `alrite`."""
    return key not in known_names() and sound(key) in _sounds()


@cache
def _sounds() -> frozenset[str]:
    return frozenset(sound(one) for one in everyday() if len(one) > 3)


def _capital(word: str) -> str:
    """A word with its capital, and one after `O'` and `Mc`."""
    if len(word) > 3 and word[1] in "'\u2019":
        return word[0].upper() + word[1] + word[2:].capitalize()
    return word.capitalize()


class _Line:
    """A stretch without case, and what of it is names."""

    def __init__(self, text: str, part: list[Atom], near: Near) -> None:
        self.text, self.part, self.near = text, part, near
        self.caps = [self._alone(at) for at in range(len(part))]
        spelt = [one.span() for one in SPELT.finditer(text) if fold(one[0]) in near.initials]
        self.spelt = {
            at for at, one in enumerate(part) if any(a <= one.start < b for a, b in spelt)
        }
        for at in range(len(part)):
            self._with_kind(at)

    def kept(self, at: int) -> bool:
        """Whether a word stays as it is: part of a postcode or registration, or short for much."""
        atom = self.part[at]
        around = self.text[max(0, atom.start - 1) : atom.end + 1]
        if any(one.isdigit() for one in around) or PLATE_END.search(self.text[: atom.start]):
            return True
        short = 1 < len(atom.key) < 4 and atom.word.isupper()
        return short and not self.caps[at] and not (wordlike(atom.key) or listed(atom.key))

    def initials(self, at: int) -> bool:
        """Whether it is somebody's initials, or one letter beside a name or a full stop."""
        atom = self.part[at]
        if len(atom.key) > 1:
            return atom.key in self.near.initials and not ordinary(atom.key)
        beside = self.capital(at - 1) or self.capital(at + 1)
        return at in self.spelt or atom.key == "i" or (atom.key != "a" and beside)

    def capital(self, at: int) -> bool:
        """Whether a word is written with a capital."""
        return 0 <= at < len(self.part) and (self.caps[at] or self.part[at].opens)

    def _alone(self, at: int) -> bool:
        """Whether a word is a name by itself or by what stands before it."""
        atom = self.part[at]
        key, before = atom.key, self.part[at - 1].key if at else ""
        if len(key) < 2:
            return False
        if key in TITLES or key in ("st", "saint"):
            return True
        if before in SURELY or (before in TITLES | {"st", "saint"} and not ordinary(key)):
            return True
        if (
            before in SO_CALLED
            and key not in MODALS
            and (key in BORNE or key in known_names() or not wordlike(key))
        ):
            return True
        if key in self.near.names:
            after = self.part[at + 1].key if at + 1 < len(self.part) else ""
            return not wordlike(key) or before in TO_SOMEBODY or after in DOING
        if wordlike(key) or (len(key) < 4 and key not in known_names()):
            return False
        return nameless(key) or key in PLACES or not (listed(key) or _by_ear(key))

    def _with_kind(self, at: int) -> None:
        """Write the kind of a school, a firm or a street with a capital, and what it is called."""
        key, part = self.part[at].key, self.part
        named = at > 0 and self.caps[at - 1]
        if named and self.text[part[at].start - 1] == "-":
            self.caps[at] = True
        if key in SCHOOLS and at:
            back = at - 1
            while back >= 0 and at - back < 3 and part[back].key not in SMALL:
                self.caps[back] = self.caps[at] = True
                back -= 1
        elif (key in WORKS or key in ROADS) and named:
            self.caps[at] = True
        elif key in WORKS and at > 1 and part[at - 2].key in FOR_WORK:
            self.caps[at - 1] = self.caps[at] = True
        elif key in ROADS:
            for back in (1, 2):
                if at >= back and DIGIT_BEFORE.search(self.text[: part[at - back].start]):
                    self.caps[at - back : at + 1] = [True] * (back + 1)
