"""Who has to hear that something was put right which they had been told, ticked off (DP4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, url_for

from ccportal import clock
from ccportal.acts import corrections as acts
from ccportal.acts import households
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules.accuracy import HOW
from ccportal.rules.families import are_counterparties
from ccportal.store.accuracy import ToTell
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import Organisation, Person
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day
from ccportal.web.pages import see, show

bp = Blueprint("telling", __name__, url_prefix="/to-tell")

HINTS = (
    "Say that what you gave them is not right any more, and of which day it was.",
    "A new address, number or email goes to them only with a consent that is in force, or on"
    " a ground, and is a disclosure of its own.",
)
OTHER_SIDE = "They stand on the other side of the family: think first whether it is safe."
TASK = Task("Say that they were told", "", "Put it down", HINTS)


class ToldForm(Form):
    """How and when somebody was told."""

    how = choice(
        "How were they told?",
        list(HOW.items()),
        hint="So that we can show that they know what is right.",
        need="Choose how they were told",
    )
    on = day(
        "On which day?",
        hint="So that we can show since when they know. For example, 31 3 2026",
        need="Enter the day",
    )


@bp.get("")
@allow(Can.PERSON_WRITE)
def telling() -> Response:
    """Everybody who has to hear of something, and who has heard; the look is noted down."""
    page = page_of(acts.to_tell())
    note_down(me().ref, "correction:read")
    return show(
        "intranet/telling.html",
        page=page,
        names=_names(page.rows),
        given=_given(page.rows),
        how=HOW,
    )


@bp.route("/<int:number>", methods=["GET", "POST"])
@allow(Can.PERSON_WRITE)
def told(number: int) -> Response:
    """How and when one of them was told."""
    found = ToTell.get_or_none(ToTell.id == number)
    if found is None:
        raise NotFound("There is nothing to tell.")
    form, names = ToldForm(on=clock.today()), _names([found])

    def does(form: ToldForm) -> Response:
        acts.told(me().ref, number, form.how.data, form.on.data)
        return see("telling.telling")

    places = households.places_of((found.person_id,))
    apart = are_counterparties(places, found.person_id, found.recipient_id)
    task = Task(TASK.title, _lead(found), TASK.button, (OTHER_SIDE, *HINTS) if apart else HINTS)
    back = Link("Who has to be told", url_for("telling.telling"))
    who = f"{names[found.recipient_id]}, about {names[found.person_id]}"
    return ask(task, form, back, does, who=who)


def _lead(found: Any) -> str:
    since = f"{filters.plain(found.fact)}: put right on {filters.day(found.on)}."
    if not found.disclosure_id:
        return since
    return f"{since} They were given it on {filters.day(found.disclosure.made_on)}."


def _names(rows: Sequence[Any]) -> dict[str, str]:
    """What people and organisations are called."""
    refs = {ref for one in rows for ref in (one.person_id, one.recipient_id)}
    people = {one.ref: one.name for one in Person.select().where(Person.ref.in_(refs))}
    bodies = Organisation.select().where(Organisation.ref.in_(refs))
    return people | {one.ref: one.name for one in bodies}


def _given(rows: Sequence[Any]) -> dict[str, Any]:
    """The day of each disclosure that the rows name."""
    refs = {one.disclosure_id for one in rows if one.disclosure_id}
    return {one.ref: one.made_on for one in Disclosure.select().where(Disclosure.ref.in_(refs))}
