"""The items of a request as a list: what each is, of when, and what was decided about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import fn

from ccportal.acts.requests_reading import suggested_in, suggestions_of
from ccportal.rules.withholding import Action, Mode
from ccportal.store.at_once import Steps, alone
from ccportal.store.days import day_of as day_of
from ccportal.store.days import days_in_steps
from ccportal.store.people import Record
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


@dataclass(frozen=True, slots=True)
class Placed:
    """An item in its place: the list of the archive that it is in, its day, whether it is read."""

    ref: str
    of: str
    on: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in the list beside the record: what it is, of when, what was decided.

    `of` is the list of the archive that it is in.
    """

    ref: str
    kind: str
    on: str
    says: str
    decision: Decision | None
    of: str = ""

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


def order(request_ref: str) -> tuple[Placed, ...]:
    """Every item of a request in the order of reading: by kind, then by day."""
    return alone(order_in_steps(request_ref))


def order_in_steps(request_ref: str) -> Steps[tuple[Placed, ...]]:
    """The same, asked together with what else a page needs."""
    both, theirs = collected(request_ref), _refs(request_ref)
    yield both.items, both.decisions
    kinds, decided = both.kinds, {ref for ref, _kind in both.decisions}
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for ref, kind in kinds.items():
        by_kind[kind].append(ref)
    days = yield from days_in_steps(dict.fromkeys(by_kind, theirs))
    return tuple(
        Placed(ref, kind, days[ref], ref in decided)
        for kind in KINDS
        for ref in sorted(by_kind[kind], key=lambda ref: (days[ref], ref))
    )


def entries(
    request_ref: str, placed: Iterable[Placed] | None = None, only: frozenset[str] | None = None
) -> tuple[Entry, ...]:
    """The items in the order of reading, with what was decided; `only` these, where it is given."""
    return alone(entries_in_steps(request_ref, placed or order(request_ref), only))


def entries_in_steps(
    request_ref: str, placed: Iterable[Placed], only: frozenset[str] | None = None
) -> Steps[tuple[Entry, ...]]:
    """The same in steps."""
    wanted = [one for one in placed if only is None or one.ref in only]
    decided, covered = _decided(request_ref, only)
    counted = suggested_in(request_ref)
    yield decided, covered, counted
    decisions = {one.record_id: one for one in decided}
    cuts, waiting = dict(covered), suggestions_of(counted)
    made = []
    for one in wanted:
        decision = decisions.get(one.ref)
        says = _says(decision, cuts.get(one.ref, 0), waiting.get(one.ref, 0))
        day = _shown(one.on) or one.ref
        made.append(Entry(one.ref, KINDS[one.of], day, says, decision, one.of))
    return tuple(made)


def progress(placed: Iterable[Placed]) -> Progress:
    """How far the reading of these records is."""
    all_of_them = list(placed)
    to_read = [one.ref for one in all_of_them if not one.decided]
    first = all_of_them[0].ref if all_of_them else None
    return Progress(
        total=len(all_of_them),
        decided=len(all_of_them) - len(to_read),
        next=to_read[0] if to_read else first,
    )


@dataclass(frozen=True, slots=True)
class Collected:
    """Queries of what was collected for a request, and of what was decided, with their kinds."""

    items: Any
    decisions: Any

    @property
    def kinds(self) -> dict[str, str]:
        """The list that each record belongs to."""
        return dict((*self.items, *self.decisions))

    def progress(self) -> Progress:
        """How far the reading is; the store is asked where somebody has to read on."""
        kinds, decided = self.kinds, {ref for ref, _ in self.decisions}
        to_read = kinds.keys() - decided
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for ref in to_read or kinds:
            by_kind[kinds[ref]].append(ref)
        first = next((kind for kind in KINDS if kind in by_kind), None)
        days = alone(days_in_steps({first: by_kind[first]})) if first else {}
        at = min(days, key=lambda ref: (days[ref], ref), default=None)
        return Progress(len(kinds), len(kinds) - len(to_read), at)


def collected(request_ref: str) -> Collected:
    """What was collected for a request: to be asked at once with what else its page needs."""
    items = Item.select(Item.record, Record.kind).join(Record)
    decisions = Decision.select(Decision.record, Record.kind).join(Record)
    return Collected(
        items.where(Item.request == request_ref).tuples(),
        decisions.where(Decision.request == request_ref).tuples(),
    )


def _refs(request_ref: str) -> Any:
    """A query of what was collected for a request, or decided on."""
    items = Item.select(Item.record).where(Item.request == request_ref)
    return items | Decision.select(Decision.record).where(Decision.request == request_ref)


def _decided(request_ref: str, only: frozenset[str] | None) -> tuple[Any, Any]:
    """What was decided, and how many passages are covered in each record, as queries."""
    decided = Decision.select().where(Decision.request == request_ref)
    covered = Passage.select(Decision.record, fn.COUNT(Passage.find).alias("number"))
    covered = covered.join(Decision).where(Decision.request == request_ref)
    if only is not None:
        decided = decided.where(Decision.record.in_(sorted(only)))
        covered = covered.where(Decision.record.in_(sorted(only)))
    return decided, covered.group_by(Decision.record).tuples()


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
