"""Searching, freezing what was found, and deciding about each record (SAR, VIO)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ccportal import clock
from ccportal.acts import documents_words
from ccportal.acts.requests_again import had_before
from ccportal.acts.requests_certificate import counted
from ccportal.acts.requests_from import parties_of, sender_of
from ccportal.acts.requests_keeping import as_kept, keep, kept_decision, put_back
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_namesakes import as_certified, as_found
from ccportal.acts.requests_state import events
from ccportal.catalogue import WORDS
from ccportal.errors import Conflict, NotFound
from ccportal.rules import deciding
from ccportal.rules.deciding import Because
from ccportal.rules.health import words_of_health
from ccportal.rules.redaction import Decided
from ccportal.rules.requests_facts import Event, Facts
from ccportal.sar.collect import Found, collect
from ccportal.sar.health_on_pages import on_pages
from ccportal.sar.suggest import suggest
from ccportal.store import content
from ccportal.store.requests import Item, Request

REGISTERS = ("requests for court", "visits of professionals")
"""Registers of which nothing is collected: one parent may not know what the other has begun.

A person looks there. What is to be given is written into a document of the family, which is
then found, decided on and covered like any other.
"""

BY_HAND = ("notebooks", "telephone", "mailbox", "filing cabinet", *REGISTERS)
"""Where a person has to look: what the system does not hold, or does not collect by itself."""

STORES = (*WORDS, *BY_HAND)
"""Every place that the search certificate ticks found or none."""


def search(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Begin the search: what the system finds is collected, and none of it may go meanwhile."""
    found = findings(request_ref)

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        freeze(request, found)
        return as_found(request)

    move(request_ref, Event.SEARCH, actor, given, also=also)


def certify(
    request_ref: str,
    actor: str,
    stores: Mapping[str, bool],
    terms: tuple[str, ...],
    given: Given = NOTHING,
) -> None:
    """Sign the search certificate and freeze the items; what comes later is only flagged.

    `stores` says for each of STORES whether something was found there; `terms` are the names
    and other words that were searched for. The event keeps too how many records there are and
    were found in each list, and who else has the subject's name. Raises Conflict where a place is
    missing, where nothing is said to be in a list in which the system found something, or where
    two entries of the register are one person.
    """
    found = findings(request_ref)

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        wrong = sorted({one.kind for one in found if not stores[one.kind]})
        if wrong:
            raise Conflict(f"something was found there: {', '.join(wrong)}")
        freeze(request, found)
        return counted(found) | {"namesakes": as_certified(request)}

    missing = tuple(store for store in STORES if store not in stores)
    detail = {"stores": dict(stores), "terms": list(terms)} | _suggested(request_ref, found)
    brought = {"missing": missing, "terms": terms}
    move(request_ref, Event.CERTIFY, actor, given, bring=brought, detail=detail, also=also)


def newly_found(request_ref: str) -> tuple[Found, ...]:
    """What is found now and was not when the items were frozen; flagged, never added by itself."""
    frozen = _frozen(request_ref)
    return tuple(one for one in findings(request_ref) if one.ref not in frozen)


def take_in(request_ref: str, actor: str, records: tuple[str, ...], given: Given = NOTHING) -> None:
    """Add records that were found later to the items, to be decided like any other."""

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        new = [one for one in newly_found(request_ref) if one.ref in records]
        if {one.ref for one in new} != set(records) or not new:
            raise NotFound("nothing new was found under this reference")
        _add(request, new)
        return _suggested(request_ref, new)

    detail = {"records": list(records)}
    move(request_ref, Event.TAKE_IN, actor, given, detail=detail, also=also)


