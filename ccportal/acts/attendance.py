"""At the door: somebody waits, came, left, came back; taken back within 10 minutes.

A press is done once, however often it is sent (by its token), and what is so already is no
fault: thirty people may say the same at once. Nothing is overwritten: each press stays, and who
comes back has an attendance of its own for each stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.acts.rota import check_seen
from ccportal.acts.sessions import find
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role, window
from ccportal.rules.arrivals import Step, check_undo, is_of_before, pressed_at
from ccportal.store.calendar import Booking, Tap
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member
from ccportal.store.people import Record
from ccportal.store.requests import Decision, Item

ATTENDED = "attended"
NOT_YET = "They have not come yet"
SINCE = "They have come or gone since: take that back first"


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
    expected there; Conflict before the session's window, for a leaving or coming back
    before the arrival, or where it was cancelled; Invalid for a press without people or token.
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
    stays = _stays(session.ref, press.family, person)
    row: Any = stays[-1] if stays else None
    made = False
    if press.step is Step.ARRIVED:
        if row is not None and row.arrived_at is not None:
            return False
        made = row is None
        _come(row or _new(session, press.family, person), at, made=made)
    elif press.step is not Step.WAITING:
        if row is None or row.arrived_at is None:
            raise Conflict(NOT_YET)
        made = press.step is Step.BACK
        if (row.left_at is None) is made:
            return False
        if made:
            _come(_new(session, press.family, person), max(at, row.left_at), made=made)
        elif is_of_before(row.arrived_at, at, returned=len(stays) > 1):
            return False
        else:
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


def _stays(session_ref: str, family: str, person: str) -> list[Attendance]:
    """The attendances of somebody at a session, the last one at the end."""
    rows = Attendance.select().where(
        (Attendance.session == session_ref)
        & (Attendance.family == family)
        & (Attendance.person == person)
    )
    return sorted(rows, key=lambda one: (one.arrived_at or datetime.min, one.ref))


def _come(row: Attendance, at: datetime, *, made: bool) -> None:
    row.status, row.arrived_at, row.reason = ATTENDED, at, None
    row.save(force_insert=made)


def _new(session: Session, family: str, person: str) -> Attendance:
    return Attendance(ref=fresh("attendances"), session=session, family=family, person=person)


def _back(tap: Tap) -> None:
    """What the press changed is as it was before."""
    stays = _stays(tap.session_id, tap.family_id, tap.person_id)
    if not stays or tap.step == Step.WAITING:
        return
    row = stays[-1]
    if _came_after(tap) or (tap.step != Step.LEFT and row.left_at is not None):
        raise Conflict(SINCE)
    if tap.step == Step.LEFT:
        row.left_at = None
        row.save()
        return
    if tap.made and not _is_in_a_request(row.ref):
        Attendance.delete().where(Attendance.ref == row.ref).execute()
        Record.delete().where(Record.ref == row.ref).execute()
        return
    row.arrived_at = None
    row.save()


def _came_after(tap: Tap) -> bool:
    """Whether they came, left or came back after that press."""
    theirs = (Tap.session == tap.session_id) & (Tap.family == tap.family_id)
    later = theirs & (Tap.person == tap.person_id) & (Tap.id > tap.id)
    still = later & Tap.undone_at.is_null() & (Tap.step != Step.WAITING)
    return bool(Tap.select().where(still).exists())


def _is_in_a_request(ref: str) -> bool:
    """Whether a request has found the record: then it stays, as one of somebody expected."""
    found = Item.select().where(Item.record == ref).exists()
    return bool(found or Decision.select().where(Decision.record == ref).exists())
