"""Families that must not meet, and the decision that they come to one session all the same (VIO).

A risk between people of two families keeps them out of one session, until somebody who may
decide says, with the reason, that it is safe this once. The decision holds for that session.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccportal import clock
from ccportal.acts.sessions import person
from ccportal.errors import Conflict
from ccportal.rules import words
from ccportal.rules.meeting import Danger, Pair, People, pairs
from ccportal.store.at_once import at_once
from ccportal.store.calendar import Booking, Together
from ccportal.store.families import Member, Risk
from ccportal.store.people import About

WHY = "Say why it is safe that they come to one session"


class KeptApart(Conflict):
    """Somebody of the family and somebody of another one in the session must not meet."""

    def __init__(self, family: str, apart: tuple[Pair, ...]) -> None:
        """Keep which family it is, and which others with which risks."""
        super().__init__(
            "Somebody of this family and somebody of another family in this session must not "
            "meet: a risk says so"
        )
        self.family, self.apart = family, apart


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two families that must not meet and have places in one session; why they may, if they may."""

    pair: Pair
    why: str | None


def meetings(session_ref: str, families: Mapping[str, People]) -> tuple[Meeting, ...]:
    """Every two of the families, of one session, that must not meet; each with its people."""
    if len(families) < 2:
        return ()
    rows, decided = _at_risk(families), Together.select().where(Together.session == session_ref)
    at_once(rows, decided)
    found = pairs(families, _dangers(rows))
    said = {(one.family_id, one.other_id): one.why for one in decided}
    return tuple(Meeting(one, said.get((one.one, one.other))) for one in found)


def check(session_ref: str, family: str, booked: str, actor: str, decided: str) -> None:
    """Raise KeptApart for a family that must not meet one with a place in the session.

    `booked` is the state of those who have a place. Where `decided` says why it is safe, the
    decision is kept and nothing is raised. Only inside the transaction that books.
    """
    there = Booking.select(Booking.family).where(
        (Booking.session == session_ref) & (Booking.state == booked)
    )
    everybody = {family, *(one.family_id for one in there)}
    undecided = tuple(
        one.pair
        for one in meetings(session_ref, people_of(everybody))
        if one.why is None and family in (one.pair.one, one.pair.other)
    )
    if undecided and not decided.strip():
        raise KeptApart(family, undecided)
    for pair in undecided:
        Together.create(
            session=session_ref,
            family=pair.one,
            other=pair.other,
            why=words.kept(decided, WHY),
            decided_at=clock.now(),
            decided_by=person(actor),
        )


def people_of(families: Iterable[str]) -> Mapping[str, People]:
    """Who belongs to each of the families."""
    people: dict[str, set[str]] = {one: set() for one in families}
    for row in Member.select().where(Member.family.in_(list(people))):
        people[row.family_id].add(row.person_id)
    return {ref: frozenset(some) for ref, some in people.items()}


def _at_risk(families: Mapping[str, People]) -> Any:
    """The query of the risks that stand and come from somebody of the families, and to whom."""
    everybody = frozenset[str]().union(*families.values())
    rows: Any = Risk.select(Risk.ref, Risk.from_person, About.person)
    rows = rows.join(About, on=(About.record == Risk.ref))
    return rows.where(Risk.standing() & Risk.from_person.in_(list(everybody))).tuples()


def _dangers(rows: Iterable[tuple[str, str, str]]) -> list[Danger]:
    at_risk: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ref, source, other in rows:
        at_risk[ref, source].add(other)
    return [
        Danger(ref, source, frozenset(others)) for (ref, source), others in sorted(at_risk.items())
    ]
