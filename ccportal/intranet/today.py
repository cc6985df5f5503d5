"""Today: who is expected. For a volunteer it is the whole site."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from ccportal import clock
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family
from ccportal.store.people import Person
from ccportal.store.requests import Request
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import TeamMember
from ccportal.web.access import Can, allow, can, public
from ccportal.web.pages import show

bp = Blueprint("today", __name__)


@bp.get("/")
@public
def home() -> AnyResponse:
    """The site's first address leads to Today (and from there, if need be, to the door)."""
    return redirect(url_for("today.today"), 303)


@bp.get("/today")
@allow(Can.TODAY_READ)
def today() -> Response:
    """Today's page, as much of it as the role may see."""
    now = clock.now()
    records = can(Can.SESSION_READ)
    return show(
        "intranet/today.html",
        now=now,
        sessions=_sessions(now) if records else (),
        following=_following(now) if records else None,
        open_requests=_open_requests() if can(Can.REQUEST_READ) else None,
        is_empty=records and not Family.select().exists(),
        needs_policy=can(Can.TEAM_READ) and not PolicyVersion.select().exists(),
        team=TeamMember.select().where(TeamMember.left_on.is_null()).count()
        if can(Can.TEAM_READ)
        else None,
    )


def _sessions(now: datetime) -> list[tuple[Session, list[Attendance]]]:
    midnight = datetime.combine(now.date(), datetime.min.time())
    found = (
        Session.select()
        .where((Session.starts_at >= midnight) & (Session.starts_at < midnight + timedelta(days=1)))
        .order_by(Session.starts_at, Session.ref)
    )
    return [(one, _attendances(one)) for one in found]


def _attendances(session: Session) -> list[Attendance]:
    return list(
        Attendance.select(Attendance, Person)
        .join(Person)
        .where(Attendance.session == session)
        .order_by(Attendance.family, Person.given_names)
    )


def _following(now: datetime) -> Session | None:
    found: Session | None = (
        Session.select().where(Session.starts_at > now).order_by(Session.starts_at).first()
    )
    return found


def _open_requests() -> int:
    return int(Request.select().where(Request.closed_on.is_null()).count())
