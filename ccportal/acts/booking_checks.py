"""Whether a family can come to a session, and who of it does not come in the end."""

from __future__ import annotations

from collections.abc import Iterable

from ccportal import clock
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, NotFound
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family, Member

BOOKED, WAITING, CANCELLED = "booked", "waiting", "cancelled"
VISITED = ("child", "contact-parent")


def check_can_come(session: Session, family_ref: str) -> None:
    """Raise Conflict, with the reason, for a family that cannot come; NotFound for none."""
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


def leave_behind(found: Booking, status: str, why: str | None) -> None:
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


def _expected(family_ref: str) -> Iterable[str]:
    rows = Member.select().where(Member.family == family_ref).order_by(Member.position)
    return [one.person_id for one in rows if one.role in VISITED]
