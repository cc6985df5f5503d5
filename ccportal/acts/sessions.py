"""Sessions of the calendar: one by one or by rule, and called off.

Every act is one transaction with its audit entry; what clashes is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import calendar as rules
from ccportal.rules.calendar import GAP, Rule, Slot
from ccportal.store.calendar import SessionPlan, SessionRule
from ccportal.store.contact import Session
from ccportal.store.people import Person

MOST_CLASHES = 5
CALLED_OFF = "The session was cancelled"


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
        raise NotFound("There is no such session.")
    if not cancelled and plan(session_ref).cancelled_at is not None:
        raise Conflict(CALLED_OFF)
    return session


def plan(session_ref: str) -> SessionPlan:
    """What is planned for a session; of one that was brought in, what holds if nothing is said."""
    found: SessionPlan | None = SessionPlan.get_or_none(SessionPlan.session == session_ref)
    return found or SessionPlan(session=session_ref, gap=minutes(GAP))


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
    if room.capacity is not None and not 1 <= room.capacity <= 500:
        raise Invalid("A session has room for 1 to 500 families")
    with act(actor, "session:plan"):
        before = SessionRule.get_or_none(SessionRule.token == token) if token else None
        if before is not None:
            made = SessionPlan.select().where(SessionPlan.rule == before)
            return tuple(one.session_id for one in made)
        _check_free(new)
        kept = _keep(actor, rule, token)
        return tuple(_put(one, room, kept) for one in new)


def cancel(actor: str, session_ref: str, who: str, why: str) -> None:
    """Call a session off: by whom and why; raises Conflict where it was, or is over."""
    with act(actor, "session:cancel", session_ref):
        session = find(session_ref)
        if session.ends_at < clock.now():
            raise Conflict("This session is over")
        if not why.strip():
            raise Invalid("Say why it is cancelled")
        row = plan(session_ref)
        row.cancelled_at, row.cancelled_by, row.cancelled_why = clock.now(), who, why.strip()
        row.save(force_insert=not _is_planned(session_ref))


def minutes(time: timedelta) -> int:
    """A time in whole minutes."""
    return int(time.total_seconds() // 60)


def person(actor: str) -> Person | None:
    """Who acts; None for what is no person, as the command line."""
    found: Person | None = Person.get_or_none(Person.ref == actor)
    return found


def _is_planned(session_ref: str) -> bool:
    return bool(SessionPlan.select().where(SessionPlan.session == session_ref).exists())


def _check_free(new: Iterable[Slot]) -> None:
    slots = tuple(new)
    first, last = min(one.starts_at for one in slots), max(one.ends_at for one in slots)
    clashing = rules.clashes(slots, _known(first, last))
    if clashing:
        days = [f"{one.starts_at.date():%d/%m/%Y}" for one in clashing[:MOST_CLASHES]]
        more = len(clashing) - len(days)
        told = ", ".join(days) + (f" and {more} more" if more else "")
        raise Conflict(f"There is a session at that time already, on {told}")


def _known(first: datetime, last: datetime) -> list[Slot]:
    """The sessions that take place between two moments."""
    found = Session.select(Session, SessionPlan).left_outer_join(SessionPlan).objects()
    found = found.where((Session.ends_at > first) & (Session.starts_at < last))
    return [
        Slot(one.starts_at, one.ends_at, one.place or "")
        for one in found
        if one.cancelled_at is None
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
