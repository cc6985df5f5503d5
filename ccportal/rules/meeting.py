"""Which families must not come to one session: a risk lies between their people (VIO)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

People = frozenset[str]


@dataclass(frozen=True, slots=True)
class Danger:
    """A risk that stands: from one person to others; refs."""

    ref: str
    source: str
    at_risk: People


@dataclass(frozen=True, slots=True)
class Pair:
    """Two families, in the order of their refs, and the risks that lie between them."""

    one: str
    other: str
    risks: tuple[str, ...]


def between(one: People, other: People, dangers: Iterable[Danger]) -> tuple[str, ...]:
    """The risks from somebody of either family to somebody of the other one.

    What lies within one family is not meant: its two sides are kept apart at the door.
    """
    return tuple(
        danger.ref
        for danger in dangers
        if (danger.source in one and danger.at_risk & (other - one))
        or (danger.source in other and danger.at_risk & (one - other))
    )


def pairs(families: Mapping[str, People], dangers: Sequence[Danger]) -> tuple[Pair, ...]:
    """Every two of the families that must not meet."""
    refs = sorted(families)
    found = (
        Pair(one, other, between(families[one], families[other], dangers))
        for at, one in enumerate(refs)
        for other in refs[at + 1 :]
    )
    return tuple(pair for pair in found if pair.risks)
