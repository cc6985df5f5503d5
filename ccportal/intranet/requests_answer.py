"""The answer: built in the background, read, made ready, let out, and what became of it."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts import requests_delivery as acts
from ccportal.acts import requests_posting as posting
from ccportal.acts import work
from ccportal.acts.act import note_down
from ccportal.acts.requests_state import find, state
from ccportal.errors import NotFound
from ccportal.intranet import requests_forms_answer as forms
from ccportal.intranet.requests_forms import StepForm
from ccportal.intranet.requests_steps import step
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Delivery
from ccportal.rules.requests_posting import Back
from ccportal.web.access import Can, allow
from ccportal.web.leaving import out
from ccportal.web.pages import show

bp = Blueprint("requests_answer", __name__, url_prefix="/requests")


@bp.post("/<path:reference>/build")
@allow(Can.REQUEST_BUILD)
def build(reference: str) -> Response:
    """Ask for the answer to be built; the page tells how far it is."""
    return step(reference, StepForm(), lambda _form: work.ask(me().ref, reference))


@bp.get("/<path:reference>/answer.pdf")
@allow(Can.REQUEST_AGREE)
def answer(reference: str) -> Response:
    """The finished answer, to be read before it goes; the look is noted down."""
    pack = acts.pack_of(reference)
    if pack is None or pack.content is None:
        raise NotFound("There is no answer yet.")
    note_down(me().ref, "request:read-answer", reference)
    allowed = acts.may_leave(reference)
    return out(allowed, bytes(pack.content), "application/pdf", f"answer-{pack.id}.pdf")


@bp.get("/<path:reference>/answer.txt")
@allow(Can.REQUEST_AGREE)
def in_words(reference: str) -> Response:
    """The same answer as plain text, for who has it read out or enlarged; the look is noted."""
    pack = acts.pack_of(reference)
    if pack is None or pack.words is None:
        raise NotFound("There is no answer yet.")
    note_down(me().ref, "request:read-answer", reference)
    return out(acts.may_leave(reference), bytes(pack.words), "text/plain", "answer.txt")


@bp.post("/<path:reference>/ready")
@allow(Can.REQUEST_RELEASE)
def ready(reference: str) -> Response:
    """Say that the answer may go."""
    return step(
        reference,
        forms.ReadyForm(),
        lambda form: acts.make_ready(
            reference,
            me().ref,
            form.way(),
            letter_complete=form.letter_complete.data,
            late_because=form.late_because.data or "",
            given=form.given(),
        ),
    )


@bp.post("/<path:reference>/way")
@allow(Can.REQUEST_RELEASE)
def way(reference: str) -> Response:
    """Check the way to them again."""
    return step(
        reference,
        forms.WayForm(),
        lambda form: acts.check_way(reference, me().ref, form.way(), form.given()),
    )


@bp.post("/<path:reference>/release")
@allow(Can.REQUEST_AGREE)
def release(reference: str) -> Response:
    """Let the answer out, by the way that was checked; for the portal its code is shown once."""
    codes: list[str] = []

    def does(form: forms.ReleaseForm) -> None:
        how = state(find(reference)).history.way or Delivery.NONE
        code = acts.release(reference, me().ref, how, form.verified.data, form.given())
        codes.append(code)

    done = step(reference, forms.ReleaseForm(), does)
    return _with_code(reference, codes, done)


@bp.post("/<path:reference>/code")
@allow(Can.REQUEST_AGREE)
def code(reference: str) -> Response:
    """Make another code for collecting the answer."""
    codes: list[str] = []

    def does(form: StepForm) -> None:
        codes.append(acts.another_code(reference, me().ref, form.given()))

    done = step(reference, StepForm(), does)
    return _with_code(reference, codes, done)


def _with_code(reference: str, codes: list[str], done: Response) -> Response:
    """The page that shows a code, this once; where there is none, what was answered anyway."""
    if not any(codes):
        return done
    return show("intranet/request_code.html", reference=reference, code=codes[0])


@bp.post("/<path:reference>/revoke")
@allow(Can.REQUEST_AGREE)
def revoke(reference: str) -> Response:
    """Call an answer back."""
    return step(
        reference,
        forms.RevokeForm(),
        lambda form: acts.revoke(reference, me().ref, form.reason.data, form.given()),
    )


@bp.post("/<path:reference>/revoke/agree")
@allow(Can.REQUEST_AGREE)
def agree_to_revoke(reference: str) -> Response:
    """A second person has looked at why it was called back."""
    return step(
        reference,
        forms.AgreeRevokeForm(),
        lambda form: acts.agree_to_revoke(reference, me().ref, form.reason.data, form.given()),
    )


@bp.post("/<path:reference>/delivered")
@allow(Can.REQUEST_RELEASE)
def delivered(reference: str) -> Response:
    """Say what became of an answer that went out."""

    def does(form: forms.DeliveredForm) -> None:
        became = str(form.became.data)
        back = Back.UNOPENED if became == Delivery.RETURNED else became
        if back in set(Back):
            posting.came_back(reference, me().ref, back, form.given())
        else:
            acts.delivered(reference, me().ref, Delivery(became), form.given())

    return step(reference, forms.DeliveredForm(), does)


@bp.post("/<path:reference>/posted")
@allow(Can.REQUEST_RELEASE)
def posted(reference: str) -> Response:
    """It was posted, with the number on its receipt."""
    form = forms.PostedForm()
    form.offer(forms.others_of_the_team(me().ref))
    return step(
        reference,
        form,
        lambda sent: posting.posted(reference, me().ref, sent.envelope(), sent.given()),
    )


@bp.post("/<path:reference>/rework")
@allow(Can.REQUEST_DECIDE)
def rework(reference: str) -> Response:
    """Read the records again, after an answer was called back."""
    return step(
        reference,
        forms.ReworkForm(),
        lambda form: acts.rework(reference, me().ref, form.reason.data, form.given()),
    )


@bp.post("/<path:reference>/close")
@allow(Can.REQUEST_RELEASE)
def close(reference: str) -> Response:
    """It has reached them: close it."""
    return step(reference, StepForm(), lambda form: acts.close(reference, me().ref, form.given()))
