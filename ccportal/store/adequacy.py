"""What is held of those who are in use, and when it was used last (DP3).

Of families that are closed nothing is asked: their data go with the three years (C9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from peewee import SQL, fn

from ccportal.rules.adequacy import Held, Kind
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.disclosures import Consent
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail

Key = tuple[str, str, str | None]
"""What was done to what, and (of some) with what of it."""

USED = ("contact:show", "document:read", "consent:use", "account:sign-in")
"""What in the audit trail is a use of something; what was refused is none."""


def held(since: date) -> Iterator[Held]:
    """Everything that the yearly look is about; uses before `since` are not looked for."""
    used = _used(since)
    open_ = Family.select(Family.ref).where(Family.closed_on.is_null())
    yield from _contacts(used)
    for kind, ref, on, person, recipient in _rows(_others(open_)):
        key = {
            Kind.DOCUMENT: ("document:read", ref, None),
            Kind.CONSENT: ("consent:use", person, recipient),
            Kind.ACCOUNT: ("account:sign-in", ref, None),
        }[Kind(kind)]
        yield Held(Kind(kind), ref, _day(on), used.get(key))


def began() -> date | None:
    """The day of the first entry of the audit trail."""
    first = AuditEntry.get_or_none(AuditEntry.seq == 1)
    return first.at.date() if first else None


def _contacts(used: dict[Key, date]) -> Iterator[Held]:
    """Details that have not ended, of the members of families that are open, each once."""
    one, use = ContactDetail, ContactUse
    query = one.select(
        one._meta.primary_key, one.person, one.kind, one.from_on, use.confirmed_on, Family.opened_on
    )
    query = query.join(Member, on=(Member.person == one.person)).join(Family)
    query = query.switch(one).left_outer_join(use, on=(use.detail == one._meta.primary_key))
    query = query.where(Family.closed_on.is_null(), one.until_on.is_null())
    found: dict[int, Held] = {}
    for number, person, kind, from_on, confirmed, opened in _rows(query):
        shown = used.get(("contact:show", person, kind))
        last = max((on for on in (shown, confirmed) if on), default=None)
        here = Held(Kind.CONTACT, person, from_on or opened, last, kind)
        if number not in found or here.since < found[number].since:
            found[number] = here
    yield from found.values()


def _others(open_: Any) -> Any:
    """Documents, consents and accounts, in one query."""
    none = SQL("''")
    papers = Document.select(
        SQL(f"'{Kind.DOCUMENT}'"), Document.ref, Document.received_on.cast("TEXT"), none, none
    ).where(Document.family.in_(open_))
    consents = Consent.select(
        SQL(f"'{Kind.CONSENT}'"),
        Consent.ref,
        Consent.given_on.cast("TEXT"),
        Consent.person,
        Consent.recipient,
    ).where(Consent.withdrawn_on.is_null())
    accounts = Account.select(
        SQL(f"'{Kind.ACCOUNT}'"), Account.person, Account.created_at.cast("TEXT"), none, none
    ).where(Account.disabled_at.is_null())
    return papers.union_all(consents).union_all(accounts)


def _used(since: date) -> dict[Key, date]:
    """The last day of each use: of a contact detail by its kind, of a consent by its recipient."""
    start = datetime.combine(since, datetime.min.time())
    row = AuditEntry
    query = row.select(row.action, row.object_ref, row.detail, fn.MAX(row.at))
    query = query.where(row.action.in_(USED), row.at >= start, row.object_ref.is_null(False))
    found: dict[Key, date] = {}
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
