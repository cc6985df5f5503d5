"""Who has been told of the policy, and who has not yet (C10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import awareness
from ccportal.acts.awareness import Party
from ccportal.acts.sessions import find
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.family_parts import Household
from ccportal.intranet.listing import LENGTH, page_of
from ccportal.intranet.visitors import me
from ccportal.rules.awareness import CHOSEN, How, Told, is_to_be_told
from ccportal.rules.families import Part, Stage
from ccportal.store import awareness as due
from ccportal.store.awareness import Due
from ccportal.store.families import Member
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, options, several
from ccportal.web.pages import see, show

bp = Blueprint("policy_told", __name__, url_prefix="/policy/told")

WHO: Mapping[str, tuple[str, Callable[[], Due]]] = {
    "families": ("Families", due.adults),
    "referrers": ("Who refers", due.referrers),
    "team": ("Team", lambda: due.team(clock.today())),
}
"""The parts of the register: words, and how its list is found."""

HOW: Mapping[How, str] = {
    How.PAPER: "Given on paper",
    How.TALK: "Talked through",
    How.POST: "Sent by post",
    How.EMAIL: "Sent the address of the page",
    How.SIGNED: "Signed the undertaking",
}


class ToldForm(Form):
    """That some were told."""

    who = several("Who was told?", hint="Tick everybody who was told in this way on this day")
    told_on = day(
        "On which day?",
        hint="So that we can show since when they know. For example, 31 3 2026",
        need="Enter the day on which they were told",
    )
    how = choice(
        "How were they told?",
        [(one, HOW[one]) for one in CHOSEN],
        hint="So that we can show that they were told.",
    )


@bp.route("", methods=["GET", "POST"])
@allow(Can.AWARENESS_WRITE)
def register() -> Response:
    """Who has not been told yet, and of a part of the register who has."""
    which = request.args.get("who", "families")
    if which not in WHO:
        raise NotFound("There is no such list.")
    return _page(which, WHO[which][1]())


@bp.route("/session/<path:reference>", methods=["GET", "POST"])
@allow(Can.AWARENESS_WRITE)
def session(reference: str) -> Response:
    """The adults of the families that are booked into a session, to be told there."""
    held = find(reference)
    return _page("session", due.booked(held.ref), held=held)


@bp.route("/family/<path:reference>", methods=["GET", "POST"])
@allow(Can.AWARENESS_WRITE)
def family(reference: str) -> Response:
    """The adults of one family."""
    return _page("family", due.adults(Member.family == reference), family=reference)


def not_told(house: Household, stage: Stage) -> list[tuple[str, Told]]:
    """The given names of a family's adults who have not been told of the version in force."""
    adults = {one.person.ref: one.person.given_names for one in house.parents}
    adults |= {one.person_id: one.person.given_names for one in house.others}
    if not is_to_be_told(Part.OTHER, stage):
        return []
    waiting = awareness.untold(_version(), adults)
    return [(adults[ref], standing) for ref, standing in waiting.items()]


def _page(which: str, some: Due, *, held: Any = None, family: str = "") -> Response:
    version = _version()
    everybody, told = some.counted(version)
    if family and not everybody:
        raise NotFound("There is no such family.")
    page = page_of(some.told(version), told)
    rows = list(some.left(version).limit(LENGTH)) if told < everybody else []
    found = awareness.parties(version, (*rows, *page.rows))
    left = found[: len(rows)]
    form = ToldForm(told_on=clock.today())
    form.who.choices = options((one.ref, _label(one)) for one in left)
    on = form.told_on.data
    if form.validate_on_submit() and on is not None:
        try:
            awareness.tell(me().ref, form.who.data or (), on, How(form.how.data))
        except Invalid as fault:
            form.refuse("told_on" if "day" in str(fault) else "who", str(fault))
        else:
            return see(str(request.endpoint), **_here())
    return show(
        "intranet/policy_told.html",
        form=form,
        which=which,
        who=WHO,
        how=HOW,
        left=left,
        waiting=everybody - told,
        told=found[len(rows) :],
        page=page,
        here=_here(),
        held=held,
        family=family,
        status=422 if form.errors else 200,
    )


def _here() -> dict[str, str]:
    """What the address of the present page says."""
    asked = {"who": request.args["who"]} if "who" in request.args else {}
    return {**(request.view_args or {}), **asked}


def _label(one: Party) -> str:
    where = f", family {one.family}" if one.family else ""
    earlier = ", told of an earlier version" if one.standing is Told.EARLIER else ""
    return f"{one.name}{where}{earlier}"


def _version() -> str:
    """The version in force; the gate lets nobody in here without one."""
    return str(me().standing.version)
