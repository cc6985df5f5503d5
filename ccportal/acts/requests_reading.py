"""Requests as lists and pages show them; reading a request's records is audited (C8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts.act import note_down
from ccportal.acts.requests_items import findings
from ccportal.acts.requests_state import State, find, state
from ccportal.errors import Conflict
from ccportal.rules import deadlines
from ccportal.rules.requests_facts import Kind, Stage
from ccportal.sar.collect import Found
from ccportal.sar.suggest import Suggestion, suggest
from ccportal.store.requests import Request


@dataclass(frozen=True, slots=True)
class Listed:
    """A request in a list; `due` is None until its month has begun."""

    ref: str
    kind: str
    state: str
    subject: str | None
    received: date
    due: date | None
    days_left: int | None
    overdue: bool


def listing() -> Iterator[Listed]:
    """Every request, the newest receipt last."""
    for request in Request.select().order_by(Request.received_on, Request.ref):
        yield listed(state(request))


def listed(now: State) -> Listed:
    """One request as a list shows it."""
    request = now.request
    due, left, overdue = _complaint(now) if request.kind == Kind.COMPLAINT else _due(now)
    return Listed(
        ref=request.ref,
        kind=request.kind,
        state=now.stage,
        subject=request.subject_id,
        received=request.received_on,
        due=due,
        days_left=left,
        overdue=overdue,
    )


def collected(request_ref: str, actor: str) -> tuple[tuple[Found, ...], tuple[Suggestion, ...]]:
    """What the centre holds on the subject now, and the passages that a reviewer may want.

    Nothing is collected for what is no access request. Raises NotFound, and Conflict where the
    request is matched to nobody.
    """
    request = find(request_ref)
    if request.kind != Kind.ACCESS:
        return (), ()
    if request.subject_id is None:
        raise Conflict(f"{request_ref}: it is not matched to anybody")
    found = findings(request_ref)
    note_down(actor, "request:collect", request_ref)
    return found, suggest(request_ref, found)


def _due(now: State) -> tuple[date | None, int | None, bool]:
    running = now.clock
    if running is None:
        return None, None, False
    return running.due, running.days_left, running.overdue


def _complaint(now: State) -> tuple[date | None, int | None, bool]:
    """A complaint has a clock of its own: it is acknowledged within thirty days."""
    try:
        due = deadlines.complaint_acknowledged_by(now.request.received_on)
    except deadlines.NoHolidayData:
        return None, None, False
    if now.stage is Stage.CLOSED:
        return due, None, False
    left = (due - clock.today()).days
    return due, left, left < 0


def as_json(one: Listed) -> dict[str, Any]:
    """A request as `request list --json` prints it."""
    return {
        "ref": one.ref,
        "kind": one.kind,
        "state": one.state,
        "subject": one.subject,
        "received": one.received.isoformat(),
        "due": one.due.isoformat() if one.due else None,
        "days_left": one.days_left,
        "overdue": one.overdue,
    }
