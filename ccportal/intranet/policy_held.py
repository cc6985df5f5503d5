"""What is held and was not used for a year: looked at yearly, ticked off (DP3).

The chair sees numbers alone: no record of a family is theirs to read.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from ccportal.acts import adequacy as acts
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules.adequacy import KINDS, Held, Kind
from ccportal.store.people import Person
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import Form, long_text
from ccportal.web.pages import see, show

bp = Blueprint("policy_held", __name__, url_prefix="/policy/held")

MOST = 100
"""So many of each kind are listed; the rest is counted."""

MANY = 300
"""Of each kind so many are counted; whoever has more looks at the oldest first all the same."""

LOOKED = Task(
    "Put down that you looked",
    "End or remove what nobody needs, each on its own page. Then write down what you decided.",
    "Put it down",
    (
        "Ask for each kind: would we miss it? If not, stop asking for it.",
        "It is due again a year from today.",
    ),
)
PAGES = {
    Kind.CONTACT: ("people.person", "reference"),
    Kind.DOCUMENT: ("records.document", "reference"),
    Kind.CONSENT: ("records.consent", "reference"),
}
"""Where what was not used is found."""


class LookedForm(Form):
    """What was decided."""

    outcome = long_text(
        "What did you decide?",
        hint="So that next year somebody knows why. Leave out names.",
        need="Say what you decided",
        most=2000,
    )


@bp.get("")
@allow(Can.PROCESSING_READ)
def look() -> Response:
    """The list, and every look before."""
    whole, standing, counted = can(Can.PERSON_READ), acts.standing(), acts.counted(MANY)
    by_kind = {kind: acts.listed(kind, MOST) if whole and counted[kind] else [] for kind in Kind}
    listed = [one for some in by_kind.values() for one in some]
    return show(
        "intranet/held.html",
        by_kind=by_kind,
        counted=counted,
        many=MANY,
        kinds=KINDS,
        whole=whole,
        pages=PAGES,
        href=_href,
        names=_names([*(one.whose for one in listed), *(one.by for one in standing.looks)]),
        standing=standing,
    )


@bp.route("/looked", methods=["GET", "POST"])
@allow(Can.PROCESSING_LOOK)
def looked() -> Response:
    """That somebody looked, and what they decided."""

    def does(form: Any) -> Response:
        acts.looked(me().ref, form.outcome.data)
        return see("policy_held.look")

    back = Link("Held and not used", url_for("policy_held.look"))
    return ask(LOOKED, LookedForm(), back, does)


def _href(one: Held) -> str:
    """Where it is found; empty where it has no page."""
    if one.kind not in PAGES:
        return ""
    endpoint, name = PAGES[one.kind]
    values: dict[str, Any] = {name: one.whose}
    return url_for(endpoint, **values)


def _names(refs: list[str]) -> dict[str, str]:
    return {one.ref: one.name for one in Person.select().where(Person.ref.in_(refs))}
