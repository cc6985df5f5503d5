"""By which way an answer goes, and what is checked before it does (SAR, C4).

What goes wrong is an address: an answer posted to where the other parent lives, or to the old
home. So the way is checked within seven days, an address against what must not be used; and who
gets the answer is verified once more as it leaves. Guards as in `requests_guards`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from ccportal.rules.requests_facts import Delivery, Doing, Facts

CHECKED_WITHIN = timedelta(days=7)

VERIFIED: Mapping[Delivery, str] = MappingProxyType(
    {
        Delivery.AVAILABLE: "second-channel",
        Delivery.COLLECTED: "identity-at-counter",
        Delivery.POSTED: "recorded-post",
    }
)
"""The ways in which an answer leaves, and how each is verified again."""

TICKET_WAYS = frozenset({"in-person", "recorded-post", "call-back"})
"""By which ways new words reach who asked: none of them can be read by who holds the old ones."""

_POSTCODE = re.compile(r"\b([a-z]{1,2}[0-9][a-z0-9]?)\s*([0-9][a-z]{2})\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_SHORT = MappingProxyType(
    {"rd": "road", "st": "street", "ave": "avenue", "ln": "lane", "cl": "close"}
)


def way_said(_facts: Facts, doing: Doing) -> str | None:
    """It is said how it goes."""
    return None if doing.delivery in VERIFIED else "say how the answer goes"


def address_said(_facts: Facts, doing: Doing) -> str | None:
    """What goes by post has an address."""
    if doing.delivery is not Delivery.POSTED or "address" in doing.ticks:
        return None
    return "write down the address to which it goes"


def way_checked(_facts: Facts, doing: Doing) -> str | None:
    """The address or channel was checked within seven days."""
    recent = doing.day is not None and timedelta() <= doing.today - doing.day <= CHECKED_WITHIN
    return None if recent else "check the address or channel again"


def way_not_barred(_facts: Facts, doing: Doing) -> str | None:
    """The address is none that must not be used, and none where the other parent is reached."""
    if not doing.barred:
        return None
    return (
        "it must not go to this address: it is on the list of what must not be used, or the "
        "other parent is reached there"
    )


def goes_as_checked(facts: Facts, doing: Doing) -> str | None:
    """It goes by the way that was checked, and within seven days of that."""
    if doing.delivery is not facts.way or facts.way_checked_on is None:
        return "check first the way by which it goes"
    late = doing.today - facts.way_checked_on > CHECKED_WITHIN
    return "the check of the way is older than seven days: check it again" if late else None


def verified_as_it_goes(_facts: Facts, doing: Doing) -> str | None:
    """Who gets it was verified again, as that is done by this way."""
    same = doing.delivery is not None and VERIFIED.get(doing.delivery) == doing.ground
    return None if same else "verify the delivery again first, as it is done by this way"


def same_place(one: str, other: str) -> bool:
    """Whether two addresses may be of one place: the same door, however they are written.

    The same postcode with the same number (or with none in one of them); without a postcode in
    both, all words of the shorter in the longer.
    """
    left, right = _words(one), _words(other)
    codes = _codes(one), _codes(other)
    if codes[0] and codes[1]:
        numbers = [{word for word in words if word[0].isdigit()} for words in (left, right)]
        alike = bool(numbers[0] & numbers[1]) or not (numbers[0] and numbers[1])
        return bool(codes[0] & codes[1]) and alike
    fewer, more = sorted((left, right), key=len)
    return len(fewer) > 1 and fewer <= more


def _codes(address: str) -> set[str]:
    return {f"{area}{unit}".lower() for area, unit in _POSTCODE.findall(address)}


def _words(address: str) -> set[str]:
    words = _WORD.findall(_POSTCODE.sub(" ", address.lower()))
    return {_SHORT.get(word, word) for word in words}
