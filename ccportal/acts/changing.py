"""A session's time, room and gap, changed after it was made: first shown, then done.

`look` says what would come of it; `change` does that and nothing else, for one session or for
it and all that follow of its rule.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from ccportal import clock
from ccportal.acts import sessions
from ccportal.acts.act import act
from ccportal.acts.booking_checks import BOOKED, WAITING
from ccportal.acts.bookings import save
from ccportal.acts.rota import helping
from ccportal.acts.sessions import Room
from ccportal.errors import Conflict
from ccportal.rules import calendar as calendar_rules
from ccportal.rules import changing as rules
from ccportal.rules.calendar import Slot
from ccportal.rules.changing import Fit, Held
from ccportal.store.calendar import Booking, Rostered, SessionPlan
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member
from ccportal.store.people import Person

OTHERWISE = "Something changed in the meantime: look again at what comes of it"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to hold: times of the day, place, room and gap."""

    starts: time
    ends: time
    room: Room


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of the change for one session: its families, and who leaves its rota."""

    session: Session
    old: Slot
    new: Slot
    bookings: tuple[tuple[Booking, Fit], ...]
    off: tuple[Rostered, ...]

    @property
    def moved(self) -> tuple[tuple[Booking, Fit], ...]:
        """The families that keep their place and come at another time."""
        return tuple((one, fit) for one, fit in self.bookings if not fit.why and _is_new(one, fit))

    @property
    def waits(self) -> tuple[tuple[Booking, Fit], ...]:
        """The families that lose their place and go onto the waiting list."""
        return tuple((one, fit) for one, fit in self.bookings if fit.why)


def following(session_ref: str) -> tuple[Session, ...]:
    """A session and those after it of the same rule that take place; itself comes first."""
    session, row, _ = sessions.with_rota(session_ref)
    if row.cancelled_at is not None:
        raise Conflict(sessions.CALLED_OFF)
    rule = row.rule_id
    if rule is None:
        return (session,)
    rows = (
        Session.select()
        .join(SessionPlan)
        .where(
            (SessionPlan.rule == rule)
            & SessionPlan.cancelled_at.is_null()
            & (Session.starts_at > session.starts_at)
        )
    )
    return (session, *rows.order_by(Session.starts_at, Session.ref))


def look(session_ref: str, wanted: Wanted, *, all_of_them: bool) -> tuple[Outcome, ...]:
    """What comes of the change, for each session in its order.

    Raises Invalid for times, room or a gap that make no sense; Conflict where one has begun, or
    where another session takes the place at that time.
    """
    found = following(session_ref)
    chosen = found if all_of_them else found[:1]
    calendar_rules.check_gap(wanted.room.gap)
    calendar_rules.check_room(wanted.room.capacity)
    refs = [one.ref for one in chosen]
    plans = {one.session_id: one for one in SessionPlan.select().where(SessionPlan.session << refs)}
    came = _came(refs)
    slots = []
    for one in chosen:
        place = plans[one.ref].place if one.ref in plans else ""
        old = Slot(one.starts_at, one.ends_at, place)
        rules.check_to_come(old, clock.now(), came.get(one.ref, 0))
        slots.append((old, rules.at_times(old, wanted.starts, wanted.ends, wanted.room.place)))
    sessions.check_free([new for _, new in slots], but=refs)
    held, rota = _held(refs), _rota(refs)
    return tuple(
        _outcome(one, old, new, wanted, held[one.ref], rota[one.ref])
        for one, (old, new) in zip(chosen, slots, strict=True)
    )


def mark_of(found: Sequence[Outcome]) -> str:
    """A mark that is another where anything of what was shown is another."""
    told = [
        (
            one.session.ref,
            one.new,
            [(row.id, row.version, fit) for row, fit in one.bookings],
            [row.id for row in one.off],
        )
        for one in found
    ]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def change(
    actor: str, session_ref: str, wanted: Wanted, *, all_of_them: bool, shown: str
) -> tuple[Outcome, ...]:
    """Do what `look` has shown; `shown` is the mark of it.

    Raises what `look` raises, and Conflict where something else would come of it by now. Each
    session that changes has its own audit entry.
    """
    with act(actor, "session:change", session_ref, "following" if all_of_them else "one"):
        found = look(session_ref, wanted, all_of_them=all_of_them)
        if mark_of(found) != shown:
            raise Conflict(OTHERWISE)
        for one in found:
            with act(actor, "session:change-one", one.session.ref):
                _do(one, wanted)
        return found


def _do(one: Outcome, wanted: Wanted) -> None:
    session, room = one.session, wanted.room
    session.starts_at, session.ends_at = one.new.starts_at, one.new.ends_at
    session.save()
    row = sessions.plan(session.ref)
    row.place, row.capacity, row.gap = room.place, room.capacity, sessions.minutes(room.gap)
    row.save(force_insert=not sessions.is_planned(session.ref))
    for booking, fit in one.bookings:
        if fit.why or _is_new(booking, fit):
            booking.comes_at, booking.visits_at = fit.comes_at, fit.visits_at
            booking.state = WAITING if fit.why else BOOKED
            save(booking)
    Rostered.delete().where(Rostered.id.in_([row.id for row in one.off])).execute()


def _outcome(
    session: Session,
    old: Slot,
    new: Slot,
    wanted: Wanted,
    held: Sequence[tuple[Booking, Held]],
    rota: Sequence[tuple[Rostered, Sequence[Slot]]],
) -> Outcome:
    room = wanted.room
    fits = rules.fits(old, new, room.gap, room.capacity, [one for _, one in held])
    rows = tuple((booking, fit) for (booking, _), fit in zip(held, fits, strict=True))
    off = tuple(row for row, others in rota if any(new.meets(one) for one in others))
    return Outcome(session, old, new, rows, off)


def _is_new(one: Booking, fit: Fit) -> bool:
    return (one.comes_at, one.visits_at) != (fit.comes_at, fit.visits_at)


def _came(refs: Sequence[str]) -> dict[str, int]:
    """How many came to each session already."""
    there = Attendance.session.in_(refs) & Attendance.arrived_at.is_null(False)
    found: dict[str, int] = defaultdict(int)
    for one in Attendance.select(Attendance.session).where(there):
        found[one.session_id] += 1
    return found


def _held(refs: Sequence[str]) -> Mapping[str, list[tuple[Booking, Held]]]:
    """The places of each session, and where else the people of their families are to be."""
    here = Booking.session.in_(refs) & (Booking.state == BOOKED)
    rows = list(Booking.select().where(here).order_by(Booking.booked_at, Booking.id))
    elsewhere = _elsewhere({one.family_id for one in rows}, refs)
    found: dict[str, list[tuple[Booking, Held]]] = defaultdict(list)
    for one in rows:
        slots = tuple(elsewhere[one.family_id])
        held = Held(one.id, one.comes_at, one.visits_at, slots)
        found[one.session_id].append((one, held))
    return found


def _elsewhere(families: set[str], refs: Sequence[str]) -> Mapping[str, list[Slot]]:
    """The other sessions, still to come, in which people of families have places."""
    other: Any = Member.alias()
    rows: Any = Booking.select(Member.family, Session.starts_at, Session.ends_at)
    rows = rows.join(Session).left_outer_join(SessionPlan).switch(Booking)
    rows = rows.join(other, on=(other.family == Booking.family))
    rows = rows.join(Member, on=(Member.person == other.person))
    rows = rows.where(
        Member.family.in_(list(families))
        & Booking.session.not_in(refs)
        & (Booking.state == BOOKED)
        & (Session.ends_at > clock.now())
        & SessionPlan.cancelled_at.is_null()
    )
    found: dict[str, list[Slot]] = defaultdict(list)
    for family, starts_at, ends_at in rows.distinct().tuples() if families else ():
        found[family].append(Slot(starts_at, ends_at))
    return found


def _rota(refs: Sequence[str]) -> Mapping[str, list[tuple[Rostered, Sequence[Slot]]]]:
    """Who is on each session's rota, and the other sessions at which they help."""
    rows = Rostered.select(Rostered, Person).join(Person, on=Rostered.person)
    here = list(rows.where(Rostered.session.in_(refs)).order_by(Rostered.id))
    others = helping({one.person_id for one in here}, but=refs)
    found: dict[str, list[tuple[Rostered, Sequence[Slot]]]] = defaultdict(list)
    for one in here:
        found[one.session_id].append((one, others[one.person_id]))
    return found
