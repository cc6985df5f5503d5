"""A request that is sent: sealed to the centre, with a key pair of its own."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import Any

from ccportal import clock, keys
from ccportal.acts.intake.sealing import seal_said
from ccportal.acts.intake.tickets import Ticket, new_reference, new_words
from ccportal.errors import Conflict
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalDraft, PortalRequest


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that can be sent once: its ticket, its key pair, and the token of its form.

    It is made before the form is shown, so that a form that is sent twice at the same moment
    leads to the same ticket both times.
    """

    ticket: Ticket
    pair: keys.Pair
    form: str


def prepare() -> Prepared:
    """Draw a reference that is free in the portal store, six words and a key pair."""
    reference = new_reference(clock.today())
    while _known(reference) or _begun(reference):
        reference = new_reference(clock.today())
    ticket = Ticket(reference, new_words())
    return Prepared(ticket, keys.new_pair(), secrets.token_hex(16))


def send(prepared: Prepared, said: dict[str, Any], centre: bytes) -> None:
    """Keep what was said, sealed to the `centre`'s public key; the same form twice is kept once.

    What was kept of it before it was sent goes. Nothing is looked up: whether the centre knows
    the person plays no part (DP6). Raises
    Conflict where another request took the reference in the meantime.
    """
    wrapped = keys.wrap(prepared.pair.secret, " ".join(prepared.ticket.words))
    sealed = seal_said(centre, said)
    with writing(portal_db):
        begun = PortalDraft.reference == prepared.ticket.reference
        PortalDraft.delete().where(begun).execute()
        if is_sent(prepared):
            return
        if _known(prepared.ticket.reference):
            raise Conflict("We could not send that. Check your answers and send them again.")
        PortalRequest.create(
            reference=prepared.ticket.reference,
            form=_digest(prepared.form),
            public_key=prepared.pair.public,
            sealed=sealed,
            sent_at=clock.now(),
            **asdict(wrapped),
        )


def is_sent(prepared: Prepared) -> bool:
    """Whether the request stands in the portal store."""
    found = PortalRequest.select().where(PortalRequest.form == _digest(prepared.form))
    return bool(found.exists())


def _known(reference: str) -> bool:
    return PortalRequest.get_or_none(PortalRequest.reference == reference) is not None


def _begun(reference: str) -> bool:
    return PortalDraft.get_or_none(PortalDraft.reference == reference) is not None


def _digest(form: str) -> str:
    return hashlib.sha256(form.encode()).hexdigest()
