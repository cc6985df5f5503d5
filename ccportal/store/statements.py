"""What an attendance statement is made of: these columns, and no others, are read (C3).

No name, note, reason, address or writer is in any of these queries, so that none can be in a
statement whatever is done with what they return.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from peewee import Field, fn

from ccportal.rules.statement import Line
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member, Referral
from ccportal.store.people import Organisation

MEMBER_ID = cast(Field, Member._meta.primary_key)


@dataclass(frozen=True, slots=True)
class Referrer:
    """An organisation that referred a family, with the first referral's day, and their refs."""

    organisation: str
    name: str
    country: str | None
    since: date
    referrals: tuple[str, ...]


def referrers(family: str) -> tuple[Referrer, ...]:
    """The organisations that referred a family, now or before; the newest first."""
    one = Organisation
    query = Referral.select(one.ref, one.name, one.country, Referral.referred_on, Referral.ref)
    query = query.join(one).where(Referral.family == family)
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in _tuples(query.order_by(Referral.referred_on.desc(), Referral.ref)):
        rows[row[0]].append(row)
    return tuple(
        Referrer(ref, some[0][1], some[0][2], min(row[3] for row in some), _refs(some))
        for ref, some in rows.items()
    )


def referred(family: str) -> frozenset[str]:
    """The members of a family, by their refs: a referral brings the whole of it."""
    return frozenset(one for (one,) in _tuples(_members(family, Member.person)))


def lines(family: str, organisation: str, first: date, last: date) -> tuple[Line, ...]:
    """Who of a family came when, from a day to another, since this organisation referred it.

    Empty for an organisation that never did. Two queries.
    """
    since = Referral.select(fn.MIN(Referral.referred_on)).where(
        (Referral.family == family) & (Referral.organisation == organisation)
    )
    begins: date | None = since.scalar()
    if begins is None:
        return ()
    numbers = _numbers(family)
    query: Any = (
        Attendance.select(
            Session.starts_at,
            Session.ends_at,
            MEMBER_ID,
            Member.role,
            Attendance.status,
            Attendance.arrived_at,
            Attendance.left_at,
        )
        .join(Session)
        .join(Member, on=(Member.person == Attendance.person))
        .where(
            (Attendance.family == family)
            & (Member.family == family)
            & (Session.starts_at >= _midnight(max(first, begins)))
            & (Session.starts_at < _midnight(last + timedelta(days=1)))
        )
        .order_by(Session.starts_at, Member.position, MEMBER_ID, Attendance.ref)
    )
    return tuple(
        Line(starts, ends, role, numbers.get(member), status, arrived, left)
        for starts, ends, member, role, status, arrived, left in _tuples(query)
    )


def _numbers(family: str) -> dict[int, int]:
    """The numbers of those who are the same in a family, in the order in which they stand."""
    alike: dict[str, list[int]] = defaultdict(list)
    query = _members(family, Member.role, MEMBER_ID).order_by(Member.position, MEMBER_ID)
    for role, member in _tuples(query):
        alike[role].append(member)
    return {
        member: number
        for some in alike.values()
        if len(some) > 1
        for number, member in enumerate(some, 1)
    }


def _members(family: str, *columns: Any) -> Any:
    return Member.select(*columns).where(Member.family == family)


def _refs(rows: Iterable[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(row[4] for row in rows)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _tuples(query: Any) -> Iterable[tuple[Any, ...]]:
    return cast(Iterable[tuple[Any, ...]], query.tuples())
