"""The ticket: the reference and the six words, shown until they are kept, and never again."""

from __future__ import annotations

from flask import Blueprint, Response, session

from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sending import is_sent
from ccportal.portal.asking import COMPLAINT, DRAFT, PREPARED, prepared
from ccportal.portal.visitor import let_in
from ccportal.web.access import public
from ccportal.web.forms import Form, tick
from ccportal.web.pages import see, show
from ccportal.web.sessions import current

bp = Blueprint("ticket", __name__, url_prefix="/ticket")


class Kept(Form):
    """That the words are kept."""

    kept = tick(
        "I have kept my reference and my words somewhere safe",
        need="Tick the box when you have kept them. We cannot show them again",
    )


@bp.route("", methods=["GET", "POST"])
@public
def ticket() -> Response:
    """Show both parts; with the tick the words are forgotten, and the request opens."""
    ready = prepared()
    if ready is None or not is_sent(ready):
        return see("returning.door")
    if not session.get(COMPLAINT):
        session.pop(DRAFT, None)
    form = Kept()
    if form.validate_on_submit():
        session.pop(PREPARED)
        session.pop(COMPLAINT, None)
        current().renew()
        let_in(Opened(ready.ticket.reference, ready.pair.public, ready.pair.secret))
        return see("request.status")
    return show(
        "portal/ticket.html",
        form=form,
        ticket=ready.ticket,
        complaint=session.get(COMPLAINT, False),
        status=422 if form.errors else 200,
    )
