"""The yearly look at what is held and never used: the list, and that it was looked at (DP3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts.act import act
from ccportal.rules import adequacy as rule
from ccportal.rules.adequacy import Due, Held, Kind
from ccportal.store import adequacy as store
from ccportal.store.principles import Looked


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: when the look is due, and every one before, the newest first."""

    due_on: date
    due: Due
    looks: tuple[Looked, ...]


def counted(most: int | None = None) -> dict[Kind, int]:
    """How much of each kind is held today and was not used for a year; `most` of it at most."""
    return store.counted(rule.unused_by(clock.today()), most)


def listed(kind: Kind, most: int) -> list[Held]:
    """The same of one kind, the longest first, `most` of it."""
    return store.listed(kind, rule.unused_by(clock.today()), most)


def standing() -> Standing:
    """How it stands with the yearly look."""
    today = clock.today()
    looks = tuple(Looked.select().order_by(Looked.on.desc(), Looked.id.desc()))
    due = rule.due_on(looks[0].on if looks else store.began() or today)
    return Standing(due, rule.standing(due, today), looks)


def looked(actor: str, outcome: str) -> None:
    """Put down that the list was looked at today, and what was decided; raises Invalid."""
    with act(actor, "processing:look"):
        said = rule.check_outcome(outcome)
        Looked.create(on=clock.today(), by=actor, unused=sum(counted().values()), outcome=said)
