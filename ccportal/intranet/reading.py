"""One record of a request as whoever reads it sees it, with what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ccportal import catalogue
from ccportal.acts import requests_items as items
from ccportal.errors import NotFound
from ccportal.intranet import marking
from ccportal.rules.withholding import Action, Mode
from ccportal.sar import pictures, review
from ccportal.sar.collect import Found
from ccportal.sar.suggest import suggest
from ccportal.store import content
from ccportal.store.contact import Session
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import Organisation, Person, Record
from ccportal.store.requests import Decision, Item
from ccportal.web import filters

KINDS: Mapping[str, str] = {
    "referrals": "Referral",
    "attendances": "Attendance",
    "notes": "Note",
    "incidents": "Incident",
    "risks": "Risk",
    "documents": "Document",
    "consents": "Consent",
    "disclosures": "Disclosure",
    "assessments": "Assessment",
    "requests": "Earlier request",
}

DECIDED: Mapping[str, str] = {
    Action.INCLUDE: "given whole",
    Action.REDACT: "given in part",
    Action.WITHHOLD: "withheld",
    Action.UNRELATED: "not about them",
}

DAYS = (
    *("written_at", "occurred_at", "recorded_at", "referred_on", "received_on", "made_on"),
    *("given_on", "agreed_on"),
)
LEFT_OUT = frozenset({"ref", "decisions", "file", "media_type"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in the list beside the record: what it is, of when, what was decided."""

    ref: str
    kind: str
    on: str
    says: str
    decision: Decision | None
    agreed: bool
    opened: bool

    @property
    def dot(self) -> str:
        """The shape that goes with what was decided."""
        shapes = {"include": "all", "redact": "part", "withhold": "none", "unrelated": "none"}
        return shapes.get(self.decision.action, "") if self.decision else ""


@dataclass(frozen=True, slots=True)
class Text:
    """A field that holds words, drawn with its passages."""

    label: str
    stretches: tuple[marking.Stretch, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The record that is being read."""

    found: Found
    title: str
    why: str
    facts: tuple[tuple[str, str], ...]
    texts: tuple[Text, ...]
    passages: tuple[marking.Row, ...]
    decision: Decision | None
    has_file: bool
    pages: int


def entries(request_ref: str) -> tuple[Entry, ...]:
    """Every item of a request in the order of reading: by kind, then by day."""
    frozen = [one.record_id for one in Item.select().where(Item.request == request_ref)]
    decisions = {
        one.record_id: one for one in Decision.select().where(Decision.request == request_ref)
    }
    kinds = content.kinds(tuple({*frozen, *decisions}))
    made = [_entry(kinds[ref], ref, decisions.get(ref)) for ref in kinds]
    order = list(KINDS)
    made.sort(key=lambda one: (order.index(one[0]), one[1], one[2].ref))
    return tuple(entry for _kind, _on, entry in made)


def reading(request_ref: str, record: str) -> Reading:
    """The record with its passages; raises NotFound for what is none of the request's items."""
    found = next((one for one in _found(request_ref, record) if one.ref == record), None)
    if found is None:
        raise NotFound("This is none of the records of the request.")
    decision = Decision.get_or_none((Decision.request == request_ref) & (Decision.record == record))
    decided = review.decided(request_ref).get(record)
    words = [(field, str(found.row[field])) for field in _fields(found) if found.row.get(field)]
    texts = [text for _field, text in words]
    passages = marking.rows(
        texts, decided.passages if decided else (), suggest(request_ref, (found,))
    )
    return Reading(
        found=found,
        title=f"{KINDS[found.kind]}{_of(found.row)}",
        why="They stand in it" if found.why == "held" else "Its words speak of them",
        facts=tuple(_facts(found)),
        texts=tuple(Text(_label(field), marking.drawn(text, passages)) for field, text in words),
        passages=passages,
        decision=decision,
        has_file="file" in found.row,
        pages=_pages(record) if "file" in found.row else 0,
    )


def _pages(record: str) -> int:
    """How many pages the file of a document has."""
    document = Document.get_by_id(record)
    return len(pictures.pages(bytes(FileContent.get_by_id(document.file_id).content)))


def _found(request_ref: str, record: str) -> Iterable[Found]:
    item = Item.get_or_none((Item.request == request_ref) & (Item.record == record))
    if item is None:
        return items.findings(request_ref)
    kind = content.kinds((record,))[record]
    row = content.row(kind, record)
    return (Found(record, kind, item.why, row, content.digest_of(row)),)


def _entry(kind: str, ref: str, decision: Decision | None) -> tuple[str, str, Entry]:
    row = content.row(kind, ref)
    on = _day(kind, row)
    says = DECIDED[decision.action] if decision else "to be read"
    if decision and decision.action == Action.WITHHOLD and decision.mode == Mode.SILENT:
        says = "withheld, no sign of it"
    agreed = bool(decision and decision.agreed_by_id)
    opened = bool(decision and decision.opened_by_id)
    shown = filters.short_day(date.fromisoformat(on[:10])) if on else ref
    return kind, on, Entry(ref, KINDS[kind], shown, says, decision, agreed, opened)


def _day(kind: str, row: Mapping[str, Any]) -> str:
    if kind == "attendances":
        return str(Session.get_by_id(row["session"]).starts_at.isoformat())
    return next((str(row[key]) for key in DAYS if row.get(key)), "")


def _of(row: Mapping[str, Any]) -> str:
    on = next((str(row[key]) for key in DAYS if row.get(key)), "")
    return f" of {filters.day(date.fromisoformat(on[:10]))}" if on else ""


def _fields(found: Found) -> tuple[str, ...]:
    return catalogue.WORDS[found.kind]


def _label(field: str) -> str:
    return filters.plain(field.replace("_", " "))


def _facts(found: Found) -> Iterable[tuple[str, str]]:
    """The short fields as the team sees them: people and organisations by their names."""
    words = _fields(found)
    for key, value in found.row.items():
        if key not in LEFT_OUT and key not in words:
            yield _label(key.removesuffix("_at").removesuffix("_on")), _say(value)


def _say(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_say(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    return _name(text) or _when(text) or filters.plain(text)


def _name(ref: str) -> str | None:
    known = Record.get_or_none(Record.ref == ref)
    if known is None:
        return None
    if known.kind == "people":
        return str(Person.get_by_id(ref).name)
    if known.kind == "organisations":
        return str(Organisation.get_by_id(ref).name)
    if known.kind == "sessions":
        return filters.moment(Session.get_by_id(ref).starts_at)
    return ref


def _when(text: str) -> str | None:
    try:
        if len(text) == len("2026-01-01"):
            return filters.day(date.fromisoformat(text))
        if len(text) == len("2026-01-01T10:00"):
            return filters.moment(datetime.fromisoformat(text))
    except ValueError:
        return None
    return None
