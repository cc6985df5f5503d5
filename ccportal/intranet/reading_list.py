"""The items of a request as a list: what each is, of when, and what was decided about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from peewee import fn

from ccportal.acts.requests_reading import suggested
from ccportal.rules.withholding import Action, Mode
from ccportal.store import content
from ccportal.store.contact import Session
from ccportal.store.requests import Decision, Item, Passage
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
"""The kinds of records, in the order in which they are read."""

DECIDED: Mapping[str, str] = {
    Action.INCLUDE: "given whole",
    Action.REDACT: "given in part",
    Action.WITHHOLD: "withheld",
    Action.UNRELATED: "not about them",
}

DOTS: Mapping[str, str] = {
    Action.INCLUDE: "all",
    Action.REDACT: "part",
    Action.WITHHOLD: "none",
    Action.UNRELATED: "none",
}
"""The shape that goes with what was decided."""

DAYS = (
    *("written_at", "occurred_at", "recorded_at", "referred_on", "received_on", "made_on"),
    *("given_on", "agreed_on"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in the list beside the record: what it is, of when, what was decided."""

    ref: str
    kind: str
    on: str
    says: str
    decision: Decision | None

    @property
    def agreed(self) -> bool:
        """Whether the second person agreed with it."""
        return bool(self.decision and self.decision.agreed_by_id)

    @property
    def opened(self) -> bool:
        """Whether the second person opened it."""
        return bool(self.decision and self.decision.opened_by_id)

    @property
    def dot(self) -> str:
        """The shape that goes with what was decided."""
        return DOTS[self.decision.action] if self.decision else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is; `next` is the first record that is still to be read."""

    total: int
    decided: int
    next: str | None


def entries(request_ref: str) -> tuple[Entry, ...]:
    """Every item of a request in the order of reading: by kind, then by day."""
    frozen = [one.record_id for one in Item.select().where(Item.request == request_ref)]
    decisions = {
        one.record_id: one for one in Decision.select().where(Decision.request == request_ref)
    }
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for ref, kind in content.kinds({*frozen, *decisions}).items():
        by_kind[kind].append(ref)
    covered, waiting = _covered(request_ref), suggested(request_ref)
    made: list[Entry] = []
    for kind in KINDS:
        days = dict(_days(kind, by_kind[kind]))
        for ref in sorted(by_kind[kind], key=lambda ref: (days[ref], ref)):
            decision = decisions.get(ref)
            says = _says(decision, covered.get(ref, 0), waiting.get(ref, 0))
            made.append(Entry(ref, KINDS[kind], _shown(days[ref]) or ref, says, decision))
    return tuple(made)


def progress(listed: Iterable[Entry]) -> Progress:
    """How far the reading of these records is."""
    all_of_them = list(listed)
    to_read = [one.ref for one in all_of_them if one.decision is None]
    first = all_of_them[0].ref if all_of_them else None
    return Progress(
        total=len(all_of_them),
        decided=len(all_of_them) - len(to_read),
        next=to_read[0] if to_read else first,
    )


def progress_of(request_ref: str) -> Progress:
    """How far the reading of a request's records is."""
    return progress(entries(request_ref))


def day_of(row: Mapping[str, Any]) -> str:
    """The day that a record is of, as ISO has it; empty where it has none of its own."""
    return next((str(row[key])[:10] for key in DAYS if row.get(key)), "")


def _days(kind: str, refs: list[str]) -> Iterator[tuple[str, str]]:
    rows = list(content.rows(kind, refs))
    if kind != "attendances":
        yield from ((row["ref"], day_of(row)) for row in rows)
        return
    sessions = Session.select().where(Session.ref.in_({row["session"] for row in rows}))
    begins = {one.ref: one.starts_at.date().isoformat() for one in sessions}
    yield from ((row["ref"], begins[row["session"]]) for row in rows)


def _covered(request_ref: str) -> dict[str, int]:
    """How many passages are covered in each record."""
    query = (
        Passage.select(Decision.record, fn.COUNT(Passage.find))
        .join(Decision)
        .where(Decision.request == request_ref)
        .group_by(Decision.record)
    )
    return {ref: int(number) for ref, number in cast(Iterable[tuple[str, int]], query.tuples())}


def _says(decision: Decision | None, covered: int, waiting: int) -> str:
    if decision is None:
        return filters.count(waiting, "suggestion") if waiting else "no suggestions"
    if decision.action == Action.REDACT:
        return f"{filters.count(covered, 'passage')} covered"
    if decision.action == Action.WITHHOLD and decision.mode == Mode.SILENT:
        return "withheld, no sign of it"
    return DECIDED[decision.action]


def _shown(on: str) -> str:
    return filters.short_day(date.fromisoformat(on)) if on else ""
