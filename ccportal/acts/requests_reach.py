"""How whoever asked is reached, and what was said to them outside the portal (SAR, C4)."""

from __future__ import annotations

from typing import Any

from ccportal.acts import reaching
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import find
from ccportal.rules.reaching import Settled, Standing, by_that_way, instead
from ccportal.rules.requests_facts import Event


def say(request_ref: str, actor: str, way: Settled | None, given: Given = NOTHING) -> None:
    """Put down how they are reached from now on.

    Raises Conflict, with what is safe instead, for a number, a mailbox or an address that is on
    the list of what must not be used, where others are reached, or where they are no more.
    """
    brought: dict[str, Any] = {"reach": way, "unreachable": _why_not(request_ref, way)}
    detail = {"by": way.by, "where": way.where.strip()} if way else {}
    move(request_ref, Event.REACH, actor, given, bring=brought, detail=detail)


def contacted(request_ref: str, actor: str, note: str, given: Given = NOTHING) -> None:
    """Put down what was said to them, by the way that was put down: a call, a letter, a talk.

    Raises Conflict where that way must not be used any more, or where none was put down and
    some must not be.
    """
    brought = {"reason": note}
    move(request_ref, Event.CONTACT, actor, given, bring=brought, detail=brought)


def _why_not(request_ref: str, way: Settled | None) -> str:
    if way is None:
        return ""
    ways = reaching.ways(find(request_ref))
    judged = ways.judge(way)
    if judged.standing is not Standing.BARRED:
        return ""
    safe = instead(ways.known, portal=ways.portal)
    return f"{by_that_way(way.by, judged.why)}. Safe instead: {safe}"
