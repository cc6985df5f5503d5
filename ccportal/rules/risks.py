"""Risks: what to do stands apart from what is known and who says so (VIO).

The archive's form has one text for a risk. What to do stands at its head, so that it leaves
with an archive, comes back with it, and is in the copy of whoever asks for theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccportal.errors import Conflict, Invalid

HEAD, AFTER = "What to do: ", "\n\n"
LONGEST = 200
"""An alert is read at the door: it has no more characters."""


class RiskKind(StrEnum):
    """What a risk is of, as the archive has it."""

    VIOLENCE = "violence"
    ABDUCTION = "abduction"
    ABUSE = "abuse"
    OTHER = "other"


class Mark(StrEnum):
    """What can be marked on a risk that was written down."""

    END = "end"
    PREVENTS = "prevents-violence"
    PREVENTS_NOT = "prevents-violence-not"


WHY: Mapping[Mark, Mapping[str, str]] = {
    Mark.END: {
        "looked-into": "It was looked into, and it is so no more",
        "order-or-agreement": "An order or an agreement has made it safe",
        "gone-away": "Whom it came from has gone away",
        "never-so": "It never was so",
    },
    Mark.PREVENTS: {
        "could-be-hurt": "Somebody could be hurt if the person learned of it",
        "asked-by-police-or-council": "The police or a council asked for it",
    },
    Mark.PREVENTS_NOT: {
        "danger-over": "Nobody could be hurt by it any more",
        "known-to-them": "The person knows it already",
        "marked-wrongly": "It was marked by mistake",
    },
}
"""Reasons are chosen, not written: what is written about people is reviewed for their copy."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a risk's text says: what to do (None where nobody wrote that), and what is known."""

    alert: str | None
    detail: str


def written(alert: str, detail: str) -> str:
    """The text of a risk; the alert becomes one line. Raises Invalid for a long alert."""
    line = " ".join(alert.split())
    if not line or len(line) > LONGEST:
        raise Invalid(f"Say what to do in {LONGEST} characters or less")
    return f"{HEAD}{line}{AFTER}{detail}"


def read(text: str) -> Told:
    """What a text says, as `written` wrote it; any other is all detail."""
    first, after, detail = text.partition(AFTER)
    if after and first.startswith(HEAD) and "\n" not in first:
        return Told(first.removeprefix(HEAD), detail)
    return Told(None, text)


def between(source: str, others: Iterable[str]) -> None:
    """Raise Invalid where somebody is a risk to themselves, or nobody is at risk."""
    at_risk = set(others)
    if not at_risk:
        raise Invalid("Say who is at risk")
    if source in at_risk:
        raise Invalid("The person that the risk comes from cannot be one of those at risk")


def review(on: date, today: date) -> date:
    """When a risk is looked at again; raises Invalid unless it is within the coming year."""
    if not today < on <= latest_review(today):
        raise Invalid("Choose a day after today, and not more than a year away")
    return on


def latest_review(today: date) -> date:
    """A year from a day; of 29 February, 28 February."""
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + 1, day=day)


def is_due(review_on: date, today: date) -> bool:
    """Whether it has to be looked at again: from the day on that was set for it."""
    return review_on <= today


def may_mark(mark: Mark, why: str, *, replaced: bool, ended: bool, prevents: bool) -> None:
    """Whether a risk may be ended, or be held to prevent violence, or no longer (VIO).

    `replaced` is one that was looked at again since; `prevents` is how it is held now. Raises
    Invalid where no reason of `WHY` is chosen, Conflict where there is nothing to be marked.
    """
    if why not in WHY[mark]:
        raise Invalid("Choose a reason")
    if replaced:
        raise Conflict("It was looked at again since. Read that first, and mark that.")
    if mark is Mark.END and ended:
        raise Conflict("It has ended already.")
    if mark is not Mark.END and prevents is (mark is Mark.PREVENTS):
        raise Conflict("It is so already.")
