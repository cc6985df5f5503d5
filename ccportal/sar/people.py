"""The people of the store as the rules of matching want them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_people import Register, register
from ccportal.store.at_once import Steps
from ccportal.store.families import Member
from ccportal.store.people import ContactDetail, KnownAs, Person
from ccportal.store.volunteers import TeamMember
from ccportal.store.written import Kept, Numbers

TABLES = (Person, KnownAs, ContactDetail, Member, TeamMember)
"""What the register comes of."""

_KEPT: Kept[Register] = Kept(*TABLES)


def register_of_all(seen: Numbers | None = None) -> Register:
    """Everybody in the store, with their names, contact details, families and place in the team.

    It is kept until one of TABLES is written, by whatever process; `seen` is how often they were,
    where that was asked just before.
    """
    return _KEPT.now(_everybody, seen=seen)


def register_in_steps(seen: Numbers) -> Steps[Register]:
    """The same, asked together with what else is read anew."""
    return _KEPT.in_steps(_everybody, None, seen)


def _everybody() -> Steps[Register]:
    people = Person.select(
        Person.ref, Person.given_names, Person.family_name, Person.date_of_birth
    ).order_by(Person.ref)
    names = KnownAs.select(KnownAs.person, KnownAs.name).order_by(KnownAs.position)
    details = ContactDetail.select(
        ContactDetail.person, ContactDetail.kind, ContactDetail.value
    ).where(ContactDetail.value != "")
    details = details.order_by(ContactDetail.position)
    members = Member.select(Member.person, Member.family, Member.role).order_by(Member.family)
    serving = TeamMember.select(TeamMember.person)
    asked: list[Any] = [one.tuples() for one in (people, names, details, members, serving)]
    yield tuple(asked)
    known, contacts, families = map(_grouped, asked[1:4])
    team = {ref for (ref,) in asked[4]}
    return register(
        Someone(
            ref,
            given,
            family,
            tuple(name for (name,) in known[ref]),
            born,
            tuple(contacts[ref]),
            tuple(families[ref]),
            ref in team,
        )
        for ref, given, family, born in asked[0]
    )


def _grouped(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """The rest of each row by what stands first in it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for ref, *rest in rows:
        found[ref].append(tuple(rest))
    return found
