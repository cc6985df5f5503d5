"""Deciding about many records at once: the same words everywhere, a whole kind (SAR, VIO).

Words that are marked for a whole request are covered beforehand in each record that is still to
be read, and in those that are decided already the decision is made anew with them. One event is
written for each record; the marks are one more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from ccportal.acts.requests_items import stand, words_of
from ccportal.acts.requests_move import NOTHING, Given, move, write
from ccportal.errors import Invalid, NotFound, Refused
from ccportal.rules.deciding import Because
from ccportal.rules.health import health_of
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_facts import Event, Facts, Stage
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.sar.collect import Found
from ccportal.sar.health_on_pages import on_whole_pages
from ccportal.store.at_once import Steps, alone, asking
from ccportal.store.requests import Decision, Request, RequestEvent

MOST = 500
"""So many words, or records, are marked or decided at once."""


@dataclass(frozen=True, slots=True)
class Place:
    """A record in which marked words stand: which of them, and whether it is decided already."""

    found: Found
    cuts: tuple[Cut, ...]
    decided: Decided | None


def marks(request_ref: str) -> tuple[Cut, ...]:
    """The words that are covered in the whole request, in the order of their marking."""
    return alone(marks_in_steps(request_ref))


def marks_in_steps(request_ref: str) -> Steps[tuple[Cut, ...]]:
    """The same, asked together with what else a page needs."""
    query = RequestEvent.select(RequestEvent.kind, RequestEvent.detail).where(
        RequestEvent.request == request_ref, RequestEvent.kind.in_((Event.MARK, Event.UNMARK))
    )
    standing: dict[str, Cut] = {}
    for one in (yield from asking(query.order_by(RequestEvent.seq))):
        said = json.loads(one.detail)
        if one.kind == Event.UNMARK:
            standing = {find: cut for find, cut in standing.items() if find not in said["finds"]}
            continue
        for cut in said["marks"]:
            made = Cut(cut["find"], Exemption(cut["exemption"]), Mode(cut["mode"]))
            standing[made.find] = made
    return tuple(standing.values())


def standing_in(cuts: Iterable[Cut], texts: Sequence[str]) -> tuple[Cut, ...]:
    """Those of the passages that stand in these texts as whole words: no `Mark` in a market."""
    return tuple(one for one in cuts if any(_stands(one.find, text) for text in texts))


def _stands(find: str, text: str) -> bool:
    return find in text and re.search(rf"(?<!\w){re.escape(find)}(?!\w)", text) is not None


def elsewhere(request_ref: str, cuts: Sequence[Cut]) -> tuple[Place, ...]:
    """Every record of a request in which these words stand and are not covered yet.

    Left out is what is withheld whole, is not theirs, or is a file, in which nothing is covered.
    """
    decided = review.decided(request_ref)
    places = []
    for found in review.items(request_ref):
        one = decided.get(found.ref)
        if "file" in found.row or (one and one.action not in {Action.INCLUDE, Action.REDACT}):
            continue
        known = {cut.find for cut in one.passages} if one else set()
        new = [cut for cut in standing_in(cuts, words_of(found.row)) if cut.find not in known]
        if new:
            places.append(Place(found, tuple(new), one))
    return tuple(places)


def mark(
    request_ref: str,
    actor: str,
    cuts: Sequence[Cut],
    because: Because,
    given: Given = NOTHING,
) -> None:
    """Cover these words in the whole request.

    What is decided already is decided anew with them, for the reason given; its evidence and the
    day on which it is looked at again stay where none are given. Raises Invalid with every fault
    that a decision with these words would have.
    """

    def also(request: Request, _facts: Facts) -> None:
        _check_number(cuts)
        for place in elsewhere(request_ref, cuts):
            if place.decided is not None:
                passages = (*place.decided.passages, *place.cuts)
                again = replace(place.decided, action=Action.REDACT, passages=passages)
                why = _as_before(because, request_ref, again.record)
                _decide(request, actor, again, why, place.found.digest)

    kept = [asdict(one) for one in cuts]
    move(request_ref, Event.MARK, actor, given, detail={"marks": kept}, also=also)


def mark_unread(request_ref: str, actor: str, cuts: Sequence[Cut], given: Given = NOTHING) -> None:
    """Cover these words beforehand in what is still to be read; what is decided stays as it is."""

    def also(_request: Request, _facts: Facts) -> None:
        _check_number(cuts)

    kept = [asdict(one) for one in cuts]
    move(request_ref, Event.MARK, actor, given, detail={"marks": kept}, also=also)


def unmark(request_ref: str, actor: str, finds: Iterable[str], given: Given = NOTHING) -> None:
    """Let these words be covered only where a decision says so; what is decided stays as it is."""
    wanted = list(finds)

    def also(_request: Request, _facts: Facts) -> None:
        if not {one.find for one in marks(request_ref)} & set(wanted):
            raise NotFound("These words are not covered everywhere.")

    move(request_ref, Event.UNMARK, actor, given, detail={"finds": wanted}, also=also)


def give_whole(
    request_ref: str, actor: str, seen: Mapping[str, str], given: Given = NOTHING
) -> None:
    """Give these records whole: `seen` has the digest of what was on the page of each.

    Raises Invalid with the fault of every record that cannot be given so; then none is.
    """
    records = sorted(seen)[:MOST]
    health = on_whole_pages(records)

    def also(request: Request, _facts: Facts) -> dict[str, Any]:
        if not records:
            raise Invalid("Tick what is to be given.")
        faults, last = [], {}
        for place, record in enumerate(records):
            whole = Decided(record, Action.INCLUDE, None, Mode.STATED, ())
            try:
                known = seen[record], health.get(record, ())
                last = stand(request, whole, Because(), actor, *known)
            except Refused as error:
                faults.append(f"{record}: {error}")
                continue
            if place + 1 < len(records):
                write(request, Event.DECIDE, actor, Stage.ITEM_REVIEW, last, NOTHING)
        if faults:
            raise Invalid(faults[0], tuple(faults))
        return last

    about = " ".join(records)
    move(request_ref, Event.DECIDE, actor, given, about=about, also=also)


def _as_before(because: Because, request_ref: str, record: str) -> Because:
    """A reason for more words with what a decision rests on already, of health too."""
    one = Decision.get(Decision.request == request_ref, Decision.record == record)
    weighed = json.loads(one.weighed or "{}")
    return replace(
        because,
        health=health_of(weighed.get("health", {})),
        evidence=because.evidence or str(weighed.get("evidence") or ""),
        review_by=because.review_by or one.review_by,
    )


def _check_number(cuts: Sequence[Cut]) -> None:
    if not cuts or len(cuts) > MOST:
        raise Invalid(f"Choose the words to cover, at most {MOST} at once.")


def _decide(request: Request, actor: str, decided: Decided, because: Because, seen: str) -> None:
    """One more decision within an act, with its own event."""
    detail = stand(request, decided, because, actor, seen)
    write(request, Event.DECIDE, actor, Stage.ITEM_REVIEW, detail, NOTHING)
