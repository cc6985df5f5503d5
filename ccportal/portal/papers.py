"""Showing who one is: a photograph of a paper, or the promise to bring it."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts.intake import talking
from ccportal.acts.intake.talking import About
from ccportal.errors import Invalid
from ccportal.portal.messages import Once
from ccportal.portal.visitor import held, opened
from ccportal.web.access import Can, allow
from ccportal.web.forms import file
from ccportal.web.pages import see, show

bp = Blueprint("papers", __name__, url_prefix="/request/identity")


class Paper(Once):
    """A paper that shows who one is."""

    paper = file(
        "Choose a photograph or a PDF",
        hint="JPG, PNG or PDF, up to 10 MB",
        need="Choose a photograph or a PDF first",
    )


@bp.get("")
@allow(Can.OWN_REQUEST)
def show_who() -> Response:
    """The ways to show who one is."""
    return show("portal/identity.html", form=Paper())


@bp.post("")
@allow(Can.OWN_REQUEST)
def send() -> Response:
    """Take a photograph or PDF; it is sealed to the centre before it is written anywhere."""
    form = Paper()
    if not form.validate_on_submit():
        return show("portal/identity.html", form=form, status=422)
    sent = form.paper.data
    try:
        content, name = sent.read(), sent.filename or ""
        talking.show_paper(opened(), content, name, form.once.data, held().centre)
    except Invalid as fault:
        form.refuse("paper", str(fault))
        return show("portal/identity.html", form=form, status=422)
    return see("messages.read")


@bp.post("/bring")
@allow(Can.OWN_REQUEST)
def bring() -> Response:
    """Say that one brings the paper to the centre."""
    words = "I will bring a paper that shows who I am."
    talking.write(opened(), About.BRING, words, "bring", held().centre)
    return see("messages.read")
