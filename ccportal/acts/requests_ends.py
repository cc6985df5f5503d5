"""The ends of requests for something else than a copy, and of complaints (DP6, C1)."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.rules.requests_facts import Event, Facts, Outcome
from ccportal.store.requests import Request


def acknowledge(request_ref: str, actor: str, how: str, given: Given = NOTHING) -> None:
    """Put down that they were told today that their complaint is here, and how they were."""
    brought = {"reason": how}
    move(request_ref, Event.ACKNOWLEDGE, actor, given, bring=brought, detail=brought)


def settle(
    request_ref: str,
    actor: str,
    outcome: Outcome,
    reason: str,
    *,
    told: bool,
    given: Given = NOTHING,
) -> None:
    """Close a request for something else than a copy: it was done, done in part, or not done.

    Of a complaint the outcome says whether it was right. `reason` is what was done, or why
    not; `told` confirms that they know it, and how they can complain. Raises Conflict where it
    is an access request, or where somebody whose identity is not proved would change something.
    """

    def also(request: Request, _facts: Facts) -> None:
        request.closed_on = clock.today()
        request.save()

    move(
        request_ref,
        Event.SETTLE,
        actor,
        given,
        bring={
            "outcome": outcome,
            "reason": reason,
            "ticks": frozenset({"told"} if told else ()),
        },
        detail={"outcome": outcome, "reason": reason},
        also=also,
    )
