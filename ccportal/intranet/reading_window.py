"""The list beside a record: of a long one only what is near, so that it takes no longer (SAR)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccportal.intranet.reading_list import KINDS, Entry, Placed

SHORT = 80
"""A list of so many is shown whole."""

BEFORE, AFTER = 15, 45
"""Of a longer one so many are shown around the record that is read."""


@dataclass(frozen=True, slots=True)
class Section:
    """The records of one kind: how many, how many still to be read, and those that are shown.

    `first` is the one to begin with: the first that is still to be read, else the first.
    """

    called: str
    of: str
    total: int
    waiting: int
    first: str
    entries: tuple[Entry, ...]


def near(placed: Sequence[Placed], at: int) -> frozenset[str]:
    """The refs of what is shown beside the record in this place."""
    if len(placed) <= SHORT:
        return frozenset(one.ref for one in placed)
    begin = max(0, at - BEFORE)
    return frozenset(one.ref for one in placed[begin : at + AFTER])


def sections(placed: Sequence[Placed], shown: Sequence[Entry]) -> tuple[Section, ...]:
    """The list kind by kind."""
    found = []
    for of, called in KINDS.items():
        some = [one for one in placed if one.of == of]
        if some:
            to_read = [one for one in some if not one.decided]
            entries = tuple(one for one in shown if one.of == of)
            first = (to_read or some)[0].ref
            found.append(Section(called, of, len(some), len(to_read), first, entries))
    return tuple(found)
