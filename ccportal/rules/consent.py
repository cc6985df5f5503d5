"""Consents to pass contact details on: which details, to whom, from when until when (C4, C5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccportal.errors import Invalid


class Detail(StrEnum):
    """A kind of contact detail."""

    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"


ALL = "all-contacts"
"""What a consent covers that is for every kind."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What somebody agreed to; `covers` is a kind of detail or `all-contacts`.

    `recipient` is the ref of one person or organisation. `until_on` is the last day on which it
    may be used, None for as long as it is not withdrawn.
    """

    person: str
    covers: str
    recipient: str
    given_on: date
    until_on: date | None = None
    withdrawn_on: date | None = None


def kinds(covers: str) -> frozenset[Detail]:
    """The kinds of detail that a consent is for; none for a word that nobody knows."""
    return frozenset(one for one in Detail if covers in (ALL, one))


def covering(chosen: Iterable[Detail]) -> tuple[str, ...]:
    """How these kinds are written down: `all-contacts`, or one consent for each."""
    found = frozenset(chosen)
    return (ALL,) if found == frozenset(Detail) else tuple(one for one in Detail if one in found)


def is_in_force(consent: Consent, day: date) -> bool:
    """Whether a consent can be used on a day (C5).

    From the day on which it was given, to the end of its last day; never on the day on which it
    was withdrawn, nor after: what is withdrawn stops the next use at once.
    """
    if day < consent.given_on or (consent.until_on is not None and day > consent.until_on):
        return False
    return consent.withdrawn_on is None or day < consent.withdrawn_on


def covered(consents: Iterable[Consent], person: str, recipient: str, day: date) -> set[Detail]:
    """The kinds of somebody's details that may go to a recipient on a day."""
    return {
        kind
        for one in consents
        if one.person == person and one.recipient == recipient and is_in_force(one, day)
        for kind in kinds(one.covers)
    }


def check_given(consent: Consent, today: date) -> None:
    """Let a new consent pass; raises Invalid where it cannot be one."""
    if not kinds(consent.covers):
        raise Invalid("Say which details may be passed on")
    if consent.person == consent.recipient:
        raise Invalid("What is somebody's own goes to them without a consent")
    if consent.given_on > today:
        raise Invalid("That day has not come yet")
    if consent.until_on is not None and consent.until_on < consent.given_on:
        raise Invalid("The last day is before the day on which it was given")
