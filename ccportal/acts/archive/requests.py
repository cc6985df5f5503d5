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
PASSAGE = ("find", "exemption", "mode")
DECIDED = ("record", "action", "exemption", "mode", "reason", "decided_by", "agreed_by")


def put(rows: Sequence[Row], at: datetime) -> None:
    """Put requests into the store, after all records that they decide about.

    One whose decisions all carry `agreed_by` counts as approved, on the day when the identity
    was confirmed, or else received. `at` is the time of the import, in UTC.
    """
    loading.put("requests", rows, imported=True, version=0)
    _put_decisions(rows)
    columns = ("request", "seq", "at", "kind", "stage", "detail")
    loading.insert(RequestEvent, columns, (_event(row, at) for row in rows))
    for row in filter(_is_approved, rows):
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
    loading.insert(Passage, ("decision", "position", *PASSAGE), _passages(rows))


def _decided(
    decisions: Iterable[tuple[str, int, Row]], digests: dict[str, str]
) -> Iterator[list[Any]]:
    for ref, position, one in decisions:
        yield [ref, position, digests[one["record"]], *(one.get(key) for key in DECIDED)]


def _passages(rows: Sequence[Row]) -> Iterator[list[Any]]:
    for row in rows:
        made = Decision.select().where(Decision.request == row["ref"])
        ids = {one.position: one.id for one in made}
        for position, decision in enumerate(row.get("decisions", ())):
            for index, one in enumerate(decision.get("passages", ())):
                yield [ids[position], index, *(one.get(key) for key in PASSAGE)]


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


def _event(row: Row, at: datetime) -> list[Any]:
    """The one event that the archive tells of: that the request came, and how far it is."""
    stage = _stage(row)
    detail = {"imported": True, "day": row["received_on"]}
    if stage is Stage.CLOSED:
        detail["outcome"] = rules.outcome([_decision(one) for one in row.get("decisions", ())])
    return [row["ref"], 1, at, "record", stage.value, json.dumps(detail)]


def _decision(one: Row) -> tuple[Action, Mode]:
    return Action(one["action"]), Mode(one.get("mode", Mode.STATED))
