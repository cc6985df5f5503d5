"""A request of a thousand records: its pages ask the store no more than one of fifty does."""

from __future__ import annotations

import logging
from datetime import timedelta

from ccportal import clock
from ccportal.store import content
from ccportal.store.contact import Note
from ccportal.store.database import records_db
from ccportal.store.people import About, Record
from ccportal.store.requests import Decision, Item, Passage, RequestEvent

from .way import SUBJECT


def grow(way, number: int, begin: int = 0) -> list[str]:
    """So many more notes among the records of a request, two in three of them decided."""
    refs = [f"n-9{one:04}" for one in range(begin, begin + number)]
    at = clock.now()
    with records_db.atomic():
        _insert(Record, [{"ref": ref, "kind": "notes"} for ref in refs])
        _insert(Note, [_note(ref, at - timedelta(one)) for one, ref in enumerate(refs)])
        _insert(About, [{"record": ref, "person": SUBJECT, "position": 0} for ref in refs])
        digests = content.digests([("notes", ref) for ref in refs])
        common = {"request": way.ref, "collected_at": at, "why": "held"}
        _insert(Item, [{**common, "record": ref, "digest": digests[ref]} for ref in refs])
        decided = [ref for one, ref in enumerate(refs) if one % 3]
        _insert(Decision, [_decision(way, ref, digests[ref], at) for ref in decided])
        seq = RequestEvent.select().where(RequestEvent.request == way.ref).count() + begin + 1
        _insert(RequestEvent, [_event(way, ref, seq + one, at) for one, ref in enumerate(decided)])
        made = Decision.select(Decision.id).where(Decision.record.in_(decided[:200])).tuples()
        _insert(Passage, [_passage(one) for (one,) in made])
    return refs


def _insert(model, rows):
    for begin in range(0, len(rows), 100):
        model.insert_many(rows[begin : begin + 100]).execute()


def _note(ref, at):
    text = "He came with Rory Tallentire at ten. They built a bridge. " * 6
    return {"ref": ref, "kind": "session", "written_at": at, "written_by": "p-001", "text": text}


def _decision(way, ref, digest, at):
    who = way.coordinator.person_id
    made = {"request": way.ref, "record": ref, "position": 0, "action": "redact", "reason": "Hers."}
    return made | {"decided_by": who, "decided_at": at, "digest": digest}


def _event(way, ref, seq, at):
    made = {"request": way.ref, "seq": seq, "at": at, "by": way.coordinator.person_id}
    detail = f'{{"record": "{ref}", "before": null, "after": {{"action": "redact"}}}}'
    return made | {"kind": "decide", "stage": "item_review", "detail": detail}


def _passage(decision):
    made = {"decision": decision, "position": 0, "find": "Rory Tallentire"}
    return made | {"exemption": "TP16", "mode": "stated"}


def queries(caplog, client, page: str) -> int:
    """How many statements a page takes."""
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert client.get(page).status_code == 200
        return sum(one.name == "peewee" for one in caplog.records)
