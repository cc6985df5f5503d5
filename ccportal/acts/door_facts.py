"""Who stands at the door: people, their sides, and what a family's card says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccportal.rules.arrivals import Apart, Door, Passage


@dataclass(frozen=True, slots=True)
class Undoable:
    """A press that can be taken back: its token, and for how many minutes."""

    token: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Someone:
    """One person of a family at the door; `side` is one, two, child or other.

    `arrived` and `left` are of their last stay; who `returned` had one before. `stays_away` is
    `absent`, `cancelled` or empty. `door` is what is agreed of the door that they use, `undo` is
    of their last press.
    """

    ref: str
    name: str
    given: str
    age: int | None
    role: str
    side: str
    waiting: datetime | None
    arrived: datetime | None
    left: datetime | None
    returned: bool
    stays_away: str
    door: str
    undo: Undoable | None

    @property
    def is_here(self) -> bool:
        """Whether they came and have not left."""
        return self.arrived is not None and self.left is None

    @property
    def is_expected(self) -> bool:
        """Whether they are still to come."""
        return self.arrived is None and not self.stays_away


@dataclass(frozen=True, slots=True)
class Care:
    """What to know at the door, as what to do: `stop` first, then what is merely agreed."""

    stop: tuple[str, ...]
    calm: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtDoor:
    """A family at the door; `minutes` lie between its two sides, `risks` are refs."""

    family: str
    people: tuple[Someone, ...]
    door: Door
    apart: Apart | None
    minutes: int | None
    care: Care
    risks: tuple[str, ...]

    def on(self, side: str) -> tuple[Someone, ...]:
        """Those on one side: `one`, `two`, `child` or `other`."""
        return tuple(one for one in self.people if one.side == side)

    @property
    def stage(self) -> str:
        """`away`, `to come`, `here` or `gone`: where the family as a whole is."""
        shown = [one for one in self.people if one.side != "other"]
        if any(one.is_here for one in shown):
            return "here"
        came = [one for one in shown if one.side != "one"]
        if came and all(one.stays_away for one in came):
            return "away"
        if any(one.left for one in came) and not any(one.is_expected for one in came):
            return "gone"
        return "to come"

    @property
    def is_settled(self) -> bool:
        """Whether the visit is going on, and nothing stands against it."""
        return self.apart is None and self.stage == "here" and self.door.visits.is_here


def together(names: Sequence[str]) -> str:
    """`Ada`, `Ada and Bo`, `Ada, Bo and Cy`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def passage(people: Sequence[Someone], side: str, nobody: str, due: datetime | None) -> Passage:
    """A side as one: it came with its first, and left with its last."""
    adults = [one for one in people if one.side == side and not one.stays_away]
    came = [one for one in adults if one.arrived is not None]
    lefts = [one.left for one in came if one.left is not None]
    return Passage(
        name=together([one.given for one in adults]) if adults else nobody,
        due=due,
        waiting=min((one.waiting for one in adults if one.waiting), default=None),
        arrived=min((one.arrived for one in came if one.arrived), default=None),
        left=max(lefts) if lefts and len(lefts) == len(came) else None,
        returned=any(one.returned for one in adults),
    )
