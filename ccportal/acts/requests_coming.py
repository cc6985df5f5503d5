"""A request comes in, by whichever way: the one place where rows of requests are made (DP6)."""

from __future__ import annotations

from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.requests_move import Done, Given, write
from ccportal.acts.requests_state import part_of
from ccportal.errors import Conflict
from ccportal.rules import requests as rules
from ccportal.rules.requests_facts import Doing, Event, Facts, Kind, Stage
from ccportal.store.people import Record
from ccportal.store.requests import Request, RequestEvent


def come_in(
    event: Event, actor: str, row: dict[str, Any], brought: dict[str, Any], given: Given
) -> str:
    """Make the row of a request with its first event; its ref.

    The same form's token twice makes one. Raises what the rule raises, and Conflict where
    something has this reference already.
    """
    ref = str(row["ref"])
    try:
        with act(actor, f"request:{event}", ref):
            if given.token and RequestEvent.get_or_none(RequestEvent.token == given.token):
                raise Done
            if Record.get_or_none(Record.ref == ref):
                raise Conflict("there is a record under this reference already")
            Record.create(ref=ref, kind="requests")
            doing = Doing(actor=actor, who=part_of(actor), today=clock.today(), **brought)
            stage = rules.decide(event, Facts(Stage.DRAFT, Kind(row["kind"])), doing)
            request = Request.create(**row)
            write(request, event, actor, stage, {"day": row["received_on"]}, given)
    except Done:
        return str(RequestEvent.get(RequestEvent.token == given.token).request_id)
    return ref
