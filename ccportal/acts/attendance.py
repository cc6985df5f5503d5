"""At the door: somebody waits, came, left; taken back within 10 minutes.

A press is done once, however often it is sent (by its token), and what is so already is no
fault: thirty people may say the same at once. Nothing is overwritten: each press stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.acts.rota import check_seen
from ccportal.acts.sessions import find
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role, window
from ccportal.rules.arrivals import Step, check_undo, pressed_at
from ccportal.store.calendar import Booking, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member
from ccportal.store.people import Record
from ccportal.store.requests import Decision, Item

ATTENDED = "attended"
NOT_YET = "They have not come yet"


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed: whose turn, which step, and `ago` seconds before it reached us."""

    family: str
    people: tuple[str, ...]
    step: Step
    token: str
    ago: int = 0


def mark(actor: str, role: Role, session_ref: str, press: Press) -> bool:
    """Do what a press at the door says; whether it changed something.

    Raises NotFound for somebody who does not see the session, and for people who are not
    expected there; Conflict before the session's window, for a leaving before the arrival, or
    where it was cancelled; Invalid for a press without people or token.
    """
    if not press.people or not 8 <= len(press.token) <= 64:
        raise Invalid("Press the button again")
    check_seen(actor, role, session_ref)
    with act(actor, f"attendance:{press.step}", session_ref, press.family):
        session, now = find(session_ref), clock.now()
        if now < window(session.starts_at, session.ends_at)[0]:
            raise Conflict("This session has not begun")
        if Tap.select().where(Tap.token == press.token).exists():
            return False
        _check_expected(session, press)
        at = pressed_at(now, press.ago)
        changed = [_one(actor, session, press, one, at) for one in press.people]
        return any(changed)


def undo(actor: str, role: Role, session_ref: str, token: str) -> bool:
    """Take a press back, for all whom it was of; whether it changed something.

    Raises Conflict after 10 minutes or where something came after it, NotFound as `mark`.
    """
    check_seen(actor, role, session_ref)
    with act(actor, "attendance:undo", session_ref):
        rows = list(Tap.select().where((Tap.token == token) & (Tap.session == session_ref)))
        if not rows:
            raise NotFound("There is nothing to take back.")
        still = [one for one in rows if one.undone_at is None]
        for row in still:
            check_undo(row.kept_at, clock.now_utc())
            _back(row)
            row.undone_at = clock.now_utc()
            row.save()
        return bool(still)


def of_family(session_ref: str, family_ref: str) -> Sequence[Tap]:
    """What was pressed for a family at a session, in its order, taken back or not."""
    found = (Tap.session == session_ref) & (Tap.family == family_ref)
    return list(Tap.select().where(found).order_by(Tap.id))


def _check_expected(session: Session, press: Press) -> None:
    members = Member.select(Member.person).where(Member.family == press.family)
    known = {one.person_id for one in members}
    booking = (Booking.session == session) & (Booking.family == press.family)
    entered = (Attendance.session == session) & (Attendance.family == press.family)
    comes = (
        Booking.select().where(booking & (Booking.state == "booked")).exists()
        or Attendance.select().where(entered).exists()
    )
    if not comes or not set(press.people) <= known:
        raise NotFound("They are not expected at this session.")


def _one(actor: str, session: Session, press: Press, person: str, at: datetime) -> bool:
    """Take one person a step further; False where they are there already."""
    row: Attendance | None = Attendance.get_or_none(
        Attendance.session == session,
        Attendance.family == press.family,
        Attendance.person == person,
    )
    made = row is None and press.step is Step.ARRIVED
    if press.step is Step.ARRIVED:
        if row is not None and row.arrived_at is not None:
            return False
        row = row or _new(session, press.family, person)
        row.status, row.arrived_at, row.reason = ATTENDED, at, None
        row.save(force_insert=made)
    elif press.step is Step.LEFT:
        if row is None or row.arrived_at is None:
            raise Conflict(NOT_YET)
        if row.left_at is not None:
            return False
        row.left_at = max(at, row.arrived_at)
        row.save()
    Tap.create(
        token=press.token,
        session=session,
        family=press.family,
        person=person,
        step=press.step,
        at=at,
        kept_at=clock.now_utc(),
        by=actor,
        made=made,
    )
    return True


def _new(session: Session, family: str, person: str) -> Attendance:
    return Attendance(ref=fresh("attendances"), session=session, family=family, person=person)


def _back(tap: Tap) -> None:
    """What the press changed is as it was before."""
    row = Attendance.get_or_none(
        Attendance.session == tap.session_id,
        Attendance.family == tap.family_id,
        Attendance.person == tap.person_id,
    )
    if row is None or tap.step == Step.WAITING:
        return
    if tap.step == Step.LEFT:
        row.left_at = None
        row.save()
        return
    if row.left_at is not None:
        raise Conflict("They have left since: take that back first")
    if tap.made and not _is_in_a_request(row.ref):
        Attendance.delete().where(Attendance.ref == row.ref).execute()
        Record.delete().where(Record.ref == row.ref).execute()
        return
    row.arrived_at = None
    row.save()


def _is_in_a_request(ref: str) -> bool:
    """Whether a request has found the record: then it stays, as one of somebody expected."""
    found = Item.select().where(Item.record == ref).exists()
    return bool(found or Decision.select().where(Decision.record == ref).exists())
