"""What stands at the door: the families of a session, who is where, and what to do (C4, C7).

Nothing here is an address, a telephone number, the reason for a risk or another family's.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from ccportal.acts.door_facts import AtDoor, Care, Someone, Undoable, passage, together
from ccportal.acts.door_rows import Rows, read
from ccportal.acts.sessions import plan
from ccportal.rules import arrivals
from ccportal.rules.arrivals import Door, Step, undo_left
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member, Risk

ASK = "Ask the coordinator before the door"
"""What is told of a risk that says nothing of what to do."""

SIDES = {"resident-parent": "one", "contact-parent": "two", "child": "child"}
ALLERGY = "allergy"


def families(session: Session, now: datetime, now_utc: datetime) -> tuple[AtDoor, ...]:
    """The families of a session: those who would meet first, then who is next at the door."""
    planned = getattr(session, "plan_row", None) or plan(session.ref)
    rows, gap = read(session, now.date()), timedelta(minutes=planned.gap)
    found = [_family(ref, rows, session, gap, now, now_utc) for ref in rows.families]
    return tuple(sorted(found, key=_turn))


def alert_of(risk: Risk) -> str:
    """What to do because of a risk, in the words kept for it; never its reason."""
    return getattr(risk, "alert", None) or ASK


def _family(
    ref: str, rows: Rows, session: Session, gap: timedelta, now: datetime, now_utc: datetime
) -> AtDoor:
    today = now.date()
    found = (_someone(ref, one, rows, today, now_utc) for one in rows.members.get(ref, ()))
    people = tuple(one for one in found if one is not None)
    booking = rows.bookings.get(ref)
    children = [one for one in people if one.side == "child"]
    agreed = [one.minutes for one in rows.arrangements.get(ref, ()) if one.minutes]
    door = Door(
        brings=passage(people, "one", "whoever comes", booking.comes_at if booking else None),
        visits=passage(people, "two", "the visitor", booking.visits_at if booking else None),
        child=together([one.given for one in children]) or "the child",
        child_is_here=any(one.is_here for one in children),
        home_at=session.ends_at,
        gap=max([gap, *(timedelta(minutes=one) for one in agreed)]),
    )
    risks = rows.risks.get(ref, ())
    return AtDoor(
        ref,
        people,
        door,
        arrivals.apart(door, now),
        arrivals.shortest(door),
        _care(ref, rows, people),
        tuple(one.ref for one in risks),
    )


def _care(ref: str, rows: Rows, people: tuple[Someone, ...]) -> Care:
    """What to know: alerts and allergies; needs, what is agreed, and who takes a child home."""
    stop = [alert_of(one) for one in rows.risks.get(ref, ())]
    calm: list[str] = []
    several = sum(one.side == "child" for one in people) > 1
    for one in people:
        for kind, text in rows.needs.get((ref, one.ref), ()):
            said = f"{one.given}: {text}" if several or one.side != "child" else text
            (stop if kind == ALLERGY else calm).append(said)
    given = {one.ref: one.given for one in people}
    for agreed in rows.arrangements.get(ref, ()):
        if agreed.text:
            who = given.get(agreed.person_id)
            calm.append(f"{who}: {agreed.text}" if who else agreed.text)
    for child in (one for one in people if one.side == "child"):
        takes = [one for one in rows.collectors.get(ref, ()) if one.child_id == child.ref]
        if takes:
            names = together([one.collector.given_names for one in takes])
            word = "takes" if len(takes) == 1 else "take"
            calm.append(f"Only {names} {word} {child.given} home")
    return Care(tuple(dict.fromkeys(stop)), tuple(dict.fromkeys(calm)))


def _someone(
    family: str, member: Member, rows: Rows, today: date, now_utc: datetime
) -> Someone | None:
    """A member at the door; None for one who has no part in it."""
    key, side = (family, member.person_id), SIDES.get(member.role, "other")
    row, booked = rows.attendances.get(key), family in rows.bookings
    if row is None and (side == "other" or not (booked or side == "one")):
        return None
    person, taps = member.person, rows.taps.get(key, ())
    last = taps[-1] if taps else None
    minutes = undo_left(last.kept_at, now_utc) if last else None
    return Someone(
        ref=member.person_id,
        name=person.name,
        given=(person.given_names.split() or [person.name])[0],
        age=_age(person.date_of_birth, today) if side == "child" else None,
        role=member.role,
        side=side,
        waiting=last.at if last and last.step == Step.WAITING else None,
        arrived=row.arrived_at if row else None,
        left=row.left_at if row else None,
        stays_away=_stays_away(row, booked),
        undo=Undoable(last.token, minutes) if last and minutes else None,
    )


def _stays_away(row: Attendance | None, booked: bool) -> str:
    """`absent` or `cancelled`; a family that is booked again comes after all."""
    if row is None or row.arrived_at is not None or row.status == "attended":
        return ""
    return "" if booked and row.status == "cancelled" else str(row.status)


def _age(born: date | None, today: date) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _turn(one: AtDoor) -> tuple[Any, ...]:
    order = ("to come", "here", "gone", "away")
    dues = [at for at in (one.door.brings.due, one.door.visits.due) if at]
    first = min(dues, default=datetime.max)
    return (one.apart is None, one.is_settled, order.index(one.stage), first, one.family)
