"""More time, and the ends that a request has without an answer; opened again (DP6, SAR)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import requests as acts
from ccportal.acts import requests_again as again
from ccportal.acts import requests_ends as ends
from ccportal.acts import requests_holds as holds
from ccportal.acts import requests_letters as letters
from ccportal.acts import requests_review_by as reviewing
from ccportal.acts.act import note_down
from ccportal.acts.requests import Fee
from ccportal.acts.requests_complaints import complain
from ccportal.errors import Invalid
from ccportal.intranet import requests_forms_ends as forms
from ccportal.intranet.requests_forms import StepForm
from ccportal.intranet.requests_steps import step
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Hold, Outcome
from ccportal.web.access import Can, allow
from ccportal.web.leaving import out

bp = Blueprint("requests_ends", __name__, url_prefix="/requests")

LAPSED = "lapsed"
"""What is chosen for a request that was closed unanswered: it needs no ground."""


@bp.post("/<path:reference>/extend")
@allow(Can.REQUEST_MATCH)
def extend(reference: str) -> Response:
    """Take two more months."""

    def does(form: forms.ExtendForm) -> None:
        told = bool(form.notice_sent.data)
        acts.extend(reference, me().ref, form.ground.data, form.reason.data, told, form.given())

    return step(reference, forms.ExtendForm(), does)


@bp.post("/<path:reference>/extension/drop")
@allow(Can.REQUEST_MATCH)
def drop_extension(reference: str) -> Response:
    """Take the two more months back."""

    def does(form: forms.DropExtensionForm) -> None:
        told = bool(form.told.data)
        acts.drop_extension(reference, me().ref, form.reason.data, told, form.given())

    return step(reference, forms.DropExtensionForm(), does)


@bp.post("/<path:reference>/charge")
@allow(Can.REQUEST_MATCH)
def charge(reference: str) -> Response:
    """Ask for a fee: the month begins when it is paid."""

    def does(form: forms.ChargeForm) -> None:
        fee = Fee(form.ground.data, form.amount.data, form.reason.data, bool(form.told.data))
        acts.charge(reference, me().ref, fee, form.given())

    return step(reference, forms.ChargeForm(), does)


@bp.post("/<path:reference>/paid")
@allow(Can.REQUEST_MATCH)
def paid(reference: str) -> Response:
    """The fee was paid today."""
    return step(reference, StepForm(), lambda form: acts.paid(reference, me().ref, form.given()))


@bp.post("/<path:reference>/remind-<kind>")
@allow(Can.REQUEST_MATCH)
def remind(reference: str, kind: str) -> Response:
    """They were reminded of what was asked of them."""

    def does(form: StepForm) -> None:
        if kind not in set(Hold):
            raise Invalid("It does not wait for that.")
        holds.remind(reference, Hold(kind), me().ref, form.given())

    return step(reference, StepForm(), does)


@bp.post("/<path:reference>/lapse")
@allow(Can.REQUEST_MATCH)
def lapse(reference: str) -> Response:
    """Close it, unanswered for thirty days."""
    return step(reference, StepForm(), lambda form: holds.lapse(reference, me().ref, form.given()))


@bp.post("/<path:reference>/invalid")
@allow(Can.REQUEST_MATCH)
def invalid(reference: str) -> Response:
    """Close what is no request."""
    return step(
        reference,
        forms.InvalidForm(),
        lambda form: holds.invalid(reference, me().ref, form.reason.data, form.given()),
    )


@bp.post("/<path:reference>/died")
@allow(Can.REQUEST_MATCH)
def died(reference: str) -> Response:
    """The person whom it is about has died."""
    return step(
        reference,
        forms.DiedForm(),
        lambda form: holds.died(reference, me().ref, form.reason.data, form.given()),
    )


@bp.post("/<path:reference>/duplicate")
@allow(Can.REQUEST_MATCH)
def duplicate(reference: str) -> Response:
    """Close it, because the same person asked for the same before."""
    return step(
        reference,
        forms.DuplicateForm(),
        lambda form: holds.duplicate(
            reference, me().ref, form.of.data, form.reason.data, form.given()
        ),
    )


@bp.post("/<path:reference>/refusal")
@allow(Can.REQUEST_DECIDE)
def refusal(reference: str) -> Response:
    """Propose to refuse it; the chair decides."""
    return step(
        reference,
        forms.RefusalForm(),
        lambda form: holds.propose_refusal(
            reference, me().ref, form.ground.data, form.evidence.data, form.given()
        ),
    )


@bp.post("/<path:reference>/refusal/drop")
@allow(Can.REQUEST_AGREE)
def drop_refusal(reference: str) -> Response:
    """Take it on after all."""
    return step(
        reference, StepForm(), lambda form: holds.drop_refusal(reference, me().ref, form.given())
    )


@bp.post("/<path:reference>/refusal/refuse")
@allow(Can.REQUEST_AGREE)
def refuse(reference: str) -> Response:
    """Refuse it, as the chair."""
    return step(reference, StepForm(), lambda form: holds.refuse(reference, me().ref, form.given()))


@bp.get("/<path:reference>/refusal.pdf")
@allow(Can.REQUEST_AGREE)
def letter(reference: str) -> Response:
    """The refusal as a letter: why, and the three ways to complain; the look is noted down."""
    allowed, printed = letters.refusal(reference)
    note_down(me().ref, "request:print-refusal", reference)
    return out(allowed, printed, "application/pdf", "refusal.pdf")


@bp.post("/<path:reference>/acknowledge")
@allow(Can.REQUEST_MATCH)
def acknowledge(reference: str) -> Response:
    """They know that their complaint is here."""
    return step(
        reference,
        forms.AcknowledgeForm(),
        lambda form: ends.acknowledge(reference, me().ref, form.how.data, form.given()),
    )


@bp.post("/<path:reference>/complaint")
@allow(Can.REQUEST_MATCH)
def complaint(reference: str) -> Response:
    """They complain about it: that is a case of its own."""

    def does(form: forms.ComplaintForm) -> None:
        words, on = form.words.data, form.received_on.data
        complain(reference, me().ref, words, on or clock.today(), form.channel.data, form.given())

    return step(reference, forms.ComplaintForm(), does)


@bp.post("/<path:reference>/settle")
@allow(Can.REQUEST_MATCH)
def settle(reference: str) -> Response:
    """Close what asks for no copy: it was done, or not."""
    return step(
        reference,
        forms.SettleForm(),
        lambda form: ends.settle(
            reference,
            me().ref,
            Outcome(form.outcome.data),
            form.reason.data,
            told=bool(form.told.data),
            again=bool(form.again.data),
            given=form.given(),
        ),
    )


@bp.post("/<path:reference>/reopen")
@allow(Can.REQUEST_MATCH)
def reopen(reference: str) -> Response:
    """Take a closed request up again."""

    def does(form: forms.ReopenForm) -> None:
        ground = None if form.ground.data == LAPSED else form.ground.data
        holds.reopen(reference, me().ref, ground, form.reason.data, form.given())

    return step(reference, forms.ReopenForm(), does)


@bp.post("/<path:reference>/look-again")
@allow(Can.REQUEST_DECIDE)
def look_again(reference: str) -> Response:
    """The reasons whose day has come still hold."""

    def does(form: forms.LookAgainForm) -> None:
        next_on = form.next_on.data
        reviewing.look_again(reference, me().ref, form.reason.data, next_on, form.given())

    return step(reference, forms.LookAgainForm(), does)


@bp.post("/<path:reference>/narrow")
@allow(Can.REQUEST_MATCH)
def narrow(reference: str) -> Response:
    """They agreed to have what is new alone, or want all of it after all."""

    def does(form: forms.NarrowForm) -> None:
        of = str(form.of.data or "").strip() or None
        again.narrow(reference, me().ref, of, bool(form.agreed.data), form.given())

    return step(reference, forms.NarrowForm(), does)
