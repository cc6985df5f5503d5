"""What was decided about the records of a request, and whether the decisions still stand."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ccportal import clock
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Mode
from ccportal.sar.asked import large_print, places, since, told_of_nobody
from ccportal.sar.collect import Found
from ccportal.sar.decided import by_record, decisions_in_steps
from ccportal.sar.register import arranged, register
from ccportal.store import content
from ccportal.store.at_once import alone
from ccportal.store.families import Member
from ccportal.store.requests import Decision, Item, Request
from ccportal.store.reviews import PolicyVersion


def decided(request_ref: str) -> dict[str, Decided]:
    """What was decided about each record of a request, by the record's ref."""
    return by_record(*alone(decisions_in_steps(request_ref)))


def digest(request_ref: str) -> str:
    """What an approval binds: SHA-256 in hex over all that the answer comes of.

    That is what was collected, what each record says today, what was decided, by whom and who
    agreed, the people whom the answer is about, and the policy in force.
    """
    return _sha256(_basis(request_ref) | {"agreed": _agreements(request_ref)})


PARTS: Mapping[str, str] = {
    "items": "what was collected changed",
    "content": "a record changed",
    "decisions": "a decision changed",
    "agreed": "an agreement changed",
    "people": "somebody whom it is about, or of their family, changed",
    "policy": "another policy is in force",
    "around": "a session, somebody who stands in a record, or our letterhead changed",
    "request": "the request changed",
    "told": "what is known of who asks changed",
}
"""What an approval binds, part by part, and what is said where a part is not as it was."""


def parts(request_ref: str) -> dict[str, str]:
    """The digest of each part of what an approval binds, so that it can be said what changed."""
    bound = _basis(request_ref) | {"agreed": _agreements(request_ref)}
    return {name: _sha256(value) for name, value in bound.items()}


def prepared_digest(request_ref: str) -> str:
    """The same but for who agreed: what the second person is given to agree with."""
    return _sha256(_basis(request_ref))


def changes(request_ref: str) -> tuple[str, ...]:
    """What is no longer as it was decided on, a line each, beginning with the record's ref."""
    decisions = _decisions(request_ref)
    now = _rows(one.record_id for one in decisions)
    return tuple(
        f"{one.record_id}: changed since it was decided"
        for one in decisions
        if one.record_id not in now or now[one.record_id].digest != one.digest
    )


def items(request_ref: str) -> tuple[Found, ...]:
    """The records that were collected for a request, as they are today, in order of their refs."""
    collected = {one.record_id: one.why for one in Item.select().where(Item.request == request_ref)}
    rows = _rows(collected)
    return tuple(replace(rows[ref], why=collected[ref]) for ref in sorted(rows))


def unprepared(request_ref: str, found: Iterable[Found]) -> tuple[str, ...]:
    """What keeps the second person from being asked: undecided, changed or newly found."""
    decisions = {one.record_id for one in _decisions(request_ref)}
    collected = Item.select().where(Item.request == request_ref)
    frozen = {one.record_id for one in collected}
    lines = list(changes(request_ref))
    for ref in sorted({one.ref for one in found} | frozen):
        if frozen and ref not in frozen:
            lines.append(f"{ref}: newly found since the search")
        elif ref not in decisions:
            lines.append(f"{ref}: undecided")
    return tuple(lines)


def refusals(request_ref: str, found: Iterable[Found]) -> tuple[str, ...]:
    """Why no answer may be built, a line each, beginning with the record's ref; empty if it may.

    The stage of the request is not looked at: that is the rules' to say.
    """
    request = Request.get_by_id(request_ref)
    lines = unprepared(request_ref, found)
    lines += tuple(
        f"{one.record_id}: not agreed by a second person"
        for one in _decisions(request_ref)
        if one.agreed_by_id is None or one.agreed_by_id == one.decided_by_id
    )
    if lines:
        return lines
    if request.approved_digest is None:
        return (f"{request_ref}: not approved by a second person",)
    if request.approved_digest != digest(request_ref):
        return (f"{request_ref}: approval void: a person, the policy or the request changed",)
    return ()


