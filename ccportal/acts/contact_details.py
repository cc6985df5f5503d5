"""Contact details: never written over, each with whether and how it may be used (C4, C5, DP4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ccportal import clock
from ccportal.acts import corrections, households
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules import words
from ccportal.rules.accuracy import Fact
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail

LONGEST = 500


class Kind(StrEnum):
    """What a contact detail is, as the archive has it."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Use:
    """Whether it is safe to use, and whether it must not be used at all."""

    safe: bool = False
    do_not_use: bool = False


def add(
    actor: str,
    person: str,
    kind: Kind,
    value: str,
    *,
    confidential: bool = False,
    use: Use = Use(),
    instead_of: int | None = None,
) -> None:
    """Put down a contact detail, from today; its owner says that it is right.

    `instead_of` is the place of one that it follows: that one gets today as its last day and
    stays, and whoever was told it has to hear of it. Raises Invalid for what is none, NotFound,
    Conflict where it is there already.
    """
    with act(actor, "contact:write", person, kind):
        households.person(person)
        said = _checked(kind, value)
        there = list(ContactDetail.select().where(ContactDetail.person == person))
        if any(one.kind == kind and one.value == said and not one.until_on for one in there):
            raise Conflict("It is entered already.")
        if instead_of is not None:
            _end(actor, _at(person, instead_of))
        made = ContactDetail.create(
            person=person,
            position=max((one.position for one in there), default=-1) + 1,
            kind=kind,
            value=said,
            confidential=confidential,
            from_on=clock.today(),
        )
        _use(actor, made, use, clock.today())


def say_use(actor: str, person: str, position: int, use: Use) -> None:
    """Say whether a contact detail is safe, or must not be used; raises Invalid for both."""
    with act(actor, "contact:use", person, f"{position}"):
        found = _at(person, position)
        before = ContactUse.get_or_none(ContactUse.detail == found)
        _use(actor, found, use, before.confirmed_on if before else None)


def confirm(actor: str, person: str, position: int) -> None:
    """Its owner says today that a contact detail is still right (DP4)."""
    with act(actor, "contact:confirm", person, f"{position}"):
        found = _at(person, position)
        before = ContactUse.get_or_none(ContactUse.detail == found)
        use = Use(before.safe, before.do_not_use) if before else Use()
        _use(actor, found, use, clock.today())


def end(actor: str, person: str, position: int) -> None:
    """A contact detail is no longer right; it stays, with today as its last day.

    Whoever was told it has to hear of it (DP4).
    """
    with act(actor, "contact:end", person, f"{position}"):
        _end(actor, _at(person, position))


def _at(person: str, position: int) -> Any:
    found = ContactDetail.get_or_none(
        (ContactDetail.person == person) & (ContactDetail.position == position)
    )
    if found is None:
        raise NotFound("There is no such contact detail.")
    return found


def _end(actor: str, found: ContactDetail) -> None:
    if found.until_on is not None:
        raise Conflict("It has ended already.")
    found.until_on = max(clock.today(), found.from_on or clock.today())
    found.save()
    corrections.tell(actor, found.person_id, Fact.CONTACT, found.from_on)


def _use(actor: str, found: ContactDetail, use: Use, confirmed: date | None) -> None:
    if use.safe and use.do_not_use:
        raise Invalid("It is either safe to use or not to be used")
    ContactUse.delete().where(ContactUse.detail == found).execute()
    ContactUse.create(
        detail=found,
        safe=use.safe,
        do_not_use=use.do_not_use,
        confirmed_on=confirmed,
        by=actor,
    )


def _checked(kind: Kind, typed: str) -> str:
    said = words.kept(typed, "Enter it")
    if len(said) > LONGEST:
        raise Invalid(f"Keep it to {LONGEST} characters")
    if kind is not Kind.ADDRESS:
        said = " ".join(said.split())
    if kind is Kind.EMAIL and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", said):
        raise Invalid("Enter an email address, like name@example.org")
    if kind is Kind.PHONE and len(re.sub(r"\D", "", said)) < 6:
        raise Invalid("Enter a telephone number")
    return said
