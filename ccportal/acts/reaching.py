"""Where whoever asked can be reached, read from the register before any contact (C4)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts.contact_details import Kind
from ccportal.rules import requests_telling as telling
from ccportal.rules.reaching import By, Judged, Known, Settled, Whose, judge
from ccportal.rules.requests_facts import Event
from ccportal.rules.requests_history import History
from ccportal.store.at_once import at_once
from ccportal.store.families import Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail
from ccportal.store.requests import Request

OF_KIND: Mapping[str, By] = {
    Kind.PHONE: By.TELEPHONE,
    Kind.EMAIL: By.EMAIL,
    Kind.ADDRESS: By.POST,
}
PARENTS = frozenset({"resident-parent", "contact-parent"})

TOLD: Mapping[str, By] = {"phone": By.TELEPHONE, "email": By.EMAIL, "letter": By.POST}
"""How they said on the portal that they can be reached."""


def recipient(request: Request) -> str | None:
    """Who is told things: who asked, by ref; None where the register knows nobody."""
    ref: str | None = request.made_by_id or request.subject_id
    return ref


@dataclass(frozen=True, slots=True)
class Ways:
    """Every way that is known for whoever asked and for everybody of their families.

    `theirs` are their own contact details, each with its place in their list. `portal` is whether
    they have a reference and words for it.
    """

    known: tuple[Known, ...]
    theirs: tuple[tuple[int, Known], ...]
    portal: bool

    def judge(self, way: Settled) -> Judged:
        """Whether they may be reached by a way today, in words."""
        return judge(way.by, way.where, self.known)

    def unreachable(
        self, way: Settled | None, event: Event = Event.CONTACT, ground: str | None = None
    ) -> str:
        """Why they must not be told or asked something now, as `rules.requests_telling` has it."""
        return telling.unreachable(event, ground, way, self.known, self.portal)


def ways(request: Request) -> Ways:
    """Read every way that is known; one statement, whatever there is."""
    person, said = recipient(request), json.loads(request.said or "{}")
    told, portal = tuple(_told(request, said)), request.public_key is not None
    if person is None:
        return Ways(told, (), portal)
    both = sorted({request.subject_id, request.made_by_id} - {None})
    return _read(person, both, told, not_home=bool(said.get("not_home")), portal=portal)


def ways_of(person: str) -> Ways:
    """Every way that is known for anybody of the register, and for their families."""
    return _read(person, [person], (), not_home=False, portal=False)


def _read(
    person: str, of: list[str], told: tuple[Known, ...], *, not_home: bool, portal: bool
) -> Ways:
    families = Member.select(Member.family).where(Member.person.in_(of))
    members: Any = Member.select().where(Member.family.in_(families))
    near = Member.select(Member.person).where(Member.family.in_(families))
    rows: Any = ContactDetail.select(ContactDetail, ContactUse)
    rows = rows.join(ContactUse, JOIN.LEFT_OUTER, attr="used")
    rows = rows.where(ContactDetail.person.in_(near) | (ContactDetail.person == person))
    rows = rows.order_by(ContactDetail.position)
    at_once(members, rows)
    others = _other_side(members, person)
    found = [(one, _known(one, person, others, not_home)) for one in rows]
    theirs = tuple((one.position, known) for one, known in found if one.person_id == person)
    known = (*(known for _, known in found), *told)
    return Ways(known, theirs, portal)


def _known(one: ContactDetail, person: str, others: set[str], not_home: bool) -> Known:
    used, theirs = getattr(one, "used", None), one.person_id == person
    family = Whose.OTHER_SIDE if one.person_id in others else Whose.FAMILY
    barred = bool(used and used.do_not_use)
    return Known(
        by=OF_KIND[one.kind],
        value=one.value,
        whose=Whose.THEIRS if theirs else family,
        safe=bool(used and used.safe),
        do_not_use=barred or (not_home and theirs and one.kind == Kind.ADDRESS),
        confidential=bool(one.confidential),
        over=one.until_on is not None and one.until_on < clock.today(),
    )


def _told(request: Request, said: Mapping[str, Any]) -> Iterator[Known]:
    """What they gave with their request; it is theirs once it was seen who they are."""
    by, where = TOLD.get(str(said.get("reach"))), str(said.get("reach_where") or "").strip()
    if by is not None and where:
        seen = request.identity_confirmed_on is not None
        yield Known(by, where, Whose.THEIRS, safe=True, told=not seen)


def settled(request: Request, so_far: History) -> Settled | None:
    """How they are reached: as it was put down, else on the portal if they have words for it."""
    if so_far.told.settled is not None:
        return so_far.told.settled
    return Settled(By.PORTAL) if request.public_key is not None else None


def unreachable(request: Request, so_far: History, event: Event, brought: Mapping[str, Any]) -> str:
    """Why they must not be told or asked something now, with what is safe instead."""
    return ways(request).unreachable(settled(request, so_far), event, brought.get("ground"))


def _other_side(members: Iterable[Member], recipient: str) -> set[str]:
    """The parents who are on another side than who gets the answer, in any of their families."""
    known = list(members)
    sides = {(one.family_id, one.role) for one in known if one.person_id == recipient}
    return {
        one.person_id
        for one in known
        if one.role in PARENTS
        and one.person_id != recipient
        and any(family == one.family_id and role != one.role for family, role in sides)
    }
