"""A new ticket: for who has lost their words, or asked without the portal."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass

from ccportal import clock, keys
from ccportal.acts.intake.tickets import Ticket, new_words, read_reference
from ccportal.acts.post.posting import keep_in_step, post_letter
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Event, Facts
from ccportal.store.correspondence import Letter, Posted
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalMessage, PortalPack, PortalRequest
from ccportal.store.requests import Request


@dataclass(frozen=True, slots=True)
class Handing:
    """How it is known that it is them, and by which safe way they get the words.

    `seen` is what was looked at today, `sure` confirms that it was; `how` is `in-person`,
    `recorded-post` or `call-back` (on the number that was on file before).
    """

    seen: str
    how: str
    sure: bool


def new_ticket(request_ref: str, actor: str, handing: Handing, given: Given = NOTHING) -> Ticket:
    """Six new words for a request, and a new key pair; the old words open nothing any more.

    The coordinator hands them over to whom they know to be the requester. What was sealed to
    the old key is sealed anew from what the intranet holds, and who is in with the old words is
    out. Raises Conflict until everything that the requester sent before was fetched, where the
    form was sent before (the words are shown once), and where the reference is of another kind
    than the portal's.
    """
    pair, words = keys.new_pair(), new_words()
    wrapped = asdict(keys.wrap(pair.secret, " ".join(words)))
    made: list[Request] = []

    def also(request: Request, _facts: Facts) -> None:
        if read_reference(request_ref) != request_ref:
            raise Conflict(
                "This request came with an archive: the portal cannot read its reference."
            )
        waiting = PortalMessage.select().where(
            PortalMessage.request == request_ref, PortalMessage.for_centre.is_null(False)
        )
        if waiting.exists():
            raise Conflict("Something they sent is still on its way. Try again in a minute.")
        request.public_key = pair.public
        request.save()
        Posted.delete().where(Posted.request == request_ref).execute()
        made.append(request)

    ticks = frozenset({"known-again"} if handing.sure else ())
    brought = {"reason": handing.seen, "ground": handing.how, "ticks": ticks}
    detail = {"reason": handing.seen, "how": handing.how}
    move(request_ref, Event.NEW_TICKET, actor, given, bring=brought, detail=detail, also=also)
    if not made:
        raise Conflict("The words were made and shown already. If they are lost, make new ones.")
    _hand_to_the_portal(made[0], pair.public, wrapped)
    return Ticket(request_ref, words)


def _hand_to_the_portal(request: Request, public: bytes, wrapped: dict[str, object]) -> None:
    """Put the new key in place of the old one there, and seal anew to it what they may read."""
    request_ref = request.ref
    with writing(portal_db):
        PortalMessage.delete().where(PortalMessage.request == request_ref).execute()
        PortalPack.delete().where(PortalPack.request == request_ref).execute()
        PortalRequest.insert(
            reference=request_ref,
            form=secrets.token_hex(32),
            sent_at=clock.now(),
            fetched_at=clock.now(),
            public_key=public,
            **wrapped,
        ).on_conflict(
            conflict_target=[PortalRequest.reference],
            update={"public_key": public, "status": None, **wrapped},
        ).execute()
    for letter in list(Letter.select().where(Letter.request == request_ref)):
        post_letter(request, letter)
    keep_in_step(request_ref)
