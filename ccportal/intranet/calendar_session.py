"""One session: bookings, waiting list, rota, capacity, and calling it off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import bookings, rota, sessions
from ccportal.acts.act import note_down
from ccportal.acts.bookings import BOOKED, CANCELLED, WAITING, WHO, Times
from ccportal.errors import Refused
from ccportal.intranet.calendar_forms import (
    AbsentForm,
    BookForm,
    CancelBookingForm,
    CancelSessionForm,
    ChangeForm,
    HelperForm,
    clock_of,
)
from ccportal.intranet.family_parts import called
from ccportal.intranet.visitors import me
from ccportal.rules import calendar as rules
from ccportal.rules.access import window
from ccportal.rules.calendar import Slot
from ccportal.store.calendar import Booking, SessionPlan
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family, Member
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("calendar_session", __name__)


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page; the one that was sent stands there with its faults."""

    book: BookForm = field(default_factory=lambda: BookForm(formdata=None))
    helper: HelperForm = field(default_factory=lambda: HelperForm(formdata=None))
    cancel: CancelSessionForm = field(default_factory=lambda: CancelSessionForm(formdata=None))


def session_page(reference: str, forms: Forms | None = None, faults: Sequence[str] = ()) -> Any:
    """The page of a session, with what stood against the last step where something did."""
    session = sessions.find(reference, cancelled=True)
    plan, now = sessions.plan(reference), clock.now()
    shown = forms or Forms()
    rows = bookings.of_session(reference)
    _fill(shown, session, plan, {one.family_id for one in rows if one.state != CANCELLED})
    came = list(
        Attendance.select(Attendance, Person)
        .join(Person)
        .where(Attendance.session == session)
        .order_by(Attendance.family, Person.given_names)
    )
    names = _names({one.family_id for one in rows} | {one.family_id for one in came})
    opens, closes = window(session.starts_at, session.ends_at)
    return show(
        "intranet/session.html",
        status=422 if faults else 200,
        session=session,
        plan=plan,
        booked=[one for one in rows if one.state == BOOKED],
        waiting=[one for one in rows if one.state == WAITING],
        cancelled=[one for one in rows if one.state == CANCELLED],
        names=names,
        who=WHO,
        came=came,
        helpers=rota.rota(reference),
        forms=shown,
        change=_change,
        faults=faults,
        over=session.ends_at < now,
        begun=session.starts_at <= now,
        is_open=opens <= now <= closes,
    )


@bp.post("/sessions/<path:reference>/book")
@allow(Can.CALENDAR_EDIT)
def book(reference: str) -> Response:
    """Book a family in, or put it on the waiting list where the session is full."""
    session, form = sessions.find(reference), BookForm()
    form.family.choices = _families(set())
    if not form.validate_on_submit():
        return _again(reference, Forms(book=form), form)
    day = session.starts_at.date()
    times = Times(_at(day, form.comes.data), _at(day, form.visits.data))
    return _do(
        reference,
        lambda: bookings.book(me().ref, reference, form.family.data, times),
        Forms(book=form),
    )


@bp.post("/sessions/<path:reference>/bookings/cancel")
@allow(Can.CALENDAR_EDIT)
def cancel_booking(reference: str) -> Response:
    """Cancel a booking, with who and why."""
    form = CancelBookingForm()
    if not form.validate_on_submit():
        return _again(reference, Forms(), form)
    return _do(
        reference,
        lambda: bookings.cancel(me().ref, *form.numbers(), form.who.data, form.why.data),
    )


@bp.post("/sessions/<path:reference>/bookings/absent")
@allow(Can.CALENDAR_EDIT)
def absent(reference: str) -> Response:
    """Enter a family as one that did not come."""
    form = AbsentForm()
    if not form.validate_on_submit():
        return _again(reference, Forms(), form)
    return _do(
        reference, lambda: bookings.did_not_come(me().ref, *form.numbers(), form.why.data or "")
    )


@bp.post("/sessions/<path:reference>/bookings/place")
@allow(Can.CALENDAR_EDIT)
def give_place(reference: str) -> Response:
    """Give a family on the waiting list a place."""
    form = ChangeForm()
    return _do(reference, lambda: bookings.give_place(me().ref, *form.numbers()))


