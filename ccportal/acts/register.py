"""The register of what left the centre: found, listed, written as a spreadsheet (C3).

Every release of any kind is one row. Who may not read families' records (the chair) sees that
something left, to which body, and on what ground; not of whom, and not its words.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts.act import act
from ccportal.catalogue_fields import RIGHTS
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Member
from ccportal.store.people import About, Organisation, Person

SOMEBODY = "A person"
GROUNDS: Mapping[str, str] = {
    "referrer-request": "They referred the family",
    "consent": "The person agreed",
    "risk-of-harm-to-child": "A child at risk of harm",
    "risk-of-physical-violence": "Somebody at risk of violence",
}
WHATS: Mapping[str, str] = {
    "attendance-dates": "Dates and times",
    "contact-details": "Contact details",
    "other": "Other",
}
ASKED = "They asked for it"
ORDERED = "A court compelled it"
WHY: Mapping[str, str] = {Way.ANSWER: ASKED, Way.ORDER: ORDERED}
"""The ground of what leaves in a way that the archive has no ground for."""

COLUMNS = ("Reference", "Day", "To", "What", "Ground", "How", "Purpose", "Decided by", "About")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows: of a family, to a recipient (refs), from a day, until a day; all where empty."""

    family: str = ""
    to: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row; `about` is empty, and a person no name, for who may not read records."""

    ref: str
    on: date
    to: str
    what: str
    ground: str
    how: str
    purpose: str
    decided_by: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The names of organisations that got something, and of people who did or who decided."""

    bodies: Mapping[str, str]
    people: Mapping[str, str]


def query(wanted: Wanted) -> Any:
    """The rows that are wanted, newest first."""
    rows: Any = Disclosure.select(Disclosure).order_by(Disclosure.made_on.desc(), Disclosure.ref)
    if wanted.family:
        people = Member.select(Member.person).where(Member.family == wanted.family)
        rows = rows.where(Disclosure.ref.in_(About.select(About.record).where(_of(people))))
    if wanted.to:
        rows = rows.where(Disclosure.to == wanted.to)
    if wanted.first:
        rows = rows.where(Disclosure.made_on >= wanted.first)
    if wanted.last:
        rows = rows.where(Disclosure.made_on <= wanted.last)
    return rows


def entries(rows: Sequence[Disclosure], known: Known, *, whole: bool) -> tuple[Entry, ...]:
    """Some rows in words; `whole` for who may read families' records. One query."""
    about = _about([one.ref for one in rows]) if whole else {}
    return tuple(_entry(one, known, about.get(one.ref, ()), whole) for one in rows)


def known() -> Known:
    """Who has got something, or decided that it goes, by ref. Two queries."""
    given = Disclosure.select(Disclosure.to)
    bodies: Any = Organisation.select(Organisation.ref, Organisation.name)
    decided = Disclosure.select(Disclosure.decided_by)
    people = Person.select().where(Person.ref.in_(given) | Person.ref.in_(decided))
    names = {one.ref: one.name for one in people}
    return Known(dict(bodies.where(Organisation.ref.in_(given)).tuples()), names)


def as_csv(actor: str, wanted: Wanted, *, whole: bool) -> tuple[Allowed, str]:
    """The wanted rows as a spreadsheet for our own team, and that it may leave."""
    with act(actor, "disclosure:list", wanted.family or None):
        rows = list(query(wanted))
        listed = _about([one.ref for one in rows], Person.ref) if whole else {}
        people = {person for some in listed.values() for person in some}
        items = tuple(
            Item(one, thing) for one in sorted(people) for thing in (Thing.NAME, Thing.RECORD)
        )
        here = Recipient(To.TEAM)
        allowed = ask(Parcel(Way.EXPORT, RIGHTS.words, clock.today(), here, items))
        return allowed, _written(entries(rows, known(), whole=whole))


def _of(people: Any) -> Any:
    return About.person.in_(people)


def _about(refs: list[str], column: Any = None) -> dict[str, tuple[str, ...]]:
    """Whom records are about: their names, or what `column` says of each."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = About.select(About, Person).join(Person, JOIN.INNER).where(About.record.in_(refs))
    for one in rows.order_by(About.record, About.position):
        found[one.record_id].append(one.person.name if column is None else one.person_id)
    return {ref: tuple(names) for ref, names in found.items()}


def _entry(one: Disclosure, known: Known, about: tuple[str, ...], whole: bool) -> Entry:
    person = known.people.get(one.to_id, SOMEBODY) if whole else SOMEBODY
    to = known.bodies.get(one.to_id, person)
    return Entry(
        one.ref,
        one.made_on,
        to,
        "Answer to an access request" if one.way == Way.ANSWER else WHATS.get(one.what, one.what),
        WHY.get(one.way or "", GROUNDS.get(one.ground, one.ground)),
        (one.how or "") if whole else "",  # somebody typed it
        one.purpose or "",
        known.people.get(one.decided_by_id, ""),
        about,
    )


def _written(rows: Sequence[Entry]) -> str:
    """The rows as CSV; what a spreadsheet would take for a formula is taken for words."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in rows:
        cells = (one.to, one.what, one.ground, one.how, one.purpose, one.decided_by)
        day = one.on.isoformat()
        writer.writerow([_tame(cell) for cell in (one.ref, day, *cells, "; ".join(one.about))])
    return out.getvalue()


def _tame(cell: str) -> str:
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
