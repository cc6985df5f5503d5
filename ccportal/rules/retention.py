"""What was not used for three years is confidential waste, unless something holds it back (C9).

Facts come from the register (who belongs to which family, who was on the team) and from what
was recorded, each with its day. Nothing here looks at a clock: the day is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

YEARS = 3


class Use(StrEnum):
    """What counts as a use of somebody's data; looking at a page does not, nor does a request."""

    ENTERED = "entered"
    ATTENDANCE = "attendance"
    BOOKING = "booking"
    NOTE = "note"
    INCIDENT = "incident"
    REFERRAL = "referral"
    DISCLOSURE = "disclosure"
    CONSENT = "consent"
    DOCUMENT = "document"
    UNDERTAKING = "undertaking"
    ROSTER = "roster"


class Why(StrEnum):
    """Why something is held back."""

    REQUEST = "open request"
    SAFEGUARDING = "safeguarding"
    COURT = "court"
    COMPLAINT = "complaint"


BY_HAND = (Why.SAFEGUARDING, Why.COURT, Why.COMPLAINT)
"""The reasons that a coordinator gives; a request holds back by itself."""


@dataclass(frozen=True, slots=True)
class Used:
    """The data of a family or of a member of the team (`of`, a ref) were used on a day."""

    of: str
    kind: Use
    on: date


@dataclass(frozen=True, slots=True)
class Hold:
    """Something that holds back `refs` (families or people) up to and with the day `until`.

    `source` is the ref of the request, or of the hold; without `until` it lasts until it is
    lifted. `reason` is what was said when it was put by hand.
    """

    why: Why
    source: str
    refs: frozenset[str]
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Who belongs where: the members of each family, and the team.

    `left` has every member of the team, with the day on which they left; None while anybody is
    on it in some part.
    """

    families: Mapping[str, frozenset[str]]
    left: Mapping[str, date | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """A family, a member of the team, or somebody who belonged to such families alone.

    `last_used` is the last day of use, of somebody's families the latest; `waste_from` the
    first day on which it is waste.
    """

    ref: str
    last_used: date
    waste_from: date


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What would be due but for a hold."""

    due: Due
    hold: Hold

    @property
    def says(self) -> str:
        """Why, in the words of the list."""
        if self.hold.why is Why.REQUEST:
            return f"{self.hold.why} {self.hold.source}"
        return str(self.hold.why)


@dataclass(frozen=True, slots=True)
class Listed:
    """What is due on a day, and what is held back, each in the order of the refs."""

    due: tuple[Due, ...]
    held_back: tuple[HeldBack, ...]


def waste_from(last_used: date, years: int = YEARS) -> date:
    """The first day on which data unused since `last_used` is confidential waste (C9).

    Whole calendar days in Europe/London. Three full years must pass: last used on
    1 May 2023 gives 1 May 2026, on 29 February gives 1 March; never a day early. A centre
    may keep its data for more `years`.
    """
    return years_after(last_used, years)


def used_since(today: date, years: int = YEARS) -> date:
    """What was used on this day or later is no waste on that day; what was used before may be."""
    return years_after(today, -years) + timedelta(days=1)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; of 29 February 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def last_uses(uses: Iterable[Used]) -> dict[str, date]:
    """The last day on which each family's, each team member's data were used."""
    last: dict[str, date] = {}
    for one in uses:
        if one.of not in last or one.on > last[one.of]:
            last[one.of] = one.on
    return last


def listed(
    register: Register,
    uses: Iterable[Used],
    holds: Iterable[Hold],
    today: date,
    years: int = YEARS,
) -> Listed:
    """What is due on a day, and what is held back (C9).

    Somebody is due with the last of what they belong to: who also belongs to a family still in
    use, or is on the team, stays. What is held back keeps all that belongs to it.
    """
    waste = {
        ref: Due(ref, day, waste_from(day, years))
        for ref, day in _unused(register, last_uses(uses)).items()
        if waste_from(day, years) <= today
    }
    held = _held(register, holds, today)
    everything = sorted(waste.items())
    return Listed(
        tuple(one for ref, one in everything if ref not in held),
        tuple(HeldBack(one, held[ref]) for ref, one in everything if ref in held),
    )


def _unused(register: Register, last: Mapping[str, date]) -> dict[str, date]:
    """When each family, and everybody of a family or off the team, was used last.

    Who belongs to something of which no use is known, or is on the team, is left out.
    """
    belongs = _belongs(register)
    found = {ref: last[ref] for ref in register.families if ref in last}
    for person in {*belongs, *register.left}:
        days = [found.get(one) for one in belongs[person]]
        if person in register.left:
            days.append(last.get(person) if register.left[person] else None)
        known = [one for one in days if one is not None]
        if len(known) == len(days):
            found[person] = max(known)
    return found


def _held(register: Register, holds: Iterable[Hold], today: date) -> dict[str, Hold]:
    """What each hold reaches that is in force on the day; the first hold is the one told."""
    belongs = _belongs(register)
    found: dict[str, Hold] = {}
    for hold in holds:
        if hold.until is not None and hold.until < today:
            continue
        for ref in sorted(hold.refs):
            for one in _reach(register, belongs, ref):
                found.setdefault(one, hold)
    return found


def _reach(register: Register, belongs: Mapping[str, frozenset[str]], ref: str) -> Iterator[str]:
    """What is kept with a family or person: the person, their families, those families' members."""
    yield ref
    for family in (ref,) if ref in register.families else sorted(belongs.get(ref, ())):
        yield family
        yield from sorted(register.families[family])


def _belongs(register: Register) -> Mapping[str, frozenset[str]]:
    """The families of everybody."""
    found: dict[str, set[str]] = defaultdict(set)
    for family, members in register.families.items():
        for person in members:
            found[person].add(family)
    return defaultdict(frozenset, {one: frozenset(refs) for one, refs in found.items()})


def spread(register: Register, alone: Iterable[Used]) -> Iterator[Used]:
    """Uses of people in records of no family, as uses of every family that they belong to."""
    belongs = _belongs(register)
    for one in alone:
        for family in belongs[one.of]:
            yield Used(family, one.kind, one.on)
