"""What a request's events add up to: nothing of this is stored (DP6, SAR)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ccportal.rules.deadlines import Wait
from ccportal.rules.deadlines_why import Again, Opened
from ccportal.rules.requests_facts import Delivery, Event, Hold, Outcome, Stage
from ccportal.rules.requests_guards import OF_THE_REQUESTER
from ccportal.rules.requests_sum import OVER, SAID, Happened, History, ToldApart

__all__ = ["SAID", "Happened", "History", "history"]

AGAIN = {"complaint": Again.OWED, "new-material": Again.OWED, "review-by": Again.REVIEW}
"""What each ground to open a request again means for its month; without one it had lapsed."""


def history(happened: Iterable[Happened]) -> History:
    """What the events add up to, in their order."""
    sum_so_far = History()
    for one in happened:
        if one.event in _STEPS:
            _STEPS[one.event](sum_so_far, one)
        sum_so_far.told.take(one.event, one.on, one.by, one.detail)
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
    so_far.confirmed = True
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
    so_far.told_apart.clear()
    so_far.namesakes.clear()


def _search(so_far: History, one: Happened) -> None:
    so_far.namesakes = {said["person"]: said["why"] for said in one.detail.get("namesakes", ())}


def _tell_apart(so_far: History, one: Happened) -> None:
    so_far.told_apart[one.detail["person"]] = ToldApart(one.detail["same"], one.by, one.on)


def _entitle(so_far: History, one: Happened) -> None:
    so_far.entitled = True
    _end(so_far, Hold.AUTHORITY, one.on)


def _narrow(so_far: History, one: Happened) -> None:
    so_far.narrowed_to = one.detail.get("of")


def _extend(so_far: History, one: Happened) -> None:
    so_far.extended_on = one.on


def _drop_extension(so_far: History, _one: Happened) -> None:
    so_far.extended_on = None


def _acknowledge(so_far: History, one: Happened) -> None:
    so_far.acknowledged_on = one.on


def _sign(so_far: History, one: Happened) -> None:
    so_far.certificate = one
    _search(so_far, one)
    _certify(so_far, one)


def _certify(so_far: History, one: Happened) -> None:
    if one.by:
        so_far.certified_by.add(one.by)


def _decide(so_far: History, one: Happened) -> None:
    said = one.detail.get("after", {}).get("because", {}).get("health") or {}
    day = said.get("opinion_on")
    of_it = so_far.opinions.setdefault(one.detail.get("record", ""), [])
    of_it.append(date.fromisoformat(day) if day else None)


def _undo(so_far: History, one: Happened) -> None:
    of_it = so_far.opinions.get(one.detail.get("record", ""))
    if of_it:
        of_it.pop()


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


def _check_way(so_far: History, one: Happened) -> None:
    way, on = one.detail.get("way"), one.detail.get("checked")
    so_far.way = Delivery(way) if way else None
    so_far.way_checked_on = date.fromisoformat(on) if on else None


def _release(so_far: History, one: Happened) -> None:
    _deliver(so_far, one)
    so_far.released_on = so_far.released_on or one.on


def _deliver(so_far: History, one: Happened) -> None:
    _became(so_far, one, Delivery(one.detail["delivery"]))


def _revoke(so_far: History, one: Happened) -> None:
    _became(so_far, one, Delivery.REVOKED)
    so_far.revoked_by, so_far.revoke_agreed = one.by, False


def _agree_revoke(so_far: History, _one: Happened) -> None:
    so_far.revoke_agreed = True


def _became(so_far: History, one: Happened, delivery: Delivery) -> None:
    so_far.delivery = delivery
    so_far.delivered_on = one.on if delivery in OVER else None


def _rework(so_far: History, one: Happened) -> None:
    so_far.version += 1
    _drop_digest(so_far, one)
    so_far.delivery = Delivery.NONE
    so_far.released_on = so_far.delivered_on = None


def _reopen(so_far: History, one: Happened) -> None:
    _rework(so_far, one)
    so_far.closed_on = so_far.outcome = None
    again = AGAIN.get(str(one.detail.get("ground")), Again.ANSWERED)
    so_far.opened.append(Opened(one.on, again))
    if again is Again.REVIEW:
        so_far.extended_on = None
    _wait_anew(so_far, one.on)


def _wait_anew(so_far: History, on: date) -> None:
    """What had been asked of them and never came is waited for from this day on."""
    asked = [one.kind for one in so_far.holds() if one.kind in OF_THE_REQUESTER]
    for kind in asked:
        _end(so_far, kind, on)
    so_far.waits = [(kind, wait) for kind, wait in so_far.waits if wait.came_on]
    so_far.waits += [(kind, Wait(on, None)) for kind in asked]
    so_far.reminders.clear()
    so_far.lapses.clear()


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
    Event.NARROW: _narrow,
    Event.EXTEND: _extend,
    Event.DROP_EXTENSION: _drop_extension,
    Event.ACKNOWLEDGE: _acknowledge,
    Event.SEARCH: _search,
    Event.TELL_APART: _tell_apart,
    Event.CERTIFY: _sign,
    Event.DECIDE: _decide,
    Event.UNDO: _undo,
    Event.SUBMIT: _submit,
    Event.SEND_BACK: _drop_digest,
    Event.VOID: _drop_digest,
    Event.APPROVE: _approve,
    Event.PROPOSE_REFUSAL: _propose_refusal,
    Event.MAKE_READY: _check_way,
    Event.CHECK_WAY: _check_way,
    Event.RELEASE: _release,
    Event.DISPATCH: lambda so_far, one: setattr(so_far, "delivered_on", one.on),
    Event.DELIVER: _deliver,
    Event.REVOKE: _revoke,
    Event.AGREE_REVOKE: _agree_revoke,
    Event.REWORK: _rework,
    Event.REOPEN: _reopen,
}
