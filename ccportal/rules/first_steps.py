"""The first steps of a centre on this software: what is done, and what is next."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """A first step; in this order they are asked for, in any order they are done."""

    CENTRE = "centre"
    POLICY = "policy"
    SIGNED = "signed"
    CHAIR = "chair"
    HELPER = "helper"
    SESSIONS = "sessions"
    FAMILY = "family"


class Stands(StrEnum):
    """How it stands with a step."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Steps:
    """Every step and how it stands with it, in their order."""

    stands: tuple[tuple[Step, Stands], ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(how is Stands.DONE for _, how in self.stands)


def first_steps(done: Collection[Step], *, put_away: bool) -> Steps | None:
    """The steps as they stand; None where all are done, or the list was put away.

    The first that is not done is the next one; none waits for another.
    """
    to_do = [one for one in Step if one not in done]
    if put_away or not to_do:
        return None

    def stands(one: Step) -> Stands:
        if one in done:
            return Stands.DONE
        return Stands.NEXT if one is to_do[0] else Stands.LATER

    return Steps(tuple((one, stands(one)) for one in Step))
