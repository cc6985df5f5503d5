"""A request that somebody has begun, kept to be gone on with: under the ticket it is sent with.

The answers are sealed to a key whose secret half lies under the six words, so that neither the
portal nor the centre can read them; they are gone after two weeks.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from ccportal import clock, keys
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sealing import open_said, seal_said
from ccportal.acts.intake.sending import Prepared
from ccportal.acts.intake.tickets import Ticket, read_words
from ccportal.errors import NotFound
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalDraft

KEPT = timedelta(days=14)
"""How long what was begun is kept after it was last kept."""


def keep(prepared: Prepared, answers: dict[str, Any]) -> date:
    """Keep what was answered so far; the last day on which it is there.

    Kept again it takes the place of what was kept before. What is over is removed with it.
    """
    reference, until = prepared.ticket.reference, clock.today() + KEPT
    sealed = seal_said(prepared.pair.public, answers)
    wrapped = keys.wrap(prepared.pair.secret, " ".join(prepared.ticket.words))
    row = {"reference": reference, "public_key": prepared.pair.public, **asdict(wrapped)}
    with writing(portal_db):
        PortalDraft.delete().where(PortalDraft.reference == reference).execute()
        PortalDraft.insert(**row, sealed=sealed, kept_until=until).execute()
    forget_what_is_over()
    return until


def go_on(opened: Opened, words: str) -> tuple[Prepared, dict[str, Any]]:
    """What was kept, to be gone on with under the same ticket; `words` are as they were typed.

    Raises NotFound where it was sent or is over in the meantime.
    """
    found = PortalDraft.get_or_none(PortalDraft.reference == opened.reference)
    if found is None:
        raise NotFound("What you began is not here any more.")
    ticket = Ticket(opened.reference, tuple(read_words(words).split()))
    pair = keys.Pair(opened.public, opened.secret)
    answers = open_said(opened.secret, bytes(found.sealed))
    return Prepared(ticket, pair, secrets.token_hex(16)), answers


def forget_what_is_over() -> None:
    """Remove what nobody came back to in time."""
    with writing(portal_db):
        PortalDraft.delete().where(PortalDraft.kept_until < clock.today()).execute()
