"""Messages between requester and centre, and the complaint, which is one of them."""

from __future__ import annotations

import secrets

from flask import Blueprint, Response
from wtforms import HiddenField
from wtforms.validators import Regexp

from ccportal.acts.intake import talking
from ccportal.acts.intake.talking import About
from ccportal.portal.questions import Question
from ccportal.portal.visitor import held, opened
from ccportal.web.access import Can, allow
from ccportal.web.forms import long_text
from ccportal.web.pages import see, show

bp = Blueprint("messages", __name__, url_prefix="/request")


class Once(Question):
    """A form that does its work once, however often it is sent."""

    once = HiddenField(
        validators=[Regexp(r"^[0-9a-f]{32}\Z", message="Open the page again, then send it")],
        default=lambda: secrets.token_hex(16),
    )


class Letter(Once):
    """Something to tell the centre."""

    words = long_text("Write to us", need="Write something first", most=talking.LONGEST)


class Complaint(Once):
    """What is wrong."""

    words = long_text(
        "What is wrong?",
        hint="Tell us what happened and what you would like us to do.",
        need="Tell us what is wrong",
        most=talking.LONGEST,
    )


@bp.get("/messages")
@allow(Can.OWN_REQUEST)
def read() -> Response:
    """All messages, the newest last."""
    return show("portal/messages.html", messages=talking.messages(opened()), form=Letter())


@bp.post("/messages")
@allow(Can.OWN_REQUEST)
def write() -> Response:
    """Send a message."""
    form = Letter()
    if form.validate_on_submit():
        talking.write(opened(), About.MESSAGE, form.words.data, form.once.data, held().centre)
        return see(".read")
    messages = talking.messages(opened())
    return show("portal/messages.html", messages=messages, form=form, status=422)


@bp.route("/complain", methods=["GET", "POST"])
@allow(Can.OWN_REQUEST)
def complain() -> Response:
    """Complain to the centre (Data Protection Act 2018, section 164A)."""
    form = Complaint()
    if form.validate_on_submit():
        talking.write(opened(), About.COMPLAINT, form.words.data, form.once.data, held().centre)
        return see(".read")
    return show("portal/complain.html", form=form, status=422 if form.errors else 200)