def decide(
    request_ref: str,
    actor: str,
    decided: Decided,
    because: Because,
    seen: str | None = None,
    given: Given = NOTHING,
) -> None:
    """Decide what becomes of one record; a decision before it is kept with the event.

    `seen` is the digest of the text that was on the page: a text that changed since voids the
    marks made on it (Conflict). Raises Invalid with every fault of the decision, NotFound for
    what was not collected.
    """
    pieces = (piece for page in decided.page_words for piece in page.pieces)
    written = words_of_health(one for one in pieces if isinstance(one, str))
    health = (*on_pages(decided.record, decided.covers), *written)

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        return stand(request, decided, because, actor, seen, health)

    move(request_ref, Event.DECIDE, actor, given, about=decided.record, also=also)


def stand(
    request: Request,
    decided: Decided,
    because: Because,
    actor: str,
    seen: str | None,
    health: Sequence[str] = (),
) -> dict[str, Any]:
    """Let a decision stand, and return what its event tells; only inside the act of it.

    `health` are the words of health that stay on the pages of its file.
    """
    record = decided.record
    row = _row(request.ref, record)
    digest = content.digest_of(row)
    if seen is not None and seen != digest:
        raise Conflict("the record changed while it was read; look at it again")
    known = sender_of(row), parties_of(row)
    deciding.check(decided, because, words_of(row), clock.today(), *known, health)
    before, after = kept_decision(request.ref, record), as_kept(decided, because, actor)
    keep(request, after, digest)
    return {"record": record, "before": before, "after": after}


def undo(request_ref: str, actor: str, record: str, given: Given = NOTHING) -> None:
    """Take the last decision about a record back; the one before it stands again.

    What was agreed with is to be agreed again. Raises Conflict where nothing was decided here.
    """

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        before = _before(request_ref, record)
        put_back(request, record, before)
        return {"record": record, "restored": before}

    move(request_ref, Event.UNDO, actor, given, about=record, also=also)


def words_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The texts of a record, as `find` of a passage is looked for in them."""
    fields = {field for fields in WORDS.values() for field in fields}
    return tuple(str(row[field]) for field in sorted(fields) if row.get(field))


def _before(request_ref: str, record: str) -> dict[str, Any] | None:
    """The decision before the last one that stands."""
    standing: list[dict[str, Any] | None] = []
    for one in events(request_ref):
        if one.detail.get("record") != record:
            continue
        if one.event is Event.DECIDE:
            standing.append(one.detail["before"])
        elif one.event is Event.UNDO:
            standing.pop()
    if not standing:
        raise Conflict("nothing was decided about it here")
    return standing[-1]


def findings(request_ref: str) -> tuple[Found, ...]:
    """What is held on the subject; nothing where a search found nobody in the register.

    What was not read yet in the files that came is read before. Where they agreed to have what
    is new alone, what an earlier answer was made of and is unchanged is left out.
    """
    documents_words.read_waiting()
    request = Request.get_or_none(Request.ref == request_ref)
    found = collect(request_ref) if request and request.subject_id else ()
    had = had_before(request_ref)
    return tuple(one for one in found if had.get(one.ref) != one.digest) if had else found


def _frozen(request_ref: str) -> set[str]:
    return {one.record_id for one in Item.select().where(Item.request == request_ref)}


def freeze(request: Request, found: Iterable[Found]) -> None:
    """Make these the items of a request; only inside the transaction of an act."""
    Item.delete().where(Item.request == request).execute()
    _add(request, found)


def _add(request: Request, found: Iterable[Found]) -> None:
    for one in found:
        Item.create(
            request=request,
            record=one.ref,
            why=one.why,
            digest=one.digest,
            collected_at=clock.now_utc(),
        )


def _suggested(request_ref: str, found: Iterable[Found]) -> dict[str, Any]:
    """How many passages are suggested in each record, to be kept with the event."""
    records = tuple(found)
    passages = suggest(request_ref, records) if records else ()
    return {"suggested": Counter(one.record for one in passages)}


def _row(request_ref: str, record: str) -> dict[str, Any]:
    item = Item.get_or_none(Item.request == request_ref, Item.record == record)
    if item is None:
        raise NotFound("this record was not collected for the request")
    return content.row(content.kinds((record,))[record], record)
