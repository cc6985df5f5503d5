"""The second person: opens what is withheld, agrees or sends back, approves (SAR, VIO)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ccportal import clock
from ccportal.acts import requests_inferring
from ccportal.acts.requests_items import findings, freeze
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import SYSTEM, events, find, state
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import deciding
from ccportal.rules.redaction import Decided
from ccportal.rules.requests_facts import Event, Facts
from ccportal.rules.requests_table import SIGNED
from ccportal.rules.withholding import Action
from ccportal.sar import review
from ccportal.sar.compose import compose
from ccportal.sar.letter import check_routes
from ccportal.sar.redact import redact
from ccportal.store import written
from ccportal.store.requests import Decision, Item, Request


def submit(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Give it to the second person: everything is decided, and an answer can be drafted.

    Raises Invalid with every record that is undecided, changed or newly found.
    """
    found = review.added(request_ref, findings(request_ref))

    def bring() -> dict[str, Any]:
        faults = review.unprepared(request_ref, found)
        if faults:
            raise Invalid(f"{len(faults)} records are not ready for the second person", faults)
        items = redact(request_ref, found, review.decided(request_ref))
        check_routes(compose(request_ref, items, clock.today()).letter)
        left = requests_inferring.unanswered(request_ref)
        return {"ticks": frozenset({"drafted"}), "unanswered": len(left)}

    def also(_request: Request, _facts: Facts) -> dict[str, Any]:
        return {"digest": review.prepared_digest(request_ref)}

    move(request_ref, Event.SUBMIT, actor, given, bring=bring, also=also)


def open_item(request_ref: str, actor: str, record: str, given: Given = NOTHING) -> None:
    """Put down that the second person has opened a record; a withheld one has to be."""

    def also(_request: Request, _facts: Facts) -> None:
        now = clock.now_utc()
        _change(_decision(request_ref, record), opened_by=actor, opened_by_second_at=now)

    detail = {"record": record}
    move(request_ref, Event.OPEN_ITEM, actor, given, detail=detail, about=record, also=also)


def agree(
    request_ref: str, actor: str, record: str, own_reason: str = "", given: Given = NOTHING
) -> None:
    """Agree with one decision; for silence and the policy's own exemption with a reason."""

    def also(_request: Request, _facts: Facts) -> None:
        one = _decision(request_ref, record)
        _agree(one, review.decided(request_ref)[record], actor, own_reason)

    detail = {"record": record, "reason": own_reason}
    move(request_ref, Event.AGREE, actor, given, detail=detail, about=record, also=also)


def agree_with_all(
    request_ref: str, actor: str, own_reason: str = "", given: Given = NOTHING
) -> None:
    """Agree with every decision that is left.

    Raises Conflict where something withheld is not opened, Invalid where a decision among
    them needs a reason and none is given.
    """

    def also(_request: Request, _facts: Facts) -> dict[str, Any]:
        decided = review.decided(request_ref)
        records = []
        for one in _open_decisions(request_ref):
            needs_one = deciding.needs_own_reason(decided[one.record_id])
            _agree(one, decided[one.record_id], actor, own_reason if needs_one else "")
            records.append(one.record_id)
        return {"records": records, "reason": own_reason}

    move(request_ref, Event.AGREE, actor, given, also=also)


def send_back(
    request_ref: str,
    actor: str,
    reason: str,
    items: Mapping[str, str] | None = None,
    given: Given = NOTHING,
) -> None:
    """Ask for changes, by record; the digest is dropped."""
    detail = {"reason": reason, "items": dict(items or {})}
    bring = {"reason": reason}
    move(request_ref, Event.SEND_BACK, actor, given, bring=bring, detail=detail)


def approve(
    request_ref: str, actor: str, signed_in_for: int | None, given: Given = NOTHING
) -> None:
    """Approve the answer: signed by its digest. `signed_in_for` is in seconds."""

    def bring() -> dict[str, Any]:
        return {"digest": review.prepared_digest(request_ref), "signed_in_for": signed_in_for}

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        request.approved_digest = review.digest(request_ref)
        request.approved_on = clock.today()
        request.save()
        return {"digest": request.approved_digest, "parts": review.parts(request_ref)}

    move(request_ref, Event.APPROVE, actor, given, bring=bring, also=also)


def void_if_changed(request_ref: str) -> tuple[str, ...]:
    """Void an approval of what is no longer so; what changed, empty where nothing did.

    Asked of every approved request again and again (`void_what_changed`), and before anything
    is done with one.
    """
    request = find(request_ref)
    if state(request).stage not in SIGNED:
        return ()
    if request.approved_digest == review.digest(request_ref):
        return ()
    why = review.changes(request_ref) or _other_changes(request_ref)
    found = review.added(request_ref, findings(request_ref)) if request.imported else ()

    def also(now: Request, _facts: Facts) -> None:
        now.approved_digest = now.approved_on = None
        now.save()
        if not Item.select().where(Item.request == request_ref).exists():
            # An archive carries no items: from here on they are followed like any others.
            freeze(now, found)

    move(request_ref, Event.VOID, SYSTEM, detail={"why": list(why)}, also=also)
    return why


def _other_changes(request_ref: str) -> tuple[str, ...]:
    """What else than a record is not as it was approved; of an archive that is not known."""
    approved = [one for one in events(request_ref) if one.event is Event.APPROVE]
    before = approved[-1].detail.get("parts", {}) if approved else {}
    now = review.parts(request_ref)
    said = [words for name, words in review.PARTS.items() if before.get(name) != now[name]]
    if not before:
        said = ["a person, the policy or the request changed"]
    return tuple(f"{request_ref}: {words}" for words in said)


def void_what_changed(known: str = "") -> str:
    """Void every approval of what is no longer so: what the timetable asks for.

    What it gives is told to the next call, which does nothing where nothing was written since:
    on the same day an approval can become void in no other way.
    """
    now = f"{clock.today()} {written.of_all()}"
    if now == known:
        return known
    for one in list(Request.select(Request.ref).where(Request.approved_digest.is_null(False))):
        void_if_changed(one.ref)
    return now


def check_unchanged(request_ref: str) -> None:
    """Raise Conflict where an approval is void because something changed; it is void then."""
    if void_if_changed(request_ref):
        raise Conflict("The approval is void, because something changed. Look at what it was.")


def _open_decisions(request_ref: str) -> Iterator[Decision]:
    query = Decision.select().where(Decision.request == request_ref, Decision.agreed_by.is_null())
    yield from list(query.order_by(Decision.record))


def _agree(one: Decision, decided: Decided, actor: str, own_reason: str) -> None:
    if one.action == Action.WITHHOLD and one.opened_by_id != actor:
        raise Conflict(f"open {one.record_id} first: it is withheld")
    deciding.check_agreement(decided, own_reason)
    reason = own_reason or None
    _change(one, agreed_by=actor, agreed_at=clock.now_utc(), agreed_reason=reason)


def _change(one: Decision, **values: object) -> None:
    same = (Decision.request == one.request_id, Decision.record == one.record_id)
    Decision.update(**values).where(*same).execute()


def _decision(request_ref: str, record: str) -> Decision:
    one = Decision.get_or_none(Decision.request == request_ref, Decision.record == record)
    if one is None:
        raise NotFound("nothing was decided about this record")
    return one
