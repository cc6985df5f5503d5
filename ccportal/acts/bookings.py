"""Families in sessions: booked, on the waiting list, cancelled with who and why.

A cancelled booking leaves its attendances behind (`cancelled`), so that the archive, a
statement of attendance and an answer to a request say so too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts import together
from ccportal.acts.act import act
from ccportal.acts.booking_checks import BOOKED, CANCELLED, WAITING, check_can_come, leave_behind
from ccportal.acts.sessions import find, person, plan
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import calendar as rules
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Booking
from ccportal.store.contact import Attendance, Session

WHO = {
    "family": "The family",
    "resident-parent": "The parent with whom the child lives",
    "contact-parent": "The parent who visits",
    "child": "The child",
    "centre": "The centre",
    "referrer": "Whoever referred them",
    "court": "A court, or the social services",
}
"""Who cancels."""

SHOWN = 40
"""So many bookings of a family are listed."""


@dataclass(frozen=True, slots=True)
class Times:
    """When the child is brought, and when the visitor may come in; local times."""

    comes_at: datetime
    visits_at: datetime


def book(
    actor: str, session_ref: str, family_ref: str, times: Times | None = None, decided: str = ""
) -> str:
    """Book a family into a session; `booked`, or `waiting` where the session is full.

    The same twice is once. `decided` says why a family may come that must not meet another one
    there; the decision is kept. Raises KeptApart without it; Conflict with the reason where the
    session is over or cancelled, the family is closed, is booked at other times or is in another
    session at that time, or the parents would meet; Invalid for times outside the session;
    NotFound for a session or family that there is not.
    """
    with act(actor, "booking:make", session_ref, family_ref):
        session, found = find(session_ref), _of(session_ref, family_ref)
        row = plan(session_ref)
        slot, gap = Slot(session.starts_at, session.ends_at), timedelta(minutes=row.gap)
        when = times or Times(*rules.suggested(slot, gap))
        if found is not None and found.state != CANCELLED:
            if times is not None and when != Times(found.comes_at, found.visits_at):
                raise Conflict("This family is booked into this session already, at other times")
            return str(found.state)
        check_can_come(session, family_ref)
        rules.check_times(slot, when.comes_at, when.visits_at, gap)
        together.check(session_ref, family_ref, BOOKED, actor, decided)
        state = WAITING if rules.is_full(row.capacity, booked(session_ref)) else BOOKED
        if found is None:
            found = Booking(session=session, family=family_ref, version=0)
        found.state, found.booked_at, found.booked_by = state, clock.now(), person(actor)
        found.comes_at, found.visits_at = when.comes_at, when.visits_at
        found.cancelled_at = found.cancelled_by = found.cancelled_why = found.moved_to = None
        save(found)
        return state


def give_place(actor: str, booking_id: int, version: int, decided: str = "") -> None:
    """Give a family on the waiting list a place.

    Raises Conflict where there is none, or where the family cannot come by now; KeptApart and
    `decided` as `book`.
    """
    with act(actor, "booking:give-place", *names(booking_id)):
        found = take(booking_id, version, WAITING)
        row, session = plan(found.session_id), find(found.session_id)
        if rules.is_full(row.capacity, booked(found.session_id)):
            raise Conflict("The session is full: there is no place to give")
        check_can_come(session, found.family_id)
        slot, gap = Slot(session.starts_at, session.ends_at), timedelta(minutes=row.gap)
        if not rules.is_within(slot, found.comes_at, found.visits_at, gap):
            found.comes_at, found.visits_at = rules.suggested(slot, gap)
        together.check(found.session_id, found.family_id, BOOKED, actor, decided)
        found.state = BOOKED
        save(found)


def cancel(actor: str, booking_id: int, version: int, who: str, why: str) -> None:
    """Cancel a booking: who cancels it, and why.

    Raises Conflict where somebody of the family came already or somebody else was faster,
    Invalid where who or why is missing.
    """
    with act(actor, "booking:cancel", *names(booking_id)):
        found = take(booking_id, version, BOOKED, WAITING)
        if who not in WHO or not why.strip():
            raise Invalid("Say who cancels, and why")
        came = (Attendance.session == found.session) & (Attendance.family == found.family)
        if Attendance.select().where(came & Attendance.arrived_at.is_null(False)).exists():
            raise Conflict("Somebody of the family came already")
        if found.state == BOOKED:
            leave_behind(found, CANCELLED, f"{WHO[who]}: {why.strip()}")
        found.state, found.cancelled_at = CANCELLED, clock.now()
        found.cancelled_by, found.cancelled_why = who, why.strip()
        save(found)


def did_not_come(actor: str, booking_id: int, version: int, why: str) -> None:
    """Enter those of a family who did not come as absent; once the session is over or on."""
    with act(actor, "booking:absent", *names(booking_id)):
        found = take(booking_id, version, BOOKED)
        if clock.now() < found.session.starts_at:
            raise Conflict("This session has not begun")
        leave_behind(found, "absent", why.strip() or None)
        save(found)


def booked(session_ref: str) -> int:
    """How many families have a place in a session."""
    found = (Booking.session == session_ref) & (Booking.state == BOOKED)
    return int(Booking.select().where(found).count())


def of_session(session_ref: str) -> tuple[Booking, ...]:
    """The bookings of a session in the order in which they were made; `home` is where one moved."""
    return tuple(in_order(session_ref))


def in_order(session_ref: str) -> Any:
    """The query of these, to be asked with others."""
    rows = Booking.select(Booking, Session)
    rows = rows.join(Session, JOIN.LEFT_OUTER, on=Booking.moved_to, attr="home")
    return rows.where(Booking.session == session_ref).order_by(Booking.booked_at, Booking.id)


def of_family(family_ref: str) -> tuple[Booking, ...]:
    """The newest bookings of a family, the last session first; `home` is where one moved."""
    home: Any = Session.alias()
    rows = Booking.select(Booking, Session, home).join(Session).switch(Booking)
    rows = rows.join(home, JOIN.LEFT_OUTER, on=(Booking.moved_to == home.ref), attr="home")
    rows = rows.where(Booking.family == family_ref)
    return tuple(rows.order_by(Session.starts_at.desc(), Booking.id).limit(SHOWN))


def _of(session_ref: str, family_ref: str) -> Booking | None:
    found: Booking | None = Booking.get_or_none(
        Booking.session == session_ref, Booking.family == family_ref
    )
    return found


def names(booking_id: int) -> tuple[str, str]:
    """The session and the family of a booking, as the audit trail names them."""
    found = Booking.get_or_none(Booking.id == booking_id)
    if found is None:
        raise NotFound("There is no such booking.")
    return found.session_id, found.family_id


def take(booking_id: int, version: int, *states: str) -> Booking:
    """A booking for one change; only inside the transaction of it."""
    found: Booking = Booking.get_by_id(booking_id)
    if found.version != version or found.state not in states:
        raise Conflict("Somebody else changed this booking in the meantime; look at it again")
    return found


def save(found: Booking) -> None:
    """Keep a change of a booking; only inside the transaction of it."""
    found.version += 1
    found.save()
