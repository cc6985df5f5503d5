"""Who has to hear that something was put right: whoever was told it before (DP4).

UK GDPR Article 19: each recipient to whom the data was disclosed is told, unless that proves
impossible or takes more than it is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccportal.errors import Conflict, Invalid


class Fact(StrEnum):
    """A kind of fact about somebody that can be put right."""

    NAME = "name"
    BIRTHDAY = "birthday"
    CONTACT = "contact-details"
    PLACE = "place-in-a-family"
    ATTENDANCE = "attendance"


FACT_OF: Mapping[str, Fact] = {
    "given-names": Fact.NAME,
    "family-name": Fact.NAME,
    "date-of-birth": Fact.BIRTHDAY,
    "part": Fact.PLACE,
    "parental-responsibility": Fact.PLACE,
    "status": Fact.ATTENDANCE,
    "arrived-at": Fact.ATTENDANCE,
    "left-at": Fact.ATTENDANCE,
}
"""What kind of fact the field of a correction is; a field that is not here went nowhere."""

CARRIES: Mapping[str, frozenset[Fact]] = {
    "attendance-dates": frozenset({Fact.ATTENDANCE}),
    "contact-details": frozenset({Fact.NAME, Fact.CONTACT}),
    "other": frozenset(Fact),
}
"""Which facts each kind of disclosure can carry, by its `what` in the archive's form."""

HOW: Mapping[str, str] = {
    "letter": "By letter",
    "telephone": "On the telephone",
    "email": "By email",
    "in-person": "Face to face",
    "not-in-it": "They need not be told: it did not stand in what they were given",
    "not-safe": "They were not told: it could put somebody at risk",
}
"""How somebody was told, or why not."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Something that was passed on: on which day, to whom, and what it was."""

    ref: str
    on: date
    to: str
    what: str


def to_tell(
    fact: Fact, person: str, passed: Iterable[Passed], today: date, since: date | None = None
) -> tuple[Passed, ...]:
    """Who has to hear that a fact about a person was put right today, each once.

    Of each recipient the last disclosure that could carry the fact is given, the newest first.
    `since` is the first day of what was wrong: before that day it cannot have been passed on.
    Whoever it is about needs no telling.
    """
    last: dict[str, Passed] = {}
    for one in passed:
        if fact not in CARRIES.get(one.what, ()) or one.to == person or one.on > today:
            continue
        if since is not None and one.on < since:
            continue
        if one.to not in last or (last[one.to].on, last[one.to].ref) < (one.on, one.ref):
            last[one.to] = one
    return tuple(sorted(last.values(), key=lambda one: (one.on, one.ref), reverse=True))


def told(how: str, on: date | None, put_right_on: date, today: date, *, done: bool) -> date:
    """The day on which somebody was told.

    Raises Invalid for no way of `HOW`, or a day before it was put right or after today;
    Conflict where that was put down already.
    """
    if how not in HOW:
        raise Invalid("Choose how they were told")
    if on is None or not put_right_on <= on <= today:
        raise Invalid("Enter the day: not before it was put right, and not after today")
    if done:
        raise Conflict("It is put down already that they were told.")
    return on
