"""Our centre: what it says of itself, on a page of the intranet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, url_for
from wtforms import ValidationError

from ccportal.acts import centre as acts
from ccportal.errors import Invalid
from ccportal.intranet.first_steps import shown
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules.centre import Details, register_number, safe_email
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, long_text, text
from ccportal.web.pages import see

bp = Blueprint("centre", __name__, url_prefix="/centre")

OURS = Task(
    "Our centre",
    "Letters, answers and the portal say who we are in these words.",
    "Keep it",
)


HINTS = (
    "The number stands on the certificate that the Information Commissioner's Office sends. Who "
    "keeps records of people has to be in that register; some charities are let off.",
    "Mail about a waiting request goes out from an address that whoever looks after the machine "
    "has set. It can be another one than this.",
)


class CentreForm(Form):
    """What the centre says of itself."""

    name = text("What is your centre called?", hint="As it is on letters", need="Enter its name")
    address = long_text(
        "Where is it?",
        hint="The address that letters come to, a line for each part",
        need="Enter the address",
        most=500,
    )
    phone = text("Telephone", hint="Which parents may ring. Empty if there is none.", most=60)
    email = text("Safe email", hint="One of the centre's own, which only the team reads", most=254)
    website = text("Website", hint="Empty if there is none")
    registration = text(
        "Your number in the Information Commissioner's register",
        hint="For example ZA123456. The privacy notice says it. You can add it later.",
        most=20,
    )

    def validate_email(self, field: Any) -> None:
        """An email, or nothing."""
        _reads(safe_email, field)

    def validate_registration(self, field: Any) -> None:
        """A number of the register, or nothing."""
        _reads(register_number, field)


@bp.route("", methods=["GET", "POST"])
@allow(Can.CENTRE_WRITE)
def ours() -> Response:
    """What the centre says of itself."""
    form = CentreForm(obj=acts.details())

    def does(form: Any) -> Response:
        fields = (form.name, form.address, form.phone, form.email, form.website, form.registration)
        acts.say(me().ref, Details(*(one.data or "" for one in fields)))
        return see("today.today" if shown() else "centre.ours")

    task = replace(OURS, hints=_hints())
    return ask(task, form, Link("Today", url_for("today.today")), does)


@bp.post("/steps/away")
@allow(Can.CENTRE_WRITE)
def away() -> Response:
    """Put the list of first steps away."""
    if Form().validate_on_submit():
        acts.put_steps_away(me().ref)
    return see("today.today")


@bp.post("/steps/again")
@allow(Can.CENTRE_WRITE)
def again() -> Response:
    """Show the list of first steps again."""
    if Form().validate_on_submit():
        acts.take_steps_up(me().ref)
    return see("today.today")


def _reads(reads: Callable[[str], str], field: Any) -> None:
    try:
        reads(field.data or "")
    except Invalid as fault:
        raise ValidationError(str(fault)) from None


def _hints() -> tuple[str, ...]:
    """Who is the chair, whom no form can make it: it is their account."""
    chairs = acts.chairs()
    if not chairs:
        return ("Nobody is the chair yet. Let them in on the page Team.", *HINTS)
    return (f"The chair: {', '.join(chairs)}. Who is, is changed on the page Team.", *HINTS)
