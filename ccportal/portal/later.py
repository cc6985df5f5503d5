"""Keeping what was begun, and coming back to it with the same reference and words."""

from __future__ import annotations

from flask import Blueprint, Response, session

from ccportal.acts.intake import drafts
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sending import is_sent, prepare
from ccportal.portal.asking import COMPLAINT, DRAFT, keep, prepared
from ccportal.portal.way import unanswered
from ccportal.web.access import public
from ccportal.web.forms import Form
from ccportal.web.headers import forget_everything
from ccportal.web.pages import see, show
from ccportal.web.sessions import current

bp = Blueprint("later", __name__, url_prefix="/later")


@bp.route("", methods=["GET", "POST"])
@public
def later() -> Response:
    """Say how long it is kept; then keep it, and show the ticket that opens it again."""
    answers, ready = session.get(DRAFT, {}), prepared()
    if ready is not None and (session.get(COMPLAINT) or is_sent(ready)):
        return see("ticket.ticket")
    if not answers:
        return see("asking.start")
    if ready is None:
        ready = prepare()
        keep(ready)
    form, until = Form(), None
    if form.validate_on_submit():
        until = drafts.keep(ready, answers)
    return show(
        "portal/later.html",
        form=form,
        ticket=ready.ticket,
        until=until,
        days=drafts.KEPT.days,
    )


@bp.post("/close")
@public
def close() -> Response:
    """End the visit: what was kept is there, and nothing of it in the browser."""
    current().end()
    return forget_everything(see("home.home"))


def go_on(opened: Opened, words: str) -> Response:
    """Take up what was begun: on to the first question that is open, or to the check."""
    ready, answers = drafts.go_on(opened, words)
    session[DRAFT] = answers
    keep(ready)
    page = unanswered(answers)
    return see("asking.check") if page is None else see("asking.question", slug=page.slug)
