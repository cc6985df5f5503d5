"""Whether something waits for somebody: of the team by what they see to, of a requester unread."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ccportal import clock
from ccportal.acts import checks, concerns, disposal, grounds, policies, requests_review_by
from ccportal.acts.assurance_facts import facts
from ccportal.acts.requests_state import states
from ccportal.rules.access import Role
from ccportal.rules.assurance import Colour, Finding
from ccportal.rules.assurance_all import findings
from ccportal.rules.disposal import State
from ccportal.rules.reminders import renewal
from ccportal.rules.requests_facts import Stage
from ccportal.store.portal import PortalMessage, PortalPack
from ccportal.store.requests import Request

THEIRS = {
    Role.COORDINATOR: frozenset({Stage.RECEIVED, Stage.READY}),
    Role.CHAIR: frozenset({Stage.SECOND_REVIEW, Stage.REFUSAL_PROPOSED}),
}
"""The stages in which a request waits for whom."""


def marks() -> dict[Role, str]:
    """For coordinators and the chair a digest of what waits for them; empty where nothing does."""
    stands = findings(facts(), clock.today())
    found = {role: sorted(_waits(role, stands)) for role in THEIRS}
    return {role: _digest(waits) if waits else "" for role, waits in found.items()}


def for_requests() -> Iterator[tuple[str, str]]:
    """What waits on the portal for who made a request: the request's ref, and the thing's key."""
    unread = PortalMessage.from_centre & PortalMessage.read_at.is_null()
    for one in PortalMessage.select(PortalMessage.request, PortalMessage.key).where(unread):
        yield one.request_id, one.key
    waits = PortalPack.select(PortalPack.request, PortalPack.key, PortalPack.until)
    for pack in waits.where(PortalPack.collected_at.is_null()):
        if pack.until >= clock.today():
            yield pack.request_id, pack.key


def _waits(role: Role, stands: tuple[Finding, ...]) -> Iterator[str]:
    yield from (f"concern {one.ref}" for one in concerns.waiting(role))
    yield from (f"{one.code} {one.colour}" for one in stands if one.colour is not Colour.GREEN)
    for one in checks.ending(clock.today()):
        yield f"check {one.member_id} {renewal(one.renew_by, clock.today())}"
    if role is Role.COORDINATOR:
        yield from (f"reason {one.request} {one.since}" for one in requests_review_by.to_look_at())
    for now in states(Request.select().where(Request.closed_on.is_null())):
        if now.stage in THEIRS[role]:
            yield f"request {now.request.ref} {now.stage}"
    if role is Role.CHAIR:
        yield from (f"ground {one.id}" for one in grounds.listed() if grounds.is_open(one))
        for batch in disposal.open_batches():
            if batch.state == State.PROPOSED:
                yield f"batch {batch.ref}"
        draft = policies.draft()
        if draft is not None and draft.proposed_at is not None:
            yield f"policy {draft.id}"


def _digest(waits: list[str]) -> str:
    return hashlib.sha256("\n".join(waits).encode()).hexdigest()[:16]