@bp.post("/sessions/<path:reference>/rota/put")
@allow(Can.CALENDAR_EDIT)
def put_on(reference: str) -> Response:
    """Put somebody on the rota; without an accepted DBS check they are refused (C7)."""
    form = HelperForm()
    session = sessions.find(reference, cancelled=True)
    form.person.choices = _helpers(session.starts_at.date())
    if not form.validate_on_submit():
        return _again(reference, Forms(helper=form), form)
    return _do(
        reference, lambda: rota.put_on(me().ref, reference, form.person.data), Forms(helper=form)
    )


@bp.post("/sessions/<path:reference>/rota/off/<path:person>")
@allow(Can.CALENDAR_EDIT)
def take_off(reference: str, person: str) -> Response:
    """Take somebody off the rota."""
    return _do(reference, lambda: rota.take_off(me().ref, reference, person))


@bp.post("/sessions/<path:reference>/cancel")
@allow(Can.CALENDAR_EDIT)
def cancel(reference: str) -> Response:
    """Call the session off."""
    form = CancelSessionForm()
    if not form.validate_on_submit():
        return _again(reference, Forms(cancel=form), form)
    return _do(
        reference,
        lambda: sessions.cancel(me().ref, reference, form.who.data, form.why.data),
        Forms(cancel=form),
    )


def read(reference: str) -> Response:
    """A session's page, and that it was looked at."""
    session = sessions.find(reference, cancelled=True)
    note_down(me().ref, Can.SESSION_READ, session.ref)
    answer: Response = session_page(reference)
    return answer


def _do(reference: str, act: Callable[[], object], forms: Forms | None = None) -> Response:
    """Do it and show the page anew, or with the reason why not."""
    try:
        act()
    except Refused as error:
        if error.status == 404:
            raise
        answer: Response = session_page(reference, forms, getattr(error, "faults", (str(error),)))
        answer.status_code = error.status
        return answer
    return see("records.session", reference=reference)


def _again(reference: str, forms: Forms, form: Any) -> Response:
    faults = tuple(dict.fromkeys(words for one in form.errors.values() for words in one))
    answer: Response = session_page(reference, forms, faults or ("Fill in the form again",))
    return answer


def _fill(forms: Forms, session: Session, plan: SessionPlan, there: set[str]) -> None:
    """Give the forms their choices, and the times that are meant if nothing else was agreed."""
    forms.book.family.choices = _families(there)
    forms.helper.person.choices = _helpers(session.starts_at.date())
    if forms.book.comes.data is None and forms.book.visits.data is None:
        slot = Slot(session.starts_at, session.ends_at)
        comes, visits = rules.suggested(slot, timedelta(minutes=plan.gap))
        forms.book.comes.data, forms.book.visits.data = f"{comes:%H:%M}", f"{visits:%H:%M}"


def _change(kind: str, booking: Booking) -> ChangeForm:
    """A form for one booking, as the page shows it first."""
    form = {"cancel": CancelBookingForm, "absent": AbsentForm}.get(kind, ChangeForm)(formdata=None)
    form.booking.data, form.version.data = str(booking.id), str(booking.version)
    for one in form:
        one.id = f"{kind}-{booking.id}-{one.name}"
    return form


def _families(there: set[str]) -> list[tuple[str, str]]:
    """The families that are open and not booked in, by what they are called."""
    refs = {one.ref for one in Family.select().where(Family.closed_on.is_null())} - there
    named = sorted(_names(refs).items(), key=lambda one: (one[1].casefold(), one[0]))
    return [("", "Choose"), *((ref, f"{name} ({ref})") for ref, name in named)]


def _names(refs: set[str]) -> dict[str, str]:
    """What families are called."""
    members: dict[str, list[Member]] = {ref: [] for ref in refs}
    rows = Member.select(Member, Person).join(Person).where(Member.family.in_(list(refs)))
    for row in rows.order_by(Member.family, Member.position) if refs else ():
        members[row.family_id].append(row)
    return {ref: called(found) for ref, found in members.items()}


def _helpers(day: date) -> list[tuple[str, str]]:
    found = rota.helpers(day)
    said = {True: "cleared", False: "not cleared"}
    return [("", "Choose"), *((one.ref, f"{one.name}, {said[one.cleared]}") for one in found)]


def _at(day: date, words: str) -> datetime:
    return datetime.combine(day, clock_of(words))