def added(request_ref: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The findings with the records that were decided on though nothing finds them any more.

    What a person decided stands: whether a record is in an answer must not hang on the words
    that are withheld in it.
    """
    missing = {one.record_id for one in _decisions(request_ref)} - {one.ref for one in found}
    return tuple(sorted((*found, *_rows(missing).values()), key=lambda one: one.ref))


def _basis(request_ref: str) -> dict[str, object]:
    request = Request.get_by_id(request_ref)
    items = {one.record_id: one for one in Item.select().where(Item.request == request_ref)}
    decisions, cuts = alone(decisions_in_steps(request_ref))
    rows = _rows({*items, *(one.record_id for one in decisions)})
    return {
        "request": [request.kind, request.subject_id, request.made_by_id, request.scope],
        "told": [
            *(told_of_nobody(request_ref), places(request_ref), since(request_ref)),
            *(["large print"] if large_print(request_ref) else []),
        ],
        "items": [[ref, items[ref].why, items[ref].digest] for ref in sorted(items)],
        "content": [[ref, rows[ref].digest] for ref in sorted(rows)],
        "around": _around(request, rows),
        "decisions": [_as_list(one, cuts[one.id]) for one in decisions],
        "people": _people(request),
        "policy": _policy(),
    }


def _as_list(one: Decision, cuts: list[Cut]) -> list[object]:
    passages = [[cut.find, cut.exemption, cut.mode] for cut in cuts]
    mode = one.mode or Mode.STATED
    whole = [one.record_id, one.action, one.exemption, mode, one.reason, one.decided_by_id]
    on_pages = [one.page_words] if one.page_words else []
    return [*whole, one.digest, passages, one.covers, *on_pages]


def _agreements(request_ref: str) -> list[list[str | None]]:
    return [[one.record_id, one.agreed_by_id, one.agreed_reason] for one in _decisions(request_ref)]


def _people(request: Request) -> list[list[str]]:
    """The people whom the answer is about and those of their families, as they stand today."""
    families = Member.select(Member.family).where(Member.person == request.subject)
    members = Member.select().where(Member.family.in_(families))
    refs = {one.person_id for one in members} | {request.subject_id, request.made_by_id}
    pairs = [("people", ref) for ref in refs if ref]
    pairs += [("families", ref) for ref in {one.family_id for one in members}]
    return sorted([ref, value] for ref, value in content.digests(pairs).items())


def _around(request: Request, rows: dict[str, Found]) -> list[object]:
    """What an answer shows beside its records: who stands in them, when, and our letterhead."""
    if request.subject_id is None:
        return [content.centre()]
    known = register(request.ref, rows.values())
    named = {one for found in rows.values() for one in _strings(found.row)}
    roles = sorted(pair for pair in known.team_roles.items() if pair[0] in named)
    own = [known.account, known.team, content.centre(), *arranged(known)]
    return [*own, roles, sorted(known.organisations.items()), sorted(known.sessions.items())]


def _strings(row: Mapping[str, Any]) -> Iterator[str]:
    for value in row.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))


def _policy() -> list[str] | None:
    in_force = PolicyVersion.in_force(clock.today())
    return [in_force.ref, _sha256(in_force.text)] if in_force else None


def _rows(refs: Iterable[str]) -> dict[str, Found]:
    """The records as they are today, by ref; those that are gone are left out."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for ref, kind in content.kinds(refs).items():
        kinds[kind].append(ref)
    return {
        row["ref"]: Found(row["ref"], kind, "mentions", row, content.digest_of(row))
        for kind, some in kinds.items()
        for row in content.rows(kind, some)
    }


def _decisions(request_ref: str) -> list[Decision]:
    query = Decision.select().where(Decision.request == request_ref)
    return list(query.order_by(Decision.record))


def _sha256(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
