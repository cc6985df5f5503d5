"""What the page of one session shows: who is booked, who waits, who helps, who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flask import Response

from ccportal import clock
from ccportal.acts import bookings, calling_off, rota, sessions, together, visits
from ccportal.acts.booking_checks import BOOKED, CANCELLED, WAITING
from ccportal.acts.bookings import WHO
from ccportal.acts.calling_off import Home
from ccportal.acts.rota import Helper
from ccportal.acts.together import KeptApart
from ccportal.intranet.calendar_forms_session import (
    AbsentForm,
    BookForm,
    CancelBookingForm,
    ChangeForm,
    DecideForm,
    HelperForm,
    MoveForm,
)
from ccportal.intranet.family_parts import called
from ccportal.rules import calendar as rules
from ccportal.rules.access import window
from ccportal.rules.calendar import Slot, Waits
from ccportal.store.at_once import at_once
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web import filters
from ccportal.web.pages import show

Choices = list[tuple[str, str]]
Members = dict[str, list[Member]]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page; the one that was sent stands there with its faults."""

    book: BookForm = field(default_factory=lambda: BookForm(formdata=None))
    helper: HelperForm = field(default_factory=lambda: HelperForm(formdata=None))

    @property
    def chosen(self) -> str:
        """The family that was found to be booked in, if one was."""
        return str(self.book.family.data or "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, and is refused until somebody decides: where it goes, and its fields."""

    refused: KeptApart
    address: str
    fields: tuple[tuple[str, str], ...]
    form: DecideForm


def session_page(
    reference: str,
    forms: Forms | None = None,
    faults: Sequence[str] = (),
    asked: Asked | None = None,
) -> Response:
    """The page of a session, with what stood against the last step where something did."""
    session, plan, helpers = sessions.with_rota(reference)
    now, shown = clock.now(), forms or Forms()
    day = session.starts_at.date()
    asking = bookings.in_order(reference), _came(session), visits.of_day(day)
    at_once(*asking)
    rows, came, coming = map(tuple, asking)
    over, (opens, closes) = session.ends_at < now, window(session.starts_at, session.ends_at)
    there = {one.family_id for one in (*rows, *came)}
    members = _members(there | _named(asked) | {shown.chosen} - {""})
    is_to_come = not over and not plan.cancelled_at
    known = rota.helpers(day) if is_to_come else ()
    shown.helper.person.choices = _said(known)
    if is_to_come:
        _fill(shown.book, session, plan)
    return show(
        "intranet/session.html",
        status=422 if faults else 200,
        session=session,
        plan=plan,
        **_families_of(session, plan, rows, members, over=over),
        names={ref: called(found) for ref, found in members.items()},
        who=WHO,
        came=came,
        coming=visits.told(coming),
        **_helping(helpers, known),
        forms=shown,
        change=_change,
        asked=asked,
        faults=faults,
        over=over,
        begun=session.starts_at <= now,
        is_open=opens <= now <= closes,
    )


def _helping(helpers: Sequence[Person], known: Sequence[Helper]) -> dict[str, Any]:
    """Who is on the rota, and who of the team is cleared on that day (C7)."""
    return {"helpers": helpers, "cleared": {one.ref for one in known if one.cleared}}


def _families_of(
    session: Session, plan: SessionPlan, rows: Sequence[Booking], members: Members, *, over: bool
) -> dict[str, Any]:
    """Who has a place, who waits and is to be offered one, and who lost theirs."""
    booked, waiting = _in_state(rows, BOOKED), _in_state(rows, WAITING)
    gone = calling_off.left_without(plan, rows)
    without = any(not one.moved_to_id for one in gone)
    people = {
        one.family_id: frozenset(row.person_id for row in members[one.family_id]) for one in booked
    }
    return {
        "booked": booked,
        "waiting": waiting,
        "offered": [] if over else _offered(plan, booked, waiting),
        "free": rules.free_places(plan.capacity, len(booked)),
        "cancelled": [one for one in _in_state(rows, CANCELLED) if one not in gone],
        "gone": gone,
        "homes": homes(session) if without else [],
        "meetings": together.meetings(session.ref, people),
    }


def _came(session: Session) -> Any:
    rows = Attendance.select(Attendance, Person).join(Person)
    rows = rows.where(Attendance.session == session)
    return rows.order_by(Attendance.family, Person.given_names)


def _named(asked: Asked | None) -> set[str]:
    """The families of whom a decision speaks."""
    if asked is None:
        return set()
    return {ref for pair in asked.refused.apart for ref in (pair.one, pair.other)}


def _in_state(rows: Sequence[Booking], state: str) -> list[Booking]:
    return [one for one in rows if one.state == state]


def _offered(
    plan: SessionPlan, booked: Sequence[Booking], waiting: Sequence[Booking]
) -> list[Booking]:
    """Who is to be offered a free place, in this order."""
    waits = [Waits(one.id, one.booked_at) for one in waiting]
    first = rules.offers(plan.capacity, len(booked), waits) if not plan.cancelled_at else ()
    known = {one.id: one for one in waiting}
    return [known[one.booking] for one in first]


def _fill(book: BookForm, session: Session, plan: SessionPlan) -> None:
    """Give the form the times that are meant if nothing else was agreed."""
    if book.comes.data is None and book.visits.data is None:
        slot = Slot(session.starts_at, session.ends_at)
        comes, visits = rules.suggested(slot, timedelta(minutes=plan.gap))
        book.comes.data, book.visits.data = f"{comes:%H:%M}", f"{visits:%H:%M}"


def _change(kind: str, booking: Booking, to: Choices | None = None) -> ChangeForm:
    """A form for one booking, as the page shows it first."""
    kinds = {"cancel": CancelBookingForm, "absent": AbsentForm, "move": MoveForm}
    form = kinds.get(kind, ChangeForm)(formdata=None)
    form.booking.data, form.version.data = str(booking.id), str(booking.version)
    if isinstance(form, MoveForm):
        form.to.choices = to
    for one in form:
        one.id = f"{kind}-{booking.id}-{one.name}"
    return form


def homes(session: Session) -> Choices:
    """The sessions that have room, as a choice."""
    found = calling_off.homes(session)
    return [("", "Choose"), *((one.ref, _home(one)) for one in found)]


def _home(one: Home) -> str:
    """`Saturday 20 June 2026 at 10:00, 2 places`."""
    room = "" if one.places is None else f", {filters.count(one.places, 'place')}"
    return f"{filters.weekday(one.starts_at)} at {filters.time(one.starts_at)}{room}"


def names(refs: set[str]) -> dict[str, str]:
    """What families are called."""
    return {ref: called(found) for ref, found in _members(refs).items()}


def _members(refs: set[str]) -> Members:
    """The members of families."""
    found: Members = {ref: [] for ref in refs}
    if not refs:
        return found
    rows = Member.select(Member, Person).join(Person).where(Member.family.in_(list(refs)))
    for row in rows.order_by(Member.family, Member.position):
        found[row.family_id].append(row)
    return found


def team(day: date) -> Choices:
    """Everybody who is on the team that day, and whether they may help (C7)."""
    return _said(rota.helpers(day))


def _said(found: Sequence[Helper]) -> Choices:
    said = {True: "cleared", False: "not cleared"}
    return [("", "Choose"), *((one.ref, f"{one.name}, {said[one.cleared]}") for one in found)]
