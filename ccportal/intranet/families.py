"""Families: the list, and a family's page with each parent in a panel of their own."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import consents
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet import (
    contacts,
    families_list,
    family_history,
    family_now,
    family_parts,
    policy_told,
)
from ccportal.intranet.visitors import me
from ccportal.store.families import Family
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("families", __name__, url_prefix="/families")


@bp.get("")
@allow(Can.FAMILY_READ)
def families() -> Response:
    """Every family, or those of a stage; no name is in the address."""
    return _list(families_list.wanted({**request.args, "words": ""}))


@bp.post("/find")
@allow(Can.FAMILY_READ)
def find() -> Response:
    """The families in whose members' names the words are; by POST, as no name is in an address."""
    return _list(families_list.wanted(request.form))


def _list(want: families_list.Wanted) -> Response:
    found = families_list.listed(want)
    if want.looked:
        note_down(me().ref, "family:find", None, f"{found.counts[families_list.ALL]} found")
    return show(
        "intranet/families.html",
        parts=("families_list",),
        want=want,
        found=found,
        page=found.page,
        stages=families_list.SHOWN,
        orders=families_list.ORDERS,
        today=clock.today(),
    )


@bp.get("/<path:reference>")
@allow(Can.FAMILY_READ)
def family(reference: str) -> Response:
    """A family; the look is noted down."""
    found = family_parts.find(reference)
    if found is None:
        raise NotFound("There is no such family.")
    note_down(me().ref, "family:read", reference)
    return family_page(found)


def family_page(found: Family) -> Response:
    """The page of a family as `family_parts.find` gives it, or the part that was asked for."""
    asked = request.args.get("show", "now")
    tab = asked if asked in family_parts.TABS else "now"
    household = family_parts.household(found)
    agreed = family_now.agreed(found, household)
    overview = family_now.overview(found, household, agreed) if tab == "now" else None
    answer = show(
        "intranet/family.html",
        parts=("house",),
        family=found,
        tab=tab,
        tabs=family_parts.tabs(found),
        household=household,
        rows=family_parts.rows(found, tab),
        agreed=agreed,
        overview=overview,
        not_told=policy_told.not_told(household, overview.stage) if overview else (),
        history=family_history.history(found) if tab == "arranged" else None,
        today=clock.today(),
        in_force=consents.is_in_force,
    )
    if contacts.is_something_shown():
        answer.headers["Refresh"] = str(int(contacts.SHOWN_FOR.total_seconds()) + 5)
    return answer
