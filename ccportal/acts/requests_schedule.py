"""The schedule of what one request keeps back, for the chair, a regulator or a court (VIO, SAR).

It is kept apart from the answer: nothing of it is in a pack, on the portal or in a letter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.letterhead import letterhead
from ccportal.acts.requests_keeping import weighed_in
from ccportal.acts.requests_state import conflicted, find, members_of
from ccportal.catalogue import AREAS
from ccportal.errors import Conflict
from ccportal.rules import schedule as rules
from ccportal.rules.covering import of_text
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.schedule import Group, Place, Why
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import schedule as words
from ccportal.sar.wording import day
from ccportal.store.at_once import alone, at_once
from ccportal.store.days import days_in_steps
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Passage

Placed = list[tuple[Decision, Place]]


class Reader(StrEnum):
    """Whom a schedule is printed for."""

    CHAIR = "chair"
    REGULATOR = "regulator"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Schedule:
    """All that is kept back, and what was collected and is not about them: that has no reason."""

    groups: tuple[Group, ...]
    left_out: tuple[Place, ...]


def schedule(request_ref: str, actor: str) -> Schedule:
    """All that is kept back of a request, for somebody of the team who looks; that is noted down.

    Raises NotPermitted where it is about them or their family.
    """
    with act(actor, "request:read-schedule", request_ref):
        return _read(request_ref, actor)


def printed(request_ref: str, actor: str, reader: Reader) -> tuple[Allowed, bytes]:
    """The schedule on paper for a `reader`, with a line in the audit trail that it was made.

    Raises Conflict where nothing is kept back, NotPermitted as `schedule` does.
    """
    from ccportal.sar import render_schedule  # takes a moment to load

    with act(actor, "request:print-schedule", request_ref, reader):
        found = _read(request_ref, actor)
        if not found.groups:
            raise Conflict("nothing is kept back, so there is nothing to print")
        records = sorted({place.record for one in found.groups for _, place in one.places})
        to = Recipient(To.TEAM if reader is Reader.CHAIR else To.OVERSIGHT)
        items = tuple(Item(one, Thing.RECORD) for one in records)
        why = "to answer for what is kept back"
        allowed = ask(Parcel(Way.SCHEDULE, why, clock.today(), to, items))
    paper = render_schedule.Schedule(
        head=letterhead(),
        reference=request_ref,
        received_on=find(request_ref).received_on,
        dated=clock.today(),
        reader=words.in_words(reader),
        reasons=tuple(words.reason(one) for one in found.groups),
        left_out=tuple((one.record, words.in_its_place(one)) for one in found.left_out),
    )
    return allowed, render_schedule.render(paper)


def _read(request_ref: str, actor: str) -> Schedule:
    request = find(request_ref)
    ours = Decision.request == request_ref
    decided: Any = Decision.select().where(ours, Decision.action != Action.INCLUDE)
    kinds: Any = Decision.select(Decision.record, Record.kind).join(Record).where(ours).tuples()
    cuts: Any = Passage.select().join(Decision).where(ours)
    cuts = cuts.order_by(Passage.decision, Passage.position)
    who = (Decision.decided_by, Decision.opened_by, Decision.agreed_by)
    some = reduce(or_, (Person.ref.in_(Decision.select(one).where(ours)) for one in who))
    people: Any = Person.select().where(some)
    near = members_of(request)
    at_once(decided, kinds, cuts, people, near)
    rules.check_reader(actor, conflicted(request, near))
    placed = _placed(list(decided), dict(kinds))
    names = {one.ref: one.name for one in people}
    of_each: defaultdict[int, list[Passage]] = defaultdict(list)
    for cut in cuts:
        of_each[cut.decision_id].append(cut)
    return Schedule(
        groups=rules.schedule(_kept_back(placed, of_each, names)),
        left_out=tuple(place for one, place in placed if one.action == Action.UNRELATED),
    )


def _kept_back(
    placed: Placed, cuts: Mapping[int, list[Passage]], names: dict[str, str]
) -> Iterator[tuple[Place, Why]]:
    """What is kept back with why, in the order of reading."""
    for one, place in placed:
        for part, code, mode in _parts(one, cuts[one.id]):
            yield replace(place, part=part), _why(one, code, mode, names)


def _placed(decisions: list[Decision], kinds: dict[str, str]) -> Placed:
    """Each with its record in words: by kind, then by day."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for one in decisions:
        by_kind[kinds[one.record_id]].append(one.record_id)
    days, order = alone(days_in_steps(by_kind)) if by_kind else {}, list(AREAS)
    made = []
    for one in decisions:
        ref, kind = one.record_id, kinds[one.record_id]
        on = days.get(ref, "")
        said = day(date.fromisoformat(on)) if on else ""
        made.append((order.index(kind), on, ref, one, Place(ref, AREAS[kind], said)))
    return [(one, place) for *_, one, place in sorted(made, key=lambda row: row[:3])]


def _parts(one: Decision, cuts: list[Passage]) -> Iterator[tuple[str, Exemption, Mode]]:
    """What of a record is kept back: all of it, or its passages and the covers of its file."""
    if one.exemption is not None:
        yield "", Exemption(one.exemption), Mode(one.mode or Mode.STATED)
    for number, cut in enumerate(cuts, 1):
        part = f"passage {number} of {len(cuts)}"
        yield part, Exemption(cut.exemption), Mode(cut.mode or Mode.STATED)
    covers = of_text(one.covers)
    for number, cover in enumerate(covers, 1):
        part = f"area {number} of {len(covers)}, on page {cover.page} of its file"
        yield part, cover.exemption, cover.mode


def _why(one: Decision, code: Exemption, mode: Mode, names: dict[str, str]) -> Why:
    return Why(
        code=code,
        mode=mode,
        reason=one.reason,
        evidence=str(json.loads(one.weighed or "{}").get("evidence") or ""),
        weighed=weighed_in(one.weighed),
        review_by=one.review_by,
        decided_by=names.get(one.decided_by_id, ""),
        decided_on=clock.local(one.decided_at).date() if one.decided_at else None,
        opened_by=names.get(one.opened_by_id or "", ""),
        agreed_by=names.get(one.agreed_by_id or "", ""),
        agreed_on=clock.local(one.agreed_at).date() if one.agreed_at else None,
        agreed_reason=one.agreed_reason or "",
    )
