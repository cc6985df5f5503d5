"""Professionals' visits to a family, and agreements that they may assess it (C6)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, url_for
from wtforms import HiddenField

from ccportal import clock
from ccportal.acts import refusals
from ccportal.acts import visits as acts
from ccportal.catalogue_fields import RUNNING
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.calendar_forms import clock_of
from ccportal.intranet.families_edit import to_family, way_to
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.leaving import Thing, Way
from ccportal.rules.premises import Purpose, State, Visit
from ccportal.store.premises import Assessment
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, long_text, options, pick, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("visits", __name__)

BOOK = Task(
    "Book a professional’s visit",
    "Families come here to meet. Nobody assesses them here, or reports on watching them, unless "
    "we have agreed to that beforehand.",
    "Book it",
    (
        "An assessment without an agreement that is in force on that day is refused at once. You "
        "can print the refusal.",
        "A visit whose words tell of an assessment counts as one, whatever you choose.",
    ),
)
AGREE = Task(
    "Agree to an assessment",
    "The agreement is for this family, this professional and the days until the last one. The "
    "family has to know of it.",
    "Agree to it",
    ("Ask the chair if you are not sure.", "You can end it on any day."),
)
END = Task(
    "End the agreement",
    "It is not in force from today on. Visits that were booked under it are refused, and the "
    "refusals can be printed.",
    "End it",
    destroys=True,
)
PURPOSES = [
    (Purpose.ASSESSMENT, "To assess the family"),
    (Purpose.OBSERVATION, "To watch the family and report on it"),
    (Purpose.SUPPORT, "To help the family during the session"),
    (Purpose.INTRODUCTION, "To see the hall, or to bring the family for the first time"),
    (Purpose.OTHER, "Something else"),
]
NOBODY = ("", "Choose")
NEW = "Its name alone. It joins the list, so that it is entered once."


class VisitForm(Form):
    """Who comes, when and what for."""

    token = HiddenField()
    professional = pick("Who comes?", [], hint="An agreement holds for one organisation alone.")
    name = text("Or the name of an organisation that is not in the list", hint=NEW)
    purpose = choice(
        "What do they come for?",
        PURPOSES,
        hint="An assessment needs our agreement first.",
        need="Choose what they come for",
    )
    words = text(
        "In a few words",
        hint="As they said it: it shows whether it is an assessment.",
        need="Say what they come for",
        most=500,
    )
    comes_on = day(
        "On which day?",
        hint="An assessment needs an agreement for that day. For example, 31 3 2026",
        need="Enter the day",
    )
    comes_at = text(
        "At what time?",
        hint="So that they are expected. For example, 10:30",
        need="Enter the time",
        most=5,
    )


class AgreeForm(Form):
    """Who may assess, what for, and until when."""

    professional = pick("Who may assess the family?", [], hint="They may, and nobody else.")
    name = text("Or the name of an organisation that is not in the list", hint=NEW)
    purpose = long_text(
        "What is agreed?",
        hint="So that nothing more is done than was agreed.",
        need="Say what is agreed",
        most=2000,
    )
    expires_on = day(
        "Until which day?",
        hint="It ends by itself, after a year at most. For example, 31 3 2027",
        need="Enter the last day",
    )


@bp.route("/families/<path:reference>/visit", methods=["GET", "POST"])
@allow(Can.VISIT_WRITE)
def book(reference: str) -> Response:
    """Book a visit, or have it refused."""
    back, form = way_to(reference), VisitForm()
    form.professional.choices = options([NOBODY, *acts.professionals()])

    def does(form: VisitForm) -> Response:
        if form.comes_on.data is None:
            raise Invalid("Enter the day")
        asked = Visit(
            reference,
            form.professional.data or "",
            Purpose(form.purpose.data),
            form.words.data,
            datetime.combine(form.comes_on.data, _time(form.comes_at.data)),
        )
        token = str(form.token.data or "")[:64]
        made = acts.book(me().ref, asked, token, form.name.data or "")
        if made.state == State.REFUSED:
            return see("visits.visit", number=made.id)
        return to_family(reference, "assessments")

    return ask(BOOK, form, back, does)


@bp.get("/visits/<int:number>")
@allow(Can.ASSESSMENT_READ)
def visit(number: int) -> Response:
    """A visit, and where it was refused the way to its refusal."""
    found = acts.shown(number)
    return show("intranet/visit.html", visit=found.visit, who=found.who, purposes=dict(PURPOSES))


@bp.get("/visits/<int:number>/refusal")
@allow(Can.ASSESSMENT_READ)
def refusal(number: int) -> Response:
    """The refusal as a letter; it says nothing of the family."""
    found = acts.shown(number)
    if found.visit.state != State.REFUSED:
        raise NotFound("There is no such letter.")
    to = found.visit.professional_id
    allowed = leaving.own(Way.LETTER, RUNNING.words, clock.today(), to, Thing.NAME)
    on = clock.local(found.visit.booked_at).date()
    return out(allowed, refusals.visit(found.visit, found.who, on), "application/pdf")


@bp.post("/visits/<int:number>/cancel")
@allow(Can.VISIT_WRITE)
def cancel(number: int) -> Response:
    """The visit does not take place."""
    found = acts.find(number)
    if Form().validate_on_submit():
        acts.cancel(me().ref, number)
    return to_family(found.family_id, "assessments")


@bp.route("/families/<path:reference>/agreement", methods=["GET", "POST"])
@allow(Can.VISIT_WRITE)
def agree(reference: str) -> Response:
    """Agree that a professional may assess the family."""
    back, form = way_to(reference), AgreeForm()
    form.professional.choices = options([NOBODY, *acts.professionals()])

    def does(form: AgreeForm) -> Response:
        last = form.expires_on.data
        if last is None:
            raise Invalid("Enter the last day")
        who, name = form.professional.data or "", form.name.data or ""
        acts.agree(me().ref, reference, who, form.purpose.data, last, name)
        return to_family(reference, "assessments")

    return ask(AGREE, form, back, does)


@bp.route("/assessments/<path:reference>/end", methods=["GET", "POST"])
@allow(Can.VISIT_WRITE)
def end(reference: str) -> Response:
    """End an agreement."""
    acts.agreement(reference)
    back = Link("The agreement", url_for("records.assessment", reference=reference))

    def does(_: Form) -> Response:
        acts.end(me().ref, reference)
        return see("records.assessment", reference=reference)

    return ask(END, Form(), back, does)


@bp.app_context_processor
def _shown() -> dict[str, Any]:
    """What a family's page asks for: the visits there, and what is in force."""
    return {"visits_of": acts.of_family, "is_agreed": _is_agreed}


def _is_agreed(one: Assessment) -> bool:
    return acts.is_in_force(one, clock.today())


def _time(words: str) -> Any:
    try:
        return clock_of(words)
    except ValueError as fault:
        raise Invalid(str(fault)) from None
