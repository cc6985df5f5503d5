"""Reading what stands at the door, with a fixed number of queries however many come.

Nothing that is read here is an address, a telephone number or the reason for a risk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN

from ccportal.acts.bookings import BOOKED
from ccportal.store.calendar import Booking, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member, Risk
from ccportal.store.households import Arrangement, MayCollect, Need
from ccportal.store.people import Person

Both = tuple[str, str]
"""A family and a person."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All that is kept on the families of one session; keys are families, or both."""

    families: tuple[str, ...]
    bookings: Mapping[str, Booking]
    attendances: Mapping[Both, Attendance]
    taps: Mapping[Both, Sequence[Tap]]
    members: Mapping[str, Sequence[Member]]
    needs: Mapping[Both, Sequence[tuple[str, str]]]
    risks: Mapping[str, Sequence[Risk]]
    arrangements: Mapping[str, Sequence[Arrangement]]
    collectors: Mapping[str, Sequence[MayCollect]]


def read(session: Session, day: date) -> Rows:
    """What is kept on a session's families, and what holds for them on a day."""
    attendances = list(Attendance.select().where(Attendance.session == session))
    booked = (Booking.session == session) & (Booking.state == BOOKED)
    bookings = {one.family_id: one for one in Booking.select().where(booked)}
    refs = sorted({one.family_id for one in attendances} | set(bookings))
    members, needs = _members(refs, day)
    still = (Tap.session == session) & Tap.undone_at.is_null()
    return Rows(
        tuple(refs),
        bookings,
        {(one.family_id, one.person_id): one for one in attendances},
        _by(Tap.select().where(still).order_by(Tap.id), "family_id", "person_id"),
        members,
        needs,
        _by(_risks(refs), "family_id") if refs else {},
        _by(_holds(Arrangement, refs, day), "family_id") if refs else {},
        _by(_collectors(refs, day), "family_id") if refs else {},
    )


def _members(refs: Sequence[str], day: date) -> tuple[dict[str, list[Member]], dict[Both, Any]]:
    """The members of families with their names, and what each of them needs."""
    members: dict[str, list[Member]] = defaultdict(list)
    needs: dict[Both, list[tuple[str, str]]] = defaultdict(list)
    if not refs:
        return members, needs
    holds = (Need.person == Person.ref) & _on(Need, day)
    rows = Member.select(Member, Person, Need).join(Person)
    rows = rows.join(Need, JOIN.LEFT_OUTER, on=holds, attr="need")
    rows = rows.where(Member.family.in_(refs)).order_by(Member.family, Member.position, Need.id)
    for row in rows:
        if not members[row.family_id] or members[row.family_id][-1].id != row.id:
            members[row.family_id].append(row)
        need = getattr(row.person, "need", None)
        if need is not None and need.text:
            needs[row.family_id, row.person_id].append((need.kind, need.text))
    return members, needs


def _risks(refs: Sequence[str]) -> Any:
    """The risks of families; one that was looked at again has a further one in its place."""
    later: Any = Risk.alias()
    again = later.select(later.corrects).where(later.corrects.is_null(False))
    found = Risk.select().where(Risk.family.in_(refs) & Risk.ref.not_in(again))
    return found.order_by(Risk.recorded_at.desc(), Risk.ref)


def _holds(model: Any, refs: Sequence[str], day: date) -> Any:
    return model.select().where(model.family.in_(refs) & _on(model, day)).order_by(model.id)


def _collectors(refs: Sequence[str], day: date) -> Any:
    found = MayCollect.select(MayCollect, Person).join(Person, on=MayCollect.collector)
    here = MayCollect.family.in_(refs) & _on(MayCollect, day)
    return found.where(here).order_by(MayCollect.id)


def _on(model: Any, day: date) -> Any:
    """What holds on a day, the last one too."""
    return (model.from_on <= day) & (model.until_on.is_null() | (model.until_on >= day))


def _by(rows: Any, *columns: str) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        key = tuple(getattr(row, column) for column in columns)
        found[key if len(key) > 1 else key[0]].append(row)
    return found
