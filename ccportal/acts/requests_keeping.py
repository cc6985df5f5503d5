"""Keeping a decision, whole, beside the event that tells of it (SAR, VIO)."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.rules import covering, page_words
from ccportal.rules.deciding import Because
from ccportal.rules.redaction import Decided
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.store.requests import Decision, Passage, Request

Kept = dict[str, Any]
PLAIN = (
    *("action", "exemption", "mode", "reason", "weighed", "review_by", "covers", "page_words"),
    "decided_by",
)


def as_kept(decided: Decided, because: Because, actor: str) -> Kept:
    """A decision with its reasons as an event keeps it (JSON but for days)."""
    return {
        "record": decided.record,
        "action": decided.action,
        "exemption": decided.exemption,
        "mode": decided.mode if decided.exemption else None,
        "passages": [asdict(one) for one in decided.passages],
        "decided_by": actor,
        "because": asdict(because),
        "reason": because.reason,
        "weighed": _as_text(because),
        "review_by": because.review_by,
        "covers": covering.as_text(decided.covers),
        "page_words": page_words.as_text(decided.page_words),
    }


def weighed_in(text: str | None) -> Weighed:
    """The test for another person's data as a decision keeps it."""
    said = json.loads(text or "{}").get("weighed", {})
    return Weighed(
        information=Information(said["information"]) if said.get("information") else None,
        confidence=Confidence(said["confidence"]) if said.get("confidence") else None,
        consent=Consent(said["consent"]) if said.get("consent") else None,
        reasonable_without=said.get("reasonable_without"),
    )


def _as_text(because: Because) -> str | None:
    """What was weighed besides the reason and its day; None where nothing was."""
    if replace(because, reason="", review_by=None) == Because():
        return None
    said = asdict(because)
    del said["reason"], said["review_by"]
    return json.dumps(said, ensure_ascii=False, default=date.isoformat)


def kept_decision(request_ref: str, record: str) -> Kept | None:
    """The decision about a record as it stands, with the digest that it was made on."""
    one = Decision.get_or_none(Decision.request == request_ref, Decision.record == record)
    if one is None:
        return None
    passages = Passage.select().where(Passage.decision == one).order_by(Passage.position)
    plain = {name: getattr(one, name) for name in PLAIN if name != "decided_by"}
    return plain | {
        "record": record,
        "decided_by": one.decided_by_id,
        "digest": one.digest,
        "passages": [
            {"find": cut.find, "exemption": cut.exemption, "mode": cut.mode} for cut in passages
        ],
    }


def keep(request: Request, kept: Kept, digest: str) -> None:
    """Let a decision stand, made on content of this digest; nobody has agreed with it yet."""
    record = kept["record"]
    forget(request, record)
    last = Decision.select(fn.MAX(Decision.position)).where(Decision.request == request).scalar()
    one = Decision.create(
        request=request,
        record=record,
        position=0 if last is None else last + 1,
        decided_at=clock.now_utc(),
        digest=digest,
        **{name: kept.get(name) for name in PLAIN},
    )
    for position, cut in enumerate(kept["passages"]):
        Passage.create(decision=one, position=position, **cut)


def put_back(request: Request, record: str, kept: Kept | None) -> None:
    """Let an earlier decision stand again; None: there was none."""
    forget(request, record)
    if kept is not None:
        keep(request, kept, kept["digest"])


def forget(request: Request, record: str) -> None:
    """Take a decision away; the events keep it."""
    Decision.delete().where(Decision.request == request, Decision.record == record).execute()


def forget_agreements(request: Request) -> None:
    """Let everything be opened and agreed with anew."""
    Decision.update(
        agreed_by=None,
        agreed_at=None,
        agreed_reason=None,
        opened_by=None,
        opened_by_second_at=None,
    ).where(Decision.request == request).execute()
