"""Families in sessions: booked, on the waiting list, cancelled with who and why.

A cancelled booking leaves its attendances behind (`cancelled`), so that the archive, a
statement of attendance and an answer to a request say so too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.acts.sessions import find, person, plan
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import calendar as rules
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family, Member

BOOKED, WAITING, CANCELLED = "booked", "waiting", "cancelled"
VISITED = ("child", "contact-parent")
WHO = {
    "resident-parent": "The parent with whom the child lives",
    "contact-parent": "The parent who visits",
    "child": "The child",
    "centre": "The centre",
    "court": "A court, or the social services",
}
"""Who cancels."""


@dataclass(frozen=True, slots=True)
class Times:
    """When the child is brought, and when the visitor may come in; local times."""

    comes_at: datetime
    visits_at: datetime


def book(actor: str, session_ref: str, family_ref: str, times: Times | None = None) -> str:
    """Book a family into a session; `booked`, or `waiting` where the session is full.

    Twice is once. Raises Conflict with the reason where the session is over or cancelled, the
    family is closed or is in another session at that time, or the parents would meet; Invalid
    for times outside the session; NotFound for a session or family that there is not.
    """
    with act(actor, "booking:make", session_ref, family_ref):
        session, found = find(session_ref), _of(session_ref, family_ref)
        if found is not None and found.state != CANCELLED:
            return str(found.state)
        _check_can_come(session, family_ref)
        row = plan(session_ref)
        slot, gap = Slot(session.starts_at, session.ends_at), timedelta(minutes=row.gap)
        when = times or Times(*rules.suggested(slot, gap))
        rules.check_times(slot, when.comes_at, when.visits_at, gap)
        state = WAITING if rules.is_full(row.capacity, booked(session_ref)) else BOOKED
        if found is None:
            found = Booking(session=session, family=family_ref, version=0)
        found.state, found.booked_at, found.booked_by = state, clock.now(), person(actor)
        found.comes_at, found.visits_at = when.comes_at, when.visits_at
        found.cancelled_at = found.cancelled_by = found.cancelled_why = None
        _save(found)
        return state


def give_place(actor: str, booking_id: int, version: int) -> None:
    """Give a family on the waiting list a place; raises Conflict where there is none."""
    with act(actor, "booking:give-place", *_names(booking_id)):
        found = _take(booking_id, version, WAITING)
        row = plan(found.session_id)
        find(found.session_id)
        if rules.is_full(row.capacity, booked(found.session_id)):
            raise Conflict("The session is full: there is no place to give")
        found.state = BOOKED
        _save(found)


def cancel(actor: str, booking_id: int, version: int, who: str, why: str) -> None:
    """Cancel a booking: who cancels it, and why.

    Raises Conflict where somebody of the family came already or somebody else was faster,
    Invalid where who or why is missing.
    """
    with act(actor, "booking:cancel", *_names(booking_id)):
        found = _take(booking_id, version, BOOKED, WAITING)
        if who not in WHO or not why.strip():
            raise Invalid("Say who cancels, and why")
        came = (Attendance.session == found.session) & (Attendance.family == found.family)
        if Attendance.select().where(came & Attendance.arrived_at.is_null(False)).exists():
            raise Conflict("Somebody of the family came already")
        if found.state == BOOKED:
            _leave_behind(found, CANCELLED, f"{WHO[who]}: {why.strip()}")
        found.state, found.cancelled_at = CANCELLED, clock.now()
        found.cancelled_by, found.cancelled_why = who, why.strip()
        _save(found)


def did_not_come(actor: str, booking_id: int, version: int, why: str) -> None:
    """Enter those of a family who did not come as absent; once the session is over or on."""
    with act(actor, "booking:absent", *_names(booking_id)):
        found = _take(booking_id, version, BOOKED)
        if clock.now() < found.session.starts_at:
            raise Conflict("This session has not begun")
        _leave_behind(found, "absent", why.strip() or None)
        _save(found)


def booked(session_ref: str) -> int:
    """How many families have a place in a session."""
    found = (Booking.session == session_ref) & (Booking.state == BOOKED)
    return int(Booking.select().where(found).count())


def of_session(session_ref: str) -> tuple[Booking, ...]:
    """The bookings of a session: who comes first, then who waited longest."""
    rows = Booking.select(Booking, Family).join(Family).where(Booking.session == session_ref)
    return tuple(rows.order_by(Booking.booked_at, Booking.id))


def _of(session_ref: str, family_ref: str) -> Booking | None:
    found: Booking | None = Booking.get_or_none(
        Booking.session == session_ref, Booking.family == family_ref
    )
    return found


def _names(booking_id: int) -> tuple[str, str]:
    """The session and the family of a booking, as the audit trail names them."""
    found = Booking.get_or_none(Booking.id == booking_id)
    if found is None:
        raise NotFound("There is no such booking.")
    return found.session_id, found.family_id


def _take(booking_id: int, version: int, *states: str) -> Booking:
    """A booking for one change; only inside the transaction of it."""
    found: Booking = Booking.get_by_id(booking_id)
    if found.version != version or found.state not in states:
        raise Conflict("Somebody else changed this booking in the meantime; look at it again")
    return found


def _save(found: Booking) -> None:
    found.version += 1
    found.save()


def _check_can_come(session: Session, family_ref: str) -> None:
    family = Family.get_or_none(Family.ref == family_ref)
    if family is None:
        raise NotFound("There is no such family.")
    if session.ends_at < clock.now():
        raise Conflict("This session is over")
    if family.closed_on is not None and family.closed_on <= session.starts_at.date():
        raise Conflict("This family has left the centre")
    roles = {one.role for one in Member.select().where(Member.family == family_ref)}
    if "child" not in roles or "contact-parent" not in roles:
        raise Conflict("A family needs a child and somebody who visits before it can come")
    if _elsewhere(session, family_ref):
        raise Conflict("Somebody of this family is in another session at that time")


def _elsewhere(session: Session, family_ref: str) -> bool:
    """Whether somebody of the family has a place in a session that overlaps this one."""
    people = Member.select(Member.person).where(Member.family == family_ref)
    families = Member.select(Member.family).where(Member.person.in_(people))
    overlaps = (Session.starts_at < session.ends_at) & (Session.ends_at > session.starts_at)
    rows = Booking.select().join(Session).left_outer_join(SessionPlan)
    return bool(
        rows.where(
            overlaps
            & (Session.ref != session.ref)
            & Booking.family.in_(families)
            & (Booking.state == BOOKED)
            & SessionPlan.cancelled_at.is_null()
        ).exists()
    )


def _leave_behind(found: Booking, status: str, why: str | None) -> None:
    """Write down of those who were to come, and did not come yet, that they do not."""
    there = (Attendance.session == found.session) & (Attendance.family == found.family)
    known = {one.person_id: one for one in Attendance.select().where(there)}
    for one in _expected(found.family_id):
        row = known.get(one)
        if row is None:
            row = Attendance(
                ref=fresh("attendances"), session=found.session, family=found.family, person=one
            )
        if row.arrived_at is None:
            row.status, row.reason = status, why
            row.save(force_insert=one not in known)


def _expected(family_ref: str) -> Iterable[str]:
    rows = Member.select().where(Member.family == family_ref).order_by(Member.position)
    return [one.person_id for one in rows if one.role in VISITED]
