"""Who is here: nobody, or somebody with the ticket of a request."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, session

from ccportal.acts.intake.door import Opened
from ccportal.rules.access import Role

HELD = "ccportal.portal"
"""Where the app keeps what it holds."""

_OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Held:
    """The centre's public key, and the key of what is counted."""

    centre: bytes
    secret: bytes


@dataclass(frozen=True, slots=True)
class Requester:
    """Somebody who is in with a ticket; `ref` is that of the request."""

    ref: str
    role: Role = Role.REQUESTER
    in_window: bool = False


def held() -> Held:
    """What the app holds."""
    kept = current_app.extensions[HELD]
    assert isinstance(kept, Held)
    return kept


def let_in(opened: Opened) -> None:
    """Keep the ticket's key for this visit: it lies under a key that the cookie alone holds."""
    session[_OPENED] = [opened.reference, opened.public.hex(), opened.secret.hex()]


def requester() -> Requester | None:
    """Who is in, or None."""
    kept = session.get(_OPENED)
    return None if kept is None else Requester(kept[0])


def opened() -> Opened:
    """The request of this visit, with the keys that open what was sealed to it."""
    reference, public, secret = session[_OPENED]
    return Opened(reference, bytes.fromhex(public), bytes.fromhex(secret))
