"""Reasons that are looked at again: none keeps something back for ever by itself (VIO, SAR)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Event, Facts
from ccportal.store.requests import Decision, Request


@dataclass(frozen=True, slots=True)
class Due:
    """Reasons of one request whose day has come: the first of the days, and how many."""

    request: str
    since: date
    number: int


def to_look_at() -> tuple[Due, ...]:
    """Every request with a reason whose day has come, the longest waiting first."""
    first, number = fn.MIN(Decision.review_by), fn.COUNT(Decision.record)
    due: Any = Decision.select(Decision.request, first, number).where(_has_come())
    due = due.group_by(Decision.request).order_by(first, Decision.request)
    return tuple(Due(ref, _day(since), int(many)) for ref, since, many in due.tuples())


def of_request(request_ref: str) -> Any:
    """A query of the decisions of a request whose day has come, the first first."""
    columns = (Decision.record, Decision.review_by)
    due = Decision.select(*columns).where(Decision.request == request_ref, _has_come())
    return due.order_by(Decision.review_by, Decision.record)


def look_again(
    request_ref: str, actor: str, reason: str, next_on: date | None, given: Given = NOTHING
) -> None:
    """Put down that the reasons whose day has come still hold, why, and when they are next.

    What was let out stays as it was. A reason that holds no more opens the request again
    instead. Raises Conflict where no reason's day has come.
    """

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        records = [one.record_id for one in of_request(request.ref)]
        if not records:
            raise Conflict("no reason is to be looked at now")
        ours = (Decision.request == request.ref) & Decision.record.in_(records)
        Decision.update(review_by=next_on).where(ours).execute()
        return {"records": records}

    detail = {"reason": reason, "next": next_on}
    brought = {"reason": reason, "day": next_on}
    move(request_ref, Event.LOOK_AGAIN, actor, given, bring=brought, detail=detail, also=also)


def _has_come() -> Any:
    return Decision.review_by.is_null(False) & (Decision.review_by <= clock.today())


def _day(value: Any) -> date:
    """A day as either engine gives it back from a function."""
    return value if isinstance(value, date) else date.fromisoformat(value)
