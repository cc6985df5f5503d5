"""The decisions as the second person goes through them: what waits for them stands first (VIO)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from ccportal.intranet.listing import Page, place_asked_for
from ccportal.intranet.reading_list import entries_in_steps, order_in_steps
from ccportal.rules.deciding import needs_own_reason
from ccportal.rules.redaction import Cut
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.decided import as_decided
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.requests import Decision, Passage

LENGTH = 50
"""So many decisions are on one page."""


class Waits(IntEnum):
    """What a decision waits for, in the order in which they are listed."""

    OPENING = 0
    REASON = 1
    AGREEMENT = 2
    NOTHING = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the decisions, what each waits for, and whether some of all want a reason."""

    page: Page
    waits: dict[str, Waits]
    needs_reason: bool


def listed_in_steps(request_ref: str) -> Steps[Listed]:
    """The page of the decisions that the address asks for; only what it shows is read whole."""
    placed, waits = yield from side_by_side(
        order_in_steps(request_ref), _waits_in_steps(request_ref)
    )
    first = sorted(placed, key=lambda one: waits.get(one.ref, Waits.AGREEMENT))
    number, pages = place_asked_for(len(first), LENGTH)
    shown = first[(number - 1) * LENGTH : number * LENGTH]
    rows = yield from entries_in_steps(request_ref, shown, frozenset(one.ref for one in shown))
    reasons = Waits.REASON in waits.values()
    return Listed(Page(rows, number, pages, len(first)), waits, reasons)


def _waits_in_steps(request_ref: str) -> Steps[dict[str, Waits]]:
    """What each decision waits for; of one that is withheld and not opened, to be opened."""
    key: Any = Decision._meta.primary_key
    columns = (key, Decision.record, Decision.action, Decision.exemption, Decision.mode)
    more = (Decision.covers, Decision.page_words, Decision.opened_by, Decision.agreed_by)
    decided = Decision.select(*columns, *more).where(Decision.request == request_ref)
    how = (Passage.decision, Passage.exemption, Passage.mode)
    covered = Passage.select(*how).join(Decision).where(Decision.request == request_ref)
    covered = covered.group_by(*how)
    decisions, passages = yield from side_by_side(asking(decided), asking(covered.tuples()))
    cuts: defaultdict[int, list[Cut]] = defaultdict(list)
    for number, code, mode in passages:
        cuts[number].append(Cut("", Exemption(code), Mode(mode or Mode.STATED)))
    return {one.record_id: _waits(one, cuts[one.id]) for one in decisions}


def _waits(one: Any, cuts: Iterable[Cut]) -> Waits:
    if one.agreed_by_id:
        return Waits.NOTHING
    if one.action == Action.WITHHOLD and not one.opened_by_id:
        return Waits.OPENING
    return Waits.REASON if needs_own_reason(as_decided(one, cuts)) else Waits.AGREEMENT
