"""How C8 to C11 stand, from figures of the house, of what is due and of the policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ccportal.rules.assurance import (
    Checked,
    Colour,
    Finding,
    Point,
    ago,
    amber,
    by_age,
    checked,
    finding,
    green,
    if_any,
    many,
    not_yet,
    red,
    within,
)
from ccportal.rules.assurance_clauses import NO_POLICY
from ccportal.rules.reviewing import Review, standing

BATCH_DAYS, DUE_DAYS, TOLD_DAYS = 31, 62, 60
"""Days after which what waits is red: a batch, what is due, somebody to be told of the policy."""

BACKUP_SOON, BACKUP_LATE = 7, 14
DRILL_SOON, DRILL_LATE = 92, 183
"""Days: how old a backup may be, and how long ago one may last have been tried."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Figures of C10 and C11: the version in force, who was told of it, its review.

    `adults` are those of families that are with us, `referrers` those who referred such a family;
    `..._since` is the longest that one of them could have been told and was not.
    """

    adopted_on: date | None = None
    review_due_on: date | None = None
    reviewed_on: date | None = None
    adults: int = 0
    adults_told: int = 0
    adults_since: date | None = None
    referrers: int = 0
    referrers_told: int = 0
    referrers_since: date | None = None


@dataclass(frozen=True, slots=True)
class House:
    """Figures of C8: backups, what was looked through, and accounts."""

    began_on: date | None = None
    backup: date | None = None
    drill: date | None = None
    trail: Checked | None = None
    stores: Checked | None = None
    alone: int = 0
    gone: int = 0


@dataclass(frozen=True, slots=True)
class Waste:
    """Figures of C9: what is due, batches that wait, and what was certified."""

    due: Checked | None = None
    chain: Checked | None = None
    batches: int = 0
    batch_since: date | None = None
    disposed: date | None = None
    certificates: int = 0


def c8(house: House, today: date) -> Finding:
    """A secure place: backups, the trail, the stores, accounts."""
    return finding("C8", "audit.audit", _house(house, today))


def _house(house: House, today: date) -> Iterator[Point | None]:
    # an instance that began today has nothing to lose yet
    yield _aged("backup", house.backup, house.began_on, today, (BACKUP_SOON, BACKUP_LATE))
    yield _aged("trial of a backup", house.drill, house.began_on, today, (DRILL_SOON, DRILL_LATE))
    yield checked(house.trail, today)
    if house.trail is not None:
        looked = f"looked through {ago(house.trail.on, today)}"
        yield (
            red("The audit trail is broken")
            if house.trail.found
            else green(f"Audit trail whole, {looked}")
        )
    if house.stores is not None:
        yield if_any(house.stores.found, "faults found on the machine: run ccportal doctor")
    yield if_any(house.gone, "accounts of people who have left are open")
    yield if_any(house.alone, "accounts without a second factor yet", Colour.AMBER)


def _aged(
    what: str, last: date | None, began: date | None, today: date, days: tuple[int, int]
) -> Point:
    colour = within(last or began or today, today, *days)
    words = f"Last {what} {ago(last, today)}" if last else not_yet(what, began, today, days[0])
    return Point(colour, words if colour is Colour.GREEN else f"{words}: see ccportal backup")


def c9(waste: Waste, today: date) -> Finding:
    """Three years: what is due is amber, and red two months after it was."""
    return finding("C9", "retention.due", _waste(waste, today))


def _waste(waste: Waste, today: date) -> Iterator[Point | None]:
    yield checked(waste.due, today)
    if waste.due is not None and waste.due.found:
        words = many(waste.due.found, "entry", "entries") + " due to be disposed of"
        yield by_age(waste.due.since, today, DUE_DAYS, words)
    if waste.batches:
        words = f"{many(waste.batches, 'batch', 'batches')} to be agreed or finished"
        yield by_age(waste.batch_since, today, BATCH_DAYS, words)
    if waste.chain is not None and waste.chain.found:
        yield red("A certificate of disposal does not fit the one before")
    certified = many(waste.certificates, "certificate")
    last = f"Last disposal {ago(waste.disposed, today)}" if waste.disposed else "No disposal yet"
    yield green(f"{last}, {certified}")


def c10(policy: Policy, today: date) -> Finding:
    """Everybody knows: amber while somebody was not told, red from 60 days on."""
    if policy.adopted_on is None:
        return finding("C10", "policy.policy", [red(NO_POLICY)])
    points = [
        _told(policy.adults_told, policy.adults, "adults", policy.adults_since, today),
        _told(policy.referrers_told, policy.referrers, "referrers", policy.referrers_since, today),
    ]
    return finding("C10", "policy_told.register", points)


def _told(told: int, all_: int, whom: str, since: date | None, today: date) -> Point:
    words = f"{told} of {all_} {whom} told of the policy"
    return by_age(since, today, TOLD_DAYS, words) if told < all_ else green(words)


def c11(policy: Policy, today: date) -> Finding:
    """The yearly review: amber from 60 days before, red from the day after."""
    due = policy.review_due_on
    if due is None:
        return finding("C11", "policy.policy", [red(NO_POLICY)])
    days = (due - today).days
    last = f"last review {ago(policy.reviewed_on, today)}" if policy.reviewed_on else ""
    points = {
        Review.FAR: green(f"Review due in {days} days"),
        Review.NEAR: amber(f"Review due in {many(days, 'day')}"),
        Review.OVERDUE: red(f"Review overdue for {many(-days, 'day')}"),
    }
    return finding(
        "C11", "policy.policy", [points[standing(due, today)], green(last) if last else None]
    )
