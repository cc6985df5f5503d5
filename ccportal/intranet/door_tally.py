"""The tally above the door: how many are to come, here and gone, and showing those alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ccportal.acts.door_facts import AtDoor, Someone

SHOW = {"": "families", "to-come": "to come", "here": "here", "left": "left"}
"""What the tally can show, and its words."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One number above the page: how many, of what, and whether they alone are shown."""

    key: str
    number: int
    words: str
    here: bool


def tallies(families: Sequence[AtDoor], shown: str) -> tuple[Tally, ...]:
    """How many families there are, and how many people are to come, here and gone."""
    people = [one for at in families for one in at.people]
    numbers = {
        "": len(families),
        "to-come": sum(one.is_expected for one in people),
        "here": sum(one.is_here for one in people),
        "left": sum(one.left is not None for one in people),
    }
    return tuple(Tally(key, numbers[key], SHOW[key], key == shown) for key in SHOW)


def shown(families: Iterable[AtDoor], which: str) -> list[AtDoor]:
    """The families of whom somebody is to come, here or gone; all without `which`.

    Those who would meet are always shown.
    """
    return [
        one for one in families if one.apart or any(_is_shown(who, which) for who in one.people)
    ]


def _is_shown(who: Someone, which: str) -> bool:
    states = {"to-come": who.is_expected, "here": who.is_here, "left": who.left is not None}
    return states.get(which, True)
