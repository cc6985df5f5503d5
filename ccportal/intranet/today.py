"""Today: the open session, who is expected, here and gone. For a volunteer it is the whole site."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Blueprint, Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from ccportal import clock
from ccportal.acts import door, rota
from ccportal.acts.act import note_down
from ccportal.intranet import door_tally, door_view, first_steps
from ccportal.intranet.visitors import me
from ccportal.rules.access import Role
from ccportal.store.calendar import SessionPlan
from ccportal.store.contact import Session
from ccportal.store.requests import Request
from ccportal.web.access import Can, allow, can, public
from ccportal.web.htmx import hurried
from ccportal.web.pages import show
from ccportal.web.sessions import UNATTENDED

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
    now, there = clock.now(), _sessions(clock.now()) if can(Can.DOOR_READ) else ()
    chosen = _chosen(there, now)
    if chosen is not None:
        return door_page(chosen, there)
    requests = can(Can.REQUEST_READ)
    return show(
        "intranet/today.html",
        parts=("door",),
        now=now,
        session=None,
        sessions=(),
        following=_following(now) if can(Can.DOOR_READ) else None,
        bar=_bar(),
        open_requests=_open_requests() if requests else None,
        first_steps=first_steps.shown(),
    )


def door_page(session: Session, there: tuple[Session, ...] = (), said: str = "") -> Response:
    """The door of a session that the visitor sees: the page, or for HTMX its part."""
    now, which = clock.now(), request.values.get("show", "")
    which = which if which in door_tally.SHOW else ""
    families = door.families(session, now, clock.now_utc())
    if UNATTENDED not in request.headers and request.method == "GET":
        note_down(me().ref, "door:read", session.ref)
    return show(
        "intranet/today.html",
        parts=("door",),
        now=now,
        session=session,
        plan=door.planned(session),
        sessions=there if len(there) > 1 else (),
        tallies=door_tally.tallies(families, which),
        which=which,
        groups=_groups([door_view.card(one) for one in door_tally.shown(families, which)]),
        any_family=bool(families),
        said=said,
        bar=_bar(),
        open_requests=None,
        first_steps=None if hurried() else first_steps.shown(),
        following=None,
    )


def _bar() -> tuple[tuple[str, str, bool], ...]:
    """What can be done at any time: words, address, and whether it is the strong one."""
    offered = (
        ("Write a note", "writing.note", Can.NOTE_WRITE, False),
        ("Somebody asked for their records", "asked.asked", Can.REQUEST_TELL, False),
        ("I am worried about something", "writing.concern", Can.CONCERN_REPORT, True),
    )
    return tuple(
        (words, url_for(endpoint), strong)
        for words, endpoint, permission, strong in offered
        if endpoint in current_app.view_functions and can(permission)
    )


def _groups(cards: list[door_view.Card]) -> list[tuple[str, list[door_view.Card]]]:
    """Who would meet first, then who comes next, who is settled, and who has gone."""
    groups: dict[str, list[door_view.Card]] = {
        key: [] for key in ("", "Next at the door", "Settled", "Gone home", "They do not come")
    }
    for one in cards:
        if one.at.apart:
            groups[""].append(one)
        elif one.at.is_settled:
            groups["Settled"].append(one)
        elif one.at.stage in ("gone", "away"):
            groups["Gone home" if one.at.stage == "gone" else "They do not come"].append(one)
        else:
            groups["Next at the door"].append(one)
    return [(words, found) for words, found in groups.items() if found]


def _sessions(now: datetime) -> tuple[Session, ...]:
    """The sessions that the visitor sees: a coordinator those of the day, others their own."""
    if me().role is Role.COORDINATOR:
        midnight = datetime.combine(now.date(), datetime.min.time())
        span = (Session.starts_at >= midnight) & (Session.starts_at < midnight + timedelta(days=1))
        found = list(_taking_place(span))
    else:
        found = list(me().open_sessions)
    return tuple(found)


def _taking_place(span: object, most: int | None = None) -> list[Session]:
    rows = Session.select(Session, SessionPlan).left_outer_join(SessionPlan, attr="plan_row")
    rows = rows.where(span & SessionPlan.cancelled_at.is_null())
    return list(rows.order_by(Session.starts_at, Session.ref).limit(most))


def _chosen(there: tuple[Session, ...], now: datetime) -> Session | None:
    """The session that the address names, or else the one that is on, next, or was last."""
    asked = request.args.get("session")
    for one in there:
        if one.ref == asked:
            return one
    for one in there:
        if one.ends_at >= now:
            return one
    return there[-1] if there else None


def _following(now: datetime) -> Session | None:
    """The next session: of a volunteer, the next that they are on the rota of."""
    if me().role is Role.COORDINATOR:
        found = _taking_place(Session.starts_at > now, most=1)
    else:
        found = [one for one in rota.sessions_of(me().ref) if one.starts_at > now]
    return found[0] if found else None


def _open_requests() -> int:
    return int(Request.select().where(Request.closed_on.is_null()).count())
