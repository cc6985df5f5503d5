"""Posting what a requester may see: sealed to the request's key before it leaves the intranet."""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.intake.sealing import seal_file, seal_said
from ccportal.acts.intake.talking import About
from ccportal.acts.requests_complaints import complaints_about
from ccportal.acts.requests_delivery import AVAILABLE_DAYS, TRIES
from ccportal.acts.requests_state import SYSTEM, State, facts, find, state
from ccportal.errors import Conflict, Invalid
from ccportal.rules import deadlines
from ccportal.rules import requests as rules
from ccportal.rules.deadlines_why import to_the_requester
from ccportal.rules.requests_facts import Delivery, Event, Hold, Kind, Outcome, Shown
from ccportal.store.correspondence import Letter, Posted
from ccportal.store.database import portal_db, records_db, writing
from ccportal.store.portal import PortalMessage, PortalPack, PortalReleased, PortalRequest
from ccportal.store.requests import Pack, Request, RequestEvent

LONGEST = 5_000
KEPT = timedelta(days=183)
"""How long a closed request can still be looked at on the portal; so long it may be reopened."""

ANSWERED = frozenset(
    {
        Outcome.DISCLOSED_FULL,
        Outcome.DISCLOSED_PART,
        Outcome.WITHHELD_ALL,
        Outcome.NOTHING_HELD,
        Outcome.NCND,
    }
)

WAY = (Shown.RECEIVED, Shown.CHECKING, Shown.CLARIFY, Shown.WORKING, Shown.READY, Shown.CLOSED)


def keep_in_step(request_ref: str) -> None:
    """Let the portal show of a request what is true now: status, messages, answer or none."""
    post_status(request_ref)
    for one in list(Letter.select().where(Letter.request == request_ref, Letter.from_centre)):
        post_letter(find(request_ref), one)
    delivery = state(find(request_ref)).history.delivery
    if delivery is Delivery.AVAILABLE:
        post_pack(request_ref)
    elif delivery is Delivery.REVOKED:
        _take_back(request_ref)


def post_status(request_ref: str) -> None:
    """Show the requester where it is, in the six stages that they see; nothing where unchanged."""
    now = state(find(request_ref))
    posted = Posted.get_or_none(Posted.request == request_ref)
    before = json.loads(posted.status) if posted and posted.status else None
    said = status_of(now, before)
    if said == before or not _is_there(request_ref):
        return
    sealed = seal_said(bytes(now.request.public_key or b""), said)
    closed = said["stage"] == Shown.CLOSED
    _set(request_ref, status=sealed, expires_on=clock.today() + KEPT if closed else None)
    _remember(request_ref, status=json.dumps(said, sort_keys=True))


def status_of(now: State, before: dict[str, Any] | None) -> dict[str, Any]:
    """What the requester sees: the stage, since when each was reached, by when it is answered.

    The days of stages that it was in before (`before`, what was shown last) stay; a request
    that went back forgets the later ones. What it waits for is told only where it is a
    question about what is meant: a doubt about who they are is not for the screen.
    """
    stage = rules.shown(facts(now, SYSTEM))
    since = dict((before or {}).get("since", {}))
    since.setdefault(Shown.RECEIVED, now.request.received_on.isoformat())
    since.setdefault(stage, clock.today().isoformat())
    reached = {one.value: since[one] for one in WAY[: WAY.index(stage) + 1] if one in since}
    return {
        "stage": stage.value,
        "since": reached,
        "due": _due(now, stage),
        "why": _why(now, stage),
        "asks": _question(now.request.ref) if stage is Shown.CLARIFY else "",
        "copy": now.request.kind == Kind.ACCESS,
        "ended": _ended(now) if stage is Shown.CLOSED else "",
        "complaints": [_complaint(state(one)) for one in complaints_about(now.request.ref)],
    }


def _due(now: State, stage: Shown) -> str | None:
    """By when they hear from us; of a complaint, by when we say that we have it."""
    if stage is Shown.CLARIFY or (now.clock is None):
        return None
    due = now.clock.due
    if now.request.kind == Kind.COMPLAINT:
        said = now.history.acknowledged_on
        due = None if said else deadlines.complaint_acknowledged_by(now.request.received_on)
    return due.isoformat() if isinstance(due, date) else None


def _why(now: State, stage: Shown) -> list[str]:
    """The working of that day, a line each; of a complaint the day says it by itself."""
    counted = now.request.kind != Kind.COMPLAINT and _due(now, stage) is not None
    return list(to_the_requester(now.clock.why)) if now.clock and counted else []


