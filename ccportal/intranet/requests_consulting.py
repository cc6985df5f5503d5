"""Asking another person or an agency about what is theirs, and what they say to it (VIO, SAR)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal.acts import requests_consulting as acts
from ccportal.acts.act import note_down
from ccportal.acts.requests_row import find
from ccportal.errors import Refused
from ccportal.intranet.request_view import view
from ccportal.intranet.requests_forms import StepForm, supply, told_faults
from ccportal.intranet.requests_reach import DETAILS, WAYS
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.consulting import ANSWERS, Asking
from ccportal.rules.reaching import By, Settled
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.forms import choice, day, long_text, options, pick, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("requests_consulting", __name__, url_prefix="/requests")


class ConsultForm(StepForm):
    """Somebody else is asked about a record."""

    record = text(
        "Which record?",
        hint="Its reference, as it stands on the record\u2019s page. For example, n-034",
        need="Enter the record\u2019s reference",
        most=80,
    )
    person = pick(
        "Who is asked?",
        [("", "")],
        hint="Of somebody of the family it is checked where they must not be reached.",
    )
    whom = text(
        "The name as the letter has it",
        hint="A person or an agency. For example, Overtarn Council, children\u2019s services",
        need="Write down who is asked",
    )
    what = long_text(
        "What is theirs, in your words?",
        hint="This stands in the letter, so name nobody of the family, and tell nothing that they "
        "do not know. For example: your letter of 3 May 2024",
        need="Say what is theirs",
        most=1000,
    )
    by = choice(
        "How are they asked?",
        [(by.value, WAYS[by]) for by in (By.POST, By.EMAIL, By.TELEPHONE, By.IN_PERSON)],
        hint="By a way that is safe for them.",
    )
    where = text(
        "To which address, mailbox or number?",
        hint="It is held against what must not be used for them.",
        most=500,
    )
    reply_by = day(
        "By when are they to answer?",
        hint="The month does not wait for them. Ten days are usual. For example, 31 3 2026",
        need="Enter the day",
    )

    def asking(self) -> Asking:
        """Who is asked and what, for the acts."""
        return Asking(
            whom=str(self.whom.data or ""),
            record=str(self.record.data or ""),
            what=str(self.what.data or ""),
            by=str(self.by.data),
            reply_by=self.reply_by.data,
            person=str(self.person.data or "") or None,
        )


class ConsultedForm(StepForm):
    """What came of asking."""

    number = pick("Who answered?", [], hint="Those of whom no answer is put down yet.")
    answer = choice(
        "What did they say?",
        list(ANSWERS.items()),
        hint="You decide all the same: with their agreement it may go out, without it only where "
        "that is reasonable.",
    )
    answered_on = day(
        "On which day?",
        hint="The day on which the answer came, or the day went by. For example, 31 3 2026",
        need="Enter the day",
    )
    said = long_text(
        "In their words",
        hint="Whoever decides about the record, and whoever agrees, weighs it.",
        most=2000,
    )


@bp.get("/<path:reference>/consult")
@allow(Can.REQUEST_DECIDE)
def consult(reference: str) -> Response:
    """Who was asked about what is theirs, and who is asked next; the look is noted down."""
    shown = _page(reference)
    note_down(me().ref, "request:read-consultations", reference)
    return shown


@bp.post("/<path:reference>/consult")
@allow(Can.REQUEST_DECIDE)
def ask(reference: str) -> Response:
    """Put down that somebody else is asked."""
    form = ConsultForm()
    form.person.choices = _people(acts.may_be_asked(reference))
    try:
        check(form)
        way = Settled(By(form.by.data), str(form.where.data or ""))
        acts.consult(reference, me().ref, form.asking(), way, form.given())
    except Refused as error:
        return _page(reference, error, form)
    return see("requests_consulting.consult", reference=reference)


@bp.post("/<path:reference>/consulted")
@allow(Can.REQUEST_DECIDE)
def answered(reference: str) -> Response:
    """Put down what they said."""
    form = ConsultedForm()
    form.number.choices = _waiting(reference)
    try:
        check(form)
        acts.consulted(
            reference,
            me().ref,
            int(form.number.data or 0),
            form.answer.data,
            form.answered_on.data,
            str(form.said.data or ""),
            form.given(),
        )
    except Refused as error:
        return _page(reference, error, form)
    return see("requests_consulting.consult", reference=reference)


@bp.get("/<path:reference>/consult/<int:number>.pdf")
@allow(Can.REQUEST_DECIDE)
def letter(reference: str, number: int) -> Response:
    """The letter that asks them; the print is noted down."""
    allowed, made = acts.letter(reference, me().ref, number)
    return out(allowed, made, "application/pdf", "consultation.pdf")


def _page(reference: str, error: Refused | None = None, sent: StepForm | None = None) -> Response:
    here = view(find(reference), brief=True)
    form_of = supply(here.request.version, sent)
    form, answer = form_of(ConsultForm), form_of(ConsultedForm)
    if isinstance(form, ConsultForm):
        form.person.choices = _people(acts.may_be_asked(reference))
        form.record.data = form.record.data or request.args.get("record", "")[:80]
    asked = here.now.history.told.asked
    if isinstance(answer, ConsultedForm):
        answer.number.choices = options(
            (str(one.number), f"{one.whom}, {one.record}") for one in asked if not one.answer
        )
    return show(
        "intranet/request_consult.html",
        status=error.status if error else 200,
        faults=told_faults(error, sent),
        view=here,
        reference=reference,
        asked=asked,
        waiting=[one for one in asked if not one.answer],
        form=form,
        answer=answer,
        ways=WAYS,
        details=DETAILS,
    )


def _people(people: tuple[Person, ...]) -> list[object]:
    named = [(one.ref, one.name) for one in people]
    return [*options([("", "Somebody else, or an agency"), *named])]


def _waiting(reference: str) -> list[object]:
    asked = [one for one in acts.asked_about(reference) if not one.answer]
    return [*options((str(one.number), one.whom) for one in asked)]
