"""Retention: what was not used for three years, what holds it back, and proposing it (C9).

The chair sees references and numbers alone: no record of a family is theirs to read.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal.acts import disposal
from ccportal.acts import retention as acts
from ccportal.errors import NotFound, Refused
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules import disposal as rule
from ccportal.rules.retention import BY_HAND, Due, HeldBack
from ccportal.store import retention_held
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import Form, choice, day, long_text
from ccportal.web.pages import see, show

bp = Blueprint("retention", __name__, url_prefix="/retention")

MOST = 200
"""So many are shown at once; the rest once these are disposed of."""


class HoldForm(Form):
    """Something is held back."""

    why = choice(
        "Why is it held back?",
        [(str(one), str(one).capitalize()) for one in BY_HAND],
        need="Choose why it is held back",
    )
    reason = long_text(
        "In your words, for whoever looks at it next",
        need="Say why, so that whoever looks at it next can judge",
        most=2000,
    )
    until = day("Until which day?", hint="For example, 31 3 2027", need="Enter a day to come")


HOLD = Task(
    "Hold something back",
    "It is not disposed of up to and with the day that you choose, nor is all that belongs to it.",
    "Hold it back",
    (
        "An open request holds back by itself.",
        "When the day is over it is on the list again, and can be held back again.",
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A family, or somebody who was on the team, that can be disposed of or is held back.

    `name` is what the coordinator knows them by, `holds` what there is of them, in words.
    """

    due: Due
    family: bool
    name: str
    holds: tuple[tuple[str, int], ...]
    waits: str | None = None
    held: HeldBack | None = None


@bp.get("")
@allow(Can.RETENTION_READ)
def due() -> Response:
    """What is due, with what each holds, and what is held back."""
    return due_page()


@bp.post("")
@allow(Can.RETENTION_PROPOSE)
def propose() -> Response:
    """Propose what was ticked."""
    try:
        ref = disposal.propose(me().ref, request.form.getlist("ref")[:MOST])
    except Refused as error:
        return due_page(str(error), error.status)
    return see("retention_batches.batch", ref=ref)


@bp.route("/hold/<path:reference>", methods=["GET", "POST"])
@allow(Can.RETENTION_PROPOSE)
def hold(reference: str) -> Response:
    """Hold a family or somebody back."""
    if not acts.can_be_held(reference):
        raise NotFound("There is no such family or person.")

    def does(form: Any) -> Response:
        acts.hold_back(me().ref, reference, form.why.data, form.reason.data, form.until.data)
        return see("retention.due")

    back = Link("Retention", url_for("retention.due"))
    return ask(HOLD, HoldForm(), back, does, who=reference)


@bp.post("/held/<int:number>/lift")
@allow(Can.RETENTION_PROPOSE)
def lift(number: int) -> Response:
    """Let go again what was held back."""
    acts.lift(me().ref, number)
    return see("retention.due")


def due_page(fault: str = "", status: int = 200) -> Response:
    """The list, with what stood against a proposal where something did."""
    here = acts.look()
    units = set(rule.units(here.register, here.listed))
    busy, awaited = disposal.busy(), here.awaited()
    free = [one for one in here.listed.due if one.ref in units - busy][:MOST]
    held = _held(here)
    rows = _rows([*free, *(one.due for one in held)], here)
    return show(
        "intranet/retention.html",
        status=status,
        fault=fault,
        due=[rows[one.ref] for one in free if one.ref not in awaited],
        waiting=[(rows[one.ref], awaited[one.ref]) for one in free if one.ref in awaited],
        held_back=[(rows[one.due.ref], one) for one in held],
        busy=len(busy & units),
        more=len(units - busy) - len(free),
    )


def _held(here: acts.Look) -> list[HeldBack]:
    """What is held back, but for people who are told with their family."""
    with_a_family = {one for people in here.register.families.values() for one in people}
    return [one for one in here.listed.held_back if one.due.ref not in with_a_family][:MOST]


def _rows(shown: list[Due], here: acts.Look) -> dict[str, Row]:
    refs = [one.ref for one in shown]
    counts = retention_held.counts(refs)
    names = _names(refs) if can(Can.FAMILY_READ) else {}
    families = here.register.families
    return {
        one.ref: Row(
            one,
            one.ref in families,
            names.get(one.ref, ""),
            tuple(counts.get(one.ref, {}).items()),
        )
        for one in shown
    }


def _names(refs: list[str]) -> dict[str, str]:
    """What families and people are called: of a family, the names that its members have."""
    query = Person.select(Person, Member.family.alias("family_ref")).left_outer_join(Member)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for one in query.where(Member.family.in_(refs) | Person.ref.in_(refs)).objects():
        found[one.ref][one.name] = None
        if one.family_ref:
            found[one.family_ref][one.family_name] = None
    return {ref: ", ".join(names) for ref, names in found.items()}