def _complaint(now: State) -> dict[str, Any]:
    """A complaint about the request: since when we have it, by when we say so, how it ended."""
    said, ended = now.history.acknowledged_on, now.history.closed_on
    received = now.request.received_on
    try:
        by = deadlines.complaint_acknowledged_by(received).isoformat()
    except deadlines.NoHolidayData:
        by = ""
    return {
        "received": received.isoformat(),
        "by": by,
        "acknowledged": said.isoformat() if said else "",
        "closed": ended.isoformat() if ended else "",
        "outcome": str(now.history.outcome or ""),
    }


def _ended(now: State) -> str:
    """How it ended; an answer is an answer, whatever was kept back or not found."""
    outcome = now.history.outcome
    return "answered" if outcome in ANSWERED else str(outcome or "")


def post_message(request_ref: str, actor: str, text: str, token: str) -> None:
    """Write to the requester; `token` is that of the form: the same one twice is one message.

    Raises Invalid where it is empty or too long, Conflict where they have no ticket.
    """
    request = find(request_ref)
    if not text.strip() or len(text) > LONGEST:
        raise Invalid(f"Write something, up to {LONGEST} characters.")
    key = f"centre {request_ref} {token}"
    if Letter.get_or_none(Letter.key == key) is None:
        with act(actor, "request:write", request_ref):
            if request.public_key is None:
                raise Conflict("This request did not come through the portal.")
            Letter.create(
                request=request_ref,
                key=key,
                from_centre=True,
                by=actor,
                at=clock.now(),
                about=About.MESSAGE,
                text=text.strip(),
            )
    post_letter(request, Letter.get(Letter.key == key))


def post_pack(request_ref: str) -> None:
    """Lay the released answer ready on the portal, sealed to the requester, for 28 days.

    Raises Conflict where none was released to be collected there.
    """
    now = state(find(request_ref))
    if now.history.delivery is not Delivery.AVAILABLE:
        raise Conflict("There is no answer to be collected on the portal.")
    given_out = Pack.select().where(
        Pack.request == request_ref, Pack.released_at.is_null(False), Pack.revoked_at.is_null()
    )
    pack = given_out.order_by(Pack.made_at.desc()).get()
    released_on = now.history.released_on or clock.today()
    key = hashlib.sha256(f"{pack.sha256} {released_on} {pack.code}".encode()).hexdigest()
    posted = Posted.get_or_none(Posted.request == request_ref)
    if (posted and posted.pack == key) or not _is_there(request_ref):
        return
    public = bytes(now.request.public_key or b"")
    sealed, words = (seal_file(public, bytes(one or b"")) for one in (pack.content, pack.words))
    with writing(portal_db):
        PortalPack.delete().where(PortalPack.request == request_ref).execute()
        PortalPack.create(
            request=request_ref,
            key=key,
            sealed=sealed,
            words=words,
            posted_at=clock.now(),
            until=released_on + timedelta(AVAILABLE_DAYS),
            tries=TRIES,
            code=pack.code,
        )
        for one in (pack.sha256, pack.words_sha256):
            PortalReleased.insert(sha256=one).on_conflict_ignore().execute()
    _remember(request_ref, pack=key)


def _take_back(request_ref: str) -> None:
    with writing(portal_db):
        PortalPack.delete().where(PortalPack.request == request_ref).execute()
    # The next answer may be the same file on the same day, and is laid there again.
    with writing(records_db):
        Posted.update(pack=None).where(Posted.request == request_ref).execute()


def post_letter(request: Request, letter: Letter) -> None:
    """Seal a letter to the requester; one that is there already stays."""
    if PortalMessage.get_or_none(PortalMessage.key == letter.key) or not _is_there(request.ref):
        return
    said = {"about": letter.about, "text": letter.text}
    with writing(portal_db):
        PortalMessage.create(
            request=request.ref,
            key=letter.key,
            from_centre=letter.from_centre,
            at=letter.at,
            for_requester=seal_said(bytes(request.public_key or b""), said),
            fetched_at=letter.at,
        )


def _question(request_ref: str) -> str:
    """The last question about what is meant, in the words that it was put down with."""
    asked = RequestEvent.select().where(
        RequestEvent.request == request_ref, RequestEvent.kind == Event.HOLD
    )
    for one in asked.order_by(RequestEvent.seq.desc()):
        detail = json.loads(one.detail)
        if detail.get("hold") == Hold.CLARIFICATION:
            return str(detail.get("reason", ""))
    return ""


def _is_there(request_ref: str) -> bool:
    return PortalRequest.get_or_none(PortalRequest.reference == request_ref) is not None


def _set(request_ref: str, **values: object) -> None:
    with writing(portal_db):
        here = PortalRequest.reference == request_ref
        PortalRequest.update(**values).where(here).execute()


def _remember(request_ref: str, **values: str) -> None:
    with writing(records_db):
        Posted.insert(request=request_ref).on_conflict_ignore().execute()
        Posted.update(**values).where(Posted.request == request_ref).execute()
