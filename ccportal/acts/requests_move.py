"""Doing one thing to a request: the one way in which its events are written (DP6, SAR, C8)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts import reaching
from ccportal.acts.act import act
from ccportal.acts.requests_state import facts, find, part_of, person, state
from ccportal.errors import Conflict
from ccportal.rules import requests as rules
from ccportal.rules.requests_facts import Doing, Event, Facts, Stage
from ccportal.rules.requests_telling import CONTACTS
from ccportal.store.requests import Request, RequestEvent

Detail = dict[str, Any]
Also = Callable[[Request, Facts], Detail | None]
Bring = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Given:
    """What the form carried: the version that it showed, and its token (both may be missing)."""

    version: int | None = None
    token: str | None = None


NOTHING = Given()


class Done(Exception):
    """The form was sent before: everything is done already."""


def move(
    request_ref: str,
    event: Event,
    actor: str,
    given: Given = NOTHING,
    *,
    bring: Bring | None = None,
    detail: Detail | None = None,
    about: str | None = None,
    also: Also | None = None,
) -> None:
    """Let one thing happen to a request: rule, effect, event and audit entry, or nothing.

    `bring` fills the rule's `Doing`; it is called within the transaction where it has to look.
    `detail` is kept with the event; `about` is the ref that the audit trail names beside the
    request's. `also` does what else changes, after the rule has agreed, and may return more
    detail. The same form's token twice does it once. Raises Conflict where somebody else was
    faster, and what the rule and `also` raise.
    """
    try:
        with act(actor, f"request:{event}", request_ref, about):
            request = take(request_ref, given)
            now, who = state(request), part_of(actor)
            rules.transition(event, now.stage, who)
            known = facts(now, actor)
            brought = dict(bring() if callable(bring) else bring or {})
            if event in CONTACTS:
                why = reaching.unreachable(request, now.history, event, brought)
                brought["unreachable"] = why
            doing = Doing(actor=actor, who=who, today=clock.today(), **brought)
            stage = rules.decide(event, known, doing)
            kept = {"day": clock.today()} | (detail or {})
            kept |= (also(request, known) if also else None) or {}
            write(request, event, actor, stage, kept, given)
    except Done:
        return


def take(request_ref: str, given: Given) -> Request:
    """The request for one change, its version counted up; raises Done, NotFound, Conflict."""
    if given.token and RequestEvent.get_or_none(RequestEvent.token == given.token):
        raise Done
    request = find(request_ref)
    if given.version is not None and given.version != request.version:
        raise Conflict("somebody else changed this request in the meantime; look at it again")
    request.version += 1
    request.save()
    return request


def write(
    request: Request, event: Event, actor: str, stage: Stage, detail: Detail, given: Given
) -> None:
    """Put the event down; only inside the transaction of what it tells of."""
    last = RequestEvent.select(fn.MAX(RequestEvent.seq)).where(RequestEvent.request == request)
    RequestEvent.create(
        request=request,
        seq=(last.scalar() or 0) + 1,
        at=clock.now_utc(),
        by=person(actor),
        kind=event,
        stage=stage,
        detail=_to_json(detail),
        token=given.token,
    )


def _to_json(detail: Detail) -> str:
    """What is kept with an event."""

    def plain(value: object) -> str:
        if isinstance(value, date | datetime):
            return value.isoformat()
        raise TypeError(f"{type(value).__name__} is not kept with an event")

    return json.dumps(detail, ensure_ascii=False, default=plain)
