"""What requesters send through the portal, and what is written back to them."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts import evidence as acts
from ccportal.acts import post
from ccportal.acts.intake.tickets import Ticket
from ccportal.acts.requests_state import find
from ccportal.errors import NotFound
from ccportal.intranet import requests_forms as forms
from ccportal.intranet.requests_forms_answer import TicketForm
from ccportal.intranet.requests_steps import step
from ccportal.intranet.visitors import me
from ccportal.sar import pictures
from ccportal.store.correspondence import Evidence
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("requests_post", __name__, url_prefix="/requests")


@bp.post("/<path:reference>/message")
@allow(Can.REQUEST_MATCH)
def message(reference: str) -> Response:
    """Write to the requester; they read it on the portal with their words."""
    return step(
        reference,
        forms.MessageForm(),
        lambda form: post.post_message(
            reference, me().ref, form.text.data, str(form.token.data or forms.new_token())
        ),
    )


@bp.get("/<path:reference>/proof/<path:key>")
@allow(Can.REQUEST_MATCH)
def evidence(reference: str, key: str) -> Response:
    """Proof of who they are, as pictures of its pages; it is removed once it is seen."""
    one = Evidence.get_or_none(Evidence.key == key)
    if one is None:
        raise NotFound("There is no such proof.")
    pages = len(pictures.pages(acts.look_at(me().ref, reference, key)))
    version = find(reference).version
    return show(
        "intranet/request_proof.html",
        reference=reference,
        key=key,
        pages=pages,
        form=forms.fresh(forms.StepForm(formdata=None), version),
    )


@bp.get("/<path:reference>/proof/<path:key>/<int:number>")
@allow(Can.REQUEST_MATCH)
def evidence_page(reference: str, key: str, number: int) -> Response:
    """One page of it, as a picture."""
    drawn = pictures.pages(acts.look_at(me().ref, reference, key))
    if not 1 <= number <= len(drawn):
        raise NotFound("There is no such page.")
    return Response(drawn[number - 1], mimetype="image/png")


@bp.post("/<path:reference>/proof/<path:key>")
@allow(Can.REQUEST_MATCH)
def evidence_seen(reference: str, key: str) -> Response:
    """It was seen: remove it."""
    return step(reference, forms.StepForm(), lambda _form: acts.seen(me().ref, reference, key))


@bp.post("/<path:reference>/ticket")
@allow(Can.REQUEST_MATCH)
def ticket(reference: str) -> Response:
    """Make new words for the portal; they are shown this once, and the old ones are dead."""
    made: list[Ticket] = []

    def does(form: TicketForm) -> None:
        handing = post.Handing(form.seen.data, form.how.data, bool(form.sure.data))
        made.append(post.new_ticket(reference, me().ref, handing, form.given()))

    done = step(reference, TicketForm(), does)
    if not made:
        return done
    return show("intranet/request_ticket.html", reference=reference, ticket=made[0])
