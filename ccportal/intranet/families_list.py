"""The list of families: by stage, in an order, found by a name or reference, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from peewee import Case, fn

from ccportal.intranet import family_parts
from ccportal.intranet.listing import Page, page_of
from ccportal.rules.families import SIDES, Stage
from ccportal.rules.finding import folded
from ccportal.store import search
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep
from ccportal.store.people import Person

LEAST = 2
"""So many letters at least are looked for."""

ALL = "all"
SHOWN: Mapping[str, str] = {
    ALL: "All",
    Stage.RECEIVED: "Referred",
    Stage.WAITING: "Waiting",
    Stage.ACCEPTED: "First visits",
    Stage.ACTIVE: "Active",
    Stage.CLOSED: "Closed",
    Stage.DECLINED: "Declined",
}
"""The stages of which the list can be, in the order in which a family goes through them."""

ORDERS: Mapping[str, str] = {
    "name": "By name",
    "newest": "Newest first",
    "longest": "Longest with us",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the list is wanted: a key of SHOWN, one of ORDERS, and what was typed."""

    stage: str = ALL
    order: str = "name"
    typed: str = ""

    @property
    def looked(self) -> bool:
        """Whether enough was typed to look for it."""
        return len(folded(self.typed)) >= LEAST


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list; `counts` by key of SHOWN, `slip` where names are only like it."""

    page: Page
    counts: Mapping[str, int]
    members: Mapping[str, list[Member]]
    names: Mapping[str, str]
    slip: bool


def wanted(said: Mapping[str, str]) -> Wanted:
    """What an address or a form says is wanted; what it says wrongly is passed over.

    A form says what is shown already, and with `to_show` or `to_sort` what is chosen instead.
    """
    stage = said.get("to_show", said.get("show", ""))
    order = said.get("to_sort", said.get("sort", ""))
    return Wanted(
        stage if stage in SHOWN else ALL,
        order if order in ORDERS else "name",
        said.get("words", "")[:100],
    )


def listed(want: Wanted) -> Listed:
    """The page of the list that is wanted: five queries, however long it is."""
    hits = search.find(want.typed, ("families",)) if want.looked else ()
    within = Family.ref.in_([one.ref for one in hits]) if want.looked else None
    counts = _counts(within)
    query = Family.select(Family, _stage().alias("stage"))
    if within is not None:
        query = query.where(within)
    if want.stage != ALL:
        query = query.where(_stage() == want.stage)
    page = page_of(query.order_by(*_order(want.order)), counts[want.stage])
    members = _members(page.rows)
    names = {ref: family_parts.called(rows) for ref, rows in members.items()}
    return Listed(page, counts, members, names, any(one.slip for one in hits))


def _stage() -> Any:
    """How far a family is, as `rules.families.stage_of` says it."""
    steps = FamilyStep.select(FamilyStep.stage).where(FamilyStep.family == Family.ref)
    last = steps.order_by(FamilyStep.id.desc()).limit(1)
    brought = Case(None, ((Family.closed_on.is_null(), str(Stage.ACTIVE)),), str(Stage.CLOSED))
    return fn.COALESCE(last, brought)


def _counts(within: Any) -> Mapping[str, int]:
    """How many families are at each stage, and altogether."""
    some = Family.select(_stage().alias("stage"))
    inner = (some if within is None else some.where(within)).alias("inner")
    rows = Family.select(inner.c.stage, fn.COUNT(inner.c.stage)).from_(inner)
    found = Counter(dict(cast(Iterable[tuple[str, int]], rows.group_by(inner.c.stage).tuples())))
    found[ALL] = found.total()
    return found


def _order(order: str) -> tuple[Any, ...]:
    if order == "newest":
        return Family.opened_on.desc(), Family.ref
    if order == "longest":
        return Family.closed_on.is_null(False), Family.opened_on, Family.ref
    first = Member.select(fn.LOWER(Person.family_name)).join(Person)
    parents = first.where(Member.family == Family.ref, Member.role.in_(SIDES))
    return parents.order_by(Member.position).limit(1), Family.ref


def _members(found: Iterable[Any]) -> dict[str, list[Member]]:
    refs = [one.ref for one in found]
    rows = Member.select(Member, Person).join(Person).where(Member.family.in_(refs))
    members: dict[str, list[Member]] = {ref: [] for ref in refs}
    for row in rows.order_by(Member.position):
        members[row.family_id].append(row)
    return members
