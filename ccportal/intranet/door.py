"""What is done at the door: one press, taking it back, and the sheet for paper."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import attendance, door, rota
from ccportal.acts.act import note_down
from ccportal.acts.attendance import Press
from ccportal.catalogue_fields import RUNNING
from ccportal.errors import Invalid
from ccportal.intranet import door_view
from ccportal.intranet.today import door_page
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.arrivals import LATE, Step
from ccportal.rules.leaving import Item, Parcel, Recipient, Thing, To, Way
from ccportal.web.access import Can, allow
from ccportal.web.htmx import hurried
from ccportal.web.pages import see, show

bp = Blueprint("door", __name__)

MOST_PEOPLE = 20


@bp.post("/sessions/<path:reference>/mark")
@allow(Can.DOOR_MARK)
def mark(reference: str) -> Response:
    """One press; sent twice it is done once, and one that was kept counts from when it was."""
    form = request.form
    people = tuple(form.getlist("person"))[:MOST_PEOPLE]
    press = Press(
        family=form.get("family", ""),
        people=people,
        step=_step(form.get("step", "")),
        token=form.get("token", "")[:64],
        ago=_seconds(form.get("ago", "")),
    )
    changed = attendance.mark(me().ref, me().role, reference, press)
    return _after(reference, "" if changed else "Somebody said so before you.")


@bp.post("/sessions/<path:reference>/undo")
@allow(Can.DOOR_MARK)
def undo(reference: str) -> Response:
    """Take a press back."""
    attendance.undo(me().ref, me().role, reference, request.form.get("token", "")[:64])
    return _after(reference, "Taken back.")


@bp.get("/sessions/<path:reference>/sheet")
@allow(Can.DOOR_READ)
def sheet(reference: str) -> Response:
    """The session on paper: first names and alerts only."""
    session = rota.check_seen(me().ref, me().role, reference)
    note_down(me().ref, "session:sheet", reference)
    families = door.families(session, clock.now(), clock.now_utc())
    people = [who.ref for one in families for who in one.people]
    things = (Thing.NAME, Thing.TIMES, Thing.RECORD)
    items = tuple(Item(person, thing) for person in people for thing in things)
    leaving.ask(Parcel(Way.SHEET, RUNNING.words, clock.today(), Recipient(To.TEAM), items))
    return show(
        "intranet/sheet.html",
        session=session,
        plan=door.planned(session),
        cards=[door_view.card(one) for one in families if one.stage != "away"],
        helpers=[one.person.given_names for one in rota.rota(reference)],
    )


def _after(reference: str, said: str) -> Response:
    """The door again: its part for HTMX, else the page anew."""
    if not hurried():
        return see("today.today", session=reference, show=request.form.get("show") or None)
    return door_page(door.session(reference), said=said)


def _step(word: str) -> Step:
    try:
        return Step(word)
    except ValueError:
        raise Invalid("Press the button again") from None


def _seconds(text: str) -> int:
    """How long ago it was pressed; nothing sensible counts as now."""
    number = int(text) if text.isdecimal() and len(text) < 7 else 0
    return number if number <= LATE.total_seconds() else 0
