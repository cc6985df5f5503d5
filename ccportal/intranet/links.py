"""What a sheet is made of: facts, and links to whom and what they name.

A link leads nowhere where the reader may not go there.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

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

    `alert` is what to do, `says` what became of it since, `steps` what can be done with it.
    """

    title: str
    ref: str
    family: Link | None
    facts: tuple[Fact, ...]
    texts: tuple[tuple[str, str], ...]
    alert: str = ""
    says: tuple[Link, ...] = ()
    steps: tuple[Link, ...] = ()


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


def person(ref: str | None) -> Link | None:
    """A person by name, leading to their page."""
    found = Person.get_or_none(Person.ref == ref) if ref else None
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
    found = Organisation.get_or_none(Organisation.ref == ref) if ref else None
    if found is None:
        return person(ref)
    href = url_for("records.organisation", reference=ref) if can(Can.REFERRAL_READ) else ""
    return Link(found.name, href)


def about(ref: str) -> tuple[Link, ...]:
    """Whom a record is about."""
    rows = About.select().where(About.record == ref).order_by(About.position)
    links = (person(row.person_id) for row in rows)
    return tuple(one for one in links if one)


def session(ref: str | None) -> Link | None:
    """A session by its time."""
    found = Session.get_or_none(Session.ref == ref) if ref else None
    if found is None:
        return None
    href = url_for("records.session", reference=ref) if can(Can.SESSION_READ) else ""
    return Link(filters.moment(found.starts_at), href)
