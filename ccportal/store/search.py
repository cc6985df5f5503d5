"""Finding records by what somebody types: names, references, words; on either engine alike.

What is known of each record is in `search_entries`, the index in `search_index`. A contact
detail is not known (C4): only names and the words of records are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ccportal.rules.finding import folded, keys, like
from ccportal.store.people import Person
from ccportal.store.search_entries import GIVE_WAY, MARK, NAMED, PEOPLE_FROM, code, refresh
from ccportal.store.search_index import Term, matching

__all__ = ["GIVE_WAY", "MOST", "Hit", "find", "people_named", "refresh"]

MOST = 50
CANDIDATES = 500
"""So many whose names may be like what was typed are compared with it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found; `slip` where it is only like what was typed."""

    ref: str
    kind: str
    day: Any
    family: str | None
    slip: bool = False


def find(typed: str, kinds: Collection[str], most: int = MOST) -> tuple[Hit, ...]:
    """The records of these lists that have every word typed, or that reference and no other.

    First what is called so, then what says so, newest first; where nobody is called so, those
    whose names are like it. A word may be the beginning of a longer one.
    """
    words = folded(typed).split()
    if not words:
        return ()
    refresh(kinds)
    found = _by_reference(typed.strip(), kinds, most)
    if found and found[0].ref.casefold() == typed.strip().casefold():
        return tuple(found)
    having = _with(words, kinds, most)
    if not any(one.kind in NAMED for one in having):
        found += _like(words, [kind for kind in NAMED if kind in kinds], most)
    found += having
    return tuple({one.ref: one for one in reversed(found)}[ref] for ref in _once(found))[:most]


def people_named(words: str) -> list[Person]:
    """People of whose names, other names or ref each of the words is the beginning; 50 at most.

    Where there is nobody, those whose names are like it.
    """
    refs = [one.ref for one in find(words, ("people",), MOST)]
    found = Person.select().where(Person.ref.in_(refs))
    return list(found.order_by(Person.family_name, Person.given_names, Person.ref))


def _by_reference(typed: str, kinds: Collection[str], most: int) -> list[Hit]:
    """The record of that reference, or those whose references begin so; a name has no digit."""
    if len(typed) < 2 or not any(one.isdigit() or one == "-" for one in typed):
        return []
    wanted = typed.casefold()
    entry = f"{MARK}r{code(typed)}"
    rows = list(_matching([[Term(entry, begins=True)]], kinds, CANDIDATES))
    if len(rows) == CANDIDATES:
        rows += _matching([[Term(entry)]], kinds, 1)
    found = {hit.ref: hit for hit, _ in rows if hit.ref.casefold().startswith(wanted)}.values()
    return sorted(found, key=lambda hit: (hit.ref.casefold() != wanted, hit.ref))[:most]


def _with(words: Sequence[str], kinds: Collection[str], most: int) -> list[Hit]:
    """The records of these lists in whose words each of the words begins one."""
    return [hit for hit, _ in _matching([[Term(one, True)] for one in words], kinds, most)]


def _like(words: Sequence[str], kinds: Collection[str], most: int) -> list[Hit]:
    """The records whose names have something like each of the words."""
    groups = [[Term(word, True), *(Term(f"{MARK}{key}") for key in keys(word))] for word in words]
    return [
        replace(hit, slip=True)
        for hit, names in _matching(groups, kinds, CANDIDATES)
        if all(_starts(word, names) or like(word, names) for word in words)
    ][:most]


def _starts(word: str, names: Iterable[str]) -> bool:
    return any(one.startswith(word) for one in names)


def _matching(
    groups: Iterable[Collection[Term]], kinds: Collection[str], most: int
) -> Iterator[tuple[Hit, list[str]]]:
    """The records of these lists with a term of each group, and the words of each."""
    if kinds:
        alone = set(kinds) == {"people"}
        lists = [] if alone else [[Term(f"{MARK}k{kind}") for kind in kinds]]
        lowest = PEOPLE_FROM if alone else 0
        for ref, kind, day, family, entries in matching([*groups, *lists], most, lowest):
            words = [one for one in entries.split() if not one.startswith(MARK)]
            yield Hit(ref, kind, _day(day), family), words


def _day(kept: Any) -> date | None:
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


def _once(found: Iterable[Hit]) -> list[str]:
    return list(dict.fromkeys(one.ref for one in found))
