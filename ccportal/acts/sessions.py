"""Sessions of the calendar: one by one or by rule.

Every act is one transaction with its audit entry; what clashes is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, NotFound
from ccportal.rules import calendar as rules
from ccportal.rules.calendar import GAP, Rule, Slot
from ccportal.store.calendar import Rostered, SessionPlan, SessionRule
from ccportal.store.contact import Session
from ccportal.store.people import Person

MOST_CLASHES = 5
CALLED_OFF = "The session was cancelled"
NO_SESSION = "There is no such session."


@dataclass(frozen=True, slots=True)
class Room:
    """Where a session is, how many families it has room for, and the gap between two parents."""

    place: str = ""
    capacity: int | None = None
    gap: timedelta = GAP


def find(session_ref: str, *, cancelled: bool = False) -> Session:
    """A session that takes place; raises NotFound, or Conflict where it was cancelled.

    With `cancelled` one that was cancelled is found too.
    """
    session: Session | None = Session.get_or_none(Session.ref == session_ref)
    if session is None:
        raise NotFound(NO_SESSION)
    if not cancelled and plan(session_ref).cancelled_at is not None:
        raise Conflict(CALLED_OFF)
    return session


def with_rota(session_ref: str) -> tuple[Session, SessionPlan, tuple[Person, ...]]:
    """A session, also one that was called off, its plan and who is on its rota, by name.

    One query; raises NotFound.
    """
    rows: Any = Session.select(Session, SessionPlan, Rostered, Person)
    rows = rows.left_outer_join(SessionPlan, attr="plan_row").switch(Session)
    rows = rows.left_outer_join(Rostered, attr="helps").left_outer_join(
        Person, on=Rostered.person, attr="who"
    )
    found = list(rows.where(Session.ref == session_ref))
    if not found:
        raise NotFound(NO_SESSION)
    first = found[0]
    known = getattr(first, "plan_row", None) or _unplanned(session_ref)
    people = [one.helps.who for one in found if getattr(one, "helps", None) is not None]
    return first, known, tuple(sorted(people, key=lambda one: (one.name.casefold(), one.ref)))


def plan(session_ref: str) -> SessionPlan:
    """What is planned for a session; of one that was brought in, what holds if nothing is said."""
    found: SessionPlan | None = SessionPlan.get_or_none(SessionPlan.session == session_ref)
    return found or _unplanned(session_ref)


def add(actor: str, slot: Slot, room: Room, token: str | None = None) -> str:
    """Put one session into the calendar; its ref.

    Raises Invalid where its times are none, Conflict where it clashes. The same form's `token`
    twice is one session.
    """
    rule = Rule(
        slot.starts_at.date(),
        slot.starts_at.date(),
        1,
        slot.starts_at.time(),
        slot.ends_at.time(),
    )
    return by_rule(actor, rule, room, token)[0]


def by_rule(actor: str, rule: Rule, room: Room, token: str | None = None) -> tuple[str, ...]:
    """Put all sessions of a rule into the calendar; their refs. All of them or none.

    Raises Invalid where the rule is none, and Conflict, naming the days, where some clash.
    The same form's `token` twice makes them once.
    """
    new = rules.slots(rule, room.place)
    rules.check_gap(room.gap)
    rules.check_room(room.capacity)
    with act(actor, "session:plan"):
        before = SessionRule.get_or_none(SessionRule.token == token) if token else None
        if before is not None:
            made = SessionPlan.select().where(SessionPlan.rule == before)
            return tuple(one.session_id for one in made)
        check_free(new)
        kept = _keep(actor, rule, token)
        return tuple(_put(one, room, kept) for one in new)


def minutes(time: timedelta) -> int:
    """A time in whole minutes."""
    return int(time.total_seconds() // 60)


def person(actor: str) -> Person | None:
    """Who acts; None for what is no person, as the command line."""
    found: Person | None = Person.get_or_none(Person.ref == actor)
    return found


def _unplanned(session_ref: str) -> SessionPlan:
    return SessionPlan(session=session_ref, gap=minutes(GAP))


def is_planned(session_ref: str) -> bool:
    """Whether something is planned for a session; of one that was brought in there is nothing."""
    return bool(SessionPlan.select().where(SessionPlan.session == session_ref).exists())


def check_free(new: Iterable[Slot], but: Sequence[str] = ()) -> None:
    """Raise Conflict, naming the days, where another session takes the place at that time.

    The sessions with the refs `but` are left out: they are what is being changed.
    """
    slots = tuple(new)
    first, last = min(one.starts_at for one in slots), max(one.ends_at for one in slots)
    clashing = rules.clashes(slots, _known(first, last, but))
    if clashing:
        days = [f"{one.starts_at.date():%d/%m/%Y}" for one in clashing[:MOST_CLASHES]]
        more = len(clashing) - len(days)
        told = ", ".join(days) + (f" and {more} more" if more else "")
        raise Conflict(f"There is a session at that time already, on {told}")


def _known(first: datetime, last: datetime, but: Sequence[str]) -> list[Slot]:
    """The sessions that take place between two moments."""
    found = Session.select(Session, SessionPlan).left_outer_join(SessionPlan).objects()
    found = found.where((Session.ends_at > first) & (Session.starts_at < last))
    return [
        Slot(one.starts_at, one.ends_at, one.place or "")
        for one in found
        if one.cancelled_at is None and one.ref not in but
    ]


def _keep(actor: str, rule: Rule, token: str | None) -> SessionRule:
    made: SessionRule = SessionRule.create(
        first_on=rule.first_on,
        until_on=rule.until_on,
        every=rule.every,
        starts_at=f"{rule.starts:%H:%M}",
        ends_at=f"{rule.ends:%H:%M}",
        not_months=",".join(str(one) for one in sorted(rule.not_months)),
        not_days=",".join(one.isoformat() for one in sorted(rule.not_days)),
        made_by=person(actor),
        made_at=clock.now(),
        token=token,
    )
    return made


def _put(slot: Slot, room: Room, rule: SessionRule) -> str:
    ref = fresh("sessions")
    Session.create(ref=ref, starts_at=slot.starts_at, ends_at=slot.ends_at)
    SessionPlan.create(
        session=ref, rule=rule, place=room.place, capacity=room.capacity, gap=minutes(room.gap)
    )
    return ref
