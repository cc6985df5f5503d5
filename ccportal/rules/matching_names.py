"""One person's name in a text, in all the forms in which people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from ccportal.rules.matching_near import near
from ccportal.rules.matching_nicknames import known_names, nicknames
from ccportal.rules.matching_sexes import sex
from ccportal.rules.matching_text import keys, words
from ccportal.rules.matching_words import wordlike


class Form(IntEnum):
    """How a name is written, the surest last."""

    LETTER = 1
    INITIALS = 2
    ALONE_NEAR = 3
    NICKNAME = 4
    GIVEN = 5
    FAMILY = 6
    TITLED = 7
    SHORT = 8
    NEAR = 9
    ALIAS = 10
    FULL = 11


FIRST_SURNAMES = words(
    """
    nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh trinh wong wang
    chan chen cheung zhang chang cheong li lee liu lau lin lam huang yang yeung zhao zhou chow wu ng
    xu sun ma zhu hu guo kwok he gao luo zheng cheng kim park choi jung kang cho yoon jang lim tan
    """
)
"""Surnames of Vietnam, China and Korea, which come first where the given name has two parts."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a name stands (`start`..`end`, code points; `at` its first word) and in what form."""

    start: int
    end: int
    at: int
    form: Form


@dataclass(frozen=True, slots=True)
class Someone:
    """What the centre knows of a person that tells them in a text.

    `contacts` are pairs of kind (address, phone, email) and value; `families` are pairs of a
    family's ref and the person's role there.
    """

    ref: str
    given_names: str
    family_name: str
    known_as: tuple[str, ...] = ()
    born: date | None = None
    contacts: tuple[tuple[str, str], ...] = ()
    families: tuple[tuple[str, str], ...] = ()
    team: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """Somebody's names taken to pieces, all as keys.

    `givens` are given names and known-as names of one word, `aliases` the latter alone;
    `nicks` what people make of them; `families` all surnames, `halves` the parts of double
    ones; `phrases` known-as names of several words, run together; `pieces` the parts of names
    of several words; `sex` is as the given names alone tell it: what somebody is called tells
    nothing sure (a woman may be Bob), and who is wrongly a man is found by no `mum` and no `Ms`;
    `joined` whole names that are written in one word; `letters` and
    `beginnings` tell how the given names begin.
    """

    ref: str
    first: str
    givens: frozenset[str]
    aliases: frozenset[str]
    nicks: frozenset[str]
    families: frozenset[str]
    halves: frozenset[str]
    phrases: frozenset[str]
    initials: frozenset[str]
    sex: str | None
    pieces: frozenset[str]
    joined: frozenset[str]
    letters: frozenset[str]
    beginnings: frozenset[str]
    memory: dict[str, tuple[int, int]] = field(default_factory=dict, compare=False)
    seen: set[str] = field(default_factory=set, compare=False)
    met: set[str] = field(default_factory=set, compare=False)

    def meeting(self, keys: frozenset[str]) -> frozenset[str]:
        """Those of some keys with which one of their names may begin.

        Of all keys that it was asked for, `seen`, it keeps those, `met`.
        """
        self.met.update(key for key in keys - self.seen if self._touches(key))
        self.seen.update(keys)
        return keys & self.met

    def _touches(self, key: str) -> bool:
        return (
            any(self.rank(key))
            or key in self.initials
            or key in self.phrases
            or key in self.joined
            or key in self.letters
            or key[:3] in self.beginnings
        )

    def rank(self, key: str) -> tuple[int, int]:
        """How well a key fits the given names and the surnames: 3 exactly, 2, 1 nearly, 0 not."""
        known = self.memory.get(key)
        if known is None:
            known = self.memory[key] = (self._given(key), self._family(key))
        return known

    def _given(self, key: str) -> int:
        if key in self.givens:
            return 3
        if key in self.nicks:
            return 2
        return int(any(near(key, one) for one in self.givens))

    def _family(self, key: str) -> int:
        if key in self.families:
            return 3
        if key in self.halves:
            return 2
        long = [one for one in self.halves if len(one) > 4]
        return int(any(near(key, one) for one in (*self.families, *long)))


def names_of(someone: Someone) -> Names:
    """The pieces of somebody's names and of what they are known as."""
    given = keys(someone.given_names)
    givens = {*given, "".join(given)}
    families = {"".join(keys(someone.family_name))}
    halves = {"".join(keys(one)) for one in re.split(r"[-\s]", someone.family_name)}
    phrases: set[str] = set()
    aliases: set[str] = set()
    for alias in someone.known_as:
        parts = keys(alias)
        if len(parts) == 1:
            aliases.add(parts[0])
        elif parts:
            phrases.add("".join(parts))
            if parts[-1] not in givens and (parts[0] in givens or parts[0] in known_names()):
                givens.add(parts[0])
                families.add(_family_part(parts, families))
            elif parts[-1] in givens and parts[0] in families:
                families.add(parts[-1])
                givens.add(parts[0])
    families |= {one for one in given[:1] if one in FIRST_SURNAMES and len(given) > 1}
    givens |= aliases
    nicks = {nick for one in givens for nick in nicknames(one)}
    families -= {""}
    return Names(
        someone.ref,
        given[0] if given else "",
        frozenset(givens - {""}),
        frozenset(aliases),
        frozenset(nicks - givens),
        frozenset(families),
        frozenset(one for one in halves - families if len(one) > 3),
        frozenset(phrases),
        _initials(someone),
        sex(someone.given_names),
        _pieces((someone.family_name, *someone.known_as)),
        _joined(givens, families | halves),
        frozenset(one[0] for one in givens - {""}),
        frozenset(one[:3] for one in givens - {""}),
    )


def _joined(givens: Iterable[str], families: Iterable[str]) -> frozenset[str]:
    """A name without anything between its parts, as in addresses of mail: `annasmith`."""
    pairs = [(one, two) for one in givens for two in families if min(len(one), len(two)) > 2]
    both = {one + two for one, two in pairs} | {two + one for one, two in pairs}
    return frozenset(one for one in both if not wordlike(one))


def _pieces(names: Iterable[str]) -> frozenset[str]:
    """The parts of names of several words that are long enough to know them by."""
    parts = {key for name in names if len(keys(name)) > 1 for key in keys(name)}
    return frozenset(key for key in parts if len(key) > 2 and not wordlike(key)) or frozenset(parts)


def _initials(someone: Someone) -> frozenset[str]:
    """The initials of the whole name, with and without those of further given names."""
    given = [one[0] for one in keys(someone.given_names)]
    family = "".join(one[0] for one in keys(someone.family_name))
    if not given or not family:
        return frozenset()
    return frozenset(
        first + last for first in (given[0], "".join(given)) for last in (family[0], family)
    )


def _family_part(parts: tuple[str, ...], families: set[str]) -> str:
    """The surname of a known-as name: the longest end of it that is one already, else the last."""
    for size in range(1, len(parts)):
        if "".join(parts[size:]) in families:
            return "".join(parts[size:])
    return "".join(parts[1:]) if len(parts) == 3 and len(parts[1]) < 4 else parts[-1]
