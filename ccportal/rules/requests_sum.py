"""The sum of a request's events as far as they are read: what happened, and what it adds up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ccportal.rules.deadlines import Wait
from ccportal.rules.deadlines_why import Opened
from ccportal.rules.requests_facts import Delivery, Event, Hold, OpenHold, Outcome, Stage
from ccportal.rules.requests_telling import Told

SAID = {
    Hold.IDENTITY: "proof of who you are",
    Hold.AUTHORITY: "proof that you may ask for somebody else",
}
FEE = "fee"
OVER = frozenset({Delivery.OPENED, Delivery.POSTED, Delivery.COLLECTED, Delivery.REVOKED})
"""What ends a delivery: it reached them, or it was called back."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event: on which day, by whom, to which stage, and what else is known of it."""

    event: Event
    on: date
    by: str | None
    stage: Stage
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ToldApart:
    """That somebody of the same name is (`same`) or is not whom it is about; by whom, when."""

    same: bool
    by: str | None
    on: date


@dataclass(slots=True)
class History:
    """The sum of the events so far.

    `version` counts the answers that were begun; `confirmed` is whether the identity was confirmed
    here, and not before it came with an archive. `waits` are the things that were asked for and
    delay the start or pause the clock, each by its kind; the last of a kind without an answer is
    the open hold. `prepared` is the digest that the second person was given. `delivered_on` is the
    day on which the answer reached them, or was called back. `opened` are the times that it was
    opened again. `narrowed_to` is the earlier request whose answer they have had and that is not
    given again, where they agreed to that. `certificate` is the last search certificate,
    `namesakes` who may be taken for the subject and why, as the search or the certificate found
    them, `told_apart` what was said of each. `opinions` are by record the days of the opinions
    on health that each decision about it rests on, the one that stands last. `told` is how they
    are reached, and what was told them.
    """

    stage: Stage = Stage.DRAFT
    version: int = 1
    no_match: bool = False
    confirmed: bool = False
    entitled: bool = False
    narrowed_to: str | None = None
    waits: list[tuple[Hold, Wait]] = field(default_factory=list)
    reminders: dict[Hold, int] = field(default_factory=dict)
    lapses: set[Hold] = field(default_factory=set)
    fee: Wait | None = None
    extended_on: date | None = None
    acknowledged_on: date | None = None
    certified_by: set[str] = field(default_factory=set)
    certificate: Happened | None = None
    namesakes: dict[str, str] = field(default_factory=dict)
    told_apart: dict[str, ToldApart] = field(default_factory=dict)
    opinions: dict[str, list[date | None]] = field(default_factory=dict)
    prepared: str | None = None
    approved_by: str | None = None
    proposer: str | None = None
    revoked_by: str | None = None
    revoke_agreed: bool = False
    way: Delivery | None = None
    way_checked_on: date | None = None
    delivery: Delivery = Delivery.NONE
    released_on: date | None = None
    delivered_on: date | None = None
    outcome: Outcome | None = None
    closed_on: date | None = None
    opened: list[Opened] = field(default_factory=list)
    told: Told = field(default_factory=Told)

    def holds(self) -> tuple[OpenHold, ...]:
        """What is being waited for."""
        return tuple(
            OpenHold(kind, wait.asked_on, self.reminders.get(kind, 0), kind in self.lapses)
            for kind, wait in self.waits
            if wait.came_on is None
        )

    def conditions(self) -> tuple[tuple[str, Wait], ...]:
        """What delays the start of the clock, with its name."""
        asked = tuple((SAID[kind], wait) for kind, wait in self.waits if kind in SAID)
        return (*asked, (FEE, self.fee)) if self.fee else asked

    def clarifications(self) -> tuple[Wait, ...]:
        """What pauses the clock."""
        return tuple(wait for kind, wait in self.waits if kind is Hold.CLARIFICATION)

    def opinions_of(self) -> tuple[date, ...]:
        """The days of the opinions on health on which what is decided now rests."""
        standing = (days[-1] for days in self.opinions.values() if days)
        return tuple(day for day in standing if day is not None)

    def stopped_on(self) -> date | None:
        """The day when the answer left or the request closed, whichever was first."""
        days = [day for day in (self.released_on, self.closed_on) if day]
        return min(days, default=None)
