"""An answer in the post: what is put down when it goes, and when it comes back (SAR, C4).

An envelope goes wrong at the post box: the old address on it, another family's answer in it. So
its number, its day and who posted it are kept, and where somebody must not learn of it a second
person compares the envelope with the address that was checked. Guards as in `requests_guards`.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ccportal.rules.requests_facts import Delivery, Doing, Facts

NUMBER = re.compile(r"[A-Z0-9]{8,35}", re.ASCII)
"""The number of a recorded item, without its spaces: Royal Mail has 13 signs, others up to 35."""


class Back(StrEnum):
    """How something came back, or did not arrive."""

    UNOPENED = "unopened"
    OPENED = "opened"
    LOST = "lost"


MAY_BE_SEEN = frozenset({Back.OPENED, Back.LOST})
"""What somebody else may have read: that is looked into as a breach."""


def number_read(typed: str) -> str:
    """The number as it is kept: capitals and figures; empty for what is none."""
    squeezed = re.sub(r"[\s-]", "", typed).upper()
    return squeezed if NUMBER.fullmatch(squeezed) else ""


def goes_by_post(facts: Facts, _doing: Doing) -> str | None:
    """It was let out by post, and was not posted yet."""
    if facts.delivery is not Delivery.POSTED:
        return "it was not let out by post"
    return "it was posted already" if facts.dispatched else None


def posted_in_time(facts: Facts, doing: Doing) -> str | None:
    """The day on which it was posted: not after today, nor before it was let out."""
    if doing.day is None or doing.day > doing.today:
        return "enter the day on which it was posted"
    early = facts.released_on is not None and doing.day < facts.released_on
    return "it was let out only after that day" if early else None


def number_given(_facts: Facts, doing: Doing) -> str | None:
    """The number of the recorded item is there."""
    return (
        None
        if doing.number
        else "write down the number on the receipt, 8 to 35 letters and figures"
    )


def compared_by_two(_facts: Facts, doing: Doing) -> str | None:
    """Where somebody must not learn of it, somebody else compared the envelope too."""
    if doing.second is not None and doing.second == doing.actor:
        return "somebody else has to compare the envelope"
    if doing.second is None and doing.two_needed:
        return (
            "an address must not be used here: somebody else has to compare the envelope with the "
            "address that was checked"
        )
    return None


def still_the_address(_facts: Facts, doing: Doing) -> str | None:
    """The address that was checked is not barred since."""
    return "that address must not be used any more: check the way again" if doing.barred else None


def was_posted(facts: Facts, _doing: Doing) -> str | None:
    """What goes by post was put down as posted, with its number."""
    waits = facts.delivery is Delivery.POSTED and not facts.dispatched
    return "put down first when it was posted, and its number" if waits else None


def said_how_it_came_back(_facts: Facts, doing: Doing) -> str | None:
    """Of what came back it is said how."""
    if doing.delivery is not Delivery.RETURNED or doing.ground in set(Back):
        return None
    return "say whether it came back unopened, opened, or not at all"


def not_where_it_came_back_from(_facts: Facts, doing: Doing) -> str | None:
    """It does not go again to where it came back from, unless they have said since that it may."""
    if not doing.came_back or "address-again" in doing.ticks:
        return None
    return "it came back from this address: find out first where they are"
