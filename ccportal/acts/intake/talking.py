"""What a requester tells the centre: messages, evidence, a complaint, that it shall stop.

Each is sealed twice before it is written: to the centre, and to the request's own key, so
that its writer can read it again. The token of the form names it: sent twice it stands once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from ccportal import clock
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sealing import open_said, seal_file, seal_said
from ccportal.acts.intake.visit import find
from ccportal.errors import Conflict, Invalid
from ccportal.rules.uploads import NotTaken, kind_of
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalMessage, PortalRequest, PortalUpload

MOST_WAITING = 20
"""So many messages may wait for the centre to fetch them; more would only fill the store."""

LONGEST = 5_000


class About(StrEnum):
    """What a message is about."""

    MESSAGE = "message"
    COMPLAINT = "complaint"
    STOP = "stop"
    IDENTITY = "identity"
    BRING = "bring"


@dataclass(frozen=True, slots=True)
class Message:
    """A message as its reader sees it; `new` where it was not read before."""

    from_centre: bool
    at: datetime
    about: About
    text: str
    new: bool


def messages(opened: Opened) -> tuple[Message, ...]:
    """All messages of both sides, the earliest first; those of the centre count as read now."""
    request = find(opened)
    read = tuple(
        _read(opened, one) for one in request.messages.order_by(PortalMessage.at, PortalMessage.id)
    )
    if any(one.new for one in read):
        with writing(portal_db):
            PortalMessage.update(read_at=clock.now()).where(_unread(request)).execute()
    return read


def count_new(opened: Opened) -> int:
    """How many messages of the centre were not read yet."""
    return int(PortalMessage.select().where(_unread(find(opened))).count())


def write(opened: Opened, about: About, text: str, form: str, centre: bytes) -> None:
    """Say something to the centre, whose public key is `centre`; `form` is the form's token.

    Raises Invalid where it is too long, Conflict where too much waits to be read already.
    """
    if len(text) > LONGEST:
        raise Invalid(f"Keep it to {LONGEST} characters.")
    _once(opened, about, text, form, centre)


def show_paper(opened: Opened, content: bytes, name: str, form: str, centre: bytes) -> None:
    """Send a photograph or PDF that shows who one is; of its `name` the ending alone is used.

    Raises Invalid, in words for its sender, where the file cannot be taken.
    """
    try:
        kind = kind_of(content, name)
    except NotTaken as fault:
        raise Invalid(str(fault)) from None

    def keep(request: PortalRequest, key: str) -> None:
        sealed = seal_file(centre, content)
        PortalUpload.create(request=request, key=key, at=clock.now(), content=sealed)

    _once(opened, About.IDENTITY, kind.value, form, centre, keep)


def _once(
    opened: Opened,
    about: About,
    text: str,
    form: str,
    centre: bytes,
    keep: Callable[[PortalRequest, str], None] | None = None,
) -> None:
    said = {"about": about.value, "text": text}
    key = hashlib.sha256(f"{opened.reference} {form}".encode()).hexdigest()
    with writing(portal_db):
        request = find(opened)
        if PortalMessage.get_or_none(PortalMessage.key == key) is not None:
            return
        if request.messages.where(PortalMessage.for_centre.is_null(False)).count() >= MOST_WAITING:
            raise Conflict("You have sent us a lot. Wait until we have read it, then write again.")
        PortalMessage.create(
            request=request,
            key=key,
            from_centre=False,
            at=clock.now(),
            for_centre=seal_said(centre, said),
            for_requester=seal_said(bytes(request.public_key), said),
        )
        if keep is not None:
            keep(request, key)


def _read(opened: Opened, one: PortalMessage) -> Message:
    said = open_said(opened.secret, bytes(one.for_requester))
    new = one.from_centre and one.read_at is None
    return Message(one.from_centre, one.at, About(said["about"]), said["text"], new)


def _unread(request: PortalRequest) -> Any:
    return (
        (PortalMessage.request == request)
        & (PortalMessage.from_centre == True)  # noqa: E712 - a column, not a truth
        & PortalMessage.read_at.is_null()
    )
