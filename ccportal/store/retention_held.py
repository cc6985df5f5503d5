"""What may hold families and people back from disposal, and how much is held on them (C9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from peewee import SQL, fn

from ccportal.store.calendar import Rostered
from ccportal.store.contact import Attendance, Incident, Note
from ccportal.store.database import RecordsModel
from ccportal.store.documents import Document
from ccportal.store.families import Member, Referral, Risk
from ccportal.store.people import About
from ccportal.store.requests import Request
from ccportal.store.retention import RetentionHold
from ccportal.store.retention_uses import column, rows, together
from ccportal.store.volunteers import TeamMember


def holding() -> Iterator[tuple[str, str, str, date | None, str]]:
    """What may hold something back: why, by what, whom, its day, and the reason given by hand.

    Of a request that is the day on which it was closed, of what was held back by hand the last
    day; what was lifted is left out.
    """
    closed = Request.closed_on.cast("TEXT")
    asked = (
        Request.select(SQL("'request'"), Request.ref, one, closed, SQL("''"))
        for one in (Request.subject, Request.made_by)
    )
    number, until = RetentionHold.id.cast("TEXT"), RetentionHold.until_on.cast("TEXT")
    by_hand = RetentionHold.select(
        RetentionHold.why, number, RetentionHold.about, until, RetentionHold.reason
    )
    queries = [*asked, by_hand.where(RetentionHold.lifted_on.is_null())]
    for why, source, ref, on, reason in sorted(rows(together(queries)), key=_first_requests):
        if ref is not None:
            yield why, source, ref, date.fromisoformat(on[:10]) if on else None, reason


def _first_requests(row: tuple[Any, ...]) -> tuple[bool, str]:
    return row[0] != "request", row[1]


def counts(refs: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many records of each kind these families, and members of the team, have."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = sorted(set(refs))
    queries: list[Any] = []
    for model, part, name in HELD:
        of = column(model, part)
        number = fn.COUNT(model._meta.primary_key)
        query = model.select(SQL(f"'{name}'"), of, number)
        queries.append(query.where(of.in_(wanted)).group_by(of))
    for name, ref, number in rows(together(queries)) if wanted else ():
        found[ref][name] = number
    return dict(found)


HELD: tuple[tuple[type[RecordsModel], str, str], ...] = (
    (Member, "family", "people"),
    (Attendance, "family", "attendances"),
    (Note, "family", "notes"),
    (Incident, "family", "incidents"),
    (Risk, "family", "risks"),
    (Referral, "family", "referrals"),
    (Document, "family", "documents"),
    (TeamMember, "person", "times on the team"),
    (Rostered, "person", "sessions on the rota"),
    (About, "person", "records"),
)
"""What is counted of a family, and of somebody who was on the team."""
