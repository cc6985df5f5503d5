"""What the register knows that the rule on leaving asks for, and the row that every release is.

Whatever leaves is one row of the register with exactly what left (C3): `enter` writes it, and
only for something that the rule has allowed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ccportal import clock
from ccportal.acts.refs import fresh
from ccportal.errors import NotFound
from ccportal.rules.consent import Consent
from ccportal.rules.leaving import Allowed, Recipient, To
from ccportal.store import disclosures as store
from ccportal.store.people import About, Organisation, Person, Record


@dataclass(frozen=True, slots=True)
class Release:
    """What the register says of a release; `what` and `ground` as the archive has them.

    `text` says exactly what left; `content` is the file, where it was one.
    """

    what: str
    ground: str
    text: str
    how: str
    content: bytes | None = None


def recipient(ref: str, safeguard: str = "") -> Recipient:
    """An organisation or person as a recipient; raises NotFound."""
    found = Organisation.get_or_none(Organisation.ref == ref)
    if found is not None:
        return Recipient(To.ORGANISATION, ref, found.country, safeguard)
    if Person.get_or_none(Person.ref == ref) is None:
        raise NotFound("There is no such recipient.")
    return Recipient(To.PERSON, ref)


def consents(person: str) -> tuple[Consent, ...]:
    """Every consent that somebody has given, as the rule reads it."""
    one = store.Consent
    return tuple(consent_of(row) for row in one.select().where(one.person == person))


def consent_of(row: store.Consent) -> Consent:
    """A consent as the rule reads it."""
    return Consent(
        row.person_id,
        row.covers,
        row.recipient_id,
        row.given_on,
        row.until_on,
        row.withdrawn_on,
    )


def enter(
    allowed: Allowed, actor: str, said: Release, about: Sequence[str], ref: str | None = None
) -> str:
    """The row of something that leaves now; its ref. Only inside an act.

    `about` are the people of whom something leaves; `ref` is one that was drawn for it before.
    """
    parcel = allowed.parcel
    if ref is None:
        ref = fresh("disclosures")
    else:
        Record.create(ref=ref, kind="disclosures")
    store.Disclosure.create(
        ref=ref,
        made_on=clock.today(),
        to=parcel.recipient.ref,
        what=said.what,
        ground=said.ground,
        text=said.text,
        decided_by=actor,
        way=parcel.way,
        purpose=parcel.purpose,
        how=said.how,
        safeguard=parcel.recipient.safeguard or None,
        sha256=hashlib.sha256(said.content).hexdigest() if said.content else None,
    )
    for position, person in enumerate(about):
        About.create(record=ref, person=person, position=position)
    if said.content:
        store.WhatLeft.create(disclosure=ref, content=said.content)
    return ref
