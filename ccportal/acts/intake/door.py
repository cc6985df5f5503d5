"""Coming back: who holds the reference and its six words reads, and nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from threading import BoundedSemaphore

from ccportal import clock, keys
from ccportal.acts.intake.tickets import read_reference, read_words
from ccportal.errors import NotFound
from ccportal.store.portal import PortalDraft, PortalRequest

AT_ONCE = BoundedSemaphore(4)
"""Drawing a key takes 64 MiB for a tenth of a second: so many at once, the others wait."""

WRONG = "The reference and the words do not go together. Check both, then try again."


class WrongTicket(NotFound):
    """Reference and words do not go together; nothing tells which of them was wrong."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Somebody who is in: their request, and both halves of its key.

    `draft` is whether it was begun and not sent yet.
    """

    reference: str
    public: bytes
    secret: bytes
    draft: bool = False


def come_in(reference: str, words: str) -> Opened:
    """The request of a ticket, from its two parts as they were typed.

    A reference that nobody was given takes the same work and gives the same answer as a wrong
    word. Raises WrongTicket.
    """
    typed = read_reference(reference)
    sent = PortalRequest.get_or_none(PortalRequest.reference == typed)
    begun = PortalDraft.get_or_none(
        PortalDraft.reference == typed, PortalDraft.kept_until >= clock.today()
    )
    known = sent or begun
    wrapped = keys.nobodys() if known is None else _wrapped_of(known)
    try:
        with AT_ONCE:
            secret = keys.unwrap(wrapped, read_words(words))
    except keys.WrongPassphrase:
        raise WrongTicket(WRONG) from None
    if known is None:
        raise WrongTicket(WRONG)
    return Opened(known.reference, bytes(known.public_key), secret, draft=sent is None)


def _wrapped_of(request: PortalRequest | PortalDraft) -> keys.Wrapped:
    return keys.Wrapped(bytes(request.salt), request.passes, request.memory, bytes(request.box))
