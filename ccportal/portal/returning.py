"""Coming back with reference and words, and leaving again."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Response

from ccportal.acts.intake.door import WrongTicket, come_in
from ccportal.acts.intake.tickets import read_reference
from ccportal.acts.intake.visits import Guesses
from ccportal.portal.later import go_on
from ccportal.portal.visitor import held, let_in
from ccportal.rules.guessing import Allowance
from ccportal.web.access import Can, allow, public
from ccportal.web.forms import Form, text
from ccportal.web.headers import forget_everything
from ccportal.web.limits import Limit, TooOften, network
from ccportal.web.pages import see, show
from ccportal.web.sessions import current

bp = Blueprint("returning", __name__)

ONE_TICKET = Allowance(
    free=5, first=timedelta(seconds=15), longest=timedelta(minutes=1), memory=timedelta(hours=1)
)
"""Guesses at one ticket from one place: the wait grows to a minute and no further."""

ANY_TICKET = Allowance(
    free=20, first=timedelta(seconds=15), longest=timedelta(minutes=1), memory=timedelta(hours=1)
)
"""Guesses at any tickets from one place. From elsewhere nobody can be kept out: six words of
2,048 each are beyond guessing, whatever number of places it is tried from."""


class Door(Form):
    """The two parts of a ticket."""

    reference = text("Your reference", hint="Like 26-7KQ4-WM", need="Enter your reference")
    words = text("Your six words", hint="In their order, with spaces", need="Enter your six words")


@bp.route("/return", methods=["GET", "POST"])
@public
def door() -> Response:
    """Let in who has both parts of a ticket; everybody else gets one and the same answer."""
    form = Door()
    if not form.validate_on_submit():
        return show("portal/return.html", form=form, status=422 if form.errors else 200)
    one, any_ticket = _limits()
    place, reference = network(), read_reference(form.reference.data)
    try:
        one.count(place, reference)
        any_ticket.count(place)
        opened = come_in(form.reference.data, form.words.data)
    except (WrongTicket, TooOften) as no:
        form.refuse("words", str(no))
        status = 429 if isinstance(no, TooOften) else 422
        return show("portal/return.html", form=form, status=status)
    one.passed(place, reference)
    any_ticket.passed(place)
    current().start()
    if opened.draft:
        return go_on(opened, form.words.data)
    let_in(opened)
    return see("request.status")


@bp.post("/request/close")
@allow(Can.OWN_REQUEST)
def close() -> Response:
    """End the visit, and let the browser forget it."""
    current().end()
    return forget_everything(see("home.home"))


def _limits() -> tuple[Limit, Limit]:
    guesses, secret = Guesses(), held().secret
    return (
        Limit(guesses, secret, "one ticket", ONE_TICKET),
        Limit(guesses, secret, "any ticket", ANY_TICKET),
    )
