"""What is held of those who are in use and was not used for long, counted and listed (DP3).

Of families that are closed nothing is asked: their data go with the three years (C9).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from peewee import JOIN, SQL, Select, fn

from ccportal.rules.adequacy import Held, Kind
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db
from ccportal.store.disclosures import Consent
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail

NOT_REFUSED = fn.COALESCE(AuditEntry.detail, "") != "refused"
"""What was refused is no use of it."""

NO_DAY = SQL("NULL")
NOTHING_ELSE = (SQL("''"), NO_DAY)
"""Of what has neither words of its own nor a day on which it was confirmed."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What is held of a kind: a query, and the columns of whose it is, since when, what.

    One that the query gives more than once is there since the first of these days. A use of it
    is what stands in the audit trail where `used` is true, and that somebody said on a day,
    `confirmed`, that it is right.
    """

    query: Any
    key: Any
    whose: Any
    since: Any
    used: tuple[Any, ...]
    what: Any
    confirmed: Any

    def unused(self, by: date, *columns: Any) -> Any:
        """A query of what was there by a day and was not used after it."""
        morrow = datetime.combine(by + timedelta(days=1), time.min)
        later = AuditEntry.select(AuditEntry.seq).where(*self.used, AuditEntry.at >= morrow)
        right = fn.COALESCE(self.confirmed, by) <= by
        return self.query.select(*columns).where(self.since <= by, right, ~fn.EXISTS(later))


def counted(by: date, most: int | None = None) -> dict[Kind, int]:
    """How much of each kind was there by a day and was not used after it; one query.

    Of what there is more of than `most` is counted so much and no more.
    """
    columns = []
    for kind, held in _held().items():
        some = held.unused(by, held.key).distinct().limit(most).alias("some")
        columns.append(Select([some], [fn.COUNT(SQL("*"))]).alias(str(kind)))
    (row,) = Select(columns=columns).bind(records_db).tuples()
    return dict(zip(Kind, row, strict=True))


def listed(kind: Kind, by: date, most: int) -> list[Held]:
    """The same of one kind, the longest first, `most` of it; a use says when it was."""
    here = _held()[kind]
    last = AuditEntry.select(fn.MAX(AuditEntry.at).cast("TEXT")).where(*here.used)
    since, confirmed = fn.MIN(here.since), fn.MAX(here.confirmed)
    query = here.unused(by, here.whose, since, confirmed, last, here.what)
    query = query.group_by(here.key).order_by(since, here.whose).limit(most)
    return [
        Held(kind, ref, _day(began), max((_day(one) for one in used if one), default=None), what)
        for ref, began, *used, what in query.tuples()
    ]


def began() -> date | None:
    """The day of the first entry of the audit trail."""
    first = AuditEntry.get_or_none(AuditEntry.seq == 1)
    return first.at.date() if first else None


def _held() -> dict[Kind, Rows]:
    """What the yearly look is about, in the order of its page."""
    open_ = Family.select(Family.ref).where(Family.closed_on.is_null())
    paper, consent, account = Document, Consent, Account
    return {
        Kind.CONTACT: _contacts(),
        Kind.DOCUMENT: Rows(
            paper.select().where(paper.family.in_(open_)),
            paper.ref,
            paper.ref,
            paper.received_on,
            _use("document:read", paper.ref, NOT_REFUSED),
            paper.title,
            NO_DAY,
        ),
        Kind.CONSENT: Rows(
            consent.select().where(consent.withdrawn_on.is_null()),
            consent.ref,
            consent.ref,
            consent.given_on,
            _use("consent:use", consent.person, AuditEntry.detail == consent.recipient),
            *NOTHING_ELSE,
        ),
        Kind.ACCOUNT: Rows(
            account.select().where(account.disabled_at.is_null()),
            account.id,
            account.person,
            fn.DATE(account.created_at),
            _use("account:sign-in", account.person, NOT_REFUSED),
            *NOTHING_ELSE,
        ),
    }


def _contacts() -> Rows:
    """Details that have not ended, of the members of families that are open.

    One without a day is there since the family is. The families are gone through: that they are
    few is what an engine cannot know.
    """
    one, use = ContactDetail, ContactUse
    query = Family.select().join(Member, JOIN.CROSS).join(one, JOIN.CROSS)
    query = query.join(use, JOIN.LEFT_OUTER, on=(use.detail == one._meta.primary_key))
    theirs = (Member.family == Family.ref) & (one.person == Member.person)
    query = query.where(Family.closed_on.is_null(), theirs, one.until_on.is_null())
    used = _use("contact:show", one.person, AuditEntry.detail == one.kind)
    since = fn.COALESCE(one.from_on, Family.opened_on)
    key = one._meta.primary_key
    return Rows(query, key, one.person, since, used, one.kind, use.confirmed_on)


def _use(action: str, ref: Any, of: Any) -> tuple[Any, ...]:
    """The condition of an entry that tells of a use."""
    return (AuditEntry.object_ref == ref, AuditEntry.action == action, of)


def _day(value: Any) -> date:
    """A day, of what an engine gives for what it does not know to be one."""
    return date.fromisoformat(str(value)[:10])
