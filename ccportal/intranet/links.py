"""What a sheet is made of: facts, and links to whom and what they name.

A link leads nowhere where the reader may not go there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import g, url_for
from peewee import ForeignKeyField

from ccportal.store.at_once import at_once
from ccportal.store.contact import Session
from ccportal.store.people import About, Organisation, Person
from ccportal.web import filters
from ccportal.web.access import Can, can


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere, and what is said after them.

    `href` is empty where the reader may not go there.
    """

    text: str
    href: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, and its values."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record: its title (nothing personal), reference, facts, and texts as they were written.

    `back` leads to where it belongs, `alert` is what to do, `says` what became of it since,
    `steps` what can be done with it. The texts of one that is `unprinted` are on no printed page
    (C2).
    """

    title: str
    ref: str
    back: Link | None
    facts: tuple[Fact, ...]
    texts: tuple[tuple[str, str], ...]
    alert: str = ""
    says: tuple[Link, ...] = ()
    steps: tuple[Link, ...] = ()
    unprinted: bool = False


def fact(label: str, *values: Link | str | None) -> Fact:
    """A line with its values; those that are empty are left out."""
    links = (one if isinstance(one, Link) else Link(one) for one in values if one)
    return Fact(label, tuple(links))


def facts_of(*facts: Fact) -> tuple[Fact, ...]:
    """The lines that have a value."""
    return tuple(one for one in facts if one.values)


def texts_of(*texts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The texts that are not empty, with what they are."""
    return tuple((label, text) for label, text in texts if text)


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what the sheet of one request names: None of a ref that is no such thing."""

    about: dict[str, list[Person]] = field(default_factory=dict)
    people: dict[str, Person | None] = field(default_factory=dict)
    bodies: dict[str, Organisation | None] = field(default_factory=dict)


def _about(ref: str) -> Any:
    query = Person.select(Person).join(About, on=(About.person == Person.ref))
    return query.where(About.record == ref).order_by(About.position)


def prepare(record: Any) -> None:
    """Read at once whom and what a record names, for what is asked of it afterwards."""
    keys = [one for one in record._meta.sorted_fields if isinstance(one, ForeignKeyField)]
    refs = [ref for ref in (record.__data__.get(one.name) for one in keys) if ref]
    here = _about(record.ref)
    people = Person.select().where(Person.ref.in_(refs))
    bodies = Organisation.select().where(Organisation.ref.in_(refs))
    at_once(here, people, bodies)
    known = _known()
    known.about[record.ref] = list(here)
    known.people.update(dict.fromkeys(refs) | {one.ref: one for one in (*people, *here)})
    known.bodies.update(dict.fromkeys(refs) | {one.ref: one for one in bodies})


def _known() -> Known:
    if "links" not in g:
        g.links = Known()
    known: Known = g.links
    return known


def _person(ref: str) -> Person | None:
    people = _known().people
    if ref not in people:
        people[ref] = Person.get_or_none(Person.ref == ref)
    return people[ref]


def person(ref: str | None) -> Link | None:
    """A person by name, leading to their page."""
    found = _person(ref) if ref else None
    if found is None:
        return None
    href = url_for("people.person", reference=ref) if can(Can.PERSON_READ) else ""
    return Link(found.name, href)


def family(ref: str | None) -> Link | None:
    """The way to a family, where the record is one of a family."""
    if ref is None or not can(Can.FAMILY_READ):
        return None
    return Link("The family", url_for("families.family", reference=ref))


def either(ref: str | None) -> Link | None:
    """A person or an organisation."""
    bodies = _known().bodies
    if ref and ref not in bodies:
        bodies[ref] = Organisation.get_or_none(Organisation.ref == ref)
    found = bodies[ref] if ref else None
    if found is None:
        return person(ref)
    href = url_for("records.organisation", reference=ref) if can(Can.REFERRAL_READ) else ""
    return Link(found.name, href)


def about(ref: str) -> tuple[Link, ...]:
    """Whom a record is about."""
    people = _known().about.get(ref)
    links = (person(one.ref) for one in (_about(ref) if people is None else people))
    return tuple(one for one in links if one)


def session(ref: str | None) -> Link | None:
    """A session by its time."""
    found = Session.get_or_none(Session.ref == ref) if ref else None
    if found is None:
        return None
    href = url_for("records.session", reference=ref) if can(Can.SESSION_READ) else ""
    return Link(filters.moment(found.starts_at), href)
