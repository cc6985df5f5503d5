"""Writing incidents and risks down, and looking at them again (DP4, VIO)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import incidents, risks
from ccportal.acts.incidents import Happened
from ccportal.acts.recording import Sheet
from ccportal.errors import NotFound
from ccportal.intranet.visitors import me
from ccportal.intranet.writing_desk import (
    Around,
    Task,
    Words,
    around,
    around_record,
    desk,
    offer,
    tick,
)
from ccportal.intranet.writing_forms import IncidentForm, RiskForm
from ccportal.rules.risks import read
from ccportal.store.contact import Incident, Session
from ccportal.store.families import Risk
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import options
from ccportal.web.pages import see

bp = Blueprint("writing_safety", __name__, url_prefix="/write")

LOOK_BACK = timedelta(days=60)
"""Sessions of so long ago are offered."""

HAPPENED = (
    "When, where, and who was there.",
    "What you saw and heard, in its order. What others told you: say who.",
    "What was said, in the very words.",
    "What was done at once, by whom, and who was told when.",
    "Leave out whose fault you think it was.",
)
KNOWN = (
    "What to do is read at the door by everybody who helps: one order, no reasons.",
    "What is known, and who says so, is for the coordinator alone.",
    "Say whether somebody saw it, or was told of it by somebody else.",
    "Set a day to look at it again: a risk that nobody looks at is not believed any more.",
)

INCIDENT = Task(
    "incident",
    "Write down an incident",
    "It stays as you send it. If something in it is wrong, you write it down again.",
    "Send it",
    HAPPENED,
)
INCIDENT_AGAIN = Task(
    "incident-again",
    "Put an incident right",
    "What was written first stays, and says that it was corrected.",
    "Send the correction",
    HAPPENED,
)
RISK = Task("risk", "Write down a risk", "What to do stands apart from why.", "Send it", KNOWN)
RISK_AGAIN = Task(
    "risk-again",
    "Look at a risk again",
    "Write how it is now. What was written before stays, and leads here.",
    "Send it",
    KNOWN,
)


@bp.route("/incident", methods=["GET", "POST"], defaults={"about": ""})
@bp.route("/incident/<path:about>", methods=["GET", "POST"])
@allow(Can.INCIDENT_WRITE)
def incident(about: str) -> Response:
    """Something that went wrong."""
    here = around(about)

    def send(form: IncidentForm, sheet: Sheet) -> Response:
        ref = incidents.record(me().ref, _happened(form, here), sheet)
        return see("records.incident", reference=ref)

    return desk(INCIDENT, here, lambda words: _incident_form(words, here), send)


@bp.route("/incident-again/<path:record>", methods=["GET", "POST"])
@allow(Can.INCIDENT_WRITE)
def incident_again(record: str) -> Response:
    """An incident as it really was, or with what was done since."""
    found = _found(Incident, record)
    before = ("What was done", found.action_taken or "Nothing was written")
    here = around_record(found, (("What was written", found.text), before))

    def make(words: Words) -> IncidentForm:
        form = _incident_form(words, here, found.session_id)
        if words is None:
            form.on.data, form.session.data = found.occurred_at.date(), found.session_id or ""
            form.at.data = f"{found.occurred_at:%H:%M}"
        return form

    def send(form: IncidentForm, sheet: Sheet) -> Response:
        ref = incidents.correct(me().ref, record, _happened(form, here), sheet)
        return see("records.incident", reference=ref)

    return desk(INCIDENT_AGAIN, here, make, send)


@bp.route("/risk/<path:about>", methods=["GET", "POST"])
@allow(Can.RISK_WRITE)
def risk(about: str) -> Response:
    """A risk that somebody is to others."""
    here = around(about)

    def make(words: Words) -> RiskForm:
        form = RiskForm(words)
        offer(form, here, "about", "from_person")
        return form

    def send(form: RiskForm, sheet: Sheet) -> Response:
        ref = risks.record(me().ref, form.from_person.data, _said(form), here.family, sheet)
        return see("records.risk", reference=ref)

    return desk(RISK, here, make, send)


@bp.route("/risk-again/<path:record>", methods=["GET", "POST"])
@allow(Can.RISK_WRITE)
def risk_again(record: str) -> Response:
    """A risk as it is now."""
    found = _found(Risk, record)
    told = read(found.text)
    recorded = filters.day(found.recorded_at)
    here = around_record(found, ((f"What was known on {recorded}", told.detail),))

    def make(words: Words) -> RiskForm:
        form = RiskForm(words)
        del form.prevents  # it is changed with a reason, on the risk's page
        tick(form, here, words)
        form.from_person.choices = options([(found.from_person_id, found.from_person.name)])
        form.from_person.data = found.from_person_id
        if words is None:
            form.kind.data, form.alert.data = found.kind, told.alert
            form.detail.data, form.source.data = told.detail, found.source
        return form

    def send(form: RiskForm, sheet: Sheet) -> Response:
        ref = risks.look_again(me().ref, record, _said(form), sheet)
        return see("records.risk", reference=ref)

    return desk(RISK_AGAIN, here, make, send)


def _found(model: Any, record: str) -> Any:
    found = model.get_or_none(model.ref == record)
    if found is None:
        raise NotFound("There is no such record.")
    return found


def _incident_form(words: Words, here: Around, session: str | None = None) -> IncidentForm:
    form = IncidentForm(words)
    tick(form, here, words)
    form.session.choices = options([("", "At none"), *_sessions(session)])
    return form


def _sessions(chosen: str | None) -> list[tuple[str, str]]:
    """The sessions of the last weeks, and the one that was chosen before."""
    now = clock.now()
    lately = (Session.starts_at <= now) & (Session.starts_at >= now - LOOK_BACK)
    found = Session.select().where(lately | (Session.ref == chosen))
    return [
        (one.ref, f"{filters.weekday(one.starts_at)}, {filters.time(one.starts_at)}")
        for one in found.order_by(Session.starts_at.desc(), Session.ref)
    ]


def _happened(form: IncidentForm, here: Around) -> Happened:
    return Happened(
        at=form.moment(),
        text=form.text.data,
        done=form.done.data,
        session=form.session.data or None,
        family=here.family,
        about=form.refs(),
    )


def _said(form: RiskForm) -> risks.Said:
    return risks.Said(
        kind=form.kind.data,
        to=form.refs(),
        alert=form.alert.data,
        detail=form.detail.data,
        source=form.source.data,
        prevents_violence="prevents" in form and form.prevents.data == "yes",
        review_on=form.review_day(),
    )
