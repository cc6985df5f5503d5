"""What a family's card at the door says, and which buttons it has: one filled, for what is next."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from ccportal.acts.door_facts import AtDoor, Someone, Undoable, together
from ccportal.rules.arrivals import Step
from ccportal.web.filters import time

TOKEN_BYTES = 12


@dataclass(frozen=True, slots=True)
class Button:
    """One press: of whom, which step; `main` for what comes next at that door."""

    text: str
    step: str
    people: tuple[str, ...]
    token: str
    main: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One person in a lane, or the children of it; `mark` names the shape of the state.

    `door` is what is agreed of the door that they use.
    """

    key: str
    name: str
    says: str
    mark: str
    state: str
    buttons: tuple[Button, ...]
    undo: Undoable | None
    undo_says: str
    door: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A family at the door."""

    at: AtDoor
    title: str
    mark: str
    state: str
    one: tuple[Lane, ...]
    two: tuple[Lane, ...]
    others: tuple[Lane, ...]


def card(at: AtDoor) -> Card:
    """A family's card."""
    children, kids = at.on("child"), _names(at.on("child"))
    mark, state = _children_state(at, children)
    one = tuple(_bringer(at, who, kids) for who in at.on("one"))
    alone = _children_lane(at, children, kids)
    return Card(
        at=at,
        title=_title(children),
        mark=mark,
        state=state,
        one=(*one, *([alone] if alone else [])),
        two=tuple(_visitor(at, who, kids) for who in at.on("two")),
        others=tuple(_other(who) for who in at.on("other")),
    )


def _bringer(at: AtDoor, who: Someone, kids: str) -> Lane:
    kept, inside = at.apart is not None and at.apart.kept == "brings", at.door.visits.is_here
    coming = [one for one in at.on("child") if one.is_expected]
    buttons: list[Button] = []
    if who.is_expected:
        if kept and who.waiting is None:
            buttons.append(_waiting(who))
        names = together([who.given, *(one.given for one in coming)])
        verb = "is" if not coming else "are"
        people = (who.ref, *(one.ref for one in coming))
        buttons.append(_button(f"{names} {verb} here", Step.ARRIVED, people, main=not kept))
    elif who.is_here:
        if at.door.visits.left is not None:
            buttons += _takes_home(at, who, main=not kept)
        buttons.append(_left(who, main=not buttons and not kept))
    elif who.left and at.door.child_is_here:
        waits = who.waiting is None and (kept or inside)
        buttons.append(_waiting(who, main=kept) if waits else _back(who))
    return _lane(who, f"Brings {kids}", at, kept, buttons)


def _takes_home(at: AtDoor, who: Someone, *, main: bool) -> list[Button]:
    """The child goes with whoever came to fetch them: one press of both."""
    going = [one for one in at.on("child") if one.is_here]
    if not going:
        return []
    words = f"{together([who.given, *(one.given for one in going)])} have left"
    return [_button(words, Step.LEFT, (who.ref, *(one.ref for one in going)), main=main)]


def _visitor(at: AtDoor, who: Someone, kids: str) -> Lane:
    kept = at.apart is not None and at.apart.kept == "visits"
    buttons: list[Button] = []
    if who.is_expected:
        if kept and who.waiting is None:
            buttons.append(_waiting(who))
        verb = "came in" if kept else "is here"
        main = not kept and at.door.child_is_here and not at.door.brings.is_here
        buttons.append(_button(f"{who.given} {verb}", Step.ARRIVED, (who.ref,), main=main))
    elif who.is_here:
        buttons.append(_left(who, main=at.apart is not None))
    elif who.left and at.door.child_is_here:
        waits = kept and who.waiting is None
        buttons.append(_waiting(who) if waits else _back(who))
    return _lane(who, f"Visits {kids}", at, kept, buttons)


def _other(who: Someone) -> Lane:
    buttons: list[Button] = []
    if who.is_expected:
        buttons.append(_button(f"{who.given} is here", Step.ARRIVED, (who.ref,), main=False))
    elif who.is_here:
        buttons.append(_left(who, main=False))
    return _lane(who, who.role.replace("-", " ").capitalize(), None, False, buttons)


