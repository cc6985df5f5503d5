"""The people of the store as the rules of matching want them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from peewee import ModelSelect

from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_people import Register, register
from ccportal.store.families import Member
from ccportal.store.people import ContactDetail, KnownAs, Person
from ccportal.store.volunteers import TeamMember


def register_of_all() -> Register:
    """Everybody in the store, with their names, contact details, families and place in the team."""
    known = _grouped(KnownAs.select(KnownAs.person, KnownAs.name).order_by(KnownAs.position))
    contacts = _grouped(
        ContactDetail.select(ContactDetail.person, ContactDetail.kind, ContactDetail.value)
        .where(ContactDetail.value != "")
        .order_by(ContactDetail.position)
    )
    families = _grouped(
        Member.select(Member.person, Member.family, Member.role).order_by(Member.family)
    )
    team = {ref for (ref,) in _tuples(TeamMember.select(TeamMember.person))}
    people = Person.select(
        Person.ref, Person.given_names, Person.family_name, Person.date_of_birth
    ).order_by(Person.ref)
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
        for ref, given, family, born in _tuples(people)
    )


def _grouped(query: ModelSelect[Any]) -> dict[str, list[Any]]:
    """The rest of each row by what stands first in it."""
    found: dict[str, list[Any]] = defaultdict(list)
    for ref, *rest in _tuples(query):
        found[ref].append(tuple(rest))
    return found


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
