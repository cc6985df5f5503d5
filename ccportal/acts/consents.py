"""Consents: given, withdrawn, and used, each use with its row in the register (C4, C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ccportal import clock
from ccportal.acts import households, leaving
from ccportal.acts.act import act
from ccportal.acts.leaving import Release
from ccportal.acts.refs import fresh
from ccportal.catalogue_fields import RUNNING
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import consent as rule
from ccportal.rules.consent import Detail
from ccportal.rules.leaving import DETAILS, Item, Parcel, Way, ask
from ccportal.store.disclosures import Consent
from ccportal.store.people import ContactDetail


class How(StrEnum):
    """How somebody agreed, as the archive has it."""

    WRITTEN = "written"
    VERBAL = "verbal"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody agreed to: which of their details may go to whom, from when until when."""

    person: str
    details: frozenset[Detail]
    recipient: str
    how: How
    given_on: date
    until_on: date | None = None


def give(actor: str, said: Said) -> tuple[str, ...]:
    """Put down that somebody agrees; the refs, one for each kind or one for all.

    Raises Invalid for what cannot be a consent, NotFound for a person or recipient that there
    is not, Conflict where they have agreed to just this already.
    """
    with act(actor, "consent:give", said.person, said.recipient):
        households.person(said.person)
        leaving.recipient(said.recipient)
        if not said.details:
            raise Invalid("Say which details may be passed on")
        return tuple(_put(said, covers) for covers in rule.covering(said.details))


def withdraw(actor: str, ref: str) -> None:
    """Somebody takes their consent back: from now on nothing is passed on by it (C5).

    Raises NotFound, and Conflict where it was withdrawn before.
    """
    with act(actor, "consent:withdraw", ref):
        found = find(ref)
        if found.withdrawn_on is not None and found.withdrawn_on <= clock.today():
            raise Conflict("It was withdrawn already.")
        found.withdrawn_on = max(clock.today(), found.given_on)
        found.save()


def pass_on(
    actor: str,
    person: str,
    recipient: str,
    details: frozenset[Detail],
    how: str,
    safeguard: str = "",
) -> str:
    """Write down that details of somebody go to a recipient now; the register's ref.

    The rule says whether they may: raises NotPermitted where no consent for this recipient and
    each kind is in force today, or where the country is not covered; Invalid for what is
    missing, NotFound.
    """
    with act(actor, "consent:use", person, recipient):
        households.person(person)
        if not details or not how.strip():
            raise Invalid("Say which details are passed on, and how")
        there = _places(person, details)
        things = (thing for thing, detail in DETAILS.items() if detail in details)
        parcel = Parcel(
            Way.CONSENT,
            RUNNING.words,
            clock.today(),
            leaving.recipient(recipient, safeguard),
            tuple(Item(person, thing) for thing in things),
            consents=leaving.consents(person),
        )
        said = Release("contact-details", "consent", _told(there), how.strip())
        return leaving.enter(ask(parcel), actor, said, (person,))


def find(ref: str) -> Consent:
    """A consent; raises NotFound."""
    found: Consent | None = Consent.get_or_none(Consent.ref == ref)
    if found is None:
        raise NotFound("There is no such consent.")
    return found


def is_in_force(found: Consent) -> bool:
    """Whether a consent can be used today."""
    return rule.is_in_force(leaving.consent_of(found), clock.today())


def _put(said: Said, covers: str) -> str:
    made = rule.Consent(said.person, covers, said.recipient, said.given_on, said.until_on)
    rule.check_given(made, clock.today())
    alike = {"covers": covers, "recipient_id": said.recipient, "until_on": said.until_on}
    for row in Consent.select().where(Consent.person == said.person):
        if is_in_force(row) and all(getattr(row, name) == one for name, one in alike.items()):
            raise Conflict("They have agreed to this already.")
    ref = fresh("consents")
    Consent.create(
        ref=ref,
        person=said.person,
        covers=covers,
        recipient=said.recipient,
        given_on=said.given_on,
        until_on=said.until_on,
        how=said.how,
    )
    return ref


def _places(person: str, details: Iterable[Detail]) -> list[tuple[str, int]]:
    """The kinds, and places in their list, of the details that are right today."""
    today = clock.today()
    here: Any = ContactDetail.select().where(
        (ContactDetail.person == person)
        & ContactDetail.kind.in_(list(details))
        & (ContactDetail.until_on.is_null() | (ContactDetail.until_on >= today))
    )
    found = [(one.kind, one.position + 1) for one in here.order_by(ContactDetail.position)]
    missing = set(details) - {kind for kind, _ in found}
    if missing:
        raise Invalid("There is no such detail that is right today")
    return found


def _told(places: list[tuple[str, int]]) -> str:
    """Exactly which details left, by their places: they are never written over."""
    listed = "; ".join(f"{kind}, entry {place}" for kind, place in places)
    return f"Their contact details as they stood on this day: {listed}."
