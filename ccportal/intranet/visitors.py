"""Who is here: the account behind a session, and what their pages show of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask import Flask, current_app, g, request, url_for
from flask_login import LoginManager, UserMixin, current_user

from ccportal import clock
from ccportal.acts import accounts, breaches, grounds, undertakings, window
from ccportal.acts.act import note_down
from ccportal.intranet import urgent
from ccportal.intranet.links import Link
from ccportal.rules.access import Role
from ccportal.rules.reviewing import Review
from ccportal.rules.undertakings import First
from ccportal.store.at_once import values
from ccportal.store.contact import Session
from ccportal.store.reviews import Centre
from ccportal.web import access
from ccportal.web.access import Can, Gate
from ccportal.web.sessions import current

COOKIE = "staff"
DOOR = "sign_in.password_step"
UNNAMED = "Contact centre"

FIRST: Mapping[First, str] = {
    First.SIGN: "undertakings.sign",
    First.ADOPT: "policy_writing.begin",
    First.WAIT: "undertakings.wait",
}
"""Where who has something to do first is led to (C1)."""

ROLES: Mapping[Role, str] = {
    Role.VOLUNTEER: "Volunteer",
    Role.COORDINATOR: "Coordinator",
    Role.CHAIR: "Chair",
}

NAV: tuple[tuple[str, str, Can], ...] = (
    ("Today", "today.today", Can.TODAY_READ),
    ("Families", "families.families", Can.FAMILY_READ),
    ("People", "people.people", Can.PERSON_READ),
    ("Calendar", "calendar.month", Can.CALENDAR_READ),
    ("Requests", "requests.board", Can.REQUEST_READ),
    ("Disclosures", "disclosures.read", Can.DISCLOSURE_READ),
    ("Team", "team.team", Can.TEAM_READ),
    ("Retention", "retention.due", Can.RETENTION_READ),
    ("Policy", "policy.policy", Can.POLICY_READ),
    ("Assurance", "assurance.page", Can.ASSURANCE_READ),
    ("Audit", "audit.audit", Can.AUDIT_READ),
    ("Help", "helping.helping", Can.HELP_READ),
)
"""The areas in their order; an area that is not there yet is not offered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the navigation."""

    text: str
    href: str
    here: bool


class SignedIn(UserMixin):  # type: ignore[misc]
    """Somebody of the team, signed in."""

    def __init__(self, member: accounts.Member) -> None:
        """Take what the account says of them at this moment."""
        self.account, self.ref, self.name = member.account, member.ref, member.name
        self.role, self.theme = member.role, member.theme

    @cached_property
    def open_sessions(self) -> tuple[Session, ...]:
        """The sessions that are open to them as a volunteer now (C7)."""
        return window.open_sessions(self.ref) if self.role is Role.VOLUNTEER else ()

    @property
    def in_window(self) -> bool:
        """Whether there is one."""
        return bool(self.open_sessions)

    @cached_property
    def standing(self) -> undertakings.Standing:
        """How it stands with them and the policy in force (C1)."""
        return undertakings.standing(self.ref)

    def get_id(self) -> str:
        """The account's number."""
        return str(self.account)


def init(app: Flask) -> None:
    """Let the app know who is here; nothing is remembered beyond the session."""
    login = LoginManager(app)
    login.session_protection = None
    login.request_loader(lambda _: _load())
    app.context_processor(_shown)


def gate() -> Gate:
    """The gate of the intranet: accounts, and refusals into the audit trail."""
    return Gate(who=_who, refused=_refused, sign_in=DOOR, first=_first)


def me() -> Any:
    """Whoever is signed in at the present request."""
    return access.visitor()


def _load() -> SignedIn | None:
    member = accounts.who_is(current().account)
    return None if member is None else SignedIn(member)


def _who() -> SignedIn | None:
    user = current_user._get_current_object()
    return user if isinstance(user, SignedIn) else None


def _first(here: SignedIn, permission: Can) -> str | None:
    before = here.standing.first(here.role, permission)
    return None if before is None else FIRST[before]


def _refused(ref: str, permission: Can, endpoint: str) -> None:
    note_down(ref, "access:refused", None, f"{permission} {endpoint}")


def _shown() -> dict[str, Any]:
    """What every template knows, found once in a request: a form asks for each of its fields."""
    here = access.visitor()
    known = g.get("shown")
    if known is None or known["me"] is not here:
        g.shown = known = _shown_to(here)
    return dict(known)


def _shown_to(here: SignedIn | None) -> dict[str, Any]:
    centre = _centre()
    sees_to_it = here is not None and here.role is not Role.VOLUNTEER
    return {
        "site_name": centre["name"] or UNNAMED,
        "me": here,
        "my_role": ROLES[here.role] if here else "",
        "theme": here.theme if here else "light",
        "nav": _nav() if here else (),
        "urgent": _urgent(here, centre) if sees_to_it else (),
        "review_near": _review_due(here, Review.NEAR),
    }


def _centre() -> dict[str, Any]:
    """What the centre is called, and with it, for it is on every page, how much is overdue."""
    found, to_tell = breaches.running()
    return values(
        name=Centre.select(Centre.name).limit(1),
        late=grounds.overdue(clock.now_utc()),
        breach_found=found,
        to_tell=to_tell,
    )


def _urgent(here: SignedIn | None, centre: dict[str, Any]) -> tuple[Link, ...]:
    late = (centre["late"], centre["breach_found"], centre["to_tell"])
    return tuple(urgent.lines(_review_due(here, Review.OVERDUE), *late))


def _review_due(here: SignedIn | None, which: Review) -> date | None:
    """The day of the policy's review if it is as near as that, for those who see to it (C11)."""
    if here is None or here.role is Role.VOLUNTEER:
        return None
    return here.standing.due_on if here.standing.review(clock.today()) is which else None


def _nav() -> tuple[Entry, ...]:
    place = (request.endpoint or "").split(".")[0].split("_")[0]
    return tuple(
        Entry(text, url_for(endpoint), _is_here(endpoint, place))
        for text, endpoint, permission in NAV
        if endpoint in current_app.view_functions and access.can(permission)
    )


def _is_here(endpoint: str, place: str) -> bool:
    return endpoint == request.endpoint or (
        endpoint.split(".")[0] == place and place not in ("records",)
    )
