"""The undertaking of confidence: read, signed, printed (C1)."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import policies, policy_papers, undertakings
from ccportal.catalogue_fields import TEAM
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.leaving import Thing, Way
from ccportal.rules.undertakings import WORDS
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import Form, text
from ccportal.web.leaving import out
from ccportal.web.markdown import drawn
from ccportal.web.pages import see, show

bp = Blueprint("undertakings", __name__, url_prefix="/undertaking")


class SignForm(Form):
    """A signature."""

    typed = text(
        "Your full name",
        hint="Type it as it stands above. This is your signature.",
        need="Type your full name",
        render_kw={"autocomplete": "off"},
    )


@bp.route("", methods=["GET", "POST"])
@allow(Can.UNDERTAKING_SIGN)
def sign() -> Response:
    """Sign for the version in force; what is signed already is listed."""
    here, form = me().standing, SignForm()
    if here.version is None:
        return see("undertakings.wait")
    if form.validate_on_submit():
        try:
            undertakings.sign(me().ref, me().role, here.version, form.typed.data)
        except Invalid as fault:
            form.refuse("typed", str(fault))
        else:
            return see("today.today")
    version, own = policies.version(here.version), undertakings.signed(me().ref)
    return show(
        "intranet/undertaking.html",
        form=form,
        version=version,
        words=drawn(version.text),
        promises=WORDS,
        own=own,
        is_signed=here.version in here.signed,
        signed_before=policies.before(version, [one.version for one in own]),
        status=422 if form.errors else 200,
    )


@bp.get("/wait")
@allow(Can.UNDERTAKING_SIGN)
def wait() -> Response:
    """No version is in force yet, and it is for others to adopt one."""
    if me().standing.version is not None:
        return see("undertakings.sign")
    return show("intranet/undertaking_wait.html")


@bp.get("/<int:number>/print")
@allow(Can.UNDERTAKING_SIGN)
def print_one(number: int) -> Response:
    """A signed undertaking as a PDF: one's own, or for those who look after the team any."""
    found = undertakings.find(number)
    if found.person != me().ref and not can(Can.TEAM_READ):
        raise NotFound("There is no such undertaking.")
    things = (Thing.NAME, Thing.RECORD)
    allowed = leaving.own(Way.LETTER, TEAM.words, clock.today(), found.person, *things)
    return out(allowed, policy_papers.undertaking(found), "application/pdf")
