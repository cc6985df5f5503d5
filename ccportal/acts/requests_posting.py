"""Putting down that an answer was posted, and that it came back or did not arrive (SAR, C4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.acts import breaches, reaching
from ccportal.acts.requests_delivery import pack_of
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import find, part_of, state
from ccportal.acts.requests_way import is_barred
from ccportal.errors import Conflict
from ccportal.rules.reaching import is_to_be_avoided
from ccportal.rules.requests_facts import Delivery, Event, Facts
from ccportal.rules.requests_posting import MAY_BE_SEEN, number_read
from ccportal.store.requests import Request

SEEN = {
    "opened": "An answer that was posted came back opened.",
    "lost": "An answer that was posted did not arrive, and is not found.",
}
"""What is put into the register of breaches."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What was posted: on which day, the number on the receipt, and who else compared it (ref)."""

    posted_on: date | None
    number: str
    second: str | None = None


def posted(request_ref: str, actor: str, envelope: Envelope, given: Given = NOTHING) -> None:
    """Put down that the answer was posted, recorded, to the address that was checked.

    Its copy is the file that is kept, by its SHA-256. Raises Conflict where somebody else has to
    compare the envelope, where the address must not be used any more, or where the answer is gone.
    """

    def bring() -> dict[str, Any]:
        if envelope.second is not None:
            part_of(envelope.second)
        return {
            "day": envelope.posted_on,
            "number": number_read(envelope.number),
            "second": envelope.second,
            "two_needed": needs_two(request_ref),
            "barred": is_barred(find(request_ref), _address(request_ref)),
        }

    def also(_request: Request, _facts: Facts) -> dict[str, Any]:
        pack = pack_of(request_ref)
        if pack is None:
            raise Conflict("there is no answer that counts")
        return {"sha256": pack.sha256}

    detail = {
        "posted_on": envelope.posted_on,
        "number": number_read(envelope.number),
        "second": envelope.second,
    }
    move(request_ref, Event.DISPATCH, actor, given, bring=bring, detail=detail, also=also)


def came_back(request_ref: str, actor: str, how: str, given: Given = NOTHING) -> None:
    """Put down that it came back, or did not arrive (`how` is one of `Back`).

    What somebody may have read opens an entry in the register of breaches, from which the 72
    hours run. It goes once more after the way was checked again.
    """

    def also(request: Request, _facts: Facts) -> None:
        if how in MAY_BE_SEEN:
            breaches.open_for(actor, request_ref, request.subject_id, "", SEEN[how])

    brought = {"delivery": Delivery.RETURNED, "ground": how}
    detail = {"delivery": Delivery.RETURNED, "how": how}
    move(request_ref, Event.DELIVER, actor, given, bring=brought, detail=detail, also=also)


def needs_two(request_ref: str) -> bool:
    """Whether two people have to compare the envelope: an address must not be used here."""
    return any(is_to_be_avoided(one) for one in reaching.ways(find(request_ref)).known)


def _address(request_ref: str) -> str:
    return state(find(request_ref)).history.told.address
