"""What everybody may read: the three doors, the policy, and whether a file is ours."""

from __future__ import annotations

import hashlib
from datetime import date

from flask import Blueprint, Response, redirect

from ccportal import clock
from ccportal.acts.intake.notices import POLICY_PAPER, Notice, paper, read, was_given_out
from ccportal.errors import NotFound
from ccportal.rules import leaving
from ccportal.rules.leaving import Way
from ccportal.settings import regulator
from ccportal.web.access import public
from ccportal.web.forms import Form, file
from ccportal.web.leaving import out
from ccportal.web.markdown import drawn
from ccportal.web.pages import show
from ccportal.web.sessions import current

bp = Blueprint("home", __name__)

ELSEWHERE = "https://www.bbc.co.uk/weather"
"""Where who leaves quickly is taken: a page that anybody may have open."""


class Check(Form):
    """A file to be looked at."""

    answer = file(
        "Choose the file", hint="The file as you got it, PDF or text", need="Choose the file first"
    )


@bp.get("/")
@public
def home() -> Response:
    """The three doors."""
    return show("portal/home.html")


@bp.get("/wrong")
@public
def wrong() -> Response:
    """The door for when something is wrong."""
    return show("portal/wrong.html", contact=read(Notice.CONTACT), regulator=regulator())


@bp.get("/policy")
@public
def policy() -> Response:
    """The confidentiality policy in force (C10)."""
    adopted = read(Notice.POLICY_SINCE)
    since = date.fromisoformat(adopted) if adopted else None
    text, printed = drawn(read(Notice.POLICY), links=True), paper(POLICY_PAPER) is not None
    return show("portal/policy.html", text=text, since=since, printed=printed)


@bp.get("/policy.pdf")
@public
def policy_paper() -> Response:
    """The same as a PDF, to print or to keep (C10)."""
    found = paper(POLICY_PAPER)
    if found is None:
        raise NotFound("The policy is not here as a PDF yet.")
    allowed = leaving.about_nobody(Way.PAPER, "to be read by everybody", clock.today())
    return out(allowed, found, "application/pdf")


@bp.get("/privacy")
@public
def privacy() -> Response:
    """How the centre uses what it is told (DP1)."""
    text, contact = drawn(read(Notice.PRIVACY), links=True), read(Notice.CONTACT)
    return show("portal/privacy.html", text=text, contact=contact, regulator=regulator())


@bp.get("/accessibility")
@public
def accessibility() -> Response:
    """How the site can be used, and whom to tell where it cannot."""
    return show("portal/accessibility.html", contact=read(Notice.CONTACT))


@bp.route("/verify", methods=["GET", "POST"])
@public
def verify() -> Response:
    """Whether a file is one that the centre gave out, unaltered; nothing tells whose it is."""
    form, given_out = Check(), None
    if form.validate_on_submit():
        given_out = was_given_out(hashlib.sha256(form.answer.data.read()).hexdigest())
    status = 422 if form.errors else 200
    return show("portal/verify.html", form=form, given_out=given_out, status=status)


@bp.get("/leave")
@public
def leave() -> Response:
    """End the visit and be somewhere else, at once and without a script.

    It is a link, because a link can be made to take the page's place. It does no harm from
    elsewhere: the cookie is not sent with what other sites lead to.
    """
    current().end()
    gone = Response(redirect(ELSEWHERE, 303).response, 303, {"Location": ELSEWHERE})
    gone.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return gone
