"""How much is kept back, by area and by code, and when to ask whether that is too much.

Keeping back too much is a fault like giving too much: the rest has to be given ("to the extent",
Data Protection Act 2018, Schedule 2), and a reason has to hold in each case. So where a lot is
kept back for the words of a template alone, whoever decided is asked to look again (VIO, SAR).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ccportal.rules.withholding import Action, Exemption

FEW = 5
"""So many records have to be kept back before it is asked."""

A_LOT = 1 / 3
"""The share of the records from which on it is asked."""

MANY_WORDS = 1 / 5
"""The share of the words of what is given from which on it is asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was decided about one record.

    `words` is how many words it has, `covered` how many of them are kept back (all of them where
    it is withheld); `personal` is whether somebody wrote the reason for this case.
    """

    area: str
    action: Action
    codes: frozenset[Exemption]
    words: int
    covered: int
    personal: bool

    @property
    def kept_back(self) -> bool:
        """Whether something of it is kept back."""
        return self.action in {Action.REDACT, Action.WITHHOLD}


@dataclass(frozen=True, slots=True)
class Share:
    """What is kept back of an area, or for a code: records, and words in a hundred."""

    name: str
    records: int
    in_part: int
    withheld: int
    impersonal: int
    words: int
    covered: int

    @property
    def in_a_hundred(self) -> int:
        """Words kept back of a hundred, rounded; one where it is less, and none only of none."""
        if not self.covered:
            return 0
        return max(1, round(100 * self.covered / self.words))


def by_area(kept: Iterable[Kept]) -> tuple[Share, ...]:
    """The share of each area, in the order in which the areas come."""
    found: defaultdict[str, list[Kept]] = defaultdict(list)
    for one in kept:
        found[one.area].append(one)
    return tuple(_share(name, some) for name, some in found.items())


def by_code(kept: Iterable[Kept]) -> tuple[Share, ...]:
    """The share of each code that is used, in the order in which codes are offered."""
    all_of_them = list(kept)
    total = sum(one.words for one in all_of_them)
    shares = []
    for code in Exemption:
        used = [one for one in all_of_them if code in one.codes]
        if used:
            one = _share(code, used)
            shares.append(
                Share(
                    code, one.records, one.in_part, one.withheld, one.impersonal, total, one.covered
                )
            )
    return tuple(shares)


def questions(kept: Iterable[Kept]) -> tuple[str, ...]:
    """What to ask whoever decided; nothing where little is kept back, or each for its reason."""
    all_of_them = [one for one in kept if one.action is not Action.UNRELATED]
    back = [one for one in all_of_them if one.kept_back]
    impersonal = [one for one in back if not one.personal]
    asked = []
    if len(impersonal) >= FEW and len(impersonal) >= A_LOT * len(all_of_them):
        asked.append(
            f"{len(impersonal)} of {len(all_of_them)} records are kept back, or in part, for the "
            "same words as any other. If they asked why, would that answer hold for each?"
        )
    part = [one for one in back if one.action is Action.REDACT]
    words, covered = sum(one.words for one in part), sum(one.covered for one in part)
    if len(part) >= FEW and covered >= MANY_WORDS * words:
        asked.append(
            "In what is given in part a fifth of the words or more is covered. Is some of that "
            "about themselves, or known to them?"
        )
    return tuple(asked)


def _share(name: str, some: list[Kept]) -> Share:
    return Share(
        name=name,
        records=len(some),
        in_part=sum(one.action is Action.REDACT for one in some),
        withheld=sum(one.action is Action.WITHHOLD for one in some),
        impersonal=sum(one.kept_back and not one.personal for one in some),
        words=sum(one.words for one in some),
        covered=sum(one.covered for one in some),
    )
