"""What acts on families ask of the store: who stands where, what stage, whose names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccportal.errors import Conflict, NotFound
from ccportal.rules import families as rules
from ccportal.rules import plain_words
from ccportal.rules.families import Part, Place, Stage, Visit
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep
from ccportal.store.people import KnownAs, Person


def family(ref: str) -> Family:
    """A family; raises NotFound where there is none."""
    found: Family | None = Family.get_or_none(Family.ref == ref)
    if found is None:
        raise NotFound("There is no such family.")
    return found


def open_family(ref: str) -> Family:
    """A family that is not over; raises NotFound, or Conflict where it is."""
    found = family(ref)
    if stage(found) in rules.OVER:
        raise Conflict(f"This cannot be done: the family is {rules.said(stage(found))}.")
    return found


def person(ref: str) -> Person:
    """A person; raises NotFound where there is none."""
    found: Person | None = Person.get_or_none(Person.ref == ref)
    if found is None:
        raise NotFound("There is no such person.")
    return found


def member(family_ref: str, person_ref: str) -> Member:
    """Somebody's place in a family; raises NotFound where they have none."""
    here = (Member.family == family_ref) & (Member.person == person_ref)
    found: Member | None = Member.get_or_none(here)
    if found is None:
        raise NotFound("They do not belong to this family.")
    return found


def stage(one: Family) -> Stage:
    """How far a family is."""
    return stages([one])[one.ref]


def stages(some: Iterable[Family]) -> dict[str, Stage]:
    """How far families are, with one query."""
    rows = list(some)
    steps = FamilyStep.select().where(FamilyStep.family.in_([one.ref for one in rows]))
    last = {step.family_id: step.stage for step in steps.order_by(FamilyStep.id)}
    return {
        one.ref: rules.stage_of(last.get(one.ref), closed=one.closed_on is not None) for one in rows
    }


def places(family_ref: str) -> tuple[Place, ...]:
    """Who belongs to a family."""
    return _places(Member.family == family_ref)


def places_of(people: Iterable[str]) -> tuple[Place, ...]:
    """Who belongs to the families of these people."""
    refs = list(people)
    return _places(Member.family.in_(Member.select(Member.family).where(Member.person.in_(refs))))


def visits(family_ref: str) -> tuple[Visit, ...]:
    """The first visits since the family was last referred."""
    rows = list(FamilyStep.select().where(FamilyStep.family == family_ref).order_by(FamilyStep.id))
    begins = max((row.id for row in rows if row.event == rules.Event.RECEIVE), default=0)
    return tuple(
        Visit(row.person_id, row.visit_at)
        for row in rows
        if row.event == rules.Event.PRE_VISIT and row.id > begins and row.visit_at is not None
    )


def named_in(families: Iterable[str], *people: str) -> tuple[str, ...]:
    """The names of everybody of these families, and of these people."""
    members = Member.select(Member.person).where(Member.family.in_(list(families)))
    found = Person.select().where(Person.ref.in_(members) | Person.ref.in_(list(people)))
    known = KnownAs.select().where(KnownAs.person.in_([one.ref for one in found]))
    return (*(one.name for one in found), *(one.name for one in known))


def families_of(person_ref: str) -> tuple[str, ...]:
    """The refs of the families that somebody belongs to."""
    rows = Member.select(Member.family).where(Member.person == person_ref)
    return tuple(sorted({row.family_id for row in rows}))


def plain(typed: str, missing: str, families: Iterable[str], *people: str) -> str:
    """Words that tell of nobody, as `rules.plain_words` keeps them; raises what it raises."""
    return plain_words.plain(typed, named_in(families, *people), missing)


def _places(which: Any) -> tuple[Place, ...]:
    rows = Member.select().where(which).order_by(Member.family, Member.position)
    return tuple(Place(row.family_id, row.person_id, Part(row.role)) for row in rows)
