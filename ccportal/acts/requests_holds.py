"""What a request waits for, and the ends that it has without an answer (DP6, SAR)."""

from __future__ import annotations

from typing import Any

from ccportal import clock
from ccportal.acts.act import note_refusal
from ccportal.acts.requests_keeping import forget_agreements
from ccportal.acts.requests_move import NOTHING, Detail, Given, move
from ccportal.acts.requests_state import SYSTEM, find, states
from ccportal.errors import Conflict
from ccportal.rules.requests import ENDS
from ccportal.rules.requests_facts import Event, Facts, Hold
from ccportal.rules.requests_guards import due_to_lapse
from ccportal.rules.requests_table import OPEN
from ccportal.store.requests import Request, RequestEvent


def hold(
    request_ref: str,
    actor: str,
    kind: Hold,
    reason: str,
    which_information: bool = False,
    given: Given = NOTHING,
) -> None:
    """Let it wait for something; `which_information` confirms what a clarification is about.

    For identity the reason is the doubt. The reason of a clarification is what is asked, and
    the requester reads it.
    """
    ticks = frozenset({"which-information"} if which_information else ())
    move(
        request_ref,
        Event.HOLD,
        actor,
        given,
        bring={"hold": kind, "reason": reason, "ticks": ticks},
        detail={"hold": kind, "reason": reason},
    )


def answer(
    request_ref: str, actor: str, kind: Hold, said: str = "", given: Given = NOTHING
) -> None:
    """Put down that what it waited for has come."""
    detail = {"hold": kind, "said": said}
    move(request_ref, Event.ANSWER, actor, given, bring={"hold": kind}, detail=detail)


def remind(request_ref: str, kind: Hold, actor: str = SYSTEM, given: Given = NOTHING) -> None:
    """Put down that the requester was reminded, after ten days and after twenty."""
    brought = {"hold": kind}
    move(request_ref, Event.REMIND, actor, given, bring=brought, detail=brought)


def propose_lapse(request_ref: str, kind: Hold) -> None:
    """Propose that it lapses: thirty days and two reminders went by without an answer."""
    brought = {"hold": kind}
    move(request_ref, Event.PROPOSE_LAPSE, SYSTEM, bring=brought, detail=brought)


def propose_what_lapsed() -> None:
    """Propose that each request lapses that is due to: what the timetable asks for."""
    waiting = RequestEvent.select(RequestEvent.request).where(RequestEvent.kind == Event.REMIND)
    for now in states(Request.select().where(Request.ref.in_(waiting))):
        for one in now.history.holds():
            due = due_to_lapse(one, clock.today()) and not one.lapse_proposed
            if due and now.stage in OPEN:
                propose_lapse(now.request.ref, one.kind)


def lapse(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Close a request that stayed unanswered; it can be reopened for six months."""
    _end(request_ref, Event.LAPSE, actor, given)


def withdraw(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Close it because the requester, whose identity is proved, does not want it any more."""
    _end(request_ref, Event.WITHDRAW, actor, given)


def invalid(request_ref: str, actor: str, reason: str, given: Given = NOTHING) -> None:
    """Close what is no request at all."""
    _end(request_ref, Event.INVALID, actor, given, reason=reason)


def died(request_ref: str, actor: str, how_known: str, given: Given = NOTHING) -> None:
    """Close it because the person whom it is about has died: the law covers who lives alone.

    What is held on them stays as confidential as it was, and nothing goes out by this request.
    """
    _end(request_ref, Event.DIED, actor, given, reason=how_known)


def duplicate(request_ref: str, actor: str, of: str, reason: str, given: Given = NOTHING) -> None:
    """Close it because `of` is the same request of the same person, both proved."""
    other = find(of)
    if of == request_ref:
        note_refusal(actor, f"request:{Event.DUPLICATE}", request_ref)
        raise Conflict("a request is no duplicate of itself")
    proved = other.identity_confirmed_on is not None
    same = other.subject_id is not None and other.subject_id == find(request_ref).subject_id
    ticks = frozenset({"other-identity-proved"} if proved and same else ())
    _end(request_ref, Event.DUPLICATE, actor, given, {"of": of}, reason=reason, ticks=ticks)


def propose_refusal(
    request_ref: str, actor: str, ground: str, evidence: str, given: Given = NOTHING
) -> None:
    """Propose to refuse it; `ground` is `unfounded` or `excessive`, manifestly so."""
    detail = {"ground": ground, "reason": evidence}
    move(request_ref, Event.PROPOSE_REFUSAL, actor, given, bring=detail, detail=detail)


def drop_refusal(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Take the request on after all."""
    move(request_ref, Event.DROP_REFUSAL, actor, given)


def refuse(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Refuse it, as the chair, after somebody else proposed to."""
    _end(request_ref, Event.REFUSE, actor, given)


def reopen(
    request_ref: str, actor: str, ground: str | None, reason: str, given: Given = NOTHING
) -> None:
    """Take a closed request up again; `ground` is `complaint`, `new-material` or `review-by`.

    A lapsed one needs no ground. An earlier answer stays as it was.
    """

    def also(request: Request, _facts: Facts) -> None:
        request.closed_on = request.approved_digest = request.approved_on = None
        request.save()
        forget_agreements(request)

    brought = {"ground": ground, "reason": reason}
    move(request_ref, Event.REOPEN, actor, given, bring=brought, detail=brought, also=also)


def _end(
    request_ref: str,
    event: Event,
    actor: str,
    given: Given,
    detail: Detail | None = None,
    **brought: Any,
) -> None:
    def also(request: Request, _facts: Facts) -> None:
        request.closed_on = clock.today()
        request.save()

    kept: Detail = {"outcome": ENDS[event]} | (detail or {})
    if "reason" in brought:
        kept["reason"] = brought["reason"]
    move(request_ref, event, actor, given, bring=brought, detail=kept, also=also)
