"""That whoever asked can be told something safely, and what was told them how (SAR, C4).

Guards as in `requests_guards`; and what the events of telling add up to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from ccportal.rules import consulting
from ccportal.rules.reaching import NEEDS_A_PLACE, Known, before_contact, is_to_be_avoided
from ccportal.rules.requests_events import Event
from ccportal.rules.requests_facts import By, Delivery, Doing, Facts, Settled, Who
from ccportal.rules.requests_guards import OF_THE_REQUESTER

CONTACTS = frozenset(
    {
        *(Event.EXTEND, Event.DROP_EXTENSION, Event.CHARGE, Event.SETTLE, Event.ACKNOWLEDGE),
        *(Event.REMIND, Event.HOLD, Event.NEW_TICKET, Event.CONTACT),
    }
)
"""What cannot happen without telling whoever asked, or asking them, something."""

TICKET_BY: Mapping[str, By] = MappingProxyType(
    {"recorded-post": By.POST, "call-back": By.TELEPHONE}
)
"""By which way new words go, but for those that are handed over."""


@dataclass(frozen=True, slots=True)
class Posted:
    """An envelope: when, with which number, by whom, who else compared it, and what was in it.

    `sha256` is that of the answer, of which the same file is the copy that is kept.
    """

    on: date
    number: str
    by: str | None
    second: str | None
    sha256: str


@dataclass(slots=True)
class Told:
    """How they are reached, and since when, and what was posted, as the events say it.

    `address` is the one that was checked last, `dispatched` the envelope that is on its way,
    `came_back` the addresses from which one came back, or where none arrived. `asked` are those
    who were asked about what is theirs.
    """

    settled: Settled | None = None
    settled_on: date | None = None
    address: str = ""
    posts: list[Posted] = field(default_factory=list)
    dispatched: Posted | None = None
    came_back: list[str] = field(default_factory=list)
    asked: list[consulting.Consultation] = field(default_factory=list)

    def take(self, event: Event, on: date, by: str | None, detail: Mapping[str, Any]) -> None:
        """Take in one event, in its order."""
        consulting.take(self.asked, event, on, detail)
        if event is Event.REACH:
            self.settled = Settled(By(detail["by"]), str(detail.get("where") or ""))
            self.settled_on = on
        elif event in (Event.MAKE_READY, Event.CHECK_WAY):
            self.address = str(detail.get("address") or "")
        elif event in (Event.RELEASE, Event.REWORK, Event.REOPEN):
            self.dispatched = None
        elif event is Event.DISPATCH:
            self.dispatched = Posted(
                date.fromisoformat(detail["posted_on"]),
                detail["number"],
                by,
                detail.get("second"),
                detail["sha256"],
            )
            self.posts.append(self.dispatched)
        elif event is Event.DELIVER and detail.get("delivery") == Delivery.RETURNED:
            self.came_back += [self.address] if self.address else []
            self.address = ""


def reachable(_facts: Facts, doing: Doing) -> str | None:
    """They can be reached by a way that is safe today."""
    return doing.unreachable or None


def askable(facts: Facts, doing: Doing) -> str | None:
    """What is asked of them can be asked by a way that is safe; other waits tell them nothing."""
    asked = doing.hold in OF_THE_REQUESTER and doing.who is not Who.REQUESTER
    return reachable(facts, doing) if asked else None


def way_said(_facts: Facts, doing: Doing) -> str | None:
    """It is said how they are reached."""
    return None if doing.reach is not None else "say how they are reached"


def place_said(_facts: Facts, doing: Doing) -> str | None:
    """A call, a mail and a letter have a number, a mailbox or an address."""
    told = doing.reach
    if told is None or told.by not in NEEDS_A_PLACE or told.where.strip():
        return None
    return "write down the number, the mailbox or the address"


def unreachable(
    event: Event, ground: str | None, settled: Settled | None, known: Iterable[Known], portal: bool
) -> str:
    """Why they must not be told this now, with what is safe instead; empty where they may be.

    `ground` says of new words for the portal by which way they go, `portal` whether they have some.
    """
    if event is not Event.NEW_TICKET:
        return before_contact(settled, known, portal=portal) or ""
    by, all_known = TICKET_BY.get(ground or ""), tuple(known)
    if by is None or not any(is_to_be_avoided(one) for one in all_known):
        return ""
    if settled is None or settled.by is not by:
        what = "address" if by is By.POST else "number"
        return f"put down first, under how they may be reached, the {what} that is used"
    return before_contact(settled, all_known, portal=False) or ""
