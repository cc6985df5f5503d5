"""What stands on a family's page: who belongs to it on which side, and its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ccportal.intranet.contacts import Covered, covered
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.people import About, Person
from ccportal.store.premises import Assessment
from ccportal.store.requests import Request

TABS: Mapping[str, str] = {
    "now": "Now",
    "sessions": "Sessions",
    "notes": "Notes",
    "incidents": "Incidents",
    "papers": "Papers",
    "risks": "Risks",
    "consents": "Consents",
    "assessments": "Assessments",
    "disclosures": "What left the centre",
}

ADULTS = ("resident-parent", "contact-parent")


@dataclass(frozen=True, slots=True)
class Grown:
    """An adult in a panel: their place in the family and their contact details."""

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


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first tab shows beside the two panels."""

    referrals: tuple[Referral, ...]
    attendances: tuple[Attendance, ...]
    risks: tuple[tuple[Risk, tuple[Person, ...]], ...]
    requests: tuple[Request, ...]


def household(family: Family) -> Household:
    """The members of a family, each on their side; a side is nobody's by sex."""
    rows = list(
        Member.select(Member, Person)
        .join(Person)
        .where(Member.family == family)
        .order_by(Member.position)
    )
    grown = {
        role: tuple(
            Grown(row, row.person, covered(row.person_id, row.position))
            for row in rows
            if row.role == role
        )
        for role in ADULTS
    }
    return Household(
        name=called(rows),
        children=tuple(row for row in rows if row.role == "child"),
        left=grown["resident-parent"],
        right=grown["contact-parent"],
        others=tuple(row for row in rows if row.role not in (*ADULTS, "child")),
    )


def called(members: Sequence[Member]) -> str:
    """What a family is called: the family names of the parents, or else of whoever is in it."""
    parents = [one for one in members if one.role in ADULTS] or list(members)
    names = list(dict.fromkeys(one.person.family_name for one in parents))
    if len(names) < 2:
        return names[0] if names else "A family without members"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def tabs(family: Family) -> tuple[tuple[str, str, int | None], ...]:
    """Key, words and number of records of each tab."""
    return tuple(
        (key, words, None if key == "now" else query(family, key).count())
        for key, words in TABS.items()
    )


def rows(family: Family, tab: str) -> list[Any]:
    """The records of a tab."""
    return [] if tab == "now" else list(query(family, tab))


def query(family: Family, tab: str) -> Any:
    """The records of a family under a tab, newest first."""
    people = Member.select(Member.person).where(Member.family == family)
    simple: Mapping[str, tuple[Any, Any]] = {
        "notes": (Note, Note.written_at),
        "incidents": (Incident, Incident.occurred_at),
        "papers": (Document, Document.received_on),
        "risks": (Risk, Risk.recorded_at),
        "assessments": (Assessment, Assessment.agreed_on),
    }
    if tab in simple:
        model, order = simple[tab]
        return model.select().where(model.family == family).order_by(order.desc(), model.ref)
    if tab == "sessions":
        found = Attendance.select(Attendance, Session, Person).join(Session)
        found = found.switch(Attendance).join(Person)
        return found.where(Attendance.family == family).order_by(
            Session.starts_at.desc(), Attendance.ref
        )
    if tab == "consents":
        return Consent.select().where(Consent.person.in_(people)).order_by(Consent.given_on.desc())
    mentioned = About.select(About.record).where(About.person.in_(people))
    left = Disclosure.select().where(Disclosure.ref.in_(mentioned) | Disclosure.to.in_(people))
    return left.order_by(Disclosure.made_on.desc(), Disclosure.ref)


def overview(family: Family, members: Household) -> Overview:
    """The newest of everything, and what is due."""
    people = [one.person.ref for one in (*members.left, *members.right)]
    people += [one.person_id for one in (*members.children, *members.others)]
    open_ones = Request.select().where(Request.subject.in_(people) & Request.closed_on.is_null())
    return Overview(
        referrals=tuple(
            Referral.select().where(Referral.family == family).order_by(Referral.referred_on.desc())
        ),
        attendances=tuple(query(family, "sessions").limit(6)),
        risks=_risks(family),
        requests=tuple(open_ones.order_by(Request.received_on)),
    )


def _risks(family: Family) -> tuple[tuple[Risk, tuple[Person, ...]], ...]:
    """Every risk of the family and whom it is to; one whose review is late is still a risk."""
    found = Risk.select(Risk, Person).join(Person, on=Risk.from_person)
    risks = list(found.where(Risk.family == family).order_by(Risk.recorded_at.desc(), Risk.ref))
    return tuple((risk, _about(risk.ref)) for risk in risks)


def _about(ref: str) -> tuple[Person, ...]:
    rows = About.select(About, Person).join(Person)
    return tuple(one.person for one in rows.where(About.record == ref).order_by(About.position))
