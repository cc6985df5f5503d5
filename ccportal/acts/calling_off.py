"""Calling a session off: its places are cancelled by the centre, and its rota is free.

Its families can be given places in other sessions that have room. All of it is one transaction;
each booking that is cancelled or moved has its own audit entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts import bookings
from ccportal.acts.act import act
from ccportal.acts.booking_checks import BOOKED, CANCELLED, WAITING, leave_behind
from ccportal.acts.bookings import WHO, Times
from ccportal.acts.sessions import find, is_planned, plan
from ccportal.errors import Conflict, Invalid
from ccportal.rules import calendar as rules
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Booking, Rostered, SessionPlan
from ccportal.store.contact import Attendance, Session

CENTRE = "centre"
OFFERED, LOOKED_AT = 8, 40
"""So many sessions are offered to move a family to, of so many that come next."""


@dataclass(frozen=True, slots=True)
class Home:
    """A session that has room: `places` is None where as many come as like."""

    ref: str
    starts_at: datetime
    places: int | None


def call_off(actor: str, session_ref: str, who: str, why: str) -> None:
    """Call a session off: by whom and why. Nobody keeps a place in it.

    Before it begins its rota is free too; after that those on it did help. Raises Conflict where
    it was called off before, is over, or somebody is still here; Invalid without a reason.
    """
    with act(actor, "session:cancel", session_ref):
        session = find(session_ref)
        if session.ends_at < clock.now():
            raise Conflict("This session is over")
        if not why.strip():
            raise Invalid("Say why it is cancelled")
        if _here(session_ref):
            raise Conflict("Somebody is still here: see everybody off first")
        row = plan(session_ref)
        row.cancelled_at, row.cancelled_by, row.cancelled_why = clock.now(), who, why.strip()
        row.save(force_insert=not is_planned(session_ref))
        came = _came(session_ref)
        for one in bookings.of_session(session_ref):
            if one.state in (BOOKED, WAITING) and one.family_id not in came:
                with act(actor, "booking:cancel", session_ref, one.family_id):
                    _cancel(one, why.strip())
        if clock.now() < session.starts_at:
            Rostered.delete().where(Rostered.session == session_ref).execute()


def move(actor: str, booking_id: int, version: int, to_ref: str, decided: str = "") -> str:
    """Give a family whose session was called off a place in another one; `booked` or `waiting`.

    It comes as long after the beginning as before, or as if nothing had been agreed. Raises
    what `bookings.book` raises; Conflict where its session was not called off, or the family
    was moved before.
    """
    with act(actor, "booking:move", to_ref, bookings.names(booking_id)[1]):
        found = bookings.take(booking_id, version, CANCELLED)
        if found.moved_to_id is not None or not _went(found, plan(found.session_id)):
            raise Conflict("This family has no place to be moved from")
        session, gap = find(to_ref), timedelta(minutes=plan(to_ref).gap)
        slot, since = Slot(session.starts_at, session.ends_at), found.session.starts_at
        after = (found.comes_at - since, found.visits_at - since)
        times = (slot.starts_at + after[0], slot.starts_at + after[1])
        if not rules.is_within(slot, *times, gap):
            times = rules.suggested(slot, gap)
        state = bookings.book(actor, to_ref, found.family_id, Times(*times), decided)
        found.moved_to = session
        bookings.save(found)
        return state


def left_without(row: SessionPlan, rows: Sequence[Booking]) -> tuple[Booking, ...]:
    """Of the bookings of a session that was called off, those that went with it.

    Who had cancelled before is not among them; who was moved since is, and says so.
    """
    return tuple(one for one in rows if _went(one, row))


def homes(session: Session) -> tuple[Home, ...]:
    """The next sessions that have room, for the families of one that was called off."""
    to_come = (Session.starts_at > clock.now()) & (Session.ref != session.ref)
    here = (Booking.session == Session.ref) & (Booking.state == BOOKED)
    many = Booking.select(fn.COUNT(Booking.id)).where(here)
    rows: Any = Session.select(Session.ref, Session.starts_at, SessionPlan.capacity, many)
    rows = rows.left_outer_join(SessionPlan).where(to_come & SessionPlan.cancelled_at.is_null())
    near = rows.order_by(Session.starts_at, Session.ref).limit(LOOKED_AT).tuples()
    found = [
        Home(ref, starts_at, rules.free_places(capacity, booked))
        for ref, starts_at, capacity, booked in near
    ]
    return tuple(one for one in found if one.places != 0)[:OFFERED]


def _cancel(one: Booking, why: str) -> None:
    if one.state == BOOKED:
        leave_behind(one, CANCELLED, f"{WHO[CENTRE]}: {why}")
    one.state, one.cancelled_at = CANCELLED, clock.now()
    one.cancelled_by, one.cancelled_why = CENTRE, why
    bookings.save(one)


def _went(one: Booking, row: SessionPlan) -> bool:
    """Whether a booking was cancelled with its session, and not before."""
    off, own = row.cancelled_at, one.cancelled_at
    went = one.state == CANCELLED and one.cancelled_by == CENTRE
    return bool(went and off is not None and own is not None and own >= off)


def _here(session_ref: str) -> bool:
    there = (Attendance.session == session_ref) & Attendance.arrived_at.is_null(False)
    return bool(Attendance.select().where(there & Attendance.left_at.is_null()).exists())


def _came(session_ref: str) -> set[str]:
    """The families of whom somebody came."""
    there = (Attendance.session == session_ref) & Attendance.arrived_at.is_null(False)
    return {one.family_id for one in Attendance.select(Attendance.family).where(there)}
