"""The day that each record is of, as lists have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccportal.store.at_once import Steps
from ccportal.store.contact import Attendance, Session
from ccportal.store.forms import FORMS

DAYS = (
    *("written_at", "occurred_at", "recorded_at", "referred_on", "received_on", "made_on"),
    *("given_on", "agreed_on"),
)


def day_of(row: Mapping[str, Any]) -> str:
    """The day that a record is of, as ISO has it; empty where it has none of its own."""
    return next((str(row[key])[:10] for key in DAYS if row.get(key)), "")


def days_in_steps(by_kind: Mapping[str, Any]) -> Steps[dict[str, str]]:
    """The day of each record, as `day_of` has it; each list has its refs, or a query of them.

    An attendance has that of its session.
    """
    queries = [_day_query(kind, refs) for kind, refs in by_kind.items()]
    yield tuple(queries)
    return {ref: str(day)[:10] if day else "" for query in queries for ref, day in query}


def _day_query(kind: str, refs: Any) -> Any:
    if kind == "attendances":
        query = Attendance.select(Attendance.ref, Session.starts_at).join(Session)
        return query.where(Attendance.ref.in_(refs)).tuples()
    form = FORMS[kind]
    day = next(key.column for name in DAYS for key in form.columns if key.name == name)
    columns = form.model.select(form.field("ref"), form.field(day))
    return columns.where(form.field("ref").in_(refs)).tuples()
