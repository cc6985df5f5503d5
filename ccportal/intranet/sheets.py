"""A record as a sheet of facts, one function a kind: what the page of a record shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from ccportal.errors import NotFound
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document, FileContent
from ccportal.store.families import Referral, Risk
from ccportal.store.people import About, Organisation, Person, Record
from ccportal.store.premises import Assessment
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
    """A record: its title (nothing personal), reference, facts, and texts as they were written."""

    title: str
    ref: str
    family: Link | None
    facts: tuple[Fact, ...]
    texts: tuple[tuple[str, str], ...]


def sheet(kind: str, reference: str) -> Sheet:
    """The sheet of a record; raises NotFound where there is none."""
    model, build = BUILDERS[kind]
    found = model.get_or_none(model.ref == reference)
    if found is None:
        raise NotFound("There is no such record.")
    built: Sheet = build(found)
    return built


def _fact(label: str, *values: Link | str | None) -> Fact:
    links = (one if isinstance(one, Link) else Link(one) for one in values if one)
    return Fact(label, tuple(links))


def _facts(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(one for one in facts if one.values)


def _texts(*texts: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
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


def _referral(one: Referral) -> Sheet:
    facts = _facts(
        _fact("Referred on", filters.day(one.referred_on)),
        _fact("By", either(one.organisation_id), person(one.referred_by_id)),
        _fact("Kind of contact", filters.plain(one.contact)),
    )
    texts = _texts(
        ("Reason", one.reason), ("Court order", one.court_order), ("Risks", one.risk_summary)
    )
    return Sheet("Referral", one.ref, family(one.family_id), facts, texts)


def _session(one: Session) -> Sheet:
    rows = Attendance.select(Attendance, Person).join(Person).where(Attendance.session == one)
    came = tuple(
        Link(row.person.name, url_for("people.person", reference=row.person_id), _came(row))
        for row in rows.order_by(Attendance.family, Person.given_names)
    )
    facts = _facts(
        _fact("Begins", filters.moment(one.starts_at)),
        _fact("Ends", filters.moment(one.ends_at)),
        Fact("Who", came),
    )
    return Sheet("Session", one.ref, None, facts, ())


def _came(row: Attendance) -> str:
    words = [filters.plain(row.status).lower()]
    if row.arrived_at:
        words.append(f"from {filters.time(row.arrived_at)}")
    if row.left_at:
        words.append(f"until {filters.time(row.left_at)}")
    return ", ".join(words) + (f" ({row.reason})" if row.reason else "")


def _note(one: Note) -> Sheet:
    facts = _facts(
        _fact("Kind", filters.plain(one.kind)),
        _fact("Written", filters.moment(one.written_at)),
        _fact("By", person(one.written_by_id)),
        Fact("About", about(one.ref)),
    )
    return Sheet("Note", one.ref, family(one.family_id), facts, _texts(("Text", one.text)))


def _incident(one: Incident) -> Sheet:
    facts = _facts(
        _fact("Happened", filters.moment(one.occurred_at)),
        _fact("Session", session(one.session_id)),
        _fact("Recorded by", person(one.recorded_by_id)),
        Fact("About", about(one.ref)),
    )
    texts = _texts(("What happened", one.text), ("What was done", one.action_taken))
    return Sheet("Incident", one.ref, family(one.family_id), facts, texts)


def _risk(one: Risk) -> Sheet:
    prevents = "Yes: it may be withheld to prevent violence" if one.held_to_prevent_violence else ""
    facts = _facts(
        _fact("Kind", filters.plain(one.kind)),
        _fact("From", person(one.from_person_id)),
        Fact("To", about(one.ref)),
        _fact("Held to prevent violence", prevents or "No"),
        _fact("Recorded", filters.moment(one.recorded_at)),
        _fact("By", person(one.recorded_by_id)),
        _fact("Look at it again on", filters.day(one.review_on)),
    )
    texts = _texts(("The risk", one.text), ("Who or what says so", one.source))
    return Sheet("Risk", one.ref, family(one.family_id), facts, texts)


def _document(one: Document) -> Sheet:
    size = ""
    if one.file_id:
        kept = FileContent.select(FileContent.size)
        length = kept.where(FileContent.digest == one.file_id).scalar()
        size = f"A file of {max(1, length // 1024)} KB"
    facts = _facts(
        _fact("Title", one.title),
        _fact("Received", filters.day(one.received_on)),
        _fact("From", either(one.received_from_id)),
        _fact("About", *about(one.ref)),
        _fact("Kept as", size or "Text"),
    )
    return Sheet("Document", one.ref, family(one.family_id), facts, _texts(("Text", one.text)))


def _consent(one: Consent) -> Sheet:
    facts = _facts(
        _fact("Given by", person(one.person_id)),
        _fact("Covers", filters.plain(one.covers)),
        _fact("May go to", either(one.recipient_id)),
        _fact("Given", filters.day(one.given_on)),
        _fact("How", filters.plain(one.how)),
        _fact("Withdrawn", filters.day(one.withdrawn_on) if one.withdrawn_on else "No, in force"),
    )
    return Sheet("Consent", one.ref, None, facts, ())


def _disclosure(one: Disclosure) -> Sheet:
    facts = _facts(
        _fact("Made on", filters.day(one.made_on)),
        _fact("To", either(one.to_id)),
        Fact("About", about(one.ref)),
        _fact("What", filters.plain(one.what)),
        _fact("Ground", filters.plain(one.ground)),
        _fact("Decided by", person(one.decided_by_id)),
    )
    return Sheet("Disclosure", one.ref, None, facts, _texts(("What was passed on", one.text)))


def _assessment(one: Assessment) -> Sheet:
    facts = _facts(
        _fact("Professional", either(one.professional_id)),
        _fact("Agreed", filters.day(one.agreed_on)),
        _fact("By", person(one.agreed_by_id)),
        _fact("In force until", filters.day(one.expires_on)),
    )
    texts = _texts(("Purpose", one.purpose))
    return Sheet("Assessment agreement", one.ref, family(one.family_id), facts, texts)


def _organisation(one: Organisation) -> Sheet:
    facts = _facts(
        _fact("Name", one.name),
        _fact("Kind", filters.plain(one.kind)),
        _fact("Address", one.address),
        _fact("Phone", one.phone),
        _fact("Email", one.email),
        _fact("Country", one.country),
    )
    return Sheet("Organisation", one.ref, None, facts, ())


BUILDERS: Mapping[str, tuple[Any, Callable[[Any], Sheet]]] = {
    "referrals": (Referral, _referral),
    "sessions": (Session, _session),
    "notes": (Note, _note),
    "incidents": (Incident, _incident),
    "risks": (Risk, _risk),
    "documents": (Document, _document),
    "consents": (Consent, _consent),
    "disclosures": (Disclosure, _disclosure),
    "assessments": (Assessment, _assessment),
    "organisations": (Organisation, _organisation),
}

VIEWS: Mapping[str, str] = {
    "referrals": "records.referral",
    "sessions": "records.session",
    "notes": "records.note",
    "incidents": "records.incident",
    "risks": "records.risk",
    "documents": "records.document",
    "consents": "records.consent",
    "disclosures": "records.disclosure",
    "assessments": "records.assessment",
    "organisations": "records.organisation",
}


def address(record: Record) -> Link:
    """The way to a record's page, called by its kind and reference."""
    singular = filters.plain(record.kind.rstrip("s"))
    view = VIEWS.get(record.kind)
    href = url_for(view, reference=record.ref) if view else ""
    return Link(f"{singular} {record.ref}", href)
