"""A complaint about a request: a case of its own, with a clock of its own (DP6, SAR).

It is acknowledged within thirty days and its outcome is told (Data Protection Act 2018, section
164A). Where it was right and the answer has to be made again, the request that it is about is
taken up once more: its earlier answer stays as it was.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts import requests_delivery, requests_holds
from ccportal.acts.intake.tickets import new_reference
from ccportal.acts.requests_coming import come_in
from ccportal.acts.requests_move import NOTHING, Given
from ccportal.acts.requests_state import REQUESTER, find, state
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Channel, Event, Kind, Stage
from ccportal.store.requests import Request

ALL_OF_IT = frozenset({"who", "for-whom", "scope", "reach"})
"""What is known of who complains about a request of theirs: all that they told with it."""


def complain(
    request_ref: str,
    actor: str,
    words: str,
    received_on: date,
    channel: str,
    given: Given = NOTHING,
) -> str:
    """Put down a complaint about a request; its own ref, or that of the one that is open.

    It is about the same person, and made by the same. `actor` is REQUESTER where it came with
    the ticket of the request. Raises Conflict for a day after today.
    """
    about = find(request_ref)
    if about.kind == Kind.COMPLAINT:
        raise Conflict("that is a complaint itself: name the request that it is about")
    opened = complaints_about(request_ref).where(Request.closed_on.is_null()).first()
    if opened is not None:
        return str(opened.ref)
    row: dict[str, Any] = {
        "ref": new_reference(clock.today()),
        "kind": Kind.COMPLAINT,
        "subject": about.subject_id,
        "made_by": about.made_by_id,
        "received_on": received_on,
        "channel": Channel(channel),
        "scope": words.strip() or None,
        "said": _who(about),
        "identity_confirmed_on": about.identity_confirmed_on,
        "comes_of": about.ref,
    }
    event = Event.SEND if actor == REQUESTER else Event.RECORD
    return come_in(event, actor, row, {"day": received_on, "ticks": ALL_OF_IT}, given)


def complaints_about(request_ref: str) -> Any:
    """A query of the complaints about a request, the first first."""
    query = Request.select().where(Request.comes_of == request_ref, Request.kind == Kind.COMPLAINT)
    return query.order_by(Request.received_on, Request.ref)


def take_up_again(complaint: Request, actor: str) -> None:
    """Take up again what a complaint that was right is about: another answer will be made.

    One whose answer has reached them is closed first. Raises Conflict where it is about no
    request, or about one that is not answered yet: that one is put right as it goes on.
    """
    if not complaint.comes_of:
        raise Conflict("it is about no request that could be taken up again")
    ref = str(complaint.comes_of)
    if state(find(ref)).stage is Stage.RELEASED:
        requests_delivery.close(ref, actor)
    requests_holds.reopen(ref, actor, "complaint", f"The complaint {complaint.ref} was right.")


def _who(about: Request) -> str | None:
    """What is known of who complains, from what they said with the request."""
    said = json.loads(about.said or "{}")
    kept = {key: said[key] for key in ("name", "reach", "reach_where") if said.get(key)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True) if kept else None
