"""The one rule that every way out of the centre asks (C3, C4, C5, DP2, DP8).

May these things of these people leave to this recipient on this day for this purpose? Who may
is given an `Allowed`; without one no page can hand out a file, and no letter or mail is made.
Only this module makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules import transfer
from ccportal.rules.consent import Consent, covered
from ccportal.rules.leaving_ways import CARRIES as CARRIES
from ccportal.rules.leaving_ways import DETAILS as DETAILS
from ccportal.rules.leaving_ways import Thing as Thing
from ccportal.rules.leaving_ways import To as To
from ccportal.rules.leaving_ways import Way as Way


@dataclass(frozen=True, slots=True)
class Item:
    """Something of one person (by ref)."""

    person: str
    thing: Thing


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets it; `ref` is empty for our team and for anybody.

    `country` is of an organisation, `safeguard` what was recorded where it is not covered (DP8).
    """

    to: To
    ref: str = ""
    country: str | None = None
    safeguard: str = ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to leave, and what speaks for it.

    `purpose` says what for (DP2). `referred` are those whom the recipient has referred, `grounded`
    those on whom a decision (C3) or an order of a court (C2) stands that may leave now, `approved`
    whether two people have agreed to an answer.
    """

    way: Way
    purpose: str
    day: date
    recipient: Recipient
    items: tuple[Item, ...] = ()
    referred: frozenset[str] = frozenset()
    consents: tuple[Consent, ...] = ()
    grounded: frozenset[str] = frozenset()
    approved: bool = False


class Allowed:
    """That something may leave: made by `ask` alone, and good for what was asked."""

    __slots__ = ("parcel",)

    def __init__(self, parcel: Parcel, key: object) -> None:
        """Only with this module's own key."""
        if key is not _KEY:
            raise TypeError("only the rule says that something may leave")
        self.parcel = parcel


_KEY = object()


def ask(parcel: Parcel) -> Allowed:
    """That a parcel may leave; raises NotPermitted with the reason, Invalid without a purpose."""
    if not parcel.purpose.strip():
        raise Invalid("Say what it is passed on for")
    if any(one.thing not in CARRIES[parcel.way] for one in parcel.items):
        raise NotPermitted(f"This must not be in a {parcel.way}")
    for one in parcel.items:
        if not any(speaks(parcel, one) for speaks in _SPEAKS[parcel.way]):
            raise NotPermitted(_WHY[parcel.way])
    if parcel.recipient.to is To.ORGANISATION and parcel.items:
        transfer.check(parcel.recipient.country, parcel.day, parcel.recipient.safeguard)
    return Allowed(parcel, _KEY)


def about_nobody(way: Way, purpose: str, day: date, to: To = To.ANYBODY) -> Allowed:
    """That a paper may leave in which nobody stands: the policy, an empty form, times alone."""
    return ask(Parcel(way, purpose, day, Recipient(to)))


def own(way: Way, purpose: str, day: date, person: str, *things: Thing) -> Allowed:
    """That things of somebody may leave to themselves alone: what they signed, a letter to them."""
    here = Recipient(To.THEMSELVES, person)
    return ask(Parcel(way, purpose, day, here, tuple(Item(person, one) for one in things)))


def collected(purpose: str, day: date, reference: str) -> Allowed:
    """That the answer which was released to a request may be collected with its reference.

    What waits there was allowed when it was released, and is sealed to its requester's key.
    """
    here = Recipient(To.REQUESTER, reference)
    return ask(
        Parcel(Way.ANSWER, purpose, day, here, (Item(reference, Thing.RECORD),), approved=True)
    )


def _is_theirs(parcel: Parcel, item: Item) -> bool:
    return parcel.recipient.to is To.THEMSELVES and parcel.recipient.ref == item.person


def _is_of_our_team(parcel: Parcel, _: Item) -> bool:
    return parcel.recipient.to is To.TEAM


def _is_the_centre(parcel: Parcel, _: Item) -> bool:
    return parcel.recipient.to is To.CENTRE


def _looks_over_us(parcel: Parcel, _: Item) -> bool:
    return parcel.recipient.to is To.OVERSIGHT


def _was_referred(parcel: Parcel, item: Item) -> bool:
    return parcel.recipient.to is To.ORGANISATION and item.person in parcel.referred


def _is_agreed_to(parcel: Parcel, item: Item) -> bool:
    found = covered(parcel.consents, item.person, parcel.recipient.ref, parcel.day)
    return DETAILS.get(item.thing) in found


def _has_a_ground(parcel: Parcel, item: Item) -> bool:
    return item.person in parcel.grounded


def _was_asked_for(parcel: Parcel, item: Item) -> bool:
    """An answer goes to whom it is about; to who asks for them, without their contact details."""
    if not parcel.approved:
        return False
    here = parcel.recipient
    return here.ref == item.person or (here.to is To.REQUESTER and item.thing not in DETAILS)


Speaks = Callable[[Parcel, Item], bool]
_SPEAKS: Mapping[Way, tuple[Speaks, ...]] = MappingProxyType(
    {
        Way.STATEMENT: (_was_referred,),
        Way.GROUND: (_has_a_ground,),
        Way.ORDER: (_has_a_ground,),
        Way.CONSENT: (_is_theirs, _is_agreed_to),
        Way.ANSWER: (_was_asked_for,),
        Way.LETTER: (_is_theirs,),
        Way.EXPORT: (_is_of_our_team,),
        Way.SHEET: (_is_of_our_team,),
        Way.MAIL: (),
        Way.FEED: (),
        Way.ARCHIVE: (_is_the_centre,),
        Way.PAPER: (),
        Way.SCHEDULE: (_is_of_our_team, _looks_over_us),
    }
)
"""What can speak for an item on each way; one is enough."""

_WHY: Mapping[Way, str] = MappingProxyType(
    {
        Way.STATEMENT: "This organisation did not refer this family: it asks for a ground",
        Way.GROUND: "The chair has to agree first",
        Way.ORDER: "A court has to compel it, and the chair to agree first",
        Way.CONSENT: "No consent to this recipient for these details is in force today",
        Way.ANSWER: "Two people have to agree to an answer before it leaves",
        Way.LETTER: "A letter holds what is of its reader, and nothing of anybody else",
        Way.EXPORT: "A list is for our own team",
        Way.SHEET: "A session sheet is for our own team",
        Way.MAIL: "A mail says only that something waits",
        Way.FEED: "A calendar feed holds times and nobody's name",
        Way.ARCHIVE: "The archive is the centre's own",
        Way.PAPER: "This paper must be about nobody",
        Way.SCHEDULE: "What is kept back is for our team, the Commissioner and a court alone",
    }
)
