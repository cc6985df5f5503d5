"""How requests for something else than a copy are answered: put right, deleted, stopped, or not.

Guards as in `requests_guards`: facts and what is brought in, why not or None out. A complaint
is acknowledged within thirty days, and the outcome is told (Data Protection Act 2018, section
164A); of the others the outcome is told within the month (UK GDPR Article 12(3) and (4)).
"""

from __future__ import annotations

from ccportal.rules.requests_facts import Doing, Facts, Kind, Outcome

SETTLED = frozenset({Outcome.DONE, Outcome.DONE_PART, Outcome.NOT_DONE})
"""What becomes of what was asked: done, done in part, not done; of a complaint: was it right."""

AGAIN = "again"
"""The tick that the request which a complaint is about is to be answered again."""


def asks_for_no_copy(facts: Facts, _doing: Doing) -> str | None:
    """It is no access request: that one is answered with a copy."""
    return "an access request is answered with a copy" if facts.kind is Kind.ACCESS else None


def not_acknowledged(facts: Facts, _doing: Doing) -> str | None:
    """It was not acknowledged before."""
    return "it was acknowledged already" if facts.acknowledged else None


def settled_somehow(_facts: Facts, doing: Doing) -> str | None:
    """It is said what became of it."""
    return None if doing.outcome in SETTLED else "say what became of what they asked"


def known_before_it_is_done(facts: Facts, doing: Doing) -> str | None:
    """Nothing is changed or deleted on the word of somebody whose identity is not proved."""
    if facts.kind is Kind.COMPLAINT or doing.outcome is Outcome.NOT_DONE:
        return None
    return None if facts.identity_proved else "the identity is not proved yet"


def right_if_taken_up_again(facts: Facts, doing: Doing) -> str | None:
    """Only a complaint that was right, at least in part, opens what it is about again."""
    right = facts.kind is Kind.COMPLAINT and doing.outcome in SETTLED - {Outcome.NOT_DONE}
    if AGAIN not in doing.ticks or right:
        return None
    return "only a complaint that was right takes the request up again"
