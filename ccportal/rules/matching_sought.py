"""What to look for in an index to find every text that may speak of somebody.

A way is a list of groups: a text that has an entry of each group may speak of them. Every text
that the first look (`matching_sieve.sift`) lets through, and that speaks of them, is on one of the
ways or beside a relative's name; not the other way round, so what is found still has to be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from ccportal.rules.matching import Seeker, plainly
from ccportal.rules.matching_entries import BESIDE, END, KIN, NUMBER, WHOLE, near_keys, postcode
from ccportal.rules.matching_names import Names
from ccportal.rules.matching_people import Register
from ccportal.rules.matching_phones import telling
from ccportal.rules.matching_places import STREETS, named_pieces, postcodes
from ccportal.rules.matching_sieve import LETTERS, other_names
from ccportal.rules.matching_text import fold, keys
from ccportal.rules.matching_words import ordinary

Group = frozenset[str]
"""Entries of which one is enough; `w` stands before a word that the index has by itself, and `*`
behind what is only the beginning of an entry."""

Way = tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """How somebody's relatives may be named where a text tells whose kin somebody is.

    `words` are such names, `nearly` the keys of what may be a slip of one, `begins` beginnings.
    """

    words: frozenset[str]
    nearly: frozenset[str]
    begins: frozenset[str]

    @property
    def group(self) -> Group:
        """The entries of which one is enough."""
        words = (f"{BESIDE}{one}" for one in self.words)
        begins = (f"{BESIDE}{one}*" for one in self.begins)
        return frozenset((*words, *begins, *(f"j{one}" for one in self.nearly)))

    def tells(self, written: Iterable[str], register: Register, family: str | None) -> bool:
        """Whether one of the words written there may be a relative's name.

        In a record of a family it is not where a member of that family is plainly called so.
        """
        members = [register.names(one) for one in register.members.get(family or "", ())]
        return any(
            self._fits(key) and not any(plainly(names, key) for names in members) for key in written
        )

    def _fits(self, key: str) -> bool:
        return (
            key in self.words
            or key.startswith(tuple(self.begins))
            or not self.nearly.isdisjoint(near_keys(key))
        )


@dataclass(frozen=True, slots=True)
class Sought:
    """The ways to what may speak of somebody, and to what may do so as of a relative's kin."""

    ways: tuple[Way, ...]
    beside: Beside


def sought(seeker: Seeker) -> Sought:
    """What leads to all that may speak of the person outside the records of their own family."""
    own, kin = seeker.names, [seeker.register.names(one) for one in seeker.relatives]
    initials = (f"u{one}" for one in own.initials)
    ways: list[Way] = [(frozenset((WHOLE, *_exactly(own), *_nearly(own), *initials)),)]
    ways += [tuple(_any((key,)) for key in sorted(name)) for name in other_names(seeker)]
    ways += [_filled(way) for way in _reached(seeker)]
    if kin:
        called = _any(one for names in kin for one in _given(names))
        letters = (f"m{one[0]}" for one in own.families | own.halves)
        alone = _any({*_given(own), *own.families, *own.halves, *_parts(seeker, seeker.ref)})
        ways.append((frozenset((*letters, *alone)), called, frozenset((KIN,))))
    return Sought(tuple(ways), _beside(seeker))


def _beside(seeker: Seeker) -> Beside:
    kin = {ref: seeker.register.names(ref) for ref in seeker.relatives}
    words = {key for ref in kin for key in _parts(seeker, ref)}
    for names in kin.values():
        words |= {*_given(names), *names.families, *names.halves, *names.pieces}
        words |= {one[0] for one in names.families}
    return Beside(
        frozenset(words),
        frozenset(key for names in kin.values() for key in _nearly(names)),
        frozenset(one for names in kin.values() for one in names.beginnings if len(one) == 3),
    )


def _given(names: Names) -> set[str]:
    """What somebody is called by their given name, with the `s` of a possessive too."""
    return {*names.givens, *names.nicks, *(f"{one}s" for one in names.givens)}


def _exactly(names: Names) -> Iterator[str]:
    """The words of a name; in small letters only if they are no everyday words, or a surname."""
    for key in {*_given(names), *names.families, *names.halves, *names.pieces, *names.joined}:
        yield f"n{key}"
        if key in names.families or not ordinary(key):
            yield f"w{key}"


def _nearly(names: Names) -> Iterator[str]:
    long = (one for one in names.halves if len(one) > 4)
    for name in {*names.givens, *names.families, *long}:
        yield from near_keys(name)


def _parts(seeker: Seeker, ref: str) -> set[str]:
    """The words of the names that somebody is known as."""
    return {key for alias in seeker.register.people[ref].known_as for key in keys(alias)}


def _any(words: Iterable[str]) -> Group:
    return frozenset(entry for word in words for entry in (f"n{word}", f"w{word}"))


def _reached(seeker: Seeker) -> Iterator[list[Group]]:
    """The ways to their numbers and addresses."""
    for kind, value in seeker.who.contacts:
        if kind == "phone":
            digits = telling(value)
            if digits:
                yield [frozenset((f"t{digits[-END:]}", f"o{digits}"))]
        elif kind == "email":
            yield [_any((fold(run),)) for run in LETTERS.findall(value)]
        else:
            yield from ([frozenset((f"p{postcode(value[a:b])}",))] for a, b in postcodes(value))
            yield from (list(_street(first, name)) for first, name in named_pieces(value))


def _street(first: str, name: str) -> Iterator[Group]:
    """What has to be there where a street or a building is named.

    Its words may be run together, and the letter of a house number (`first`) with the first of
    them: each is in a run of letters that is some of them in a row.
    """
    kinds = [_either(word) for word in name.split()]
    pieces = [[""] if not first else ["", first], *(piece for kind in kinds for piece in kind)]
    for at in range(1, len(pieces)):
        runs = {
            "".join(run)
            for start in range(at + 1)
            for end in range(at + 1, len(pieces) + 1)
            for run in product(*pieces[start:end])
        }
        yield _any(runs - {""})


def _either(word: str) -> list[list[str]]:
    """The runs of letters of a street's word, each as it may be written."""
    key = fold(word)
    if key in STREETS:
        return [[key, *STREETS[key]]]
    return [[fold(run)] for run in LETTERS.findall(word)]


def _filled(way: list[Group]) -> Way:
    """A way that has groups: what is known by no letter is known by a digit."""
    return tuple(way) or (frozenset((NUMBER,)),)


def meets(way: Way, there: Iterable[str]) -> bool:
    """Whether a text with these entries, words with a `w` before them, is on a way."""
    said = sorted(there)
    return all(any(_in(one, said) for one in group) for group in way)


def _in(entry: str, said: list[str]) -> bool:
    if entry.endswith("*"):
        return any(one.startswith(entry[:-1]) for one in said)
    return entry in said
