"""A small made-up centre with a session on a Saturday, and people who help at it."""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta

from ccportal.acts import bookings, rota, sessions
from ccportal.acts.attendance import Press
from ccportal.acts.bookings import Times
from ccportal.acts.refs import fresh
from ccportal.acts.sessions import Room
from ccportal.rules.arrivals import Step
from ccportal.rules.calendar import Slot
from ccportal.store.database import records_db, writing
from ccportal.store.families import Family, Member
from ccportal.store.people import ContactDetail, Person, Record
from ccportal.store.volunteers import DbsCheck, TeamMember

DAY = date(2026, 6, 13)
"""A Saturday in the summer: London is an hour before UTC."""

START = datetime(2026, 6, 13, 10, 0)
END = datetime(2026, 6, 13, 12, 30)
ZONE = timedelta(hours=1)
RESIDENT, CONTACT, CHILD = "resident-parent", "contact-parent", "child"


def utc(local: datetime) -> datetime:
    """A moment of that summer as the machine's clock has it."""
    return local - ZONE


def someone(ref: str, name: str, born: date | None = None) -> str:
    """Somebody in the register, with a telephone number that nobody else may see."""
    given, family = name.split()
    with writing(records_db):
        Record.create(ref=ref, kind="people")
        Person.create(ref=ref, given_names=given, family_name=family, date_of_birth=born)
        ContactDetail.create(person=ref, position=0, kind="phone", value=f"01632 {ref} 960")
    return ref


def household(ref: str, grown: tuple[str, str], child: str = "Tobi Ash") -> str:
    """A family: whoever lives with the child, whoever visits, and the child."""
    resident, contact = grown
    with writing(records_db):
        Record.create(ref=ref, kind="families")
        Family.create(ref=ref, opened_on=date(2026, 1, 5))
    people = ((resident, RESIDENT), (contact, CONTACT), (child, CHILD))
    for position, (name, role) in enumerate(people):
        person = someone(f"{ref}-{role}", name, date(2020, 1, 2) if role == CHILD else None)
        with writing(records_db):
            Member.create(family=ref, person=person, position=position, role=role)
    return ref


def helper(ref: str, name: str, decision: str | None = "accepted") -> str:
    """Somebody of the team, with a DBS check or without one."""
    if Person.get_or_none(Person.ref == ref) is None:
        someone(ref, name)
    with writing(records_db):
        one = TeamMember.create(
            person=ref, position=0, role="volunteer", started_on=date(2025, 1, 1)
        )
        if decision:
            DbsCheck.create(
                member=one,
                position=0,
                checked_on=date(2025, 1, 2),
                outcome="clear",
                decision=decision,
            )
    return ref


def session(capacity: int | None = None, start: datetime = START, place: str = "") -> str:
    """A session of two and a half hours."""
    slot = Slot(start, start + (END - START), place)
    return sessions.add("command", slot, Room(place, capacity))


def book(session_ref: str, family: str, comes: datetime = START, apart: int = 15) -> str:
    """A family into it, the visitor so many minutes after the child."""
    times = Times(comes, comes + timedelta(minutes=apart))
    return bookings.book("command", session_ref, family, times)


def on_the_rota(session_ref: str, person: str) -> None:
    """Somebody onto its rota."""
    rota.put_on("command", session_ref, person)


def press(family: str, step: Step, *roles: str, token: str = "", ago: int = 0) -> Press:
    """A press of some of a family by what they are in it."""
    people = tuple(f"{family}-{role}" for role in roles)
    return Press(family, people, step, token or secrets.token_urlsafe(9), ago)


def new_ref(kind: str) -> str:
    """A fresh reference in the register."""
    with writing(records_db):
        return fresh(kind)
