"""What has to be true before an answer is searched for, agreed, let out and closed.

Guards as in `requests_guards`: facts and what is brought in, why not or None out.
"""

from __future__ import annotations

from ccportal.rules.deadlines import months_after
from ccportal.rules.requests_facts import Delivery, Doing, Facts, Outcome

FRESH_SECONDS = 5 * 60
REOPEN_MONTHS = 6
REOPEN_GROUNDS = frozenset({"complaint", "new-material", "review-by"})


def every_store_searched(_facts: Facts, doing: Doing) -> str | None:
    """Every place was ticked found or none, paper included."""
    if not doing.missing:
        return None
    return f"not searched yet: {', '.join(doing.missing)}"


def all_decided(facts: Facts, _doing: Doing) -> str | None:
    """Nothing is left undecided."""
    return f"{facts.undecided} still to be decided" if facts.undecided else None


def read_as_the_other(_facts: Facts, doing: Doing) -> str | None:
    """All that the other parent could tell from it is answered."""
    if doing.unanswered is None:
        return "read it as the other parent first"
    if doing.unanswered:
        return f"read it as the other parent: {doing.unanswered} still to be answered"
    return None


def not_the_preparer(facts: Facts, doing: Doing) -> str | None:
    """Nobody decides and agrees the same thing."""
    return "somebody else has to agree" if doing.actor in facts.preparers else None


def no_conflict(facts: Facts, doing: Doing) -> str | None:
    """The second person is neither the one it is about nor of their family."""
    return "it is about you or your family" if doing.actor in facts.conflicted else None


def all_opened(facts: Facts, _doing: Doing) -> str | None:
    """The second person opened every withheld item."""
    if not facts.unopened:
        return None
    return f"{facts.unopened} withheld still to be opened by the second person"


def all_agreed(facts: Facts, _doing: Doing) -> str | None:
    """Every decision is agreed with."""
    return f"{facts.unagreed} still to be agreed" if facts.unagreed else None


def opinions_fresh(facts: Facts, _doing: Doing) -> str | None:
    """No opinion on health that something is given on is older than six months."""
    if not facts.old_opinions:
        return None
    return "an opinion on health is older than six months: ask for another"


def freshly_signed_in(_facts: Facts, doing: Doing) -> str | None:
    """They signed in again within five minutes."""
    fresh = doing.signed_in_for is not None and doing.signed_in_for <= FRESH_SECONDS
    return None if fresh else "sign in again first"


def digest_unchanged(facts: Facts, doing: Doing) -> str | None:
    """What is approved is what the second person was given."""
    same = facts.prepared is not None and doing.digest == facts.prepared
    return None if same else "something changed since it was prepared; send it back"


def on_time_or_why(facts: Facts, doing: Doing) -> str | None:
    """On time, or with a reason for the lateness."""
    late = facts.overdue and not doing.reason.strip()
    return "it is late: say why" if late else None


def not_delivered(facts: Facts, _doing: Doing) -> str | None:
    """It was not let out yet, or it came back, or nobody came for it."""
    again = facts.delivery in {Delivery.NONE, Delivery.EXPIRED, Delivery.RETURNED}
    return None if again else "it was let out already"


def waits_on_the_portal(facts: Facts, _doing: Doing) -> str | None:
    """The answer waits on the portal, to be collected with a code."""
    there = facts.delivery is Delivery.AVAILABLE
    return None if there else "no answer waits on the portal"


def deliverable(facts: Facts, doing: Doing) -> str | None:
    """What became of it is said, and it was not revoked."""
    if facts.delivery is Delivery.REVOKED:
        return "it was revoked"
    meant = doing.delivery not in {None, Delivery.NONE, Delivery.REVOKED}
    return None if meant else "say what became of it"


def not_revoked(facts: Facts, _doing: Doing) -> str | None:
    """It was not revoked yet."""
    return "it was revoked already" if facts.delivery is Delivery.REVOKED else None


def revoked(facts: Facts, _doing: Doing) -> str | None:
    """It was revoked."""
    return None if facts.delivery is Delivery.REVOKED else "it was not revoked"


def not_the_revoker(facts: Facts, doing: Doing) -> str | None:
    """Who called it back is not the one who looks at it too."""
    same = facts.revoker is not None and doing.actor == facts.revoker
    return "somebody else has to look at it too" if same else None


def revoked_by_two(facts: Facts, _doing: Doing) -> str | None:
    """One called it back at once; another has looked at what went wrong since."""
    if facts.revoke_agreed:
        return None
    return "somebody else has to look first at what went wrong"


def arrived(facts: Facts, _doing: Doing) -> str | None:
    """It reached them, or it has been there for them long enough."""
    done = {Delivery.COLLECTED, Delivery.OPENED, Delivery.POSTED, Delivery.EXPIRED}
    return None if facts.delivery in done else "it has not reached them yet"


def not_the_proposer(facts: Facts, doing: Doing) -> str | None:
    """Nobody proposes a refusal and decides on it."""
    same = facts.proposer is not None and doing.actor == facts.proposer
    return "somebody else has to decide" if same else None


def reopenable(facts: Facts, doing: Doing) -> str | None:
    """A lapsed one for six months; any other on one of the three grounds."""
    if facts.outcome is Outcome.LAPSED and facts.closed_on is not None:
        over = doing.today > months_after(facts.closed_on, REOPEN_MONTHS)
        return "six months are over: it has to be asked for anew" if over else None
    if doing.ground in REOPEN_GROUNDS:
        return None
    return "say whether a complaint, new material or a passed review day reopens it"


def looked_at_later(_facts: Facts, doing: Doing) -> str | None:
    """A reason that still holds gets another day, which is to come."""
    later = doing.day is not None and doing.day > doing.today
    return None if later else "say on which day to come it is looked at next"
