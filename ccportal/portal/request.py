"""A requester's own request: where it is, collecting the answer, stopping it."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts.intake import talking, visit
from ccportal.acts.intake.talking import About
from ccportal.catalogue_fields import RIGHTS
from ccportal.portal.path import steps
from ccportal.portal.visitor import held, opened
from ccportal.rules import leaving
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("request", __name__, url_prefix="/request")


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
    """Hand over the answer: opened with the key of this visit, byte for byte as released."""
    here, form = opened(), Form()
    if not form.validate_on_submit():
        return show("portal/collect.html", form=form, waiting=visit.waiting(here))
    allowed = leaving.collected(RIGHTS.words, clock.today(), here.reference)
    name = f"answer-{here.reference}.pdf"
    return out(allowed, visit.collect(here), "application/pdf", name)


@bp.route("/stop", methods=["GET", "POST"])
@allow(Can.OWN_REQUEST)
def stop() -> Response:
    """Ask the centre to stop; it does so once it knows that it is the requester who asks."""
    form = Form()
    if not form.validate_on_submit():
        return show("portal/stop.html", form=form)
    talking.write(opened(), About.STOP, "Stop my request.", "stop", held().centre)
    return see("messages.read")
