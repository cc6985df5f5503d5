"""The team: who is on it, DBS checks (C7), undertakings (C1), accounts."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response
from peewee import fn

from ccportal import clock
from ccportal.acts import accounts
from ccportal.acts.act import note_down
from ccportal.intranet.visitors import me
from ccportal.rules.team import may_hand_over
from ccportal.store.at_once import at_once
from ccportal.store.people import Person
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck, TeamMember, Undertaking
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("team", __name__, url_prefix="/team")


@dataclass(frozen=True, slots=True)
class OnTheTeam:
    """Somebody's time on the team, with the newest check first."""

    member: TeamMember
    person: Person
    checks: list[DbsCheck]
    undertakings: list[Undertaking]


@bp.get("")
@allow(Can.TEAM_READ)
def team() -> Response:
    """Everybody on the team, and since when."""
    return show(
        "intranet/team.html",
        team=_team(),
        accounts=accounts.listing(),
        in_force=PolicyVersion.in_force(clock.today()),
    )


@bp.get("/checks")
@allow(Can.DBS_READ)
def checks() -> Response:
    """The DBS checks, for coordinators and the chair alone; the look is noted down (C7)."""
    note_down(me().ref, Can.DBS_READ)
    return show("intranet/checks.html", team=_team())


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
    checks = DbsCheck.select().order_by(DbsCheck.checked_on.desc(), DbsCheck.position.desc())
    newest = (Undertaking.signed_on.desc(), Undertaking.position.desc())
    signed = Undertaking.select().order_by(*newest)
    at_once(members, checks, signed)
    of_member = {one.id: OnTheTeam(one, one.person, [], []) for one in members}
    for check in checks:
        of_member[check.member_id].checks.append(check)
    for one in signed:
        of_member[one.member_id].undertakings.append(one)
    return tuple(of_member.values())
