"""Somebody who has had an answer asks once more: all of it, or what is new alone (SAR).

They have a right to all of it. A centre may offer what came or changed since; only where they
agree is the rest left out, and the letter says so. To refuse or to take more time has grounds
of its own (UK GDPR Articles 12(5) and 12A).
"""

from __future__ import annotations

from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import find, state
from ccportal.rules.requests_facts import Event, Outcome, Stage
from ccportal.sar.asked import since
from ccportal.store.requests import Item, Request

ANSWERED = frozenset(
    {
        *(Outcome.DISCLOSED_FULL, Outcome.DISCLOSED_PART, Outcome.WITHHELD_ALL),
        *(Outcome.NOTHING_HELD, Outcome.NCND),
    }
)
"""The outcomes of a request that was answered with a copy."""


def narrow(
    request_ref: str, actor: str, of: str | None, agreed: bool, given: Given = NOTHING
) -> None:
    """Put down that they agreed to have what is new since the answer to their request `of`.

    With None that they want all of it after all. `agreed` confirms that it is what they said.
    Raises NotFound, and Conflict where `of` was not answered to the same person about the same.
    """
    ticks = {"agreed"} if agreed else set()
    if of is None or _had(find(request_ref), find(of)):
        ticks.add("answered-before")
    brought = {"ticks": frozenset(ticks)}
    move(request_ref, Event.NARROW, actor, given, bring=brought, detail={"of": of})


def had_before(request_ref: str) -> dict[str, str]:
    """Of each record that the earlier answer was made of the digest; empty where all is wanted."""
    earlier = since(request_ref)
    if not earlier:
        return {}
    query = Item.select(Item.record, Item.digest).where(Item.request == earlier)
    return {one.record_id: one.digest for one in query}


def _had(request: Request, earlier: Request) -> bool:
    """Whether the same asked before for the same person, and was answered."""
    same = request.subject_id is not None and request.subject_id == earlier.subject_id
    asks = (request.made_by_id or request.subject_id) == (earlier.made_by_id or earlier.subject_id)
    now = state(earlier)
    answered = now.stage is Stage.RELEASED or now.history.outcome in ANSWERED
    return same and asks and answered and request.ref != earlier.ref
