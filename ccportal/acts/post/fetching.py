"""Fetching what requesters sent: opened with the centre's key, recorded, then emptied there."""

from __future__ import annotations

from collections.abc import Iterator

from ccportal import clock, keys
from ccportal.acts.act import act, note_down
from ccportal.acts.intake.drafts import forget_what_is_over
from ccportal.acts.intake.sealing import open_file, open_said
from ccportal.acts.intake.talking import About
from ccportal.acts.post.posting import keep_in_step
from ccportal.acts.post.publishing import publish
from ccportal.acts.requests import receive
from ccportal.acts.requests_complaints import complain
from ccportal.acts.requests_delivery import delivered
from ccportal.acts.requests_holds import withdraw
from ccportal.acts.requests_move import Given
from ccportal.acts.requests_state import REQUESTER, SYSTEM, find, state
from ccportal.errors import Refused
from ccportal.rules.requests_facts import Channel, Delivery, Kind
from ccportal.settings import settings
from ccportal.store.correspondence import Evidence, Letter
from ccportal.store.database import Table, portal_db, writing
from ccportal.store.portal import PortalMessage, PortalPack, PortalRequest, PortalUpload
from ccportal.store.requests import Request

UNREADABLE = "request:unreadable"


def fetch(actor: str) -> list[str]:
    """Bring in everything that lies on the portal, and post what is new; the new requests' refs.

    `actor` is who lets it be fetched, and stands in the audit trail where something cannot be
    read; what requesters sent is audited as theirs.
    """
    secret = keys.centre_secret(settings())
    publish()
    new = list(_requests(actor, secret))
    _papers(actor, secret)
    _messages(actor, secret)
    _collected()
    _clear_out()
    for request in list(Request.select().where(Request.public_key.is_null(False))):
        keep_in_step(request.ref)
    return new


def _requests(actor: str, secret: bytes) -> Iterator[str]:
    waiting = PortalRequest.select().where(
        PortalRequest.sealed.is_null(False), PortalRequest.fetched_at.is_null()
    )
    for one in list(waiting.order_by(PortalRequest.sent_at, PortalRequest.reference)):
        here = PortalRequest.reference == one.reference
        try:
            said = open_said(secret, bytes(one.sealed or b""))
            sent_on, token = one.sent_at.date(), f"portal {one.form}"
            yield receive(one.reference, said, bytes(one.public_key), sent_on, token)
        except (Refused, ValueError):
            # Kept where it is, for a person to look into; it is not tried again each minute.
            note_down(actor, UNREADABLE)
            _set(PortalRequest, here, fetched_at=clock.now())
        else:
            _set(PortalRequest, here, sealed=None, fetched_at=clock.now())


def _papers(actor: str, secret: bytes) -> None:
    waiting = PortalUpload.select(PortalUpload.key).where(PortalUpload.fetched_at.is_null())
    for key in [one.key for one in waiting.order_by(PortalUpload.at)]:
        here = PortalUpload.key == key
        one = PortalUpload.get(here)
        if not _is_recorded(one.request_id):
            continue
        try:
            content = open_file(secret, bytes(one.content or b""))
        except Refused:
            note_down(actor, UNREADABLE, one.request_id)
            _set(PortalUpload, here, fetched_at=clock.now())
            continue
        if Evidence.get_or_none(Evidence.key == one.key) is None:
            with act(REQUESTER, "request:evidence", one.request_id):
                Evidence.create(
                    key=one.key,
                    request=one.request_id,
                    at=one.at,
                    kind=_kind(content),
                    content=content,
                )
        _set(PortalUpload, here, content=None, fetched_at=clock.now())


def _messages(actor: str, secret: bytes) -> None:
    waiting = PortalMessage.select().where(
        PortalMessage.for_centre.is_null(False), PortalMessage.fetched_at.is_null()
    )
    for one in list(waiting.order_by(PortalMessage.id)):
        here = PortalMessage.key == one.key
        if not _is_recorded(one.request_id):
            continue
        try:
            said = open_said(secret, bytes(one.for_centre or b""))
            about, text = About(said["about"]), str(said["text"])
        except (Refused, ValueError, KeyError):
            note_down(actor, UNREADABLE, one.request_id)
            _set(PortalMessage, here, fetched_at=clock.now())
            continue
        if Letter.get_or_none(Letter.key == one.key) is None:
            with act(REQUESTER, f"request:letter-{about}", one.request_id):
                Letter.create(
                    request=one.request_id,
                    key=one.key,
                    from_centre=False,
                    at=one.at,
                    about=about,
                    text=text,
                )
        if about is About.STOP:
            _stop(one.request_id, one.key)
        if about is About.COMPLAINT:
            _complaint(one, text)
        _set(PortalMessage, here, for_centre=None, fetched_at=clock.now())


def _stop(request_ref: str, key: str) -> None:
    """Close it at once where the identity is proved; else a person reads the wish and asks."""
    try:
        withdraw(request_ref, REQUESTER, Given(token=f"stop {key}"))
    except Refused:
        return


def _complaint(sent: PortalMessage, text: str) -> None:
    """It is a case of its own; who complains of a complaint has written to it, and is read."""
    if find(sent.request_id).kind != Kind.COMPLAINT:
        token = Given(token=f"complaint {sent.key}")
        on = sent.at.date()
        complain(sent.request_id, REQUESTER, text, on, Channel.PORTAL, token)


def _collected() -> None:
    """Put down which answers were opened, and which lay there until their time was over."""
    told = (PortalPack.request, PortalPack.key, PortalPack.until, PortalPack.collected_at)
    for one in list(PortalPack.select(*told)):
        over = one.until < clock.today()
        if one.collected_at is not None:
            _became(one.request_id, REQUESTER, Delivery.OPENED, one.key)
        elif over:
            _became(one.request_id, SYSTEM, Delivery.EXPIRED, one.key)
        if over:
            with writing(portal_db):
                PortalPack.delete().where(PortalPack.request == one.request_id).execute()


def _became(request_ref: str, actor: str, became: Delivery, key: str) -> None:
    if state(find(request_ref)).history.delivery is Delivery.AVAILABLE:
        delivered(request_ref, actor, became, Given(token=f"{became} {key}"))


def _clear_out() -> None:
    """Remove from the portal what is over: closed requests of which all is recorded, drafts."""
    forget_what_is_over()
    over = PortalRequest.select().where(PortalRequest.expires_on < clock.today())
    for one in list(over.where(PortalRequest.sealed.is_null())):
        waits = one.messages.where(PortalMessage.for_centre.is_null(False)).exists()
        if not waits and not one.uploads.where(PortalUpload.content.is_null(False)).exists():
            with writing(portal_db):
                PortalRequest.delete().where(PortalRequest.reference == one.reference).execute()


def _is_recorded(reference: str) -> bool:
    return Request.get_or_none(Request.ref == reference) is not None


def _kind(content: bytes) -> str:
    return "pdf" if content.startswith(b"%PDF-") else "png" if content[:1] == b"\x89" else "jpg"


def _set(model: type[Table], here: object, **values: object) -> None:
    with writing(portal_db):
        model.update(**values).where(here).execute()
