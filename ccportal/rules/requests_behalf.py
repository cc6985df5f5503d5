"""Who may ask for somebody else: a child's parent, or whom they gave authority (SAR, VIO).

The right is the child's whatever their age. A parent uses it for them only where the child
agrees, or does not understand it and it is best for the child; in England and Wales no age
decides that. Guards as in `requests_guards`: facts and what is brought in, why not or None out.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ccportal.rules.requests_facts import Doing, Facts
from ccportal.rules.requests_guards import Guard, with_reason


class Understands(StrEnum):
    """What a child makes of the request."""

    TOO_LITTLE = "does-not-understand"
    AGREES = "understands-and-agrees"
    REFUSES = "understands-and-does-not-agree"


FACTORS: Mapping[str, str] = MappingProxyType(
    {
        "maturity": "How old is the child, and how much do they understand?",
        "nature": "What kind of information is it?",
        "orders": "What has a court said about who looks after the child and who sees them?",
        "confidence": "What has the child told us in confidence?",
        "consequences": "What could happen if it is given? Was there any abuse?",
        "detriment": "What would the child lose if it is not given?",
        "views": "What does the child say about it?",
    }
)
"""What is weighed before a parent is given a child's data, each answered in words."""

BEST = "best-interests"
"""The tick that giving it is best for the child."""


def asks_for_another(facts: Facts, _doing: Doing) -> str | None:
    """They ask for somebody else, or they are a child themselves."""
    return None if facts.asks_leave else "they ask for themselves"


def asker_is_known(facts: Facts, _doing: Doing) -> str | None:
    """It is known who asks: else the answer would go as if to the person whom it is about."""
    known = facts.asker_known or not facts.on_behalf
    return None if known else "find first in the register who asks, or enter them there"


def is_for_the_child(facts: Facts, doing: Doing) -> str | None:
    """The child agrees, or does not understand it; everything is weighed; it is best for them.

    A child who asks for themselves has to understand what they ask for, and nothing is weighed.
    """
    if not facts.for_child:
        return None
    if not facts.on_behalf:
        able = doing.ground == Understands.AGREES
        return None if able else "a child asks for themselves only if they understand it"
    if doing.ground == Understands.REFUSES:
        return "the child understands it and does not agree: it is for the child to ask"
    if doing.ground not in set(Understands):
        return "say whether the child understands it"
    if doing.missing:
        return f"still to be weighed: {', '.join(doing.missing)}"
    return None if BEST in doing.ticks else "only what is best for the child is done for them"


def entitled(facts: Facts, _doing: Doing) -> str | None:
    """Who asks for somebody else may, or a child for themselves: it is put down why."""
    if not facts.asks_leave or facts.entitled:
        return None
    if not facts.on_behalf:
        return "put down first that the child understands what they ask for"
    return "put down first why they may ask for somebody else"


def asked_apart(facts: Facts, _doing: Doing) -> str | None:
    """Who asks for themselves and for a child has two requests."""
    both = "they ask for themselves and for a child: make a request of its own for the child"
    return both if facts.for_both else None


ENTITLE: tuple[Guard, ...] = (asks_for_another, asker_is_known, with_reason, is_for_the_child)
