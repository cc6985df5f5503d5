"""The list beside a record: of a long one only what is near, so that it takes no longer (SAR)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ccportal.intranet.reading_list import (
    KINDS,
    Entry,
    Placed,
    entries_in_steps,
    order_in_steps,
    progress,
)
from ccportal.intranet.requests_before import Before
from ccportal.store.at_once import Steps, side_by_side

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


def beside_in_steps(
    request_ref: str, record: str, before: Steps[Before]
) -> Steps[tuple[Before, dict[str, Any]]]:
    """What was done before, and what stands beside a record.

    That is the list, its place in it, its neighbours, how far it is, and the record that was
    decided on last, if there is one.
    """
    was, placed = yield from side_by_side(before, order_in_steps(request_ref))
    last = was.last
    at = place_of(placed, record)
    shown = near(placed, at)
    also = frozenset({last}) if last else frozenset()
    listed = yield from entries_in_steps(request_ref, placed, shown | also)
    return was, {
        "sections": sections(placed, [one for one in listed if one.ref in shown]),
        "number": at + 1,
        "before": placed[at - 1].ref if at else None,
        "after": placed[at + 1].ref if at + 1 < len(placed) else None,
        "progress": progress(placed),
        "last": next((one for one in listed if one.ref == last), None),
    }


def place_of(placed: Sequence[Placed], record: str) -> int:
    """Where a record stands in the order of reading; at the beginning where it does not."""
    return next((at for at, one in enumerate(placed) if one.ref == record), 0)


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
