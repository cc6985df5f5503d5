"""A new ticket: for who has lost their words, or asked without the portal."""

from __future__ import annotations

import secrets
from dataclasses import asdict

from ccportal import clock, keys
from ccportal.acts.act import act
from ccportal.acts.intake.tickets import Ticket, new_words
from ccportal.acts.post.posting import keep_in_step, post_letter
from ccportal.acts.requests_state import find
from ccportal.errors import Conflict
from ccportal.store.correspondence import Letter, Posted
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalMessage, PortalPack, PortalRequest


def new_ticket(request_ref: str, actor: str) -> Ticket:
    """Six new words for a request, and a new key pair; the old words open nothing any more.

    The coordinator hands them over in person or by post, to whom they know to be the
    requester. What was sealed to the old key is sealed anew from what the intranet holds.
    Raises Conflict until everything that the requester sent before was fetched.
    """
    pair, words = keys.new_pair(), new_words()
    wrapped = asdict(keys.wrap(pair.secret, " ".join(words)))
    with act(actor, "request:new-ticket", request_ref):
        request = find(request_ref)
        waiting = PortalMessage.select().where(
            PortalMessage.request == request_ref, PortalMessage.for_centre.is_null(False)
        )
        if waiting.exists():
            raise Conflict("Something they sent is still on its way. Try again in a minute.")
        request.public_key = pair.public
        request.save()
        Posted.delete().where(Posted.request == request_ref).execute()
    with writing(portal_db):
        PortalMessage.delete().where(PortalMessage.request == request_ref).execute()
        PortalPack.delete().where(PortalPack.request == request_ref).execute()
        PortalRequest.insert(
            reference=request_ref,
            form=secrets.token_hex(32),
            sent_at=clock.now(),
            fetched_at=clock.now(),
            public_key=pair.public,
            **wrapped,
        ).on_conflict(
            conflict_target=[PortalRequest.reference],
            update={"public_key": pair.public, "status": None, **wrapped},
        ).execute()
    for letter in list(Letter.select().where(Letter.request == request_ref)):
        post_letter(request, letter)
    keep_in_step(request_ref)
    return Ticket(request_ref, words)
