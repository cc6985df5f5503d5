"""Coming to the team and leaving it: invited, let in again, marked as left (C1)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import accounts, policy_papers, team
from ccportal.catalogue_fields import TEAM
from ccportal.errors import Conflict, Invalid
from ccportal.intranet.visitors import ROLES, me
from ccportal.rules import leaving
from ccportal.rules.access import Role
from ccportal.rules.leaving import Thing, Way
from ccportal.rules.team import may_hand_over
from ccportal.store.people import Person
from ccportal.store.volunteers import TeamMember
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, options, pick, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("team_coming", __name__, url_prefix="/team")

SOMEBODY_NEW = ""


class InviteForm(Form):
    """Somebody who joins."""

    person = pick(
        "Who is it?",
        [],
        hint="So that nobody is entered twice: somebody of the team without an account, "
        "or a new person",
    )
    name = text(
        "If they are new: their full name",
        hint="First name and family name, so that the team knows them",
    )
    email = text(
        "Email", hint="They sign in with it. Nothing is sent there.", need="Enter their email"
    )
    role = choice(
        "What will they be?",
        (),
        hint="It decides what they see. Coordinators, and a next chair, are let in by the chair",
    )


class LeaveForm(Form):
    """Somebody who leaves."""

    left_on = day(
        "From which day on are they not on the team any more?",
        hint="The letter to them names this day. For example, 31 3 2026",
        need="Enter the day",
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.TEAM_WRITE)
def invite() -> Response:
    """Let somebody in: an account with a password to hand over, shown once."""
    form, there = InviteForm(role=request.args.get("role")), team.chair_there()
    form.person.choices = options([(SOMEBODY_NEW, "Somebody new"), *_without_account()])
    form.role.choices = options(
        (role, words)
        for role, words in ROLES.items()
        if may_hand_over(me().role, role, chair_there=there)
    )
    if form.validate_on_submit():
        try:
            person = form.person.data or accounts.person_named(form.name.data or "")
            role = Role(form.role.data)
            made = team.invite(me().ref, me().role, form.email.data, person, role)
        except (Invalid, Conflict) as fault:
            form.refuse("email" if "email" in str(fault) else "name", str(fault))
        else:
            return _hand_over(made)
    status = 422 if form.errors else 200
    return show("intranet/team_new.html", form=form, status=status)


@bp.post("/accounts/<path:reference>/reset")
@allow(Can.TEAM_WRITE)
def reset(reference: str) -> Response:
    """Let somebody in again who lost their password or their second step."""
    return _hand_over(team.reset(me().ref, me().role, reference))


@bp.post("/accounts/<path:reference>/enable")
@allow(Can.TEAM_WRITE)
def enable(reference: str) -> Response:
    """Open an account again that was shut."""
    team.enable(me().ref, me().role, reference)
    return see("team.account", reference=reference)


@bp.route("/left/<path:reference>", methods=["GET", "POST"])
@allow(Can.TEAM_WRITE)
def leave(reference: str) -> Response:
    """Put down that somebody leaves, and print the letter that reminds them."""
    form = LeaveForm(left_on=clock.today())
    left_on = form.left_on.data
    if form.validate_on_submit() and left_on is not None:
        try:
            team.leave(me().ref, reference, left_on)
        except Invalid as fault:
            form.refuse("left_on", str(fault))
        else:
            return see("team_coming.leave", reference=reference)
    member = team.last_time(reference)
    gone = team.has_left(reference)
    status = 422 if form.errors else 200
    return show("intranet/team_leave.html", form=form, member=member, gone=gone, status=status)


@bp.get("/left/<path:reference>/letter")
@allow(Can.TEAM_WRITE)
def letter(reference: str) -> Response:
    """The letter that reminds who left that their undertaking goes on."""
    name, left_on = team.left_on(reference)
    things = (Thing.NAME, Thing.RECORD)
    allowed = leaving.own(Way.LETTER, TEAM.words, clock.today(), reference, *things)
    return out(allowed, policy_papers.leaving(name, left_on), "application/pdf")


def _hand_over(made: accounts.Made) -> Response:
    """The page that shows a password to hand over, this once."""
    return show("intranet/team_hand_over.html", made=made)


def _without_account() -> list[tuple[str, str]]:
    rows = TeamMember.running(clock.today()).select_extend(Person).join(Person)
    known = {one.ref for one in accounts.listing()}
    found = {(one.person_id, one.person.name) for one in rows if one.person_id not in known}
    return sorted(found, key=lambda one: one[1].casefold())
