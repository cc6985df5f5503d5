"""Whose contact details have to be asked for again, and when they come next (DP4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from ccportal.rules.confirming import MONTHS, months_before
from ccportal.store.calendar import Booking
from ccportal.store.families import Family, Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail, Person


@dataclass(slots=True)
class ToAsk:
    """Somebody to be asked whether details are still right: their kinds, never their values.

    `last` is the earliest day on which one was said to be right, None where one never was;
    `comes_at` when a family of theirs is booked in next (London).
    """

    person: str
    name: str
    family: str
    comes_at: datetime | None = None
    kinds: list[str] = field(default_factory=list)
    last: date | None = None


def to_ask(now: datetime) -> list[ToAsk]:
    """Every adult of a family that is open, who comes soonest first; `now` in London."""
    next_ = _next(now)
    found: dict[str, ToAsk] = {}
    for person, given, family_name, family, kind, confirmed in _stale(now.date()):
        at = next_.get(family)
        here = found.setdefault(person, ToAsk(person, "", family, at))
        here.name = Person(given_names=given, family_name=family_name).name
        if at is not None and (here.comes_at is None or at < here.comes_at):
            here.family, here.comes_at = family, at
        if kind not in here.kinds:
            here.last = confirmed if not here.kinds else _earlier(here.last, confirmed)
            here.kinds.append(kind)
    return sorted(found.values(), key=lambda one: (one.comes_at or datetime.max, one.person))


def _earlier(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else min(one, other)


def _stale(today: date) -> Iterator[Any]:
    """What nobody has confirmed for six months, as `rules.confirming.is_stale` has it."""
    one, use = ContactDetail, ContactUse
    query = one.select(
        one.person,
        Person.given_names,
        Person.family_name,
        Member.family,
        one.kind,
        use.confirmed_on,
    )
    query = query.join(Person).join(Member, on=(Member.person == Person.ref)).join(Family)
    on = use.detail == one._meta.primary_key
    query = query.switch(one).join(use, JOIN.LEFT_OUTER, on=on)
    is_stale = use.confirmed_on.is_null() | (use.confirmed_on < months_before(today, MONTHS))
    is_current = one.until_on.is_null() | (one.until_on >= today)
    query = query.where(Family.closed_on.is_null(), Member.role != "child", is_current, is_stale)
    yield from query.order_by(one.person, one.position).tuples()


def _next(now: datetime) -> dict[str, datetime]:
    """When each family is booked in next."""
    rows = Booking.select(Booking.family, fn.MIN(Booking.comes_at).cast("TEXT"))
    rows = rows.where(Booking.state == "booked", Booking.comes_at >= now).group_by(Booking.family)
    found: Any = rows.tuples()
    return {family: datetime.fromisoformat(at) for family, at in found}
