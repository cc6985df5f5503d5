"""The schedule of what one request keeps back, for the chair, a regulator or a court (VIO, SAR).

It is kept apart from the answer: nothing of it is in a pack, on the portal or in a letter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.letterhead import letterhead
from ccportal.acts.requests_keeping import weighed_in
from ccportal.acts.requests_state import facts, find, state
from ccportal.catalogue import AREAS
from ccportal.errors import Conflict
from ccportal.rules import schedule as rules
from ccportal.rules.covering import of_text
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.schedule import Group, Place, Why
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import schedule as words
from ccportal.sar.collect import DATES
from ccportal.sar.wording import day
from ccportal.store import content
from ccportal.store.people import Person
from ccportal.store.requests import Decision, Passage


class Reader(StrEnum):
    """Whom a schedule is printed for."""

    CHAIR = "chair"
    REGULATOR = "regulator"
    COURT = "court"


def schedule(request_ref: str, actor: str) -> tuple[Group, ...]:
    """All that is kept back of a request, for somebody of the team who looks; that is noted down.

    Raises NotPermitted where it is about them or their family.
    """
    with act(actor, "request:read-schedule", request_ref):
        return _schedule(request_ref, actor)


def printed(request_ref: str, actor: str, reader: Reader) -> tuple[Allowed, bytes]:
    """The schedule on paper for a `reader`, with a line in the audit trail that it was made.

    Raises Conflict where nothing is kept back, NotPermitted as `schedule` does.
    """
    from ccportal.sar import render_schedule  # takes a moment to load

    with act(actor, "request:print-schedule", request_ref, reader):
        groups = _schedule(request_ref, actor)
        if not groups:
            raise Conflict("nothing is kept back, so there is nothing to print")
        records = sorted({place.record for one in groups for _, place in one.places})
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
        reasons=tuple(words.reason(one) for one in groups),
        left_out=tuple((one.record, words.in_its_place(one)) for one in left_out(request_ref)),
    )
    return allowed, render_schedule.render(paper)


def left_out(request_ref: str) -> tuple[Place, ...]:
    """What was collected and is not given because it is not about them: no reason is needed."""
    decisions = _decisions(request_ref, Action.UNRELATED)
    return tuple(place for _, place in _placed(decisions))


def _schedule(request_ref: str, actor: str) -> tuple[Group, ...]:
    rules.check_reader(actor, facts(state(find(request_ref)), actor).conflicted)
    return rules.schedule(_kept_back(request_ref))


def _kept_back(request_ref: str) -> Iterator[tuple[Place, Why]]:
    """What is kept back with why, in the order of reading."""
    decisions = _decisions(request_ref, Action.REDACT, Action.WITHHOLD)
    cuts, names = _cuts(request_ref), _names(decisions)
    for one, place in _placed(decisions):
        for part, code, mode in _parts(one, cuts[one.id]):
            yield replace(place, part=part), _why(one, code, mode, names)


def _decisions(request_ref: str, *actions: Action) -> list[Decision]:
    query = Decision.select().where(Decision.request == request_ref)
    return list(query.where(Decision.action.in_(actions)))


def _placed(decisions: list[Decision]) -> list[tuple[Decision, Place]]:
    """Each with its record in words: by kind, then by day."""
    kinds = content.kinds(one.record_id for one in decisions)
    days, order = _days(kinds), list(AREAS)
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


def _days(kinds: dict[str, str]) -> dict[str, str]:
    """The day of each record as ISO has it; an attendance has its session's."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for ref, kind in kinds.items():
        by_kind[kind].append(ref)
    found = {
        row["ref"]: str(row.get(DATES[kind]) or "")
        for kind, refs in by_kind.items()
        for row in content.rows(kind, refs)
    }
    of_sessions = {found[ref] for ref in by_kind["attendances"] if ref in found}
    times = {row["ref"]: row["starts_at"] for row in content.rows("sessions", of_sessions)}
    return {ref: str(times.get(on, on))[:10] for ref, on in found.items()}


def _cuts(request_ref: str) -> defaultdict[int, list[Passage]]:
    found: defaultdict[int, list[Passage]] = defaultdict(list)
    query = Passage.select().join(Decision).where(Decision.request == request_ref)
    for one in query.order_by(Passage.decision, Passage.position):
        found[one.decision_id].append(one)
    return found


def _names(decisions: list[Decision]) -> dict[str, str]:
    refs = {ref for one in decisions for ref in (one.decided_by_id, one.opened_by_id)}
    refs |= {one.agreed_by_id for one in decisions}
    known = Person.select().where(Person.ref.in_(sorted(refs - {None})))
    return {one.ref: one.name for one in known}
