"""A record as a sheet of facts, one function a kind: what the page of a record shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import url_for

from ccportal import clock
from ccportal.acts import consents, register, visits
from ccportal.errors import NotFound
from ccportal.intranet import sheets_written
from ccportal.intranet.links import (
    Fact,
    Link,
    Sheet,
    about,
    either,
    fact,
    facts_of,
    family,
    person,
    prepare,
    texts_of,
)
from ccportal.rules import transfer
from ccportal.rules.documents import Kind
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document, FileContent
from ccportal.store.families import Referral, Risk
from ccportal.store.people import Organisation, Person, Record
from ccportal.store.premises import Assessment
from ccportal.web import filters
from ccportal.web.access import Can, can


def sheet(kind: str, reference: str) -> Sheet:
    """The sheet of a record; raises NotFound where there is none."""
    model, build = BUILDERS[kind]
    found = model.get_or_none(model.ref == reference)
    if found is None:
        raise NotFound("There is no such record.")
    prepare(found)
    built: Sheet = build(found)
    return built


def _referral(one: Referral) -> Sheet:
    facts = facts_of(
        fact("Referred on", filters.day(one.referred_on)),
        fact("By", either(one.organisation_id), person(one.referred_by_id)),
        fact("Kind of contact", filters.plain(one.contact)),
    )
    texts = texts_of(
        ("Reason", one.reason), ("Court order", one.court_order), ("Risks", one.risk_summary)
    )
    return Sheet("Referral", one.ref, family(one.family_id), facts, texts)


def _session(one: Session) -> Sheet:
    rows = Attendance.select(Attendance, Person).join(Person).where(Attendance.session == one)
    came = tuple(
        Link(row.person.name, url_for("people.person", reference=row.person_id), _came(row))
        for row in rows.order_by(Attendance.family, Person.given_names)
    )
    facts = facts_of(
        fact("Begins", filters.moment(one.starts_at)),
        fact("Ends", filters.moment(one.ends_at)),
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


KEPT_AS: Mapping[str, str] = {
    Kind.PDF: "A PDF",
    Kind.JPEG: "A photograph",
    Kind.PNG: "A picture",
    Kind.WORD: "The words of a Word file; its pictures and its look were not kept",
}


def _kept_as(one: Document) -> str:
    """What of a document is kept, in words."""
    if one.file_id is None:
        return KEPT_AS[Kind.WORD] if one.media_type == Kind.WORD else "Text"
    kept = FileContent.select(FileContent.size)
    length = kept.where(FileContent.digest == one.file_id).scalar()
    return f"{KEPT_AS.get(one.media_type, 'A file')} of {max(1, length // 1024)} KB, as it came"


def _document(one: Document) -> Sheet:
    facts = facts_of(
        fact("Title", one.title),
        fact("Received", filters.day(one.received_on)),
        fact("From", either(one.received_from_id)),
        fact("About", *about(one.ref)),
        fact("Kept as", _kept_as(one)),
    )
    return Sheet("Document", one.ref, family(one.family_id), facts, texts_of(("Text", one.text)))


def _consent(one: Consent) -> Sheet:
    facts = facts_of(
        fact("Given by", person(one.person_id)),
        fact("Covers", filters.plain(one.covers)),
        fact("May go to", either(one.recipient_id)),
        fact("Given", filters.day(one.given_on)),
        fact("How", filters.plain(one.how)),
        fact("Until", filters.day(one.until_on) if one.until_on else "It is taken back"),
        fact("Withdrawn", filters.day(one.withdrawn_on) if one.withdrawn_on else "No"),
        fact("Can be used", "Yes" if consents.is_in_force(one) else "No"),
    )
    back = Link("Consents", url_for("disclosures_consents.register"))
    return Sheet("Consent", one.ref, back, facts, (), steps=_with_consent(one))


def _with_consent(one: Consent) -> tuple[Link, ...]:
    if not consents.is_in_force(one):
        return ()
    steps = (
        ("Pass details on", "disclosures_consents.use", Can.CONSENT_USE),
        ("They take it back", "disclosures_consents.withdraw", Can.CONSENT_WRITE),
    )
    return tuple(
        Link(words, url_for(view, reference=one.ref)) for words, view, may in steps if can(may)
    )


def _disclosure(one: Disclosure) -> Sheet:
    (row,) = register.entries([one], register.known(), whole=can(Can.FAMILY_READ))
    is_read = can(Can.FAMILY_READ)  # the chair sees that it left, not of whom nor what it says
    facts = facts_of(
        fact("Made on", filters.day(one.made_on)),
        fact("To", either(one.to_id) if is_read else row.to),
        Fact("About", about(one.ref) if is_read else ()),
        fact("What", row.what),
        fact("Ground", row.ground),
        fact("How", row.how),
        fact("Purpose", row.purpose),
        fact("Safeguard", one.safeguard if is_read else None),
        fact("Decided by", person(one.decided_by_id)),
        fact("SHA-256 of the file", one.sha256 if is_read else None),
    )
    texts = texts_of(("What was passed on", one.text)) if is_read else ()
    steps = (Link("The file that left", url_for("disclosures.file", reference=one.ref)),)
    left = one.sha256 is not None and can(Can.STATEMENT_MAKE)
    has_file = left and bool(one.file_that_left.count())
    back = Link("What left the centre", url_for("disclosures.read"))
    return Sheet("Disclosure", one.ref, back, facts, texts, steps=steps if has_file else ())


def _assessment(one: Assessment) -> Sheet:
    is_there = visits.is_in_force(one, clock.today())
    facts = facts_of(
        fact("Professional", either(one.professional_id)),
        fact("Agreed", filters.day(one.agreed_on)),
        fact("By", person(one.agreed_by_id)),
        fact("In force until", filters.day(one.expires_on)),
        fact("Ended", filters.day(one.ended_on) if one.ended_on else None),
        fact("In force today", "Yes" if is_there else "No"),
    )
    texts = texts_of(("Purpose", one.purpose))
    end = Link("End it", url_for("visits.end", reference=one.ref))
    steps = (end,) if is_there and can(Can.VISIT_WRITE) else ()
    where = family(one.family_id)
    return Sheet("Assessment agreement", one.ref, where, facts, texts, steps=steps)


def _organisation(one: Organisation) -> Sheet:
    facts = facts_of(
        fact("Name", one.name),
        fact("Kind", filters.plain(one.kind)),
        fact("Address", one.address),
        fact("Phone", one.phone),
        fact("Email", one.email),
        fact("Country", transfer.known_as(one.country), _covered(one)),
    )
    where = url_for("disclosures_make.country", reference=one.ref)
    steps = (Link("Say where it is", where),) if can(Can.ORGANISATION_WRITE) else ()
    return Sheet("Organisation", one.ref, None, facts, (), steps=steps)


def _covered(one: Organisation) -> str:
    if transfer.is_covered(one.country, clock.today()):
        return ""
    return "The law does not cover it: nothing goes there without a safeguard"


BUILDERS: Mapping[str, tuple[Any, Callable[[Any], Sheet]]] = {
    "referrals": (Referral, _referral),
    "sessions": (Session, _session),
    "notes": (Note, sheets_written.note),
    "incidents": (Incident, sheets_written.incident),
    "risks": (Risk, sheets_written.risk),
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
