"""What everybody may read: the three doors, the policy, and whether a file is ours."""

from __future__ import annotations

import hashlib
from datetime import date

from flask import Blueprint, Response, redirect
from markdown_it import MarkdownIt
from markupsafe import Markup

from ccportal.acts.intake.notices import Notice, read, was_given_out
from ccportal.settings import regulator
from ccportal.web.access import public
from ccportal.web.forms import Form, file
from ccportal.web.pages import show
from ccportal.web.sessions import current

bp = Blueprint("home", __name__)

ELSEWHERE = "https://www.bbc.co.uk/weather"
"""Where who leaves quickly is taken: a page that anybody may have open."""

markdown = MarkdownIt("commonmark", {"html": False})
"""What stands in a published text as HTML is shown as letters, not as a page."""


class Check(Form):
    """A file to be looked at."""

    answer = file("Choose the file", hint="The PDF as you got it", need="Choose the PDF first")


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
    return show("portal/policy.html", text=_drawn(read(Notice.POLICY)), since=since)


@bp.get("/privacy")
@public
def privacy() -> Response:
    """How the centre uses what it is told (DP1)."""
    text, contact = _drawn(read(Notice.PRIVACY)), read(Notice.CONTACT)
    return show("portal/privacy.html", text=text, contact=contact)


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


def _drawn(text: str) -> Markup:
    """A published text as a part of a page; its headings stand below the page's own."""
    tokens = markdown.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - HTML is off
