"""All that was ever arranged with a family, what ended too: nothing is written over (DP4)."""

from __future__ import annotations

from dataclasses import dataclass

from ccportal.store.at_once import at_once
from ccportal.store.families import Family
from ccportal.store.households import (
    Arrangement,
    Correction,
    CourtOrder,
    FamilyStep,
    MayCollect,
)
from ccportal.store.people import Person


@dataclass(frozen=True, slots=True)
class History:
    """What stands on the tab, each list the newest first; `names` by person."""

    arrangements: tuple[Arrangement, ...]
    orders: tuple[CourtOrder, ...]
    collectors: tuple[MayCollect, ...]
    steps: tuple[FamilyStep, ...]
    corrections: tuple[Correction, ...]
    names: dict[str, str]


def history(family: Family) -> History:
    """Everything that was arranged with a family as `find` gives it, and its steps."""
    arrangements = Arrangement.select().where(Arrangement.family == family)
    orders = CourtOrder.select().where(CourtOrder.family == family)
    collectors = MayCollect.select().where(MayCollect.family == family)
    steps = FamilyStep.select().where(FamilyStep.family == family)
    corrections = Correction.select().where(Correction.record == family.ref)
    ended = Arrangement.until_on.is_null(False)
    orders = orders.order_by(CourtOrder.made_on.desc(), CourtOrder.id.desc())
    arrangements = arrangements.order_by(ended, Arrangement.id.desc())
    collectors = collectors.order_by(MayCollect.id.desc())
    steps, corrections = (
        steps.order_by(FamilyStep.id.desc()),
        corrections.order_by(Correction.id.desc()),
    )
    at_once(arrangements, orders, collectors, steps, corrections)
    found = History(
        tuple(arrangements),
        tuple(orders),
        tuple(collectors),
        tuple(steps),
        tuple(corrections),
        {},
    )
    refs = {one.person_id for one in (*found.arrangements, *found.steps, *found.corrections)}
    refs |= {ref for one in found.collectors for ref in (one.child_id, one.collector_id)}
    people = Person.select().where(Person.ref.in_([ref for ref in refs if ref]))
    found.names.update((one.ref, one.name) for one in people)
    return found
