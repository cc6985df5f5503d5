"""How whoever asked may be reached: checked before anything is sent or said to them (SAR, C4).

A call, a letter or a mail to the wrong place tells the other parent that somebody asked. So each
number, mailbox and address is held against what must not be used and against where others are
reached, before any contact and not only when the answer goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ccportal.rules.requests_facts import By as By
from ccportal.rules.requests_facts import Settled as Settled
from ccportal.rules.requests_way import same_place

LAST_DIGITS = 9
"""So many digits at its end tell a number, with or without the country before it."""


NEEDS_A_PLACE = frozenset({By.TELEPHONE, By.EMAIL, By.POST})
"""The ways that lead to a number, a mailbox or an address."""


class Whose(StrEnum):
    """Of whom a contact detail is, as seen from whoever asked."""

    THEIRS = "theirs"
    OTHER_SIDE = "other-side"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Known:
    """A number, mailbox or address that we know; `over` is one that is right no longer.

    `told` is one that they gave with their request, while nobody has seen who they are.
    """

    by: By
    value: str
    whose: Whose
    safe: bool = False
    do_not_use: bool = False
    confidential: bool = False
    over: bool = False
    told: bool = False


class Standing(StrEnum):
    """Whether somebody may be reached by a way."""

    SAFE = "safe"
    THEIRS = "theirs"
    UNKNOWN = "unknown"
    BARRED = "barred"


SAYS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.SAFE: "it is safe",
        Standing.THEIRS: "it is theirs, and nobody has said yet whether it is safe: ask them",
        Standing.UNKNOWN: "nobody in the register has it: make sure that it is theirs",
    }
)
"""What is said of a way that may be used; one that must not be says why."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a way, in words."""

    standing: Standing
    why: str


def judge(by: By, where: str, known: Iterable[Known]) -> Judged:
    """Whether somebody may be reached there; the words say why not."""
    if by not in NEEDS_A_PLACE:
        return Judged(Standing.SAFE, SAYS[Standing.SAFE])
    same = [one for one in known if one.by is by and is_same(by, where, one.value)]
    why = _barred(same)
    if why:
        return Judged(Standing.BARRED, why)
    standing = Standing.UNKNOWN
    if any(one.whose is Whose.THEIRS and not one.told for one in same):
        standing = Standing.SAFE if any(one.safe for one in same) else Standing.THEIRS
    return Judged(standing, SAYS[standing])


def _barred(same: list[Known]) -> str:
    """Why it must not be used; the gravest reason alone, and nothing where it may be."""
    now = [one for one in same if not one.over]
    theirs = any(one.whose is Whose.THEIRS for one in now)
    if any(one.do_not_use for one in same):
        return "it is on the list of what must not be used"
    if any(one.whose is Whose.OTHER_SIDE for one in now):
        return "the other parent is reached there"
    if not theirs and any(one.confidential for one in now):
        return "it is confidential, and somebody else’s"
    if not theirs and any(one.whose is Whose.THEIRS for one in same):
        return "they are not reached there any more"
    return ""


def is_to_be_avoided(one: Known) -> bool:
    """Whether there is something that must not be used for whoever asked."""
    return bool(_barred([one]))


def before_contact(settled: Settled | None, known: Iterable[Known], *, portal: bool) -> str | None:
    """Why they must not be told anything now, with what is safe instead; None where they may be.

    Where something must not be used it has to be put down first how they are reached; and what
    was put down is judged anew, since lists change. `portal` says whether they have a reference
    and words, under which nobody else reads.
    """
    all_known = tuple(known)
    if settled is None:
        if not any(is_to_be_avoided(one) for one in all_known):
            return None
        why = "some ways must not be used here: say first how they may be reached"
        return f"{why}. Safe: {instead(all_known, portal=portal)}"
    judged = judge(settled.by, settled.where, all_known)
    if judged.standing is not Standing.BARRED:
        return None
    safe = instead(all_known, portal=portal)
    return f"{by_that_way(settled.by, judged.why)}. Safe instead: {safe}"


def by_that_way(by: By, why: str) -> str:
    """That they must not be reached by a way, and why."""
    what = {By.TELEPHONE: "this number", By.EMAIL: "this mailbox"}.get(by, "this address")
    return f"do not use {what}: {why}"


def instead(known: Iterable[Known], *, portal: bool) -> str:
    """What is safe, in words and without a number or an address."""
    all_known = tuple(known)
    found = ["a message on the portal"] if portal else []
    found += [
        words
        for by, words in _SAFE_WORDS.items()
        if any(_is_safe(one, all_known) for one in all_known if one.by is by)
    ]
    return ", or ".join([*found, "telling them in person"])


def _is_safe(one: Known, known: tuple[Known, ...]) -> bool:
    return judge(one.by, one.value, known).standing is Standing.SAFE


_SAFE_WORDS: Mapping[By, str] = MappingProxyType(
    {
        By.TELEPHONE: "the telephone number that is safe for them",
        By.EMAIL: "the mailbox that is safe for them",
        By.POST: "the address that is safe for them",
    }
)


def is_same(by: By, one: str, other: str) -> bool:
    """Whether two numbers, mailboxes or addresses may be one, however they are written."""
    if by is By.POST:
        return same_place(one, other)
    if by is By.TELEPHONE:
        digits = ["".join(filter(str.isdecimal, some))[-LAST_DIGITS:] for some in (one, other)]
        return digits[0] == digits[1] != ""
    return one.strip().casefold() == other.strip().casefold() != ""
