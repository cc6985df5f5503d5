"""Which records may speak of somebody, told by the index of the search without reading them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from ccportal.store.search_entries import KINDS, MENTION, Findable, by_these_rules
from ccportal.store.search_index import Term, having

__all__ = ["KINDS", "Said", "by_these_rules", "mentions", "saying"]


@dataclass(frozen=True, slots=True)
class Said:
    """A record that has one of some entries: its list, its family, and its entries of a kind."""

    ref: str
    kind: str
    family: str | None
    words: tuple[str, ...]


def mentions(ways: Iterable[Iterable[Collection[str]]]) -> Mapping[str, frozenset[str]]:
    """The refs, by list, of what has an entry of each group of one of the ways.

    The groups are those of `rules.matching_sought`. A record that was written since the index
    was brought up to date is among them, whatever it says.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        for ref, kind, _, _ in having([[_term(one) for one in group] for group in way]):
            found[kind].add(ref)
    waiting = Findable.select(Findable.ref, Findable.kind)
    waiting = waiting.where(Findable.stale == True)  # noqa: E712
    for ref, kind in cast(Iterable[tuple[str, str]], waiting.tuples()):
        found[kind].add(ref)
    return {kind: frozenset(refs) for kind, refs in found.items()}


def saying(group: Collection[str], letter: str) -> Iterator[Said]:
    """What has one of these entries, with all its entries that have this letter, without it."""
    mark = f"{MENTION}{letter}"
    for ref, kind, family, entries in having([[_term(one) for one in group]]):
        said = (one for one in entries.split() if one.startswith(mark))
        yield Said(ref, kind, family, tuple(one.removeprefix(mark) for one in said))


def _term(entry: str) -> Term:
    begins = entry.endswith("*")
    said = entry.removesuffix("*")
    return Term(said[1:] if said[0] == "w" else f"{MENTION}{said}", begins)
