"""Disposing of what is due: one proposes, another agrees, and a certificate remains (C9)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.retention import Listed, Register

WORD = "dispose"
"""What is typed to show that it is meant."""

FIRST = "0" * 64
"""What the first certificate is bound to."""


class State(StrEnum):
    """How far a batch is."""

    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    SENT_BACK = "sent back"
    AGREED = "agreed"
    REMOVED = "removed"
    DONE = "done"


OPEN = (State.PROPOSED, State.AGREED, State.REMOVED)
"""Batches that are not over."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes in one batch: families, and people (with their families, or off the team)."""

    families: frozenset[str]
    people: frozenset[str]


def chosen(register: Register, listed: Listed, wanted: Collection[str]) -> Chosen:
    """What goes of what is due if these families and members of the team are chosen.

    People go with the last of their families. What is no longer due is left out.
    """
    due = {one.ref for one in listed.due}
    families = frozenset(wanted) & due & register.families.keys()
    stay = {
        person
        for family, members in register.families.items()
        if family not in families
        for person in members
    }
    going = {person for family in families for person in register.families[family]}
    off_the_team = frozenset(wanted) & register.left.keys()
    people = (going | off_the_team) & due - stay
    return Chosen(families, frozenset(people))


def units(register: Register, listed: Listed) -> tuple[str, ...]:
    """What can be chosen of what is due: families, and of people those who belong to none."""
    members = {person for people in register.families.values() for person in people}
    return tuple(one.ref for one in listed.due if one.ref not in members)


def check_proposal(wanted: Collection[str], can: Collection[str], busy: Collection[str]) -> None:
    """Raise Invalid where nothing is chosen, Conflict where something is not to be disposed of."""
    if not wanted:
        raise Invalid("Choose what to dispose of.")
    if set(wanted) - set(can):
        raise Conflict("Some of this is not due any more. Look at the list again.")
    if set(wanted) & set(busy):
        raise Conflict("Some of this is in another batch already.")


def check_all_known(unknown: Collection[str]) -> None:
    """Raise Conflict while nobody has looked whom these requests are about: it may be anybody.

    To erase what somebody has asked for is an offence (Data Protection Act 2018, section 173),
    from the moment at which anybody of the team was asked.
    """
    if unknown:
        raise Conflict(
            f"Nothing is disposed of while nobody has looked whom a request is about "
            f"({', '.join(sorted(unknown))}). Find them first."
        )


def check_agreement(state: State, proposer: str, actor: str, people: Collection[str]) -> None:
    """Raise unless the batch waits for agreement and this person may give it (C9).

    Nobody agrees with what they proposed, or to the removal of their own data.
    """
    if state is not State.PROPOSED:
        raise Conflict("This batch does not wait for anybody to agree.")
    if actor == proposer:
        raise NotPermitted("You proposed this batch, so somebody else has to agree.")
    if actor in people:
        raise NotPermitted("It is about your own data, so somebody else has to agree.")


def check_word(typed: str) -> None:
    """Raise Invalid unless the word was typed that shows that it is meant."""
    if typed.strip().casefold() != WORD:
        raise Invalid(f"Type the word {WORD} to go on.")


def check_disposal(state: State) -> None:
    """Raise Conflict unless two people have agreed and it was not done yet."""
    if state not in (State.AGREED, State.REMOVED):
        raise Conflict("Only a batch that two people agreed on is disposed of, and only once.")


@dataclass(frozen=True, slots=True)
class Certified:
    """What a certificate says; nobody is named in it.

    `counts` are records that went, by kind in plain words; `nameless` people stand without a
    name in what stays. The data were last used between `used_from` and `used_to`.
    """

    number: int
    batch: str
    disposed_on: date
    proposed_on: date
    agreed_on: date
    families: int
    people: int
    nameless: int
    counts: Mapping[str, int]
    used_from: date
    used_to: date
    proposed_by: str
    agreed_by: str


def said(certified: Certified) -> str:
    """What a certificate says, as JSON in a fixed order."""
    values: dict[str, Any] = {
        name: getattr(certified, name) for name in Certified.__dataclass_fields__
    }
    return json.dumps(values, default=_plain, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Certified:
    """A certificate from its JSON."""
    values: dict[str, Any] = json.loads(text)
    days = ("disposed_on", "proposed_on", "agreed_on", "used_from", "used_to")
    values.update((name, date.fromisoformat(values[name])) for name in days)
    return Certified(**values)


def digest(says: str, pdf_sha256: str, previous: str) -> str:
    """The SHA-256 in hex that binds a certificate and its file to the one before."""
    return hashlib.sha256("\n".join((previous, pdf_sha256, says)).encode()).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return dict(value) if isinstance(value, Mapping) else str(value)
