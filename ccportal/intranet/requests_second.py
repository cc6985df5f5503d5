"""The second person: opens what is withheld, agrees or sends back, approves (SAR, VIO)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from ccportal.acts import accounts_signin
from ccportal.acts import requests_second as acts
from ccportal.acts.act import note_down
from ccportal.errors import Invalid, Refused
from ccportal.intranet import reading as read
from ccportal.intranet import requests_forms_review as forms
from ccportal.intranet.guesses import second_factor
from ccportal.intranet.reading_asked import known as known_here
from ccportal.intranet.request_view import View, view_in_steps
from ccportal.intranet.requests_forms import StepForm, fresh, supply, told_faults
from ccportal.intranet.requests_past import past_in_steps
from ccportal.intranet.requests_second_list import Waits, listed_in_steps
from ccportal.intranet.requests_steps import check, step
from ccportal.intranet.visitors import me
from ccportal.rules.deciding import needs_own_reason
from ccportal.rules.requests_facts import Stage
from ccportal.store.at_once import Steps, together
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_second", __name__, url_prefix="/requests")


@bp.post("/<path:reference>/submit")
@allow(Can.REQUEST_DECIDE)
def submit(reference: str) -> Response:
    """Give it to the second person."""
    return step(reference, StepForm(), lambda form: acts.submit(reference, me().ref, form.given()))


@bp.get("/<path:reference>/second")
@allow(Can.REQUEST_AGREE)
def second(reference: str) -> Response:
    """The decisions, what waits first, and the approval; the look is noted down."""
    found = together(*_second_in_steps(reference))
    note_down(me().ref, "request:read-decisions", reference)
    return second_page(reference, found=found)


def _second_in_steps(reference: str) -> tuple[Steps[Any], ...]:
    return view_in_steps(reference, brief=True), listed_in_steps(reference)


def second_page(
    reference: str,
    error: Refused | None = None,
    sent: StepForm | None = None,
    found: list[Any] | None = None,
) -> Response:
    """The list of decisions, with what stood against the last step where something did."""
    here, listed = found or together(*_second_in_steps(reference))
    return show(
        "intranet/request_second.html",
        status=error.status if error else 200,
        view=here,
        may=may_agree(here),
        listed=listed,
        Waits=Waits,
        faults=told_faults(error, sent),
        forms=forms,
        form_of=supply(here.request.version, sent),
    )


def may_agree(here: View) -> bool:
    """Whether whoever looks may be the second person: neither the first nor concerned."""
    known = here.facts
    concerned = known.preparers | known.conflicted
    return here.now.stage is Stage.SECOND_REVIEW and me().ref not in concerned


@bp.route("/<path:reference>/second/<path:record>", methods=["GET", "POST"])
@allow(Can.REQUEST_AGREE)
def opened(reference: str, record: str) -> Response:
    """A record with what was decided about it; opening it (by POST) is what has to be done."""
    form = StepForm()
    if form.is_submitted():
        return _about(reference, record, form, _open)
    found = together(*_opened_in_steps(reference, record))
    note_down(me().ref, "request:read-item", reference, record)
    return opened_page(reference, record, found=found)


def opened_page(
    reference: str,
    record: str,
    error: Refused | None = None,
    sent: StepForm | None = None,
    found: list[Any] | None = None,
) -> Response:
    """The page of a record for the second person; `found` is what it shows, if that was asked."""
    here, known, past = found or together(*_opened_in_steps(reference, record))
    return show(
        "intranet/request_opened.html",
        status=error.status if error else 200,
        view=known,
        here=here,
        may=may_agree(known),
        mine=bool(here.decision and here.decision.opened_by_id == me().ref),
        needs_reason=bool(here.decided and needs_own_reason(here.decided)),
        modes=forms.MODES,
        rests_on=forms.rests_on(here.decision),
        weighed=forms.weighed_in_words(here.decision),
        past=past,
        opening=fresh(StepForm(formdata=None), known.request.version),
        form_of=supply(known.request.version, sent),
        forms=forms,
        faults=told_faults(error, sent),
    )


def _opened_in_steps(reference: str, record: str) -> tuple[Steps[Any], ...]:
    """What the page of a record shows: the record, the request, what was decided before."""
    return (
        read.reading_in_steps(reference, record),
        view_in_steps(reference, brief=True),
        past_in_steps(reference, record),
    )


@bp.post("/<path:reference>/agree/<path:record>")
@allow(Can.REQUEST_AGREE)
def agree(reference: str, record: str) -> Response:
    """Agree with one decision."""
    return _about(reference, record, forms.AgreeForm(), _agree)


@bp.post("/<path:reference>/agree")
@allow(Can.REQUEST_AGREE)
def agree_with_all(reference: str) -> Response:
    """Agree with every decision that is left."""
    return _on_all(
        reference,
        forms.AgreeForm(),
        lambda form: acts.agree_with_all(
            reference, me().ref, str(form.own_reason.data or ""), form.given()
        ),
    )


@bp.post("/<path:reference>/back")
@allow(Can.REQUEST_AGREE)
def back(reference: str) -> Response:
    """Ask for changes."""
    return _on_all(
        reference,
        forms.BackForm(),
        lambda form: acts.send_back(reference, me().ref, str(form.reason.data), given=form.given()),
        "requests.page",
    )


@bp.post("/<path:reference>/approve")
@allow(Can.REQUEST_AGREE)
def approve(reference: str) -> Response:
    """Approve the answer, with the password once more."""

    def does(form: StepForm) -> None:
        limit = second_factor(me().account)
        limit.count()
        if not accounts_signin.is_own_password(me().account, form["password"].data):
            form.refuse("password", "That is not your password. Nothing was approved.")
            raise Invalid("That is not your password. Nothing was approved.")
        limit.passed()
        acts.approve(reference, me().ref, 0, form.given())

    return _on_all(reference, forms.ApproveForm(), does, "requests.page")


def _on_all(
    reference: str,
    form: StepForm,
    does: Callable[[StepForm], None],
    then: str = "requests_second.second",
) -> Response:
    """Do something with all of the decisions, or say there what stands against it."""
    try:
        check(form)
        does(form)
    except Refused as error:
        return second_page(reference, error, form)
    return see(then, reference=reference)


def _about(
    reference: str, record: str, form: StepForm, does: Callable[[str, str, StepForm], str]
) -> Response:
    """Do something about one record, or say there what stands against it."""
    known_here(reference, record)
    try:
        check(form)
        then = does(reference, record, form)
    except Refused as error:
        return opened_page(reference, record, error, form)
    wanted = {"record": record} if then == "requests_second.opened" else {}
    return see(then, reference=reference, **wanted)


def _open(reference: str, record: str, form: StepForm) -> str:
    acts.open_item(reference, me().ref, record, form.given())
    return "requests_second.opened"


def _agree(reference: str, record: str, form: StepForm) -> str:
    reason = str(form["own_reason"].data or "")
    acts.agree(reference, me().ref, record, reason, form.given())
    return "requests_second.second"
