"""Somebody asked anybody of the team for their records: it is a request from that day (DP6, SAR).

No form and no certain words are needed, and whoever is asked may be a volunteer at the tea
counter. They write down what they were told; the coordinator has it at once. It can be read
again by who answers requests alone (C7).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts.intake.tickets import new_reference
from ccportal.acts.requests_coming import come_in
from ccportal.acts.requests_move import NOTHING, Given
from ccportal.errors import Invalid
from ccportal.rules.requests_facts import Channel, Event, Kind
from ccportal.store.requests import Request, RequestEvent

WAYS = (Channel.IN_PERSON, Channel.TELEPHONE, Channel.LETTER, Channel.EMAIL)
"""In which ways somebody of the team can be asked."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody was told: who asked, for whom (self, child, other), when, and in which way.

    `people` are whom it is about where that is somebody else, `reach` how the asker can be
    reached safely, in their words.
    """

    name: str
    about: str
    asked_on: date
    channel: str
    words: str = ""
    people: str = ""
    reach: str = ""


def tell(actor: str, told: Told, given: Given = NOTHING) -> str:
    """Put it down as a request that came on the day on which it was said; its ref.

    Nothing of the register is looked up. Raises Conflict where nobody is named or the day is
    after today, Invalid for a way that there is not.
    """
    if told.channel not in set(WAYS) or told.about not in {"self", "child", "other"}:
        raise Invalid("say in which way they asked, and for whom")
    said = {
        "name": told.name.strip(),
        "about": told.about,
        "people": told.people.strip(),
        "scope": told.words.strip(),
        "reach_told": told.reach.strip(),
    }
    row = {
        "ref": new_reference(clock.today()),
        "kind": Kind.ACCESS,
        "received_on": told.asked_on,
        "channel": Channel(told.channel),
        "scope": told.words.strip() or None,
        "said": json.dumps(said, ensure_ascii=False, sort_keys=True),
    }
    ticks = frozenset({"who"} if told.name.strip() else ())
    return come_in(Event.TELL, actor, row, {"day": told.asked_on, "ticks": ticks}, given)


def of_nobody_yet() -> tuple[str, ...]:
    """The requests of which nobody has looked yet whom they are about."""
    nobody = RequestEvent.select(RequestEvent.request).where(RequestEvent.kind == Event.NO_MATCH)
    found = Request.select(Request.ref).where(
        Request.kind == Kind.ACCESS,
        Request.subject.is_null(),
        Request.closed_on.is_null(),
        Request.ref.not_in(nobody),
    )
    return tuple(one.ref for one in found)


def untouched() -> Any:
    """A query of the requests that came in and that nobody has looked into yet."""
    new = Request.closed_on.is_null(), Request.version == 0, ~Request.imported
    columns = (Request.ref, Request.kind, Request.received_on, Request.channel)
    return Request.select(*columns).where(*new).order_by(Request.received_on, Request.ref)
