"""A requester's own request: where it is, collecting the answer, stopping it."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts.intake import talking, visit
from ccportal.acts.intake.talking import About
from ccportal.catalogue_fields import RIGHTS
from ccportal.errors import Invalid
from ccportal.portal.path import steps
from ccportal.portal.visitor import held, opened
from ccportal.rules import leaving
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("request", __name__, url_prefix="/request")


class Code(Form):
    """The code that the centre told by another way."""

    code = text(
        "The code that we told you",
        hint="Like 7KQ4-WMX2. You got it from us by phone, by letter or face to face",
        need="Enter the code",
        most=40,
    )


@bp.get("")
@allow(Can.OWN_REQUEST)
def status() -> Response:
    """Where the request is, by when it is answered, and what can be done."""
    here = opened()
    now = visit.status(here)
    return show(
        "portal/request.html",
        reference=here.reference,
        now=now,
        steps=steps(now),
        new=talking.count_new(here),
        waiting=visit.waiting(here),
    )


@bp.route("/collect", methods=["GET", "POST"])
@allow(Can.OWN_REQUEST)
def collect() -> Response:
    """Hand over the answer: opened with the key of this visit, byte for byte as released.

    It is the PDF, or with the other button the same answer as plain text.
    """
    here, in_words = opened(), request.form.get("as") == "words"
    there = visit.waiting(here)
    form = Code() if there is not None and there.asks_code else Form()
    if not form.validate_on_submit():
        status = 422 if form.errors else 200
        return show("portal/collect.html", form=form, waiting=there, status=status)
    try:
        code = str(form.code.data) if isinstance(form, Code) else ""
        answer = visit.collect(here, code, in_words=in_words)
    except Invalid as wrong:
        form.refuse("code", str(wrong))
        return show("portal/collect.html", form=form, waiting=visit.waiting(here), status=422)
    allowed = leaving.collected(RIGHTS.words, clock.today(), here.reference)
    kind, ending = ("text/plain", "txt") if in_words else ("application/pdf", "pdf")
    return out(allowed, answer, kind, f"answer-{here.reference}.{ending}")


@bp.route("/stop", methods=["GET", "POST"])
@allow(Can.OWN_REQUEST)
def stop() -> Response:
    """Ask the centre to stop; it does so once it knows that it is the requester who asks."""
    form = Form()
    if not form.validate_on_submit():
        return show("portal/stop.html", form=form)
    talking.write(opened(), About.STOP, "Stop my request.", "stop", held().centre)
    return see("messages.read")
