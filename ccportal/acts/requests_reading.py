"""Requests as lists and pages show them; reading a request's records is audited (C8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts.act import note_down
from ccportal.acts.requests_items import findings
from ccportal.acts.requests_state import State, find, state, states
from ccportal.errors import Conflict
from ccportal.rules import deadlines
from ccportal.rules.requests_facts import Event, Kind, Stage
from ccportal.sar.collect import Found
from ccportal.sar.suggest import Suggestion, suggest
from ccportal.store.requests import Decision, Item, Request, RequestEvent


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
    for now in states(Request.select().order_by(Request.received_on, Request.ref)):
        yield listed(now)


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


def read_so_far() -> dict[str, tuple[int, int]]:
    """Of each request the number of its items, and of those that are decided."""
    items = Item.select(Item.request, fn.COUNT(Item.record)).group_by(Item.request)
    decisions = Decision.select(Decision.request, fn.COUNT(Decision.record))
    decided = dict(_pairs(decisions.group_by(Decision.request)))
    return {ref: (number, decided.get(ref, 0)) for ref, number in _pairs(items)}


def suggested_in(request_ref: str) -> Any:
    """A query of how many passages were suggested, for `suggestions_of`."""
    counted = RequestEvent.select(RequestEvent.detail).where(
        RequestEvent.request == request_ref,
        RequestEvent.kind.in_((Event.CERTIFY, Event.TAKE_IN)),
    )
    return counted.order_by(RequestEvent.seq)


def suggestions_of(counted: Iterable[RequestEvent]) -> dict[str, int]:
    """How many passages were suggested in each record, counted when its reading began."""
    found: dict[str, int] = {}
    for one in counted:
        found.update(json.loads(one.detail).get("suggested", {}))
    return found


def collected(request_ref: str, actor: str) -> tuple[tuple[Found, ...], tuple[Suggestion, ...]]:
    """What the centre holds on the subject now, and the passages that a reviewer may want.

    Nothing is collected for what is no access request, nor where a search found nobody. Raises
    NotFound, and Conflict where nobody has looked yet whom it is about.
    """
    request = find(request_ref)
    if request.kind != Kind.ACCESS:
        return (), ()
    if request.subject_id is None and not state(request).history.no_match:
        raise Conflict(f"{request_ref}: it is not matched to anybody")
    found = findings(request_ref)
    note_down(actor, "request:collect", request_ref)
    return found, suggest(request_ref, found) if found else ()


def _pairs(query: Any) -> list[tuple[str, int]]:
    return [(ref, int(number)) for ref, number in query.tuples()]


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
    if now.stage is Stage.CLOSED or now.history.acknowledged_on:
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
