"""The yearly look at what is held and was never used: what it shows, and when it is due (DP3).

UK GDPR Article 5(1)(c): no more than the purpose needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ccportal.errors import Invalid
from ccportal.rules.retention import years_after

SOON = timedelta(days=60)
"""So long before it is due the look is said to be near."""


class Kind(StrEnum):
    """What can be held for a year and never be used; in the order of the page."""

    CONTACT = "contact"
    DOCUMENT = "document"
    CONSENT = "consent"
    ACCOUNT = "account"


KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.CONTACT: ("Contact details", "nobody looked at them, and nobody said they are right"),
    Kind.DOCUMENT: ("Documents", "nobody opened them"),
    Kind.CONSENT: ("Consents", "nothing was passed on with them"),
    Kind.ACCOUNT: ("Accounts of the team", "nobody signed in"),
}
"""What each kind is called, and what it means that one was not used."""


class Due(StrEnum):
    """How it stands with the yearly look."""

    FAR = "far"
    NEAR = "near"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Held:
    """Something that is held, since when, and the last day on which it was used, if ever.

    `whose` is the reference under which it is found.
    """

    kind: Kind
    whose: str
    since: date
    used: date | None = None
    what: str = ""


def unused_by(today: date) -> date:
    """What was there by this day, and was not used after it, was not used for a year."""
    try:
        return today.replace(year=today.year - 1)
    except ValueError:
        return date(today.year - 1, 2, 28)


def due_on(last: date) -> date:
    """When the look is due: a year after the last one, or after the centre began here."""
    return years_after(last, 1)


def standing(due: date, today: date) -> Due:
    """How it stands: overdue from that day on, near from 60 days before."""
    if today >= due:
        return Due.OVERDUE
    return Due.NEAR if today >= due - SOON else Due.FAR


def check_outcome(outcome: str) -> str:
    """What was decided, as it is kept; raises Invalid without words."""
    said = outcome.strip()
    if not said:
        raise Invalid("Say what you decided")
    return said
