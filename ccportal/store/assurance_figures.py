"""What the figures of the assurance page are counted by: counts and days alone, in one statement.

No name, word or reference is in any of these queries: what they return can be laid before anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from peewee import Select, fn

from ccportal.rules.breaches import WITHIN, Danger
from ccportal.rules.disclosure import AFTER, Ground
from ccportal.rules.disposal import OPEN
from ccportal.rules.leaving import Way
from ccportal.rules.premises import ASSESSING, State
from ccportal.store.accounts import Account, Draft
from ccportal.store.accuracy import ToTell
from ccportal.store.audit import AuditEntry
from ccportal.store.correspondence import Evidence
from ccportal.store.database import records_db
from ccportal.store.disclosures import Consent, Disclosure, GroundDecision
from ccportal.store.families import Risk
from ccportal.store.people import About
from ccportal.store.premises import Assessment, Visit
from ccportal.store.principles import Breach, BreachPerson, Looked
from ccportal.store.proceedings import CourtRequest
from ccportal.store.requests import Pack, Request
from ccportal.store.retention import Certificate, DisposalBatch
from ccportal.store.volunteers import DbsCheck, TeamMember

Queries = dict[str, Any]
Value = int | str | date | datetime | None

CONTACTS = "contact-details"
"""What the register calls contact details."""


def ask(queries: Mapping[str, Any]) -> dict[str, Value]:
    """The single value of each query, all with one statement."""
    columns = [query.alias(name) for name, query in queries.items()]
    (row,) = Select(columns=columns).bind(records_db).tuples()
    return dict(zip(queries, row, strict=True))


def day(value: Value) -> date | None:
    """A day as an engine gives it where it does not know that it is one."""
    if isinstance(value, datetime):
        return value.date()
    return date.fromisoformat(value[:10]) if isinstance(value, str) else _day(value)


def moment(value: Value) -> datetime | None:
    """The same of a time."""
    return datetime.fromisoformat(value) if isinstance(value, str) else _moment(value)


def _day(value: Value) -> date | None:
    return value if isinstance(value, date) else None


def _moment(value: Value) -> datetime | None:
    return value if isinstance(value, datetime) else None


def many(model: Any, *where: Any) -> Any:
    """How many rows of a table there are, of which all this is true."""
    query = model.select(fn.COUNT(model._meta.primary_key))
    return query.where(*where) if where else query


def first(column: Any, *where: Any) -> Any:
    """The least of a column."""
    return column.model.select(fn.MIN(column)).where(*where)


def last(column: Any, *where: Any) -> Any:
    """The greatest of a column."""
    query = column.model.select(fn.MAX(column))
    return query.where(*where) if where else query


def of_proceedings(year: date) -> Queries:
    """C2 and C6: requests for proceedings, orders, visits, agreements."""
    one = CourtRequest
    open_ = one.compels.is_null() & one.refused_on.is_null()
    unread = one.compels.is_null(False) & one.chair_read_at.is_null()
    came = fn.COALESCE(one.ordered_on, one.received_on)
    return {
        "asked": many(one, open_),
        "asked_since": first(one.received_on, open_),
        "refused": many(one, one.refused_on >= year),
        "ordered": many(one, one.compels.is_null(False), came >= year),
        "unread": many(one, unread),
        "unread_since": one.select(fn.MIN(came)).where(unread),
    }


def of_visits(today: date, year: date) -> Queries:
    """C6: agreements in force, and visits that were booked or refused."""
    here, since = Assessment, datetime.combine(year, datetime.min.time())
    in_force = (here.agreed_on <= today) & (here.expires_on >= today)
    in_force &= here.ended_on.is_null() | (here.ended_on > today)
    assesses = Visit.purpose.in_(sorted(ASSESSING)) & Visit.agreement.is_null()
    recent = Visit.comes_at >= since
    return {
        "agreements": many(here, in_force),
        "bare_visits": many(Visit, assesses, Visit.state == State.BOOKED, recent),
        "refused_visits": many(Visit, Visit.state == State.REFUSED, recent),
    }


def of_leaving(now: datetime, today: date, year: date) -> Queries:
    """C3 to C5, DP2: what left, by which right; agreements that wait; `now` is UTC."""
    one, decision, consent = Disclosure, GroundDecision, Consent
    recent, waits = one.made_on >= year, decision.agrees.is_null()
    contacts = one.what == CONTACTS
    late = waits & decision.made_at.is_null(False) & (decision.made_at <= now - AFTER)
    usable = (consent.given_on <= today) & (
        consent.withdrawn_on.is_null() | (consent.withdrawn_on > today)
    )
    usable &= consent.until_on.is_null() | (consent.until_on >= today)
    purpose = fn.COALESCE(one.purpose, "")
    return {
        "waits": many(decision, waits),
        "late": many(decision, late),
        "grounded": many(one, recent, one.ground.in_([str(own) for own in Ground])),
        "statements": many(one, recent, one.way == Way.STATEMENT),
        "bare_contacts": many(one, recent, contacts, one.ground == "referrer-request"),
        "consented": many(one, recent, contacts, one.ground == "consent"),
        "consents": many(consent, usable),
        "withdrawn": many(consent, ~usable),
        "releases": many(one, recent),
        "purposeless": many(one, recent, one.way.is_null(False), purpose == ""),
    }


def of_consents(now: datetime, year: date) -> Queries:
    """C5: details that left without a consent of that day; agreements that wait; `now` is UTC.

    What left on the day on which its consent was withdrawn may have left before that.
    """
    one, consent, decision, pack = Disclosure, Consent, GroundDecision, Pack
    that_day = (consent.given_on <= one.made_on) & (
        consent.withdrawn_on.is_null() | (consent.withdrawn_on >= one.made_on)
    )
    that_day &= consent.until_on.is_null() | (consent.until_on >= one.made_on)
    theirs = consent.select().where(
        consent.person == About.person, consent.recipient == one.to, that_day
    )
    bare = one.select(fn.COUNT(one.ref.distinct())).join(About, on=(About.record == one.ref))
    by_consent = (one.made_on >= year) & (one.what == CONTACTS) & (one.ground == "consent")
    waits = decision.agrees.is_null() & (decision.what == CONTACTS)
    entered = fn.EXISTS(one.select().where(one.sha256 == pack.sha256))
    left = pack.released_at.is_null(False) & Request.subject.is_null(False)
    answers = pack.select(fn.COUNT(pack.sha256)).join(Request).where(left, ~entered)
    made = decision.made_at.is_null(False)
    return {
        "bare_consents": bare.where(by_consent, one.to != About.person, ~fn.EXISTS(theirs)),
        "details_wait": many(decision, waits),
        "details_late": many(decision, waits, made, decision.made_at <= now - AFTER),
        "answers_loose": answers,
        "grounds_loose": many(decision, made, decision.disclosure.is_null()),
    }


def of_house(today: date) -> Queries:
    """C8: accounts, and what was done last (`..._at`, in UTC)."""
    done = AuditEntry.action
    open_ = Account.disabled_at.is_null()
    return {
        "began_at": AuditEntry.select(AuditEntry.at).order_by(AuditEntry.seq).limit(1),
        "backup_at": last(AuditEntry.at, done == "backup:make"),
        "drill_at": last(AuditEntry.at, done.in_(["backup:check", "backup:restore"])),
        "alone": many(Account, open_, Account.enrolled_at.is_null()),
        "gone": many(Account, open_, TeamMember.gone(Account.person, today)),
    }


def of_waste(drafts_before: datetime, details_before: date, today: date) -> Queries:
    """C7, C9, DP4, DP5: what is due or waits, and what was kept too long."""
    open_, wait = DisposalBatch.state.in_([str(one) for one in OPEN]), ToTell.told_on.is_null()
    known = DbsCheck.certificate_number.is_null(False) | DbsCheck.outcome.is_null(False)
    since = fn.COALESCE(DbsCheck.decided_on, DbsCheck.checked_on)
    over = Request.select(Request.ref).where(Request.closed_on < today)
    return {
        "batches": many(DisposalBatch, open_),
        "batch_since": first(DisposalBatch.proposed_at, open_),
        "disposed": last(Certificate.made_at),
        "certificates": many(Certificate),
        "details": many(DbsCheck, known, since < details_before),
        "to_tell": many(ToTell, wait),
        "tell_since": first(ToTell.on, wait),
        "evidence": many(Evidence, Evidence.content.is_null(False), Evidence.request.in_(over)),
        "drafts": many(Draft, Draft.sent_as.is_null(), Draft.saved_at <= drafts_before),
    }


def of_risks(today: date) -> Queries:
    """VIO: risks that stand."""
    stands, due = Risk.standing(), Risk.review_on <= today
    return {
        "standing": many(Risk, stands),
        "prevent": many(Risk, stands, Risk.held_to_prevent_violence),
        "due": many(Risk, stands, due),
        "due_since": first(Risk.review_on, stands, due),
    }


def of_breaches(now: datetime, year: date) -> Queries:
    """DP3, DP7: breaches, and the last yearly look; `now` is UTC."""
    one, since = Breach, datetime.combine(year, datetime.min.time())
    open_, undone = one.closed_at.is_null(), one.told_at.is_null()
    late = open_ & undone & (one.tell.is_null() | one.tell) & (one.found_at <= now - WITHIN)
    danger = one.select(one.id).where(open_, one.danger == Danger.HIGH)
    newest = Looked.select(fn.MAX(Looked.id))
    return {
        "breaches": many(one, one.found_at >= since),
        "breach_open": many(one, open_),
        "breach_late": many(one, late),
        "people_untold": many(
            BreachPerson, BreachPerson.told_at.is_null(), BreachPerson.breach.in_(danger)
        ),
        "looked": last(Looked.on),
        "unused": Looked.select(Looked.unused).where(Looked.id == newest),
    }
