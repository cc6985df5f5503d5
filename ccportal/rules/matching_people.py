"""Everybody whom the centre knows, as far as it takes to tell whom a text speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ccportal.rules.matching_find import find
from ccportal.rules.matching_kin import Kin, kinship
from ccportal.rules.matching_names import Form, Hit, Names, Someone, names_of
from ccportal.rules.matching_reach import Reach, reach
from ccportal.rules.matching_text import Text, read


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one record: its family if any, who stands in it, and its texts."""

    family: str | None
    standing: frozenset[str]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Register:
    """The people of a centre by ref, with their families and everything that names them."""

    people: dict[str, Someone]
    _names: dict[str, Names] = field(default_factory=dict)
    _reach: dict[str, Reach] = field(default_factory=dict)
    _kin: dict[str, dict[str, frozenset[Kin]]] = field(default_factory=dict)
    namesakes: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def names(self, ref: str) -> Names:
        """Somebody's names in pieces."""
        if ref not in self._names:
            self._names[ref] = names_of(self.people[ref])
        return self._names[ref]

    def reach(self, ref: str) -> Reach:
        """Somebody's telephone numbers, mail and postal addresses."""
        if ref not in self._reach:
            self._reach[ref] = reach(self.people[ref].contacts)
        return self._reach[ref]

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The members of each family, by the family's ref."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.people.values():
            for family, _ in one.families:
                found[family].append(one.ref)
        return {family: tuple(refs) for family, refs in found.items()}

    @cached_property
    def team(self) -> frozenset[str]:
        """Those who are or were on the team."""
        return frozenset(ref for ref, one in self.people.items() if one.team)

    @cached_property
    def given(self) -> frozenset[str]:
        """Every given name, and known-as name of one word, that somebody bears."""
        return frozenset(key for ref in self.people for key in self.names(ref).givens)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Every surname that somebody bears."""
        return frozenset(key for ref in self.people for key in self.names(ref).families)

    @cached_property
    def whole(self) -> dict[str, frozenset[str]]:
        """Who bears a whole name (given name and surname run together, in either order)."""
        found: dict[str, set[str]] = defaultdict(set)
        for ref in self.people:
            names = self.names(ref)
            for given in names.givens:
                for surname in names.families:
                    found[given + surname].add(ref)
        return {key: frozenset(refs) for key, refs in found.items()}

    def kin(self, family: str) -> dict[str, frozenset[Kin]]:
        """What each member of a family may be called there."""
        if family not in self._kin:
            members = tuple(self.people[ref] for ref in self.members.get(family, ()))
            names = {one.ref: self.names(one.ref) for one in members}
            self._kin[family] = kinship(family, members, names)
        return self._kin[family]

    def families_of(self, words: Words) -> frozenset[str]:
        """The families that a record is of: its own, else those of who stands in it."""
        if words.family is not None:
            return frozenset((words.family,))
        known = (self.people[ref] for ref in words.standing if ref in self.people)
        return frozenset(family for one in known if not one.team for family, _ in one.families)

    def circle(self, words: Words) -> frozenset[str]:
        """Of whom a record speaks first: who stands in it, and the members of its families."""
        found = {ref for ref in words.standing if ref in self.people}
        for family in self.families_of(words):
            found |= set(self.members.get(family, ()))
        return frozenset(found)


def register(people: Iterable[Someone]) -> Register:
    """A register of these people."""
    return Register({one.ref: one for one in people})


class Reading:
    """One text, read once: its runs of letters, and where anybody's names stand in it."""

    def __init__(self, register: Register, text: str, known: Text | None = None) -> None:
        """Take the text to pieces (`known`, if it was); names are looked for when asked for."""
        self.register = register
        self.read = read(text) if known is None else known
        self.text = text
        self.line = self.read.line
        self._hits: dict[str, tuple[Hit, ...]] = {}

    def hits(self, ref: str) -> tuple[Hit, ...]:
        """Where a person's names may stand."""
        if ref not in self._hits:
            self._hits[ref] = tuple(find(self.register.names(ref), self.read))
        return self._hits[ref]

    def over(self, ref: str, at: int) -> Hit | None:
        """The place of a person's names that covers a run of letters."""
        start = self.line[at].start
        return next((one for one in self.hits(ref) if one.start <= start < one.end), None)

    def best(self, refs: Iterable[str], hit: Hit) -> Form | None:
        """The surest form in which any of these people's names stand where a hit is."""
        forms = [
            one.form
            for ref in refs
            for one in self.hits(ref)
            if one.start < hit.end and hit.start < one.end
        ]
        return max(forms, default=None)

    def key(self, hit: Hit) -> str:
        """What is written at a hit, folded and run together."""
        return "".join(one.key for one in self.line[hit.at :] if one.start < hit.end)
