"""What a requester does once they are in: see where it is, and collect the answer.

Everything that is read here is opened with the secret half of the request's key, which the
visit alone holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts.intake.codes import is_right
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sealing import open_file, open_said
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import deadlines
from ccportal.rules.requests_facts import Shown
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalPack, PortalRequest


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint about the request: the days on which it came and by which we say so.

    `acknowledged` and `closed` are the days on which that was done, `outcome` what became of it.
    """

    received: date
    by: date | None
    acknowledged: date | None
    closed: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class Status:
    """Where a request is: its stage, the day of each stage that was reached, the day due.

    `why` is how that day is counted, a line each. `asks` is what the centre waits for (its own
    words, may be empty); `ended` says how a closed request ended; `copy` whether a copy of what the
    centre holds was asked for, or something else.
    """

    stage: Shown
    since: Mapping[Shown, date]
    due: date | None = None
    why: tuple[str, ...] = ()
    asks: str = ""
    ended: str = ""
    copy: bool = True
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that lies ready: the last day to collect it, and how often it still may be.

    `asks_code` is whether the code is asked for that the centre told by another way.
    """

    until: date
    tries: int
    asks_code: bool = False


def status(opened: Opened) -> Status:
    """What the centre has posted, or that the request was received."""
    request = find(opened)
    if request.status is None:
        sent = request.sent_at.date()
        return Status(Shown.RECEIVED, {Shown.RECEIVED: sent}, *_due(sent))
    return _status(open_said(opened.secret, bytes(request.status)))


def waiting(opened: Opened) -> Waiting | None:
    """The answer that can be collected today, if there is one."""
    pack = PortalPack.get_or_none(PortalPack.request == find(opened))
    if pack is None or pack.until < clock.today() or pack.tries < 1:
        return None
    return Waiting(pack.until, pack.tries, pack.code is not None)


def collect(opened: Opened, code: str = "", *, in_words: bool = False) -> bytes:
    """The answer, a PDF, byte for byte as the centre released it; one try is used up.

    With `in_words` it is the same answer as plain text (UTF-8), under the same terms. A wrong
    `code` uses one up too. Raises NotFound where there is none, Conflict where its time or its
    tries are over, Invalid where the code is wrong.
    """
    with writing(portal_db):
        pack = PortalPack.get_or_none(PortalPack.request == find(opened))
        if pack is None:
            raise NotFound("There is no answer to collect yet.")
        if pack.until < clock.today() or pack.tries < 1:
            raise Conflict("Your answer cannot be collected any more. Write to us, then we help.")
        right = pack.code is None or is_right(pack.code, code)
        sealed = bytes(pack.words if in_words else pack.sealed)
        content = open_file(opened.secret, sealed) if right else b""
        pack.tries -= 1
        pack.collected_at = (pack.collected_at or clock.now()) if right else pack.collected_at
        pack.save()
    if not right:
        raise Invalid("The code is not right. Look at it again, or ask us for another.")
    return content


def find(opened: Opened) -> PortalRequest:
    """The request of a visit; raises NotFound where it is gone or got other words."""
    request = PortalRequest.get_or_none(PortalRequest.reference == opened.reference)
    if request is None or bytes(request.public_key) != opened.public:
        raise NotFound("Your request is not here any more.")
    return request


def _status(said: dict[str, Any]) -> Status:
    return Status(
        stage=Shown(said["stage"]),
        since={Shown(one): date.fromisoformat(day) for one, day in said["since"].items()},
        due=_day(said.get("due")),
        why=tuple(said.get("why", ())),
        asks=said.get("asks", ""),
        ended=said.get("ended", ""),
        copy=said.get("copy", True),
        complaints=tuple(_complaint(one) for one in said.get("complaints", ())),
    )


def _complaint(said: dict[str, Any]) -> Complaint:
    return Complaint(
        received=date.fromisoformat(said["received"]),
        by=_day(said["by"]),
        acknowledged=_day(said["acknowledged"]),
        closed=_day(said["closed"]),
        outcome=said["outcome"],
    )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _due(sent: date) -> tuple[date | None, tuple[str, ...]]:
    """By when it has to be answered as far as the day of sending tells, and how that is counted."""
    try:
        counted = deadlines.clock(deadlines.Facts(received_on=sent), sent)
    except deadlines.NoHolidayData:
        return None, ()
    return counted.due, counted.why
