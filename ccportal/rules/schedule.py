"""The schedule of what is kept back: item by item, why, and by whom (VIO, SAR).

It is for the chair, the Information Commissioner or a court, and never for who asked: what was
left out without a sign stands in it. What was kept back is named by its place, never quoted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccportal.errors import NotPermitted
from ccportal.rules.third_party import Weighed
from ccportal.rules.withholding import Exemption, Mode, needs_second_reason


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is kept back, who said so, and who agreed.

    `decided_by`, `opened_by` and `agreed_by` are names; the last two are empty before the second
    person has done so. What is as it was on an earlier day has that day.
    """

    code: Exemption
    mode: Mode
    reason: str
    evidence: str
    weighed: Weighed
    review_by: date | None
    decided_by: str
    decided_on: date | None
    opened_by: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    agreed_reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What is kept back, by its place: `part` is empty where it is the whole record.

    `kind` is what the record is and `on` the day that it is of, both in words.
    """

    record: str
    kind: str
    on: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What is kept back for one and the same reason: its places with their running numbers."""

    why: Why
    places: tuple[tuple[int, Place], ...]


def schedule(kept_back: Iterable[tuple[Place, Why]]) -> tuple[Group, ...]:
    """All that is kept back, numbered from 1, what has the same reason together.

    Groups and places keep the order in which they came: that of reading.
    """
    groups: dict[Why, list[Place]] = {}
    for place, why in kept_back:
        groups.setdefault(why, []).append(place)
    numbered, number = [], 0
    for why, places in groups.items():
        numbered.append(Group(why, tuple(enumerate(places, number + 1))))
        number += len(places)
    return tuple(numbered)


def gaps(why: Why) -> tuple[str, ...]:
    """What whoever has to answer for it would be asked and could not show."""
    found = []
    if not why.evidence.strip():
        found.append("No evidence is put down.")
    if why.review_by is None:
        found.append("No day is set on which it is looked at again.")
    if not why.agreed_by:
        found.append("Nobody has agreed to it yet.")
    elif needs_second_reason(why.code, why.mode) and not why.agreed_reason.strip():
        found.append("Whoever agreed gave no reason of their own.")
    return tuple(found)


def check_reader(reader: str, conflicted: Iterable[str]) -> None:
    """Accept who wants to see it, or raise NotPermitted.

    Nobody reads what is kept back from themselves, from who asked in their name, or from their
    own family, whatever they are to the centre.
    """
    if reader in set(conflicted):
        raise NotPermitted("This is about you or your family: somebody else has to look at it.")
