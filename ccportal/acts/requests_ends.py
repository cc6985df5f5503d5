"""The ends of requests for something else than a copy, and of complaints (DP6, C1)."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts.requests_complaints import take_up_again
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.rules.requests_ends import AGAIN
from ccportal.rules.requests_facts import Event, Facts, Outcome
from ccportal.store.requests import Request


def acknowledge(request_ref: str, actor: str, how: str, given: Given = NOTHING) -> None:
    """Put down that they were told today that what they sent is here, and how they were."""
    brought = {"reason": how}
    move(request_ref, Event.ACKNOWLEDGE, actor, given, bring=brought, detail=brought)


def settle(
    request_ref: str,
    actor: str,
    outcome: Outcome,
    reason: str,
    *,
    told: bool,
    again: bool = False,
    given: Given = NOTHING,
) -> None:
    """Close a request for something else than a copy: it was done, done in part, or not done.

    Of a complaint the outcome says whether it was right. `reason` is what was done, or why
    not; `told` confirms that they know it, and how they can complain. With `again` the request
    that a complaint is about is taken up once more. Raises Conflict where it is an access
    request, or where somebody whose identity is not proved would change something.
    """

    def also(request: Request, _facts: Facts) -> None:
        request.closed_on = clock.today()
        request.save()
        if again:
            take_up_again(request, actor)

    move(
        request_ref,
        Event.SETTLE,
        actor,
        given,
        bring={
            "outcome": outcome,
            "reason": reason,
            "ticks": frozenset({"told"} if told else ()) | ({AGAIN} if again else frozenset()),
        },
        detail={"outcome": outcome, "reason": reason, "again": again},
        also=also,
    )
