"""Which sessions are open to somebody who helps, and which families they know by them (C7)."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts import rota
from ccportal.rules.access import AFTER, BEFORE, Role, is_open
from ccportal.store.at_once import at_once
from ccportal.store.calendar import Booking
from ccportal.store.contact import Attendance, Session

BOOKED = "booked"


def open_sessions(person: str) -> tuple[Session, ...]:
    """The sessions on whose rota somebody is and whose window is open now."""
    now = clock.now()
    found = rota.sessions_of(person)
    return tuple(one for one in found if is_open(now, [(one.starts_at, one.ends_at)]))


def families(person: str, role: Role) -> frozenset[str]:
    """The families of the sessions that are open: of a coordinator all, of others their own."""
    if role is Role.COORDINATOR:
        now = clock.now()
        about_now = (Session.starts_at <= now + BEFORE) & (Session.ends_at >= now - AFTER)
        sessions = list(Session.select().where(about_now))
    else:
        sessions = list(open_sessions(person))
    refs = [one.ref for one in sessions]
    booked = Booking.select(Booking.family).where(
        Booking.session.in_(refs) & (Booking.state == BOOKED)
    )
    entered = Attendance.select(Attendance.family).where(Attendance.session.in_(refs))
    at_once(booked, entered)
    return frozenset(one.family_id for rows in (booked, entered) for one in rows)
