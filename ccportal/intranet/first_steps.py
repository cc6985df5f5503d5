"""The first steps of a centre, as Today and the page of the first policy show them."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from ccportal.acts import centre
from ccportal.intranet.visitors import me
from ccportal.rules.access import Role
from ccportal.rules.first_steps import Stands, Step
from ccportal.web.access import Can, can


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A first step as the pages show it; `ways` are words and addresses of where it is done."""

    name: str
    why: str
    how: Stands
    ways: tuple[tuple[str, str], ...]


Way = tuple[str, str, Can, str]
"""Words, the endpoint where it is done, what it needs, and for an invitation the role."""

STEPS: dict[Step, tuple[str, str, tuple[Way, ...]]] = {
    Step.CENTRE: (
        "Say who your centre is",
        "Its name, its address and how to reach it, as letters and the portal show it.",
        (("Fill it in", "centre.ours", Can.CENTRE_WRITE, ""),),
    ),
    Step.POLICY: (
        "Adopt your confidentiality policy",
        "It comes with words to begin with. Everybody on the team signs it.",
        (("Read it and change it", "policy_writing.write", Can.POLICY_WRITE, ""),),
    ),
    Step.SIGNED: (
        "Sign it yourself",
        "When it is adopted you type your name under it, and the other pages open.",
        (),
    ),
    Step.CHAIR: (
        "Let the chair in",
        "A second person agrees before an answer goes out, or a record is removed.",
        (("Let the chair in", "team_coming.invite", Can.TEAM_WRITE, "chair"),),
    ),
    Step.HELPER: (
        "Let a volunteer in",
        "They see the families of a session that they help at. Put down their DBS check too: "
        "without one nobody can be on a rota.",
        (
            ("Let a volunteer in", "team_coming.invite", Can.TEAM_WRITE, "volunteer"),
            ("DBS checks", "team_checks.checks", Can.DBS_READ, ""),
        ),
    ),
    Step.SESSIONS: (
        "Put your sessions into the calendar",
        "Once as a rule, for example every second Saturday from 10 to 12, not in August.",
        (("Add sessions", "calendar.new", Can.CALENDAR_EDIT, ""),),
    ),
    Step.FAMILY: (
        "Write down your first family",
        "Or bring in the lists that you have, from a spreadsheet or a centre archive.",
        (
            ("Write down a referral", "families_edit.new", Can.REFERRAL_WRITE, ""),
            ("Bring in a spreadsheet", "spreadsheets.look", Can.SPREADSHEET_IMPORT, ""),
        ),
    ),
}
"""Each step: its name, why, and where it is done."""


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """The list, and how many of it are done."""

    steps: tuple[FirstStep, ...]
    done: int


def shown() -> FirstSteps | None:
    """The first steps for whoever is signed in: a coordinator's, while any is to do."""
    here = me()
    if here.role is not Role.COORDINATOR:
        return None
    standing = here.standing
    signed = {Step.POLICY} if standing.version is not None else set()
    if standing.version in standing.signed:
        signed.add(Step.SIGNED)
    found = centre.steps(signed)
    if found is None:
        return None
    return FirstSteps(tuple(_said(step, how) for step, how in found.stands), found.done)


def _said(step: Step, how: Stands) -> FirstStep:
    name, why, ways = STEPS[step]
    offered = (
        (words, url_for(to, role=role or None)) for words, to, needs, role in ways if can(needs)
    )
    return FirstStep(name, why, how, tuple(offered))
