"""What stands on a family's page: who belongs to it on which side, and its records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import JOIN, fn

from ccportal.intranet.contacts import Covered, covers
from ccportal.rules.families import SIDES, Part
from ccportal.store.at_once import at_once
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.households import (
    Arrangement,
    ContactUse,
    CourtOrder,
    FamilyStep,
    MayCollect,
    Need,
)
from ccportal.store.people import About, ContactDetail, Person
from ccportal.store.premises import Assessment
from ccportal.store.requests import Request

TABS: Mapping[str, str] = {
    "now": "Now",
    "arranged": "Arranged",
    "sessions": "Sessions",
    "notes": "Notes",
    "incidents": "Incidents",
    "papers": "Papers",
    "risks": "Risks",
    "consents": "Consents",
    "assessments": "Assessments",
    "disclosures": "What left the centre",
}

UNCOUNTED = ("now", "arranged")
"""The tabs that are no list of records."""


@dataclass(frozen=True, slots=True)
class Grown:
    """An adult in a panel: their place in the family and their contact details.

    `contacts` are those that are right today; whoever reads of others opens the person.
    """

    member: Member
    person: Person
    contacts: tuple[Covered, ...]


@dataclass(frozen=True, slots=True)
class Household:
    """Who belongs to a family: who lives with the child stands left, who visits stands right."""

    name: str
    children: tuple[Member, ...]
    left: tuple[Grown, ...]
    right: tuple[Grown, ...]
    others: tuple[Member, ...]

    @property
    def parents(self) -> tuple[Grown, ...]:
        """Those of both sides, the left first."""
        return (*self.left, *self.right)

    @property
    def people(self) -> tuple[str, ...]:
        """The refs of everybody."""
        rest = (*self.children, *self.others)
        return (*(one.person.ref for one in self.parents), *(one.person_id for one in rest))


def find(reference: str) -> Family | None:
    """A family with how many records it has under each tab and its last stage; one query.

    What it has none of need not be asked for: see `number`.
    """
    people = Member.select(Member.person).where(Member.family == reference)
    counted = {key: query(reference, key, fn.COUNT(ORDER[key][0].ref)) for key in ORDER}
    for model in (Arrangement, MayCollect, CourtOrder):
        name = model.__name__
        counted[name] = model.select(fn.COUNT(model.id)).where(model.family == reference)
    counted["Need"] = Need.select(fn.COUNT(Need.id)).where(Need.person.in_(people))
    sent = Referral.select(fn.COUNT(Referral.ref)).where(Referral.family == reference)
    counted["referrals"] = sent
    theirs = Request.subject.in_(people) & Request.closed_on.is_null()
    counted["Request"] = Request.select(fn.COUNT(Request.ref)).where(theirs)
    steps = FamilyStep.select(FamilyStep.stage).where(FamilyStep.family == reference)
    columns = [one.alias(f"n_{key}") for key, one in counted.items()]
    columns.append(steps.order_by(FamilyStep.id.desc()).limit(1).alias("last_stage"))
    found: Family | None = Family.select(Family, *columns).where(Family.ref == reference).first()
    return found


def number(family: Family, of: str) -> int:
    """How many there are of something that `find` has counted."""
    return int(getattr(family, f"n_{of}"))


def some(family: Family, what: str, query: Any) -> tuple[Any, ...]:
    """The rows of a query, which is not asked where it is known that there are none."""
    return tuple(query) if number(family, what) else ()


def ask(family: Family, **queries: Any) -> None:
    """Ask several queries at once, but for those of which it is known that there are none."""
    at_once(*(query for what, query in queries.items() if number(family, what)))


def household(family: Family) -> Household:
    """The members of a family, each on their side; a side is nobody's by sex. One query."""
    detail_key = ContactDetail._meta.primary_key
    details = (ContactDetail.person == Person.ref, ContactUse.detail == detail_key)
    joined: Iterable[Member] = (
        Member.select(Member, Person, ContactDetail, ContactUse)
        .join(Person)
        .join(ContactDetail, JOIN.LEFT_OUTER, on=details[0], attr="detail")
        .join(ContactUse, JOIN.LEFT_OUTER, on=details[1], attr="used")
        .where(Member.family == family)
        .order_by(Member.position, Member.person, ContactDetail.position)
    )
    contacts: dict[str, list[ContactDetail]] = {}
    members: dict[str, Member] = {}
    for row in joined:
        members.setdefault(row.person_id, row)
        detail = getattr(row.person, "detail", None)
        contacts.setdefault(row.person_id, []).extend([detail] if detail else [])
    rows = list(members.values())
    grown = {side: tuple(_grown(rows, contacts, side)) for side in SIDES}
    return Household(
        name=called(rows),
        children=tuple(row for row in rows if row.role == Part.CHILD),
        left=grown[Part.RESIDENT],
        right=grown[Part.CONTACT],
        others=tuple(row for row in rows if row.role not in (*SIDES, Part.CHILD)),
    )


def _grown(
    rows: Sequence[Member], contacts: Mapping[str, Sequence[ContactDetail]], side: Part
) -> Iterator[Grown]:
    for at, row in enumerate(rows):
        if row.role == side:
            shown = covers(contacts[row.person_id], at)
            yield Grown(row, row.person, tuple(one for one in shown if not one.ended))


def called(members: Sequence[Member]) -> str:
    """What a family is called: the family names of the parents, or else of whoever is in it."""
    parents = [one for one in members if one.role in SIDES] or list(members)
    names = list(dict.fromkeys(one.person.family_name for one in parents))
    if len(names) < 2:
        return names[0] if names else "A family without members"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def tabs(family: Family) -> tuple[tuple[str, str, int | None], ...]:
    """Key, words and number of records of each tab."""
    return tuple(
        (key, words, None if key in UNCOUNTED else number(family, key))
        for key, words in TABS.items()
    )


def rows(family: Family, tab: str) -> list[Any]:
    """The records of a tab, newest first."""
    if tab in UNCOUNTED:
        return []
    model, order = ORDER[tab]
    if tab == "sessions":
        found = query(family, tab, Attendance, Session, Person).switch(Attendance).join(Person)
        return list(found.order_by(Session.starts_at.desc(), Attendance.ref))
    return list(query(family, tab, model).order_by(order.desc(), model.ref))


ORDER: Mapping[str, tuple[Any, Any]] = {
    "sessions": (Attendance, Session.starts_at),
    "notes": (Note, Note.written_at),
    "incidents": (Incident, Incident.occurred_at),
    "papers": (Document, Document.received_on),
    "risks": (Risk, Risk.recorded_at),
    "consents": (Consent, Consent.given_on),
    "assessments": (Assessment, Assessment.agreed_on),
    "disclosures": (Disclosure, Disclosure.made_on),
}
"""The table of each tab, and what its rows are ordered by."""


def query(family: Family | str, tab: str, *columns: Any) -> Any:
    """The records of a family under a tab, with these columns."""
    model, _ = ORDER[tab]
    found = model.select(*columns)
    people = Member.select(Member.person).where(Member.family == family)
    if tab == "sessions":
        return found.join(Session).where(Attendance.family == family)
    if tab == "consents":
        return found.where(Consent.person.in_(people))
    if tab == "disclosures":
        mentioned = About.select(About.record).where(About.person.in_(people))
        return found.where(Disclosure.ref.in_(mentioned) | Disclosure.to.in_(people))
    if tab == "notes":
        # so said that the notes of the family are gone through, not all that are not for the chair
        found = found.where(~Note.for_chair)
    return found.where(model.family == family)
