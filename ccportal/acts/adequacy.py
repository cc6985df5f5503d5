"""The yearly look at what is held and never used: the list, and that it was looked at (DP3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ccportal import clock
from ccportal.acts.act import act
from ccportal.rules import adequacy as rule
from ccportal.rules.adequacy import Due, Held
from ccportal.store import adequacy as store
from ccportal.store.principles import Looked

BACK = timedelta(days=367)
"""So far back uses are looked for: a year, whatever its length."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: when the look is due, and every one before, the newest first."""

    due_on: date
    due: Due
    looks: tuple[Looked, ...]


def unused() -> tuple[Held, ...]:
    """What is held today and was not used for a year."""
    today = clock.today()
    return rule.unused(store.held(today - BACK), today)


def standing() -> Standing:
    """How it stands with the yearly look."""
    today = clock.today()
    looks = tuple(Looked.select().order_by(Looked.on.desc(), Looked.id.desc()))
    due = rule.due_on(looks[0].on if looks else None, store.began() or today)
    return Standing(due, rule.standing(due, today), looks)


def looked(actor: str, outcome: str) -> None:
    """Put down that the list was looked at today, and what was decided; raises Invalid."""
    with act(actor, "processing:look"):
        said = rule.check_outcome(outcome)
        Looked.create(on=clock.today(), by=actor, unused=len(unused()), outcome=said)
