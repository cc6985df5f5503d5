"""What may happen to a request, and what its requester sees of it (DP6, SAR)."""

from __future__ import annotations

from collections.abc import Collection

from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.requests_facts import (
    Delivery,
    Doing,
    Event,
    Facts,
    Hold,
    Kind,
    Outcome,
    Shown,
    Stage,
    Who,
)
from ccportal.rules.requests_table import TABLE, Transition
from ccportal.rules.withholding import Action, Mode

ENDS = {
    Event.LAPSE: Outcome.LAPSED,
    Event.REFUSE: Outcome.REFUSED,
    Event.WITHDRAW: Outcome.WITHDRAWN,
    Event.DUPLICATE: Outcome.DUPLICATE,
    Event.INVALID: Outcome.INVALID,
    Event.DIED: Outcome.INVALID,
}
"""The outcomes that an end has by itself; that of an answer comes of its decisions."""


def transition(event: Event, stage: Stage, who: Who) -> Transition:
    """The row of the table for this.

    Raises NotPermitted where the part in which somebody acts never allows it, Conflict where
    the stage does not.
    """
    rows = [row for row in TABLE if row.event is event and who in row.who]
    if not rows:
        raise NotPermitted("this is for somebody else to do")
    for row in rows:
        if stage in row.sources:
            return row
    raise Conflict(f"this cannot be done while the request is {say(stage)}")


def decide(event: Event, facts: Facts, doing: Doing) -> Stage:
    """The stage that a request is in afterwards.

    Raises what `transition` raises, and Conflict with every reason where it cannot be now.
    """
    row = transition(event, facts.stage, doing.who)
    reasons = [why for check in row.guards if (why := check(facts, doing))]
    if reasons:
        raise Conflict("; ".join(reasons))
    return row.to or facts.stage


def allowed(facts: Facts, who: Who) -> frozenset[Event]:
    """What somebody may try now; the guards may still refuse it."""
    return frozenset(row.event for row in TABLE if who in row.who and facts.stage in row.sources)


def shown(facts: Facts) -> Shown:
    """What the requester sees."""
    if facts.stage is Stage.CLOSED:
        return Shown.CLOSED
    if facts.stage is Stage.RELEASED:
        return Shown.WORKING if facts.delivery is Delivery.REVOKED else Shown.READY
    if facts.open_hold(Hold.IDENTITY) or facts.open_hold(Hold.AUTHORITY):
        return Shown.CHECKING
    if facts.open_hold(Hold.CLARIFICATION):
        return Shown.CLARIFY
    early = facts.stage in {Stage.DRAFT, Stage.RECEIVED}
    return Shown.RECEIVED if early else Shown.WORKING


def outcome(decisions: Collection[tuple[Action, Mode]]) -> Outcome:
    """How an answered request ended, from what was decided about each record."""
    about = [(action, mode) for action, mode in decisions if action is not Action.UNRELATED]
    if not about:
        return Outcome.NOTHING_HELD
    if all(action is Action.INCLUDE for action, _mode in about):
        return Outcome.DISCLOSED_FULL
    if any(action is not Action.WITHHOLD for action, _mode in about):
        return Outcome.DISCLOSED_PART
    silent = all(mode is Mode.SILENT for _action, mode in about)
    return Outcome.NCND if silent else Outcome.WITHHELD_ALL


def imported_stage(
    kind: Kind, *, closed: bool, approved: bool, decided: bool, confirmed: bool
) -> Stage:
    """The stage of a request that came with an archive, which carries no events."""
    if closed:
        return Stage.CLOSED
    if kind is Kind.ACCESS and approved:
        return Stage.APPROVED
    if kind is Kind.ACCESS and decided:
        return Stage.ITEM_REVIEW
    return Stage.ACCEPTED if confirmed else Stage.RECEIVED


def say(stage: Stage) -> str:
    """A stage in words."""
    return stage.value.replace("_", " ")
