"""What is held of those who are in use, and when it was used last (DP3).

Of families that are closed nothing is asked: their data go with the three years (C9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from peewee import fn

from ccportal.rules.adequacy import Held, Kind
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.disclosures import Consent
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail

USED = ("contact:show", "document:read", "consent:use", "account:sign-in")
"""What in the audit trail is a use of something; what was refused is none."""


def held(since: date) -> Iterator[Held]:
    """Everything that the yearly look is about; uses before `since` are not looked for."""
    used = _used(since)
    open_ = Family.select(Family.ref).where(Family.closed_on.is_null())
    yield from _contacts(open_, used)
    yield from _documents(open_, used)
    for consent in Consent.select().where(Consent.withdrawn_on.is_null()):
        last = used.get(("consent:use", consent.person_id, consent.recipient_id))
        yield Held(Kind.CONSENT, consent.ref, consent.given_on, last)
    for account in Account.select().where(Account.disabled_at.is_null()):
        last = used.get(("account:sign-in", account.person_id, None))
        yield Held(Kind.ACCOUNT, account.person_id, account.created_at.date(), last)


def began() -> date | None:
    """The day of the first entry of the audit trail."""
    first = AuditEntry.get_or_none(AuditEntry.seq == 1)
    return first.at.date() if first else None


def _contacts(open_: Any, used: dict[tuple[str, str, str | None], date]) -> Iterator[Held]:
    members = Member.select(Member.person, fn.MIN(Family.opened_on).alias("opened")).join(Family)
    rows = members.where(Family.ref.in_(open_)).group_by(Member.person)
    opened = {person: _day(on) for person, on in _rows(rows)}
    people = Member.select(Member.person).where(Member.family.in_(open_))
    details = ContactDetail.select().where(
        ContactDetail.person.in_(people), ContactDetail.until_on.is_null()
    )
    confirmed = {
        one.detail_id: one.confirmed_on
        for one in ContactUse.select().where(ContactUse.confirmed_on.is_null(False))
    }
    for one in details:
        shown = used.get(("contact:show", one.person_id, one.kind))
        days = [on for on in (shown, confirmed.get(one._pk)) if on]
        since = one.from_on or opened[one.person_id]
        yield Held(Kind.CONTACT, one.person_id, since, max(days, default=None), one.kind)


def _documents(open_: Any, used: dict[tuple[str, str, str | None], date]) -> Iterator[Held]:
    days = Document.select(Document.ref, Document.received_on)
    for ref, on in _rows(days.where(Document.family.in_(open_))):
        last = used.get(("document:read", ref, None))
        yield Held(Kind.DOCUMENT, ref, _day(on), last)


def _used(since: date) -> dict[tuple[str, str, str | None], date]:
    """The last day of each use: of a contact detail by its kind, of a consent by its recipient."""
    start = datetime.combine(since, datetime.min.time())
    row = AuditEntry
    query = row.select(row.action, row.object_ref, row.detail, fn.MAX(row.at))
    query = query.where(row.action.in_(USED), row.at >= start, row.object_ref.is_null(False))
    found: dict[tuple[str, str, str | None], date] = {}
    for action, ref, detail, at in _rows(query.group_by(row.action, row.object_ref, row.detail)):
        named = detail if action in ("contact:show", "consent:use") else None
        if detail != "refused":
            key = (action, ref, named)
            found[key] = max(found.get(key, date.min), _day(at))
    return found


def _day(value: Any) -> date:
    """A day, of what an engine gives for the least or greatest of some."""
    return date.fromisoformat(str(value)[:10])


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(query.tuples())
