"""What was decided about a request's records, and what is still to be: asked in few steps (SAR).

It is for pages, which ask for it together with the rest that they show. However many records
there are, they are asked for at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccportal.rules.redaction import Decided
from ccportal.sar.collect import Found
from ccportal.sar.decided import by_record, decisions_in_steps
from ccportal.store import content
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.people import Record
from ccportal.store.requests import Decision, Item


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The records that were decided on, as they are today, in the order of their refs.

    `decided` and `reasons` are by the record's ref.
    """

    records: tuple[Found, ...]
    decided: Mapping[str, Decided]
    reasons: Mapping[str, str]


def reviewed_in_steps(request_ref: str) -> Steps[Reviewed]:
    """What was decided about each record of a request, and why."""
    theirs = Decision.request == request_ref
    made, cuts = yield from decisions_in_steps(request_ref)
    decided = by_record(made, cuts)
    kinds = {one.record.kind for one in made}
    found = yield from _records(kinds, Decision.select(Decision.record).where(theirs))
    return Reviewed(
        records=tuple(one for one in found if one.ref in decided),
        decided=decided,
        reasons={one.record_id: one.reason for one in made},
    )


def unread_in_steps(request_ref: str) -> Steps[tuple[Found, ...]]:
    """The collected records that nothing was decided about yet, in the order of their refs."""
    decided = Decision.select(Decision.record).where(Decision.request == request_ref)
    items = Item.select(Item.record).where(Item.request == request_ref, Item.record.not_in(decided))
    kinds = Record.select(Record.kind).where(Record.ref.in_(items)).group_by(Record.kind)
    lists = yield from asking(kinds.tuples())
    found = yield from _records((kind for (kind,) in lists), items)
    return tuple(found)


def _records(kinds: Iterable[str], refs: Any) -> Steps[list[Found]]:
    """The records of these lists that a query has the refs of."""
    named = sorted(kinds)
    read = yield from side_by_side(*(content.rows_in_steps(kind, refs) for kind in named))
    found = [
        Found(row["ref"], kind, "mentions", row, content.digest_of(row))
        for kind, rows in zip(named, read, strict=True)
        for row in rows
    ]
    return sorted(found, key=lambda one: one.ref)
