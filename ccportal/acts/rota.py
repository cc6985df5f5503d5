"""The rota: who helps at which session, and who sees one (C7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts import checks
from ccportal.acts.act import act, note_down
from ccportal.acts.checks import services_of
from ccportal.acts.sessions import find, person
from ccportal.errors import Conflict, NotFound
from ccportal.rules.access import Role
from ccportal.rules.calendar import Slot
from ccportal.rules.roster import check_cleared, check_free, is_cleared, may_see
from ccportal.store.calendar import Rostered, SessionPlan
from ccportal.store.contact import Session
from ccportal.store.people import Person


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody of the team, and whether they may help on a day: yes or no, never why (C7)."""

    ref: str
    name: str
    role: str
    cleared: bool


def put_on(actor: str, session_ref: str, person_ref: str) -> None:
    """Put somebody on the rota of a session; twice is once.

    Raises Conflict for somebody who is not on the team, has no accepted check on that day, or
    helps at another session at that time, or where the session is cancelled or over; NotFound
    where there is no such session.
    """
    with act(actor, "rota:put", session_ref, person_ref):
        session = find(session_ref)
        if session.ends_at < clock.now():
            raise Conflict("This session is over")
        check_cleared(services_of((person_ref,)).get(person_ref, ()), session.starts_at.date())
        if not is_on(person_ref, session_ref):
            slot = Slot(session.starts_at, session.ends_at)
            check_free(slot, helping((person_ref,), but=(session_ref,))[person_ref])
            Rostered.create(
                session=session, person=person_ref, put_at=clock.now(), put_by=person(actor)
            )


def take_off(actor: str, session_ref: str, person_ref: str) -> None:
    """Take somebody off the rota of a session."""
    with act(actor, "rota:take-off", session_ref, person_ref):
        find(session_ref)
        Rostered.delete().where(
            (Rostered.session == session_ref) & (Rostered.person == person_ref)
        ).execute()


def helping(people: Iterable[str], but: Iterable[str] = ()) -> Mapping[str, list[Slot]]:
    """At which sessions, still to end, people are on the rota; those of the refs `but` left out."""
    rows: Any = Rostered.select(Rostered.person, Session.starts_at, Session.ends_at)
    rows = (
        rows.join(Session)
        .left_outer_join(SessionPlan)
        .where(
            Rostered.person.in_(list(people))
            & Rostered.session.not_in(list(but))
            & (Session.ends_at > clock.now())
            & SessionPlan.cancelled_at.is_null()
        )
    )
    found: dict[str, list[Slot]] = defaultdict(list)
    for person_ref, starts_at, ends_at in rows.tuples():
        found[person_ref].append(Slot(starts_at, ends_at))
    return found


def is_on(person_ref: str, session_ref: str) -> bool:
    """Whether somebody is on the rota of a session."""
    found = (Rostered.session == session_ref) & (Rostered.person == person_ref)
    return bool(Rostered.select().where(found).exists())


def helpers(day: date) -> tuple[Helper, ...]:
    """Everybody who is on the team on a day, by name."""
    found = checks.standing(day)
    return tuple(Helper(one.ref, one.name, one.role, one.cleared) for one in found)


def rota(session_ref: str) -> tuple[Rostered, ...]:
    """Who is on the rota of a session, by name."""
    found = Rostered.select(Rostered, Person).join(Person, on=Rostered.person)
    rows = list(found.where(Rostered.session == session_ref))
    return tuple(sorted(rows, key=lambda one: (one.person.name.casefold(), one.person_id)))


def sessions_of(person_ref: str) -> tuple[Session, ...]:
    """The sessions on whose rota somebody is and may be: those that their check allows.

    Those that were cancelled are left out.
    """
    rows = Session.select(Session, SessionPlan).join(Rostered).switch(Session)
    rows = rows.left_outer_join(SessionPlan, attr="plan_row")
    rows = rows.where((Rostered.person == person_ref) & SessionPlan.cancelled_at.is_null())
    found = list(rows.order_by(Session.starts_at, Session.ref))
    known = services_of((person_ref,)).get(person_ref, ()) if found else ()
    return tuple(one for one in found if is_cleared(known, one.starts_at.date()))


def is_seen_by(person_ref: str, role: Role, session: Session, now: datetime) -> bool:
    """Whether somebody sees the families of a session now."""
    return _sees(person_ref, role, session, now, is_on(person_ref, session.ref))


def check_seen(person_ref: str, role: Role, session_ref: str) -> Session:
    """The session with its plan (`plan_row`), for somebody who sees it now.

    Raises NotFound, as for one that is not there; the attempt is noted down.
    """
    on = Rostered.select().where(
        (Rostered.session == Session.ref) & (Rostered.person == person_ref)
    )
    rows = Session.select(Session, SessionPlan, fn.EXISTS(on).alias("is_on"))
    rows = rows.left_outer_join(SessionPlan, attr="plan_row")
    session: Any = rows.where(Session.ref == session_ref).first()
    if session is None or not _sees(person_ref, role, session, clock.now(), bool(session.is_on)):
        note_down(person_ref, "session:refused", session.ref if session else None)
        raise NotFound("There is no such page.")
    seen: Session = session
    return seen


def _sees(ref: str, role: Role, session: Session, now: datetime, rostered: bool) -> bool:
    volunteer = role is Role.VOLUNTEER
    services = services_of((ref,)).get(ref, ()) if volunteer else ()
    return may_see(
        role,
        session.starts_at,
        session.ends_at,
        now,
        rostered=volunteer and rostered,
        cleared=volunteer and is_cleared(services, session.starts_at.date()),
    )
