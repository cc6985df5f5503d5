"""What stands at the door: the families of a session, who is where, and what to do (C4, C7).

Nothing here is an address, a telephone number, the reason for a risk or another family's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from ccportal.acts.door_facts import AtDoor, Care, Someone, Undoable, passage, together
from ccportal.acts.door_rows import COLLECTOR, DOOR, RISK, Comer, Household, read
from ccportal.acts.sessions import minutes, plan
from ccportal.rules import arrivals
from ccportal.rules.arrivals import Door, Step, undo_left
from ccportal.rules.calendar import GAP
from ccportal.store.calendar import SessionPlan
from ccportal.store.contact import Attendance, Session

ASK = "Ask the coordinator before the door"
"""What is told of a risk that says nothing of what to do."""

SIDES = {"resident-parent": "one", "contact-parent": "two", "child": "child"}
ALLERGY = "allergy"


def session(ref: str) -> Session:
    """A session with its plan, in one query; it is there."""
    rows = Session.select(Session, SessionPlan).left_outer_join(SessionPlan, attr="plan_row")
    found: Session = rows.where(Session.ref == ref).get()
    return found


def planned(session: Session) -> SessionPlan:
    """What is planned for a session that was read with its plan, without asking again."""
    if not hasattr(session, "plan_row"):
        return plan(session.ref)
    found: SessionPlan | None = session.plan_row
    return found or SessionPlan(session=session.ref, gap=minutes(GAP))


def families(session: Session, now: datetime, now_utc: datetime) -> tuple[AtDoor, ...]:
    """The families of a session: those who would meet first, then who is next at the door."""
    gap = timedelta(minutes=planned(session).gap)
    households = read(session, now.date()).items()
    found = [_family(ref, house, session, gap, now, now_utc) for ref, house in households]
    return tuple(sorted(found, key=_turn))


def _family(
    ref: str,
    house: Household,
    session: Session,
    gap: timedelta,
    now: datetime,
    now_utc: datetime,
) -> AtDoor:
    booking = house.booking
    doors = {one.person: one.text or "" for one in house.of(DOOR)}
    booked = booking is not None
    found = (_someone(one, doors, booked, now.date(), now_utc) for one in house.comers)
    people = tuple(one for one in found if one is not None)
    children = [one for one in people if one.side == "child"]
    agreed = [one.minutes for one in house.agreed() if one.minutes]
    door = Door(
        brings=passage(people, "one", "whoever comes", booking.comes_at if booking else None),
        visits=passage(people, "two", "the visitor", booking.visits_at if booking else None),
        child=together([one.given for one in children]) or "the child",
        child_is_here=any(one.is_here for one in children),
        home_at=session.ends_at,
        gap=max([gap, *(timedelta(minutes=one) for one in agreed)]),
    )
    return AtDoor(
        ref,
        people,
        door,
        arrivals.apart(door, now),
        arrivals.shortest(door),
        _care(house, people),
        tuple(one.ref for one in house.of(RISK) if one.ref),
    )


def _care(house: Household, people: tuple[Someone, ...]) -> Care:
    """What to know: alerts and allergies; needs, what is agreed, and who takes a child home."""
    stop = [one.text or ASK for one in house.of(RISK)]
    calm: list[str] = []
    needs = {one.member.person_id: one.needs for one in house.comers}
    several = sum(one.side == "child" for one in people) > 1
    for one in people:
        for kind, text in needs[one.ref]:
            said = f"{one.given}: {text}" if several or one.side != "child" else text
            (stop if kind == ALLERGY else calm).append(said)
    given = {one.ref: one.given for one in people}
    for agreed in house.agreed():
        who = given.get(agreed.person or "")
        if agreed.text and not (agreed.kind == DOOR and who):
            calm.append(f"{who}: {agreed.text}" if who else agreed.text)
    for child in (one for one in people if one.side == "child"):
        takes = [str(one.name) for one in house.of(COLLECTOR) if one.person == child.ref]
        if takes:
            word = "takes" if len(takes) == 1 else "take"
            calm.append(f"Only {together(takes)} {word} {child.given} home")
    return Care(tuple(dict.fromkeys(stop)), tuple(dict.fromkeys(calm)))


def _someone(
    comer: Comer, doors: Mapping[str | None, str], booked: bool, today: date, now_utc: datetime
) -> Someone | None:
    """A member at the door; None for one who has no part in it."""
    member, row, last = comer.member, comer.last, comer.tap
    side = SIDES.get(member.role, "other")
    if row is None and (side == "other" or not (booked or side == "one")):
        return None
    person = member.person
    left = undo_left(last.kept_at, now_utc) if last else None
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
        returned=comer.returned,
        stays_away=_stays_away(row, booked),
        door=doors.get(member.person_id, ""),
        undo=Undoable(last.token, left) if last and left else None,
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
