"""The second person: opens what is withheld, agrees or sends back, approves (SAR, VIO)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts import accounts_signin
from ccportal.acts import requests_second as acts
from ccportal.acts.act import note_down
from ccportal.errors import Invalid, Refused
from ccportal.intranet import reading as read
from ccportal.intranet import requests_forms as forms
from ccportal.intranet.guesses import second_factor
from ccportal.intranet.request_view import view
from ccportal.intranet.requests_steps import step
from ccportal.intranet.visitors import me
from ccportal.rules.deciding import needs_own_reason
from ccportal.sar import review
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_second", __name__, url_prefix="/requests")


@bp.post("/<path:reference>/submit")
@allow(Can.REQUEST_DECIDE)
def submit(reference: str) -> Response:
    """Give it to the second person."""
    return step(
        reference, forms.StepForm(), lambda form: acts.submit(reference, me().ref, form.given())
    )


@bp.get("/<path:reference>/second")
@allow(Can.REQUEST_AGREE)
def second(reference: str) -> Response:
    """Every decision in one list, and the approval; the look is noted down."""
    note_down(me().ref, "request:read-decisions", reference)
    return second_page(reference)


def second_page(reference: str, error: Refused | None = None) -> Response:
    """The list of decisions, with what stood against the last step where something did."""
    here = view(reference)
    decided = review.decided(reference)
    faults = error.faults if isinstance(error, Invalid) else (str(error),) if error else ()
    return show(
        "intranet/request_second.html",
        status=error.status if error else 200,
        view=here,
        entries=read.entries(reference),
        needs={ref for ref, one in decided.items() if needs_own_reason(one)},
        faults=faults,
        forms=forms,
        fresh=lambda form, **values: forms.fresh(form, here.request.version, **values),
    )


@bp.route("/<path:reference>/second/<path:record>", methods=["GET", "POST"])
@allow(Can.REQUEST_AGREE)
def opened(reference: str, record: str) -> Response:
    """A record with what was decided about it; opening it (by POST) is what has to be done."""
    form = forms.StepForm()
    if form.validate_on_submit():
        acts.open_item(reference, me().ref, record, form.given())
        return see("requests_second.opened", reference=reference, record=record)
    note_down(me().ref, "request:read-item", reference, record)
    return opened_page(reference, record)


def opened_page(reference: str, record: str, error: Refused | None = None) -> Response:
    """The page of a record for the second person."""
    here, known = read.reading(reference, record), view(reference)
    version = known.request.version
    one = review.decided(reference).get(record)
    return show(
        "intranet/request_opened.html",
        status=error.status if error else 200,
        view=known,
        here=here,
        mine=bool(here.decision and here.decision.opened_by_id == me().ref),
        needs_reason=bool(one and needs_own_reason(one)),
        opening=forms.fresh(forms.StepForm(formdata=None), version),
        agreeing=forms.fresh(forms.AgreeForm(formdata=None), version),
        faults=(str(error),) if error else (),
    )


@bp.post("/<path:reference>/agree/<path:record>")
@allow(Can.REQUEST_AGREE)
def agree(reference: str, record: str) -> Response:
    """Agree with one decision."""
    form = forms.AgreeForm()
    try:
        form.validate_on_submit()
        reason = form.own_reason.data or ""
        acts.agree(reference, me().ref, record, reason, form.given())
    except Refused as error:
        return opened_page(reference, record, error)
    return see("requests_second.second", reference=reference)


@bp.post("/<path:reference>/agree")
@allow(Can.REQUEST_AGREE)
def agree_with_all(reference: str) -> Response:
    """Agree with every decision that is left."""
    form = forms.AgreeForm()
    try:
        form.validate_on_submit()
        reason = form.own_reason.data or ""
        acts.agree_with_all(reference, me().ref, reason, form.given())
    except Refused as error:
        return second_page(reference, error)
    return see("requests_second.second", reference=reference)


@bp.post("/<path:reference>/back")
@allow(Can.REQUEST_AGREE)
def back(reference: str) -> Response:
    """Ask for changes."""
    form = forms.ReasonForm()
    if not form.validate_on_submit():
        return second_page(reference, Invalid("Say what is to be changed."))
    try:
        acts.send_back(reference, me().ref, form.reason.data, given=form.given())
    except Refused as error:
        return second_page(reference, error)
    return see("requests.page", reference=reference)


@bp.post("/<path:reference>/approve")
@allow(Can.REQUEST_AGREE)
def approve(reference: str) -> Response:
    """Approve the answer, with the password once more."""
    form = forms.ApproveForm()
    if not form.validate_on_submit():
        return second_page(reference, Invalid("Enter your password to approve."))
    limit = second_factor(me().account)
    limit.count()
    if not accounts_signin.is_own_password(me().account, form.password.data):
        return second_page(reference, Invalid("That is not your password. Nothing was approved."))
    limit.passed()
    try:
        acts.approve(reference, me().ref, 0, form.given())
    except Refused as error:
        return second_page(reference, error)
    return see("requests.page", reference=reference)