def _children_lane(at: AtDoor, children: Sequence[Someone], kids: str) -> Lane | None:
    """The children by themselves: brought by somebody else, or gone home."""
    coming = [one for one in children if one.is_expected]
    inside = [one for one in children if one.is_here]
    adults = at.on("one")
    buttons = []
    kept = at.apart is not None and at.apart.kept == "brings"
    if coming and (kept or not any(one.is_expected for one in adults)):
        buttons.append(_together(coming, "in", Step.ARRIVED, main=kept or not adults))
    alone = not any(one.is_here for one in adults) and not at.door.visits.is_here
    if inside and alone and (at.door.visits.left is not None or at.apart is None):
        ready = at.door.visits.left is not None and not kept
        buttons.append(_together(inside, "gone home", Step.LEFT, main=ready))
    undo = _own_undo(children, adults)
    if not buttons and not undo:
        return None
    return Lane(
        f"{at.family}-children", kids, "", "", "", tuple(buttons), undo, f"what was said of {kids}"
    )


def _own_undo(children: Sequence[Someone], adults: Sequence[Someone]) -> Undoable | None:
    """The last press of the children that was of no adult too."""
    with_adults = {one.undo.token for one in adults if one.undo}
    undoes = [one.undo for one in children if one.undo and one.undo.token not in with_adults]
    gone = all(one.left for one in children) or not any(one.arrived for one in adults)
    return undoes[-1] if undoes and gone else None


def _lane(
    who: Someone, says: str, at: AtDoor | None, kept: bool, buttons: Sequence[Button]
) -> Lane:
    mark, state = _state(who, at, kept)
    return Lane(who.ref, who.name, says, mark, state, tuple(buttons), who.undo, who.given, who.door)


def _state(who: Someone, at: AtDoor | None, kept: bool) -> tuple[str, str]:
    if who.stays_away:
        return "wait", "Did not come" if who.stays_away == "absent" else "Cancelled"
    if who.waiting is not None:
        return "heed", f"Waits outside since {time(who.waiting)}"
    if who.left is not None:
        return "well", f"Left {time(who.left)}"
    if who.arrived is not None:
        return "well", f"{'Back' if who.returned else 'Here'} since {time(who.arrived)}"
    due = None
    if at is not None:
        due = (at.door.brings if who.side == "one" else at.door.visits).due
    said = f"Due {time(due)}" if due else "Expected"
    return ("heed", f"{said}, wait") if kept else ("wait", said)


def _children_state(at: AtDoor, children: Sequence[Someone]) -> tuple[str, str]:
    if any(one.is_here for one in children):
        return "well", "In the centre"
    gone = [one.left for one in children if one.left is not None]
    if gone and not any(one.is_expected for one in children):
        return "well", f"Gone home {time(max(gone))}"
    if children and all(one.stays_away for one in children):
        return _state(children[0], None, False)
    due = at.door.brings.due
    return "wait", f"Due {time(due)}" if due else "Expected"


def _title(children: Sequence[Someone]) -> str:
    named = [f"{one.given}, {one.age}" if one.age is not None else one.given for one in children]
    if len(named) < 2:
        return "".join(named) or "A family"
    return f"{', '.join(named[:-1])}, and {named[-1]}"


def _names(children: Sequence[Someone]) -> str:
    return together([one.given for one in children]) or "the child"


def _together(children: Sequence[Someone], how: str, step: Step, *, main: bool) -> Button:
    verb = "is" if len(children) == 1 else "are"
    if step is Step.LEFT:
        verb = "has" if len(children) == 1 else "have"
    people = tuple(one.ref for one in children)
    return _button(f"{_names(children)} {verb} {how}", step, people, main=main)


def _waiting(who: Someone, *, main: bool = True) -> Button:
    return _button(f"{who.given} is waiting outside", Step.WAITING, (who.ref,), main=main)


def _left(who: Someone, *, main: bool) -> Button:
    return _button(f"{who.given} has left", Step.LEFT, (who.ref,), main=main)


def _back(who: Someone) -> Button:
    return _button(f"{who.given} is back", Step.BACK, (who.ref,), main=False)


def _button(text: str, step: Step, people: tuple[str, ...], *, main: bool) -> Button:
    return Button(text, str(step), people, secrets.token_urlsafe(TOKEN_BYTES), main)
