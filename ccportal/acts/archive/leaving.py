"""What the centre holds and an archive has no place for: counted, and said where one is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from peewee import fn

from ccportal.store import tables
from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Consent
from ccportal.store.documents import FileContent
from ccportal.store.forms import FORMS, TEAM, Form
from ccportal.store.people import Record
from ccportal.store.requests import RequestEvent
from ccportal.store.retention_plan import PLAN, Goes
from ccportal.store.reviews import Centre
from ccportal.store.volunteers import DbsCheck

NAMES: Mapping[str, tuple[str, str]] = {
    "Booking": ("booking", "bookings"),
    "Rostered": ("place on a rota", "places on a rota"),
    "SessionPlan": ("plan of a session", "plans of sessions"),
    "SessionRule": ("rule of the calendar", "rules of the calendar"),
    "Tap": ("tap at the door", "taps at the door"),
    "Together": ("agreement to come together", "agreements to come together"),
    "Need": ("need or allergy", "needs and allergies"),
    "Arrangement": ("arrangement", "arrangements"),
    "MayCollect": ("permission to take a child home", "permissions to take a child home"),
    "CourtOrder": ("court order", "court orders"),
    "FamilyStep": ("step of a family", "steps of families"),
    "ContactUse": ("mark on a contact detail", "marks on contact details"),
    "Correction": ("earlier value", "earlier values"),
    "ToTell": ("recipient to be told", "recipients to be told"),
    "Merge": ("merge", "merges"),
    "Concern": ("mark of a concern", "marks of concerns"),
    "RiskStep": ("mark on a risk", "marks on risks"),
    "GroundDecision": ("decision on a ground", "decisions on a ground"),
    "WhatLeft": ("file that left", "files that left"),
    "CourtRequest": ("request for court proceedings", "requests for court proceedings"),
    "CourtGiven": ("answer to a court", "answers to a court"),
    "Visit": ("visit of a professional", "visits of professionals"),
    "DbsSeen": ("look at a DBS check", "looks at DBS checks"),
    "Draft": ("draft", "drafts"),
    "RequestEvent": ("step of a request", "steps of requests"),
    "Pack": ("answer", "answers"),
    "Letter": ("letter of a request", "letters of requests"),
    "Evidence": ("proof of identity", "proofs of identity"),
    "PolicyTold": ("note of who knows the policy", "notes of who knows the policy"),
    "PolicyReview": ("review of the policy", "reviews of the policy"),
    "RetentionHold": ("hold", "holds"),
    "Breach": ("breach", "breaches"),
    "Looked": ("yearly look", "yearly looks"),
    "AssuranceDay": ("day's state of a clause", "days' states of clauses"),
    "PolicyDraft": ("draft of the policy", "drafts of the policy"),
    "DisposalBatch": ("disposal", "disposals"),
    "Certificate": ("certificate of a disposal", "certificates of disposals"),
}
"""What the rows of a table are called."""

QUIET = frozenset(
    {
        *("Account", "RecoveryCode", "StaffSession", "FeedAddress", "Attempt", "AuditEntry"),
        *(
            "Item",
            "Work",
            "Posted",
            "FileWords",
            "Findable",
            "Written",
            "GroundAbout",
            "RetentionPeriod",
            "Drawn",
            "DisposalEntry",
        ),
        *("CourtGivenAbout", "BreachPerson", "AssuranceCheck", "Reminder"),
    }
)
"""Tables that no move would need: accounts, the audit trail, and what is made anew."""


def left_out() -> tuple[str, ...]:
    """What of the store is in no archive, with how many of each, in the order of NAMES."""
    found = {name: number for name, number in _tables() if number}
    phrases = [_said(found[name], *called) for name, called in NAMES.items() if name in found]
    links = sum(_count(form.model, "corrects") for form in FORMS.values())
    ends = _count(Consent, "until_on")
    if links:
        phrases.append(_said(links, "link to what is corrected", "links to what is corrected"))
    if ends:
        phrases.append(_said(ends, "last day of a consent", "last days of consents"))
    renewals = _count(DbsCheck, "renew_by")
    if _count(Centre, "registration"):
        phrases.append("the centre's number in the register")
    if renewals:
        phrases.append(_said(renewals, "last day of a check", "last days of checks"))
    return tuple(phrases)


def carried() -> frozenset[str]:
    """The tables whose rows an archive carries."""
    forms = [*FORMS.values(), TEAM]
    found = {one.model.__name__ for form in forms for one in _with_parts(form)}
    return frozenset(found | {one.__name__ for one in (Record, Centre, FileContent)})


def _with_parts(form: Form) -> Iterator[Form]:
    yield form
    for _, part in form.parts:
        yield from _with_parts(part)


def _tables() -> Iterator[tuple[str, int]]:
    there = carried() | QUIET
    for model in tables.records():
        name = model.__name__
        if name in there or (name in PLAN and PLAN[name].goes is Goes.DERIVED):
            continue
        # An archive tells that a request came; what was done with it, it does not.
        own = RequestEvent.by.is_null(False) if model is RequestEvent else None
        yield name, int((model.select() if own is None else model.select().where(own)).count())


def _count(model: type[RecordsModel], column: str) -> int:
    field: Any = model._meta.fields.get(column)
    if field is None:
        return 0
    return int(model.select(fn.COUNT(field)).scalar() or 0)


def _said(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
