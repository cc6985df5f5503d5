"""A complaint by somebody without a ticket: one form, and a ticket of its own.

The centre has to make complaining easy, such as by a form (Data Protection Act 2018, section
164A). As with every request nothing is looked up: whether the centre knows who complains plays
no part in what they see (DP6).
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, session

from ccportal.acts.intake import talking
from ccportal.acts.intake.sending import is_sent, prepare, send
from ccportal.portal.asking import COMPLAINT, keep, prepared
from ccportal.portal.questions import Question
from ccportal.portal.visitor import held
from ccportal.web.access import public
from ccportal.web.forms import long_text, text
from ccportal.web.pages import see, show

bp = Blueprint("complaining", __name__, url_prefix="/wrong")


class Complaint(Question):
    """Who complains, and of what."""

    words = long_text(
        "What is wrong?",
        hint="Tell us what happened and what you would like us to do.",
        need="Tell us what is wrong",
        most=talking.LONGEST,
    )
    name = text("Your name", need="Enter your name")


@bp.route("/complain", methods=["GET", "POST"])
@public
def complain() -> Response:
    """Take a complaint in; it is seen again with the ticket that follows."""
    ready = prepared()
    if ready is not None and is_sent(ready):
        return see("ticket.ticket")
    form = Complaint()
    if form.validate_on_submit() and ready is not None:
        send(ready, said(form), held().centre)
        session[COMPLAINT] = True
        return see("ticket.ticket")
    if ready is None:
        keep(prepare())
    return show("portal/complain_first.html", form=form, status=422 if form.errors else 200)


def said(form: Complaint) -> dict[str, Any]:
    """What is sealed for the centre."""
    return {
        "kind": "complaint",
        "about": "self",
        "name": form.name.data,
        "scope": form.words.data,
        "reach": "site",
    }
