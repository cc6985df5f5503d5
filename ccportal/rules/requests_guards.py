"""What has to be true before something may happen to a request: one guard, one sentence.

A guard takes the facts and what is brought, and returns why not, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from ccportal.rules.requests_facts import Doing, Facts, Hold, Kind, OpenHold, Who

Guard = Callable[[Facts, Doing], str | None]

FIRST_REMINDER, SECOND_REMINDER, LAPSE_AFTER = (timedelta(days) for days in (10, 20, 30))

OF_THE_REQUESTER = frozenset({Hold.IDENTITY, Hold.AUTHORITY, Hold.CLARIFICATION})
"""What is asked of the requester: only without their answer can a request lapse."""

EXTENSION_GROUNDS = frozenset({"complexity", "number"})
REFUSAL_GROUNDS = frozenset({"unfounded", "excessive"})
FEE_GROUNDS = REFUSAL_GROUNDS | {"further-copy"}


def ticked(tick: str, otherwise: str) -> Guard:
    """Guard that something was confirmed."""
    return lambda _facts, doing: None if tick in doing.ticks else otherwise


def ground_among(grounds: frozenset[str], otherwise: str) -> Guard:
    """Guard that the ground is one of a few."""
    return lambda _facts, doing: None if doing.ground in grounds else otherwise


def with_reason(_facts: Facts, doing: Doing) -> str | None:
    """A reason was given."""
    return None if doing.reason.strip() else "a reason is needed"


def not_in_the_future(_facts: Facts, doing: Doing) -> str | None:
    """The true day is known, and it is not after today."""
    if doing.day is None:
        return "the day on which it came is needed"
    return "the day on which it came is after today" if doing.day > doing.today else None


def terms_listed(_facts: Facts, doing: Doing) -> str | None:
    """It is said what was searched for."""
    return None if any(term.strip() for term in doing.terms) else "list what was searched for"


def matched_or_searched(facts: Facts, _doing: Doing) -> str | None:
    """A person matched it to the register, or searched and found nobody."""
    if facts.matched or facts.no_match:
        return None
    return "match it to a person first, or put down that a search found nobody"


def hold_not_open(facts: Facts, doing: Doing) -> str | None:
    """The hold is named, and it is not open already."""
    if doing.hold is None:
        return "say what it waits for"
    return "it waits for that already" if facts.open_hold(doing.hold) else None


def hold_open(facts: Facts, doing: Doing) -> str | None:
    """The hold is open."""
    return None if facts.open_hold(doing.hold) else "it does not wait for that"


def clarifies_which_information(_facts: Facts, doing: Doing) -> str | None:
    """A question pauses the clock only if it is about which information is meant (Art 12A)."""
    if doing.hold is not Hold.CLARIFICATION or "which-information" in doing.ticks:
        return None
    return "the clock pauses only for a question about which information is meant"


def requester_for_safety_alone(_facts: Facts, doing: Doing) -> str | None:
    """A requester may ask to wait for their safety; the other holds are the centre's."""
    if doing.who is not Who.REQUESTER or doing.hold is Hold.SAFETY:
        return None
    return "only the centre can let it wait for that"


def requester_answers_what_was_asked(_facts: Facts, doing: Doing) -> str | None:
    """Proof of identity or authority counts once the centre has looked at it."""
    open_to_them = {Hold.CLARIFICATION, Hold.SAFETY}
    if doing.who is not Who.REQUESTER or doing.hold in open_to_them:
        return None
    return "the centre has to look at that first"


def identity_by_proof_alone(_facts: Facts, doing: Doing) -> str | None:
    """The identity hold ends by confirming the identity, not by a bare answer."""
    return "confirm the identity instead" if doing.hold is Hold.IDENTITY else None


def due_for_reminder(hold: OpenHold, today: date) -> bool:
    """Ten days are gone since the requester was asked, or twenty and one reminder was sent."""
    after = (FIRST_REMINDER, SECOND_REMINDER)[hold.reminders : hold.reminders + 1]
    return hold.kind in OF_THE_REQUESTER and bool(after) and today - hold.since >= after[0]


def due_to_lapse(hold: OpenHold, today: date) -> bool:
    """Both reminders were sent and thirty days are gone since the requester was asked."""
    asked = hold.kind in OF_THE_REQUESTER and hold.reminders >= 2
    return asked and today - hold.since >= LAPSE_AFTER


def reminder_due(facts: Facts, doing: Doing) -> str | None:
    """It waits for the requester, and it is time to remind them."""
    hold = facts.open_hold(doing.hold)
    if hold is None:
        return "it does not wait for that"
    return None if due_for_reminder(hold, doing.today) else "no reminder is due"


def long_unanswered(facts: Facts, doing: Doing) -> str | None:
    """Both reminders were sent and thirty days are gone."""
    hold = facts.open_hold(doing.hold)
    if hold and due_to_lapse(hold, doing.today):
        return None
    return "thirty days and two reminders have to go by without an answer"


def lapse_proposed(facts: Facts, _doing: Doing) -> str | None:
    """The system has proposed that it lapses."""
    proposed = any(hold.lapse_proposed for hold in facts.holds)
    return None if proposed else "it has not been unanswered for long enough"


def nothing_delays_the_start(facts: Facts, _doing: Doing) -> str | None:
    """Neither identity nor authority is being waited for."""
    waits = facts.open_hold(Hold.IDENTITY) or facts.open_hold(Hold.AUTHORITY)
    return "it waits for proof of identity or authority" if waits else None


def identity_proved(facts: Facts, _doing: Doing) -> str | None:
    """The requester's identity is proved."""
    return None if facts.identity_proved else "the identity is not proved yet"


def is_access(facts: Facts, _doing: Doing) -> str | None:
    """It asks for access: nothing is collected or built for another kind."""
    return None if facts.kind is Kind.ACCESS else "it is not an access request"


def fee_not_charged(facts: Facts, _doing: Doing) -> str | None:
    """No fee was charged before."""
    return "a fee was charged already" if facts.fee_charged else None


def fee_charged(facts: Facts, _doing: Doing) -> str | None:
    """A fee was charged and is to be paid."""
    return None if facts.fee_charged else "no fee was charged"


def was_extended(facts: Facts, _doing: Doing) -> str | None:
    """It was extended before."""
    return None if facts.extended else "it was not extended"


def extended_in_time(facts: Facts, doing: Doing) -> str | None:
    """Once, and told of before the first month ends (Article 12A)."""
    if facts.extended:
        return "it was extended already"
    if facts.notice_by is None:
        return "its month has not begun yet"
    late = doing.today > facts.notice_by
    return "the month in which it could be extended is over" if late else None
