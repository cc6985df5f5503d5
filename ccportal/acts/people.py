"""People: entered, put right with what was there before kept, called by further names (DP4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts import families, households
from ccportal.acts import recording as records
from ccportal.acts.act import act
from ccportal.acts.corrections import keep
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import Conflict, Invalid
from ccportal.rules import words
from ccportal.rules.families import Part
from ccportal.store import search
from ccportal.store.people import KnownAs, Person

LONGEST = 200
"""The most characters of one name."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody is called, and when they were born."""

    given_names: str
    family_name: str
    date_of_birth: date | None = None


def add_to_family(
    actor: str,
    family: str,
    naming: Naming,
    part: Part,
    *,
    parental_responsibility: bool,
    sheet: Sheet = NO_SHEET,
) -> str:
    """Enter somebody new and put them into a family; their ref.

    Raises Invalid for a name that is missing or a birthday to come.
    """

    def fill(ref: str) -> None:
        said = _checked(naming)
        Person.create(
            ref=ref,
            given_names=said.given_names,
            family_name=said.family_name,
            date_of_birth=said.date_of_birth,
        )
        families.join(family, ref, part, parental_responsibility=parental_responsibility)

    return records.put(actor, "person:write", "people", sheet, fill)


def correct(actor: str, ref: str, naming: Naming, reason: str) -> None:
    """Put a name or a birthday right; what was there before is kept.

    Raises NotFound, Conflict where nothing would change, Invalid as `add_to_family` does and
    where no reason is chosen.
    """
    with act(actor, "person:correct", ref):
        found, said = households.person(ref), _checked(naming)
        changes = {
            "given-names": (found.given_names, said.given_names),
            "family-name": (found.family_name, said.family_name),
            "date-of-birth": (_day(found.date_of_birth), _day(said.date_of_birth)),
        }
        keep(actor, ref, ref, changes, reason)
        found.given_names, found.family_name = said.given_names, said.family_name
        found.date_of_birth = said.date_of_birth
        found.save()


def also_known_as(actor: str, ref: str, name: str) -> None:
    """Put down another name of somebody's; raises Conflict where it is there already."""
    with act(actor, "person:known-as", ref):
        person, said = households.person(ref), _name(name, "Enter the other name")
        there = list(KnownAs.select().where(KnownAs.person == ref))
        if said in (person.name, *(one.name for one in there)):
            raise Conflict("They are called so already.")
        position = max((one.position for one in there), default=-1) + 1
        KnownAs.create(person=ref, position=position, name=said)


def alike(naming: Naming, *, but: Iterable[str] = ()) -> list[Person]:
    """People of the register who are called so: perhaps somebody is entered already.

    Names and birthdays alone are looked at, never a contact detail; `but` are left out.
    """
    leave = set(but)
    first = " ".join(naming.given_names.split()[:1])
    found = search.people_named(f"{first} {naming.family_name}")
    return [one for one in found if one.ref not in leave][:10]


def _checked(naming: Naming) -> Naming:
    born = naming.date_of_birth
    if born is not None and not date(1900, 1, 1) <= born <= clock.today():
        raise Invalid("Enter a birthday that is past")
    return Naming(
        _name(naming.given_names, "Enter the given names"),
        _name(naming.family_name, "Enter the family name"),
        born,
    )


def _name(typed: str, missing: str) -> str:
    name = " ".join(words.kept(typed, missing).split())
    if len(name) > LONGEST:
        raise Invalid(f"Keep it to {LONGEST} characters")
    return name


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
