"""Families: the list, and a family's page with each parent in a panel of their own."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet import contacts, family_history, family_now, family_parts
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.store.families import Family, Member
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("families", __name__, url_prefix="/families")


@bp.get("")
@allow(Can.FAMILY_READ)
def families() -> Response:
    """Every family, the open ones first."""
    page = page_of(Family.select().order_by(Family.closed_on.is_null(False), Family.ref))
    stages = households.stages(page.rows)
    members = _members(page.rows)
    names = {ref: family_parts.called(rows) for ref, rows in members.items()}
    return show(
        "intranet/families.html",
        page=page,
        members=members,
        names=names,
        stages=stages,
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
    answer = show(
        "intranet/family.html",
        parts=("house",),
        family=found,
        tab=tab,
        tabs=family_parts.tabs(found),
        household=household,
        rows=family_parts.rows(found, tab),
        agreed=agreed,
        overview=family_now.overview(found, household, agreed) if tab == "now" else None,
        history=family_history.history(found) if tab == "arranged" else None,
        today=clock.today(),
    )
    if contacts.is_something_shown():
        answer.headers["Refresh"] = str(int(contacts.SHOWN_FOR.total_seconds()) + 5)
    return answer


def _members(found: Iterable[Family]) -> dict[str, list[Member]]:
    refs = [one.ref for one in found]
    rows = (
        Member.select(Member, Person)
        .join(Person)
        .where(Member.family.in_(refs))
        .order_by(Member.position)
    )
    members: dict[str, list[Member]] = {ref: [] for ref in refs}
    for row in rows:
        members[row.family_id].append(row)
    return members
