"""What was decided about a record before, and what of it was taken back: nothing is lost (SAR)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ccportal.intranet.reading_list import DECIDED
from ccportal.intranet.requests_forms_review import MODES
from ccportal.rules.requests_facts import Event
from ccportal.rules.withholding import Mode
from ccportal.store.at_once import Steps, asking
from ccportal.store.people import Person
from ccportal.store.requests import RequestEvent
from ccportal.web import filters

SHOWN = (Event.DECIDE, Event.UNDO, Event.OPEN_ITEM, Event.AGREE)


@dataclass(frozen=True, slots=True)
class Was:
    """One line of a record's history."""

    at: datetime
    by: str
    says: str
    reason: str


def past_in_steps(request_ref: str, record: str) -> Steps[tuple[Was, ...]]:
    """All that was decided about a record, the last first; every decision stays (append-only)."""
    about = f'"record": {json.dumps(record)}'
    query: Any = RequestEvent.select(RequestEvent, Person).left_outer_join(Person)
    query = query.where(
        RequestEvent.request == request_ref,
        RequestEvent.kind.in_(SHOWN),
        RequestEvent.detail.contains(about),
    )
    rows = yield from asking(query.order_by(RequestEvent.seq.desc()))
    return tuple(
        _line(one, detail)
        for one in rows
        if (detail := json.loads(one.detail)).get("record") == record
    )


def _line(one: RequestEvent, detail: dict[str, Any]) -> Was:
    said, reason = _said(Event(one.kind), detail)
    return Was(one.at, one.by.name if one.by else "ccportal", said, reason)


def _said(event: Event, detail: dict[str, Any]) -> tuple[str, str]:
    if event is Event.DECIDE:
        return _decided(detail["after"]), detail["after"].get("reason", "")
    if event is Event.UNDO:
        again = detail["restored"]
        words = f"taken back; again {_decided(again)}" if again else "taken back"
        return words, ""
    if event is Event.OPEN_ITEM:
        return "opened by the second person", ""
    return "the second person agreed", str(detail.get("reason", ""))


def _decided(kept: dict[str, Any]) -> str:
    """A decision in words: what becomes of the record, with which code, how much is covered."""
    words = DECIDED[kept["action"]]
    if kept.get("exemption"):
        words += f" ({kept['exemption']}, they see {MODES[Mode(kept['mode'] or Mode.STATED)]})"
    covered = len(kept.get("passages", ()))
    return f"{words}, {filters.count(covered, 'passage')} covered" if covered else words
