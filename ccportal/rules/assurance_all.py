"""Every clause at once, from all figures; and how it stood in the months before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ccportal.rules import assurance_clauses as clauses
from ccportal.rules import assurance_keeping as keeping
from ccportal.rules import assurance_principles as principles
from ccportal.rules.assurance import Colour, Finding

MONTHS = 12
"""So many months, this one with them, are shown."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All figures of a day; nobody is in them."""

    people: clauses.People = field(default_factory=clauses.People)
    leaving: clauses.Leaving = field(default_factory=clauses.Leaving)
    policy: keeping.Policy = field(default_factory=keeping.Policy)
    house: keeping.House = field(default_factory=keeping.House)
    waste: keeping.Waste = field(default_factory=keeping.Waste)
    data: principles.Data = field(default_factory=principles.Data)
    rights: principles.Asked = field(default_factory=principles.Asked)
    access: principles.Asked = field(default_factory=principles.Asked)
    away: principles.Away = field(default_factory=principles.Away)
    risks: principles.Risks = field(default_factory=principles.Risks)


def findings(facts: Facts, today: date) -> tuple[Finding, ...]:
    """How every clause stands, in the policy's own order."""
    secure = keeping.c8(facts.house, today)
    return (
        clauses.c1(facts.people, facts.policy.adopted_on is not None, today),
        clauses.c2(facts.leaving, today),
        clauses.c3(facts.leaving),
        clauses.c4(facts.leaving),
        clauses.c5(facts.leaving),
        clauses.c6(facts.leaving),
        clauses.c7(facts.people),
        secure,
        keeping.c9(facts.waste, today),
        keeping.c10(facts.policy, today),
        keeping.c11(facts.policy, today),
        principles.dp1(facts.data),
        principles.dp2(facts.data),
        principles.dp3(facts.data, today),
        principles.dp4(facts.data, today),
        principles.dp5(facts.data),
        principles.dp6(facts.rights),
        principles.dp7(facts.away, secure.colour),
        principles.dp8(facts.away, today),
        principles.sar(facts.access),
        principles.vio(facts.risks, today),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on a clause stood so, which was said of it that day in a line each."""

    on: date
    colour: Colour
    says: str


def since(colour: Colour, changes: Iterable[Change], today: date) -> date:
    """From which day on a clause has stood as it does now; `changes` are the oldest first."""
    last = max(changes, key=lambda one: one.on, default=None)
    return last.on if last is not None and last.colour is colour else today


def months(colour: Colour, changes: Iterable[Change], today: date) -> tuple[Colour | None, ...]:
    """How a clause stood at the end of each of the last twelve months; the last one is now.

    None for a month of which nothing was put down.
    """
    known = list(changes)
    first = today.replace(day=1)
    found: list[Colour | None] = [colour]
    for _ in range(MONTHS - 1):
        end = first - timedelta(days=1)
        before = [one for one in known if one.on <= end]
        found.append(before[-1].colour if before else None)
        first = end.replace(day=1)
    return tuple(reversed(found))
