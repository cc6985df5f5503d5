"""What a request's events add up to: nothing of this is stored (DP6, SAR)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ccportal.rules.deadlines import Wait
from ccportal.rules.requests_facts import Delivery, Event, Hold, OpenHold, Outcome, Stage

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


@dataclass(slots=True)
class History:
    """The sum of the events so far.

    `waits` are the things that were asked for and delay the start or pause the clock, each by
    its kind; the last of a kind without an answer is the open hold. `prepared` is the digest
    that the second person was given. `delivered_on` is the day on which the answer reached them,
    or was called back.
    """

    stage: Stage = Stage.DRAFT
    no_match: bool = False
    entitled: bool = False
    waits: list[tuple[Hold, Wait]] = field(default_factory=list)
    reminders: dict[Hold, int] = field(default_factory=dict)
    lapses: set[Hold] = field(default_factory=set)
    fee: Wait | None = None
    extended_on: date | None = None
    acknowledged_on: date | None = None
    certified_by: set[str] = field(default_factory=set)
    prepared: str | None = None
    approved_by: str | None = None
    proposer: str | None = None
    delivery: Delivery = Delivery.NONE
    released_on: date | None = None
    delivered_on: date | None = None
    outcome: Outcome | None = None
    closed_on: date | None = None

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

    def stopped_on(self) -> date | None:
        """The day when the answer left or the request closed, whichever was first."""
        days = [day for day in (self.released_on, self.closed_on) if day]
        return min(days, default=None)


def history(happened: Iterable[Happened]) -> History:
    """What the events add up to, in their order."""
    sum_so_far = History()
    for one in happened:
        if one.event in _STEPS:
            _STEPS[one.event](sum_so_far, one)
        sum_so_far.stage = one.stage
        if one.stage is Stage.CLOSED and sum_so_far.closed_on is None:
            sum_so_far.closed_on = one.on
            ended = one.detail.get("outcome")
            sum_so_far.outcome = Outcome(ended) if ended else None
    return sum_so_far


def _hold(so_far: History, one: Happened) -> None:
    hold = Hold(one.detail["hold"])
    so_far.waits.append((hold, Wait(one.on, None)))
    so_far.reminders.pop(hold, None)
    so_far.lapses.discard(hold)


def _answer(so_far: History, one: Happened) -> None:
    _end(so_far, Hold(one.detail["hold"]), one.on)


def _confirm(so_far: History, one: Happened) -> None:
    _end(so_far, Hold.IDENTITY, one.on)


def _end(so_far: History, hold: Hold, on: date) -> None:
    so_far.waits = [
        (kind, Wait(wait.asked_on, on) if kind is hold and wait.came_on is None else wait)
        for kind, wait in so_far.waits
    ]


def _remind(so_far: History, one: Happened) -> None:
    hold = Hold(one.detail["hold"])
    so_far.reminders[hold] = so_far.reminders.get(hold, 0) + 1


def _propose_lapse(so_far: History, one: Happened) -> None:
    so_far.lapses.add(Hold(one.detail["hold"]))


def _charge(so_far: History, one: Happened) -> None:
    so_far.fee = Wait(one.on, None)


def _pay(so_far: History, one: Happened) -> None:
    asked = so_far.fee.asked_on if so_far.fee else one.on
    so_far.fee = Wait(asked, one.on)


def _no_match(so_far: History, _one: Happened) -> None:
    so_far.no_match = True


def _match(so_far: History, _one: Happened) -> None:
    so_far.entitled = False


def _entitle(so_far: History, one: Happened) -> None:
    so_far.entitled = True
    _end(so_far, Hold.AUTHORITY, one.on)


def _extend(so_far: History, one: Happened) -> None:
    so_far.extended_on = one.on


def _drop_extension(so_far: History, _one: Happened) -> None:
    so_far.extended_on = None


def _acknowledge(so_far: History, one: Happened) -> None:
    so_far.acknowledged_on = one.on


def _certify(so_far: History, one: Happened) -> None:
    if one.by:
        so_far.certified_by.add(one.by)


def _submit(so_far: History, one: Happened) -> None:
    so_far.prepared = one.detail["digest"]
    _certify(so_far, one)


def _drop_digest(so_far: History, _one: Happened) -> None:
    so_far.prepared = None
    so_far.approved_by = None


def _approve(so_far: History, one: Happened) -> None:
    so_far.approved_by = one.by


def _propose_refusal(so_far: History, one: Happened) -> None:
    so_far.proposer = one.by


def _release(so_far: History, one: Happened) -> None:
    _deliver(so_far, one)
    so_far.released_on = so_far.released_on or one.on


def _deliver(so_far: History, one: Happened) -> None:
    _became(so_far, one, Delivery(one.detail["delivery"]))


def _revoke(so_far: History, one: Happened) -> None:
    _became(so_far, one, Delivery.REVOKED)


def _became(so_far: History, one: Happened, delivery: Delivery) -> None:
    so_far.delivery = delivery
    so_far.delivered_on = one.on if delivery in OVER else None


def _rework(so_far: History, one: Happened) -> None:
    _drop_digest(so_far, one)
    so_far.delivery = Delivery.NONE
    so_far.released_on = so_far.delivered_on = None


def _reopen(so_far: History, one: Happened) -> None:
    _rework(so_far, one)
    so_far.closed_on = so_far.outcome = None
    # What had been asked for and never came is asked for anew.
    so_far.waits = [(kind, wait) for kind, wait in so_far.waits if wait.came_on]


_STEPS: dict[Event, Callable[[History, Happened], None]] = {
    Event.MATCH: _match,
    Event.NO_MATCH: _no_match,
    Event.ENTITLE: _entitle,
    Event.HOLD: _hold,
    Event.ANSWER: _answer,
    Event.CONFIRM_IDENTITY: _confirm,
    Event.REMIND: _remind,
    Event.PROPOSE_LAPSE: _propose_lapse,
    Event.CHARGE: _charge,
    Event.PAY: _pay,
    Event.EXTEND: _extend,
    Event.DROP_EXTENSION: _drop_extension,
    Event.ACKNOWLEDGE: _acknowledge,
    Event.CERTIFY: _certify,
    Event.SUBMIT: _submit,
    Event.SEND_BACK: _drop_digest,
    Event.VOID: _drop_digest,
    Event.APPROVE: _approve,
    Event.PROPOSE_REFUSAL: _propose_refusal,
    Event.RELEASE: _release,
    Event.DELIVER: _deliver,
    Event.REVOKE: _revoke,
    Event.REWORK: _rework,
    Event.REOPEN: _reopen,
}
