"""One session: bookings, waiting list and rota, step by step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal.acts import bookings, calling_off, rota, sessions
from ccportal.acts.act import note_down
from ccportal.acts.bookings import WHO, Times
from ccportal.acts.together import KeptApart
from ccportal.errors import Refused
from ccportal.intranet import families_which
from ccportal.intranet.calendar_forms import clock_of
from ccportal.intranet.calendar_forms_session import (
    AbsentForm,
    BookForm,
    CancelBookingForm,
    ChangeForm,
    DecideForm,
    HelperForm,
    MoveForm,
)
from ccportal.intranet.calendar_session_page import (
    Asked,
    Forms,
    homes,
    session_page,
    team,
)
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.pages import see

bp = Blueprint("calendar_session", __name__)


@bp.get("/sessions/<path:reference>/book")
@allow(Can.CALENDAR_EDIT)
def book_whom(reference: str) -> Response:
    """A session's page with the times to be said for a family that was found."""
    family = request.args.get("family", "")
    if family:
        families_which.family_name(family)
    return read(reference, Forms(book=BookForm(formdata=None, family=family)))


@bp.post("/sessions/<path:reference>/book/find")
@allow(Can.CALENDAR_EDIT)
def find(reference: str) -> Response:
    """The families of a name, of which one is to be booked in."""
    session = sessions.find(reference)
    words = f"{filters.weekday(session.starts_at)} at {filters.time(session.starts_at)}"
    back = Link(words, url_for("records.session", reference=reference))
    places = ("calendar_session.find", "calendar_session.book_whom")
    return families_which.which("Book a family", back, *places, reference=reference)


@bp.post("/sessions/<path:reference>/book")
@allow(Can.CALENDAR_EDIT)
def book(reference: str) -> Response:
    """Book a family in, or put it on the waiting list where the session is full."""
    session, form = sessions.find(reference), BookForm()
    if not form.validate_on_submit():
        return _again(reference, Forms(book=form), form)
    day = session.starts_at.date()
    times = Times(_at(day, form.comes.data), _at(day, form.visits.data))
    return attempt(
        reference,
        lambda: bookings.book(me().ref, reference, form.family.data, times, decided()),
        Forms(book=form),
    )


@bp.post("/sessions/<path:reference>/bookings/cancel")
@allow(Can.CALENDAR_EDIT)
def cancel_booking(reference: str) -> Response:
    """Cancel a booking, with who and why."""
    form = CancelBookingForm()
    if not form.validate_on_submit():
        return _again(reference, Forms(), form)
    return attempt(
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
    return attempt(
        reference, lambda: bookings.did_not_come(me().ref, *form.numbers(), form.why.data or "")
    )


@bp.post("/sessions/<path:reference>/bookings/place")
@allow(Can.CALENDAR_EDIT)
def give_place(reference: str) -> Response:
    """Give a family on the waiting list a place."""
    form = ChangeForm()
    return attempt(reference, lambda: bookings.give_place(me().ref, *form.numbers(), decided()))


@bp.post("/sessions/<path:reference>/bookings/move")
@allow(Can.CALENDAR_EDIT)
def move(reference: str) -> Response:
    """Give a family whose session was called off a place in another session."""
    form = MoveForm()
    form.to.choices = homes(sessions.find(reference, cancelled=True))
    if not form.validate_on_submit():
        return _again(reference, Forms(), form)
    return attempt(
        reference,
        lambda: calling_off.move(me().ref, *form.numbers(), form.to.data, decided()),
    )


@bp.post("/sessions/<path:reference>/rota/put")
@allow(Can.CALENDAR_EDIT)
def put_on(reference: str) -> Response:
    """Put somebody on the rota; without an accepted DBS check they are refused (C7)."""
    form = HelperForm()
    session = sessions.find(reference, cancelled=True)
    form.person.choices = team(session.starts_at.date())
    if not form.validate_on_submit():
        return _again(reference, Forms(helper=form), form)
    return attempt(
        reference, lambda: rota.put_on(me().ref, reference, form.person.data), Forms(helper=form)
    )


@bp.post("/sessions/<path:reference>/rota/off/<path:person>")
@allow(Can.CALENDAR_EDIT)
def take_off(reference: str, person: str) -> Response:
    """Take somebody off the rota."""
    return attempt(reference, lambda: rota.take_off(me().ref, reference, person))


def read(reference: str, forms: Forms | None = None) -> Response:
    """A session's page, and that it was looked at."""
    answer = session_page(reference, forms)
    note_down(me().ref, Can.SESSION_READ, reference)
    return answer


@bp.app_context_processor
def _shown() -> dict[str, Any]:
    """What a family's page asks for: its bookings, and who cancels in words."""
    return {"bookings_of": bookings.of_family, "who_cancels": WHO}


def attempt(reference: str, act: Callable[[], object], forms: Forms | None = None) -> Response:
    """Do it and show the page anew, or with the reason why not, or with what is to be decided."""
    asked = None
    try:
        act()
    except Refused as error:
        if error.status == 404:
            raise
        if isinstance(error, KeptApart):
            asked = _asked(error)
        faults = getattr(error, "faults", (str(error),))
        answer = session_page(reference, forms, faults, asked)
        answer.status_code = error.status
        return answer
    return see("records.session", reference=reference)


def decided() -> str:
    """Why families that must not meet may come all the same, where somebody wrote that."""
    form = DecideForm()
    return (form.decided.data or "")[:500]


def _asked(error: KeptApart) -> Asked:
    kept = ("csrf_token", "decided")
    fields = tuple((name, value) for name, value in request.form.items() if name not in kept)
    return Asked(error, request.path, fields, DecideForm(formdata=None))


def _again(reference: str, forms: Forms, form: Any) -> Response:
    faults = tuple(dict.fromkeys(words for one in form.errors.values() for words in one))
    return session_page(reference, forms, faults or ("Fill in the form again",))


def _at(day: date, words: str) -> datetime:
    return datetime.combine(day, clock_of(words))
