"""Requests that come with an archive: what was decided, and the digest of what was agreed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from ccportal.rules import requests as rules
from ccportal.rules.requests_facts import Kind, Stage
from ccportal.rules.withholding import Action, Mode
from ccportal.sar import review
from ccportal.store import content, loading
from ccportal.store.requests import Decision, Passage, Request, RequestEvent

Row = content.Row
DECIDED = ("record", "action", "exemption", "mode", "reason", "decided_by", "agreed_by")


def put(rows: Sequence[Row], at: datetime) -> None:
    """Put requests into the store, after all records that they decide about.

    One whose decisions all carry `agreed_by` counts as approved, on the day when the identity
    was confirmed, or else received. `at` is the time of the import, in UTC.
    """
    loading.put("requests", rows, imported=True, version=0)
    _put_decisions(rows)
    for row in rows:
        stage = _stage(row)
        _put_event(row, stage, at)
        if _is_approved(row):
            Request.update(
                approved_on=row.get("identity_confirmed_on", row["received_on"]),
                approved_digest=review.digest(row["ref"]),
            ).where(Request.ref == row["ref"]).execute()


def _put_decisions(rows: Sequence[Row]) -> None:
    decisions = [
        (row["ref"], position, one)
        for row in rows
        for position, one in enumerate(row.get("decisions", ()))
    ]
    digests = _digests(one["record"] for _, _, one in decisions)
    columns = ("request", "position", "digest", *DECIDED)
    loading.insert(Decision, columns, _decided(decisions, digests))
    refs = [row["ref"] for row in rows]
    query = Decision.select().where(Decision.request.in_(refs))
    ids = {(one.request_id, one.position): one.id for one in query}
    loading.insert(
        Passage,
        ("decision", "position", "find", "exemption", "mode"),
        (
            (ids[ref, position], index, one["find"], one["exemption"], one.get("mode"))
            for ref, position, decision in decisions
            for index, one in enumerate(decision.get("passages", ()))
        ),
    )


def _decided(
    decisions: Iterable[tuple[str, int, Row]], digests: dict[str, str]
) -> Iterator[list[Any]]:
    for ref, position, one in decisions:
        yield [ref, position, digests[one["record"]], *(one.get(key) for key in DECIDED)]


def _digests(records: Iterable[str]) -> dict[str, str]:
    """The digest of what each record says at the import."""
    kinds = content.kinds(records)
    return content.digests((kind, ref) for ref, kind in kinds.items())


def _is_approved(row: Row) -> bool:
    decisions = row.get("decisions")
    agreed = decisions is not None and all("agreed_by" in one for one in decisions)
    return agreed and row["kind"] == Kind.ACCESS


def _stage(row: Row) -> Stage:
    return rules.imported_stage(
        Kind(row["kind"]),
        closed="closed_on" in row,
        approved=_is_approved(row),
        decided=bool(row.get("decisions")),
        confirmed="identity_confirmed_on" in row,
    )


def _put_event(row: Row, stage: Stage, at: datetime) -> None:
    """The one event that the archive tells of: that the request came, and how far it is."""
    detail = {"imported": True, "day": row["received_on"]}
    if stage is Stage.CLOSED:
        decisions = [
            (Action(one["action"]), Mode(one.get("mode", Mode.STATED)))
            for one in row.get("decisions", ())
        ]
        detail["outcome"] = rules.outcome(decisions)
    RequestEvent.create(
        request=row["ref"],
        seq=1,
        at=at,
        kind="record",
        stage=stage,
        detail=json.dumps(detail),
    )
