"""The answer leaves: what was approved and sealed, and a row in the register (SAR, C3).

Nothing leaves unless its digest is the approved one.
"""

from __future__ import annotations

from ccportal import clock
from ccportal.catalogue_fields import RIGHTS
from ccportal.errors import Conflict
from ccportal.rules.leaving import (
    DETAILS,
    Allowed,
    Item,
    Parcel,
    Recipient,
    Thing,
    To,
    Way,
    about_nobody,
    ask,
)
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import About, Record
from ccportal.store.requests import Pack, Request

WHAT, GROUND = "other", "consent"
"""What the register calls it: the person whom it is about asked for it themselves."""


def allowed(request: Request) -> Allowed:
    """That the answer to a request may go to whoever made it, once two people have agreed.

    The rule says so (C4): who asks for somebody else gets none of their contact details. Raises
    NotPermitted while it is not approved.
    """
    person, to = request.subject_id, request.made_by_id or request.subject_id
    if person is None or to is None:
        return about_nobody(Way.ANSWER, RIGHTS.words, clock.today(), To.REQUESTER)
    is_own = to == person
    things = (Thing.NAME, Thing.TIMES, Thing.RECORD, *(DETAILS if is_own else ()))
    return ask(
        Parcel(
            Way.ANSWER,
            RIGHTS.words,
            clock.today(),
            Recipient(To.THEMSELVES if is_own else To.REQUESTER, to),
            tuple(Item(person, thing) for thing in things),
            approved=request.approved_digest is not None,
        )
    )


def release(request: Request, actor: str, how: str) -> Pack:
    """Mark the sealed answer as let out and enter it into the register of disclosures.

    Only inside the transaction of the act. An answer to somebody whom the register does not
    know says nothing about anybody, and makes no entry. Raises Conflict where there is no
    answer, where it was called back, or where it is not of the approved digest.
    """
    pack: Pack | None = (
        Pack.select()
        .where(Pack.request == request, Pack.revoked_at.is_null())
        .order_by(Pack.made_at.desc())
        .first()
    )
    if pack is None:
        raise Conflict("there is no answer to let out")
    if request.approved_digest is None or pack.approved_digest != request.approved_digest:
        raise Conflict("the answer is not of what was approved")
    parcel = allowed(request).parcel
    released = {"released_at": clock.now_utc(), "released_by": actor}
    Pack.update(released).where(Pack.sha256 == pack.sha256, Pack.request == request).execute()
    if request.subject_id is not None:
        _register(request, actor, how, pack, parcel)
    return pack


def _register(request: Request, actor: str, how: str, pack: Pack, parcel: Parcel) -> None:
    count = Disclosure.select().where(Disclosure.ref.startswith(f"{request.ref}-d")).count()
    ref = f"{request.ref}-d{count + 1}"
    Record.create(ref=ref, kind="disclosures")
    Disclosure.create(
        ref=ref,
        made_on=clock.today(),
        to=parcel.recipient.ref,
        what=WHAT,
        ground=GROUND,
        text=f"Answer to an access request, {how}, SHA-256 {pack.sha256}",
        decided_by=actor,
        way=parcel.way,
        purpose=parcel.purpose,
        how=how,
        sha256=pack.sha256,
    )
    About.create(record=ref, person=request.subject_id, position=0)
