"""The team: who is on it, who is cleared (C7), undertakings (C1), accounts."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response
from peewee import fn

from ccportal import clock
from ccportal.acts import accounts, checks
from ccportal.intranet.visitors import me
from ccportal.rules.team import may_hand_over
from ccportal.store.at_once import at_once
from ccportal.store.people import Person
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import TeamMember, Undertaking
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("team", __name__, url_prefix="/team")


@dataclass(frozen=True, slots=True)
class OnTheTeam:
    """Somebody's time on the team, with the newest undertaking first."""

    member: TeamMember
    person: Person
    undertakings: list[Undertaking]


@bp.get("")
@allow(Can.TEAM_READ)
def team() -> Response:
    """Everybody on the team, and since when."""
    return show(
        "intranet/team.html",
        team=_team(),
        cleared={one.ref for one in checks.standing(clock.today()) if one.cleared},
        accounts=accounts.listing(),
        in_force=PolicyVersion.in_force(clock.today()),
    )


@bp.get("/accounts/<path:reference>")
@allow(Can.ACCOUNT_END)
def account(reference: str) -> Response:
    """Somebody's account, and what can be done with it."""
    found = accounts.find(reference)
    listed = next(one for one in accounts.listing() if one.ref == found.person_id)
    return show(
        "intranet/staff_account.html",
        account=listed,
        own=listed.ref == me().ref,
        may_hand_over=may_hand_over(me().role, listed.role, chair_there=True),
    )


@bp.post("/accounts/<path:reference>/out")
@allow(Can.ACCOUNT_END)
def out(reference: str) -> Response:
    """Sign somebody out everywhere."""
    accounts.sign_out_everywhere(me().ref, reference)
    return see("team.account", reference=reference)


@bp.post("/accounts/<path:reference>/disable")
@allow(Can.ACCOUNT_END)
def disable(reference: str) -> Response:
    """Shut somebody's account; they are out at once."""
    accounts.disable(me().ref, reference)
    return see("team.account", reference=reference)


def _team() -> tuple[OnTheTeam, ...]:
    members = (
        TeamMember.select(TeamMember, Person)
        .join(Person)
        .order_by(TeamMember.left_on.is_null(False), fn.LOWER(Person.family_name), Person.ref)
    )
    newest = (Undertaking.signed_on.desc(), Undertaking.position.desc())
    signed = Undertaking.select().order_by(*newest)
    at_once(members, signed)
    of_member = {one.id: OnTheTeam(one, one.person, []) for one in members}
    for one in signed:
        of_member[one.member_id].undertakings.append(one)
    return tuple(of_member.values())
