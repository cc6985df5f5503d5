"""Letting an answer out: built, ready, released, what became of it, revoked, closed (SAR, C3)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ccportal import clock
from ccportal.acts import breaches
from ccportal.acts.intake.codes import kept, new_code
from ccportal.acts.requests_move import NOTHING, Detail, Given, move
from ccportal.acts.requests_second import check_unchanged
from ccportal.acts.requests_state import SYSTEM, find
from ccportal.acts.requests_way import Way
from ccportal.errors import Conflict
from ccportal.rules import requests as rules
from ccportal.rules.leaving import Allowed
from ccportal.rules.requests_facts import Delivery, Event, Facts
from ccportal.sar import release as register
from ccportal.sar import review
from ccportal.store.requests import Pack, Request

AVAILABLE_DAYS, TRIES = 28, 5
"""How long an answer waits on the portal, and how often it can be tried for."""

HOW = {
    Delivery.AVAILABLE: "on the portal",
    Delivery.POSTED: "by recorded post",
    Delivery.COLLECTED: "at the counter",
}
"""The ways in which an answer leaves."""


def built(request_ref: str, sha256: str, digest: str) -> None:
    """Put down that an answer was proved and sealed under this SHA-256.

    `digest` is the approved one that it was made from; raises Conflict where it is not the
    approved one any more.
    """

    def also(request: Request, _facts: Facts) -> None:
        if request.approved_digest != digest or review.digest(request_ref) != digest:
            raise Conflict("something changed while the answer was made")

    brought = {"ticks": frozenset({"proved"})}
    move(request_ref, Event.BUILD, SYSTEM, bring=brought, detail={"sha256": sha256}, also=also)


def make_ready(
    request_ref: str,
    actor: str,
    way: Way,
    *,
    letter_complete: bool,
    late_because: str = "",
    given: Given = NOTHING,
) -> None:
    """Say that the answer may go: the letter is read, the way to them checked."""
    check_unchanged(request_ref)
    brought = way.bring(find(request_ref)) | {"reason": late_because}
    brought["ticks"] |= {"letter"} if letter_complete else set()
    detail = way.kept() | {"late": late_because}
    move(request_ref, Event.MAKE_READY, actor, given, bring=brought, detail=detail)


def check_way(request_ref: str, actor: str, way: Way, given: Given = NOTHING) -> None:
    """Check the way once more: a week is over, it goes another way, or it has come back."""
    brought = way.bring(find(request_ref))
    move(request_ref, Event.CHECK_WAY, actor, given, bring=brought, detail=way.kept())


def release(
    request_ref: str, actor: str, how: Delivery, verified: str, given: Given = NOTHING
) -> str:
    """Let the answer out, with its row in the register of disclosures.

    `how` is one of HOW; `verified` says how the delivery was checked again: `second-channel`,
    `identity-at-counter` or `recorded-post`. The clock stops. Raises Conflict where what lies
    ready is not what was approved.

    What is returned for the portal is the code for collecting it, to be told by another way; it
    is kept nowhere and shown once. It is empty for the other ways, and for a form sent twice.
    """
    code, done = _code(how), []

    def also(request: Request, _facts: Facts) -> Detail:
        if how is Delivery.AVAILABLE and request.public_key is None:
            raise Conflict("this request did not come through the portal")
        pack = register.release(request, actor, HOW[how])
        until = clock.today() + timedelta(AVAILABLE_DAYS)
        pack.code = kept(code) if code else None
        pack.save(only=[Pack.code])
        done.append(code)
        return {"delivery": how, "sha256": pack.sha256, "until": until, "tries": TRIES}

    check_unchanged(request_ref)
    brought = {"ground": verified, "delivery": how}
    detail = {"verified": verified}
    move(request_ref, Event.RELEASE, actor, given, bring=brought, detail=detail, also=also)
    return "".join(done)


def another_code(request_ref: str, actor: str, given: Given = NOTHING) -> str:
    """Make another code for an answer on the portal, with all its tries; the old one ends.

    Empty for a form that was sent twice. Raises Conflict where no answer waits there.
    """
    from ccportal.acts.post import keep_in_step  # the post knows this module

    code, done = new_code(), []

    def also(_request: Request, _facts: Facts) -> None:
        pack = pack_of(request_ref)
        if pack is None:
            raise Conflict("there is no answer that counts")
        pack.code = kept(code)
        pack.save(only=[Pack.code])
        done.append(code)

    move(request_ref, Event.NEW_CODE, actor, given, also=also)
    keep_in_step(request_ref)
    return "".join(done)


def _code(how: Delivery) -> str:
    return new_code() if how is Delivery.AVAILABLE else ""


def delivered(request_ref: str, actor: str, became: Delivery, given: Given = NOTHING) -> None:
    """Put down what became of an answer that was let out."""
    brought = {"delivery": became}
    move(request_ref, Event.DELIVER, actor, given, bring=brought, detail=brought)


def revoke(request_ref: str, actor: str, reason: str, given: Given = NOTHING) -> None:
    """Call an answer back that should not have gone: it cannot be opened any more.

    It is off the portal when this returns. An entry of the register of breaches is opened with
    it, from which the 72 hours to tell the Commissioner run.
    """
    from ccportal.acts.post import keep_in_step  # the post knows this module

    def also(request: Request, _facts: Facts) -> None:
        Pack.update(revoked_at=clock.now_utc()).where(
            Pack.request == request, Pack.revoked_at.is_null()
        ).execute()
        breaches.open_for(actor, request_ref, request.subject_id, reason)

    brought = {"reason": reason}
    move(request_ref, Event.REVOKE, actor, given, bring=brought, detail=brought, also=also)
    keep_in_step(request_ref)


def agree_to_revoke(request_ref: str, actor: str, found: str, given: Given = NOTHING) -> None:
    """Put down that a second person has looked at why it was called back, and what they found.

    The first one calls it back alone, so that no minute is lost; it goes on with two.
    """
    brought = {"reason": found}
    move(request_ref, Event.AGREE_REVOKE, actor, given, bring=brought, detail=brought)


def rework(request_ref: str, actor: str, reason: str, given: Given = NOTHING) -> None:
    """Review the items again after an answer was called back; a new answer is a new version."""

    def also(request: Request, _facts: Facts) -> None:
        request.approved_digest = request.approved_on = None
        request.save()

    brought = {"reason": reason}
    move(request_ref, Event.REWORK, actor, given, bring=brought, detail=brought, also=also)


def close(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Close a request whose answer has reached whoever asked; how it ended is worked out."""

    def also(request: Request, _facts: Facts) -> Detail:
        request.closed_on = clock.today()
        request.save()
        decided = review.decided(request_ref).values()
        return {"outcome": rules.outcome([(one.action, one.mode) for one in decided])}

    move(request_ref, Event.CLOSE, actor, given, also=also)


def may_leave(request_ref: str) -> Allowed:
    """That the answer to a request may leave; raises NotPermitted while it is not approved."""
    return register.allowed(find(request_ref))


def pack_of(request_ref: str) -> Pack | None:
    """The newest answer to a request that was not called back."""
    find(request_ref)
    query = Pack.select().where(Pack.request == request_ref, Pack.revoked_at.is_null())
    pack: Pack | None = query.order_by(Pack.made_at.desc()).first()
    return pack


def packs_of(request_ref: str) -> Any:
    """A query of the answers to a request that were not called back, the newest first.

    Without their pages; `is_kept` says whether those are there.
    """
    files = ("content", "words")
    columns = [one for one in Pack._meta.sorted_fields if one.name not in files]
    query = Pack.select(*columns, Pack.content.is_null(False).alias("is_kept"))
    query = query.where(Pack.request == request_ref, Pack.revoked_at.is_null())
    return query.order_by(Pack.made_at.desc())
