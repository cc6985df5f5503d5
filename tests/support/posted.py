"""What lies on the portal and in the records when the post between them goes."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta

from ccportal import clock
from ccportal.rules.requests_facts import Event, Stage
from ccportal.store.requests import Pack, RequestEvent
from support.requests import COORDINATOR

JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"\0" * 9 + b"\xff\xd9"

SAID = {
    "name": "Delphine Marchbanks",
    "about": "self",
    "scope": "Everything you hold.",
    "reach": "site",
}


def happen(ref: str, event: Event, stage: Stage, **detail: str) -> None:
    seq = RequestEvent.select().where(RequestEvent.request == ref).count() + 1
    RequestEvent.create(
        request=ref,
        seq=seq,
        at=clock.now_utc(),
        kind=event,
        stage=stage,
        detail=json.dumps({"day": clock.today().isoformat(), **detail}),
    )


def noon(days: int) -> datetime:
    return datetime.combine(clock.today() + timedelta(days), time(12))


def release(ref: str, content: bytes = b"%PDF-1.7 the answer", sha256: str = "ab" * 32) -> None:
    """Put down that an answer was released to be collected on the portal."""
    Pack.create(
        request=ref,
        sha256=sha256,
        words_sha256=sha256[::-1],
        size=len(content),
        pages=1,
        approved_digest="cd" * 32,
        made_at=clock.now_utc(),
        content=content,
        words=b"the same in words",
        released_at=clock.now_utc(),
        released_by=COORDINATOR,
    )
    happen(ref, Event.RELEASE, Stage.RELEASED, delivery="available")
