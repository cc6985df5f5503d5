"""Who asks for themselves and for a child has asked twice: each request is answered apart (SAR).

The right is the child's own: its test is another one, and so may the answer be.
"""

from __future__ import annotations

import json
from typing import Any

from ccportal import clock
from ccportal.acts import reaching, requests_reach
from ccportal.acts.intake.tickets import new_reference
from ccportal.acts.requests_coming import come_in
from ccportal.acts.requests_holds import hold
from ccportal.acts.requests_move import NOTHING, Detail, Given, move
from ccportal.acts.requests_state import state
from ccportal.rules.requests_facts import Event, Facts, Hold, Kind
from ccportal.store.requests import Request

PROOF = "Proof of parental responsibility, such as a birth certificate or a court’s order."
"""What is asked for before a child's own records are looked for."""


def make_apart(request_ref: str, actor: str, child: str, given: Given = NOTHING) -> None:
    """Make a request of its own for a child out of one that asked for both.

    It came on the same day and by the same way, is made by who asked, and waits for what shows
    that they may; who asked is reached as before. What is left is about the asker alone. `child` is
    the child's name. Raises Conflict where it has to be put down first how who asked is reached.
    """

    def also(request: Request, _facts: Facts) -> Detail:
        said = json.loads(request.said or "{}")
        ref = come_in(
            Event.RECORD, actor, _of_the_child(request, said, child), _day(request), NOTHING
        )
        reached = reaching.settled(request, state(request).history)
        if reached is not None:
            requests_reach.say(ref, actor, reached)
        hold(ref, actor, Hold.AUTHORITY, PROOF)
        if said.get("also_self"):
            left = said | {"about": "self", "also_self": False}
            request.said = json.dumps(left, ensure_ascii=False, sort_keys=True)
            request.save()
        return {"made": ref}

    ticks = frozenset({"named"} if child.strip() else ())
    move(request_ref, Event.PART, actor, given, bring={"ticks": ticks}, also=also)


def _day(request: Request) -> dict[str, Any]:
    return {"day": request.received_on}


def _of_the_child(request: Request, said: dict[str, Any], child: str) -> dict[str, Any]:
    known = ("name", "other_names", "authority", "reach", "reach_where", "reach_told")
    kept = {key: said[key] for key in (*known, "not_home", "large_print") if said.get(key)}
    kept |= {"about": "child", "people": child.strip(), "scope": said.get("scope") or ""}
    return {
        "ref": new_reference(clock.today()),
        "kind": Kind.ACCESS,
        "made_by": request.made_by_id or request.subject_id,
        "received_on": request.received_on,
        "channel": request.channel,
        "scope": request.scope,
        "said": json.dumps(kept, ensure_ascii=False, sort_keys=True),
        "identity_confirmed_on": request.identity_confirmed_on,
        "comes_of": request.ref,
    }
