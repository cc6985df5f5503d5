"""A session at another time, with other room, or called off: first what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, Response, request

from ccportal.acts import bookings, calling_off, changing, rota, sessions
from ccportal.acts.booking_checks import BOOKED, WAITING
from ccportal.acts.changing import Outcome
from ccportal.errors import Refused
from ccportal.intranet.calendar_forms_session import CancelSessionForm, ChangeSessionForm
from ccportal.intranet.calendar_session_page import names
from ccportal.intranet.visitors import me
from ccportal.store.contact import Session
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("calendar_changing", __name__)


@bp.route("/sessions/<path:reference>/change", methods=["GET", "POST"])
@allow(Can.CALENDAR_EDIT)
def change(reference: str) -> Response:
    """Another time, room or gap: what comes of it is shown, and done when it was seen."""
    found = changing.following(reference)
    form = ChangeSessionForm()
    if len(found) == 1:
        del form.which
    if request.method == "GET":
        _as_it_is(form, found[0])
        return _changing(found, form)
    if not form.validate_on_submit():
        return _changing(found, form, status=422)
    whole = len(found) > 1 and form.which.data == "following"
    try:
        if "do" in request.form:
            shown = str(form.shown.data or "")
            changing.change(me().ref, reference, form.wanted(), all_of_them=whole, shown=shown)
            return see("records.session", reference=reference)
        outcomes = changing.look(reference, form.wanted(), all_of_them=whole)
    except Refused as error:
        form.refuse("starts", str(error))
        return _changing(found, form, status=error.status)
    form.shown.data = changing.mark_of(outcomes)
    return _changing(found, form, outcomes)


@bp.route("/sessions/<path:reference>/call-off", methods=["GET", "POST"])
@allow(Can.CALENDAR_EDIT)
def call_off(reference: str) -> Response:
    """Call a session off: what goes with it is shown, and a word is typed."""
    form = CancelSessionForm()
    status = 200
    if request.method == "POST":
        status = 422
        if form.validate_on_submit():
            try:
                calling_off.call_off(me().ref, reference, form.who.data, form.why.data)
                return see("records.session", reference=reference)
            except Refused as error:
                form.refuse("who", str(error))
                status = error.status
    session = sessions.find(reference, cancelled=status != 200)
    rows = bookings.of_session(reference)
    return show(
        "intranet/session_off.html",
        form=form,
        session=session,
        booked=[one for one in rows if one.state == BOOKED],
        waiting=[one for one in rows if one.state == WAITING],
        names=names({one.family_id for one in rows}),
        helpers=rota.rota(reference),
        status=status,
    )


def _changing(
    found: Sequence[Session],
    form: ChangeSessionForm,
    outcomes: Sequence[Outcome] = (),
    status: int = 200,
) -> Response:
    families = {row.family_id for one in outcomes for row, _ in one.bookings}
    return show(
        "intranet/session_change.html",
        form=form,
        session=found[0],
        following=len(found),
        outcomes=outcomes,
        names=names(families),
        status=status,
    )


def _as_it_is(form: ChangeSessionForm, session: Session) -> None:
    plan = sessions.plan(session.ref)
    form.starts.data, form.ends.data = f"{session.starts_at:%H:%M}", f"{session.ends_at:%H:%M}"
    form.place.data = plan.place
    form.capacity.data = "" if plan.capacity is None else str(plan.capacity)
    form.gap.data = str(sessions.minutes(timedelta(minutes=plan.gap)))
