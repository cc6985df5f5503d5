"""Whether an answer may be posted to an address: it is looked for among what must not be used."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts.contact_details import Kind
from ccportal.rules.requests_facts import Delivery
from ccportal.rules.requests_way import is_new, same_place
from ccportal.store.families import Member
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail
from ccportal.store.requests import Request

PARENTS = frozenset({"resident-parent", "contact-parent"})


@dataclass(frozen=True, slots=True)
class Way:
    """By which way an answer goes, when that was checked, and that it is none to be avoided.

    `address` is that of the post; the other ways have none.
    """

    how: Delivery | None
    checked_on: date | None
    not_on_list: bool
    address: str = ""

    def bring(self, request: Request) -> dict[str, Any]:
        """What the rules want to know of it."""
        ticks = {"not-on-do-not-use-list"} if self.not_on_list else set()
        posted = self.how is Delivery.POSTED
        ticks |= {"address"} if self.address.strip() else set()
        return {
            "delivery": self.how,
            "day": self.checked_on,
            "ticks": frozenset(ticks),
            "barred": posted and is_barred(request, self.address),
        }

    def kept(self) -> dict[str, Any]:
        """What is kept of it with the event."""
        address = self.address.strip() if self.how is Delivery.POSTED else ""
        return {"way": self.how, "checked": self.checked_on, "address": address}


def is_barred(request: Request, address: str) -> bool:
    """Whether an answer must not be posted there (C4).

    It must not to what anybody of the families must not be reached by, nor to where the parent
    of the other side is reached.
    """
    mine = {request.subject_id, request.made_by_id} - {None}
    families = Member.select(Member.family).where(Member.person.in_(sorted(mine)))
    members = list(Member.select().where(Member.family.in_(families)))
    near = mine | {one.person_id for one in members}
    others = other_side(members, str(request.made_by_id or request.subject_id))
    kept = (
        ContactDetail.select(ContactDetail, ContactUse)
        .join(ContactUse, JOIN.LEFT_OUTER, attr="used")
        .where(ContactDetail.person.in_(sorted(near)), ContactDetail.kind == Kind.ADDRESS)
    )
    return any(
        same_place(address, one.value) for one in kept if _bars(one, one.person_id in others)
    )


def reached_otherwise(request: Request) -> bool:
    """Whether they told a way to reach them that is none of the person's whom it is about, or asks.

    Then somebody may be asking in another's name: who knows the number that was here before rings
    it, and confirms nothing.
    """
    person = request.made_by_id or request.subject_id
    if person is None:
        return False
    told = str(json.loads(request.said or "{}").get("reach_where") or "")
    kept = ContactDetail.select(ContactDetail.value).where(ContactDetail.person == person)
    return bool(told.strip()) and is_new(told, [one.value for one in kept])


def _bars(one: ContactDetail, of_the_other: bool) -> bool:
    used = getattr(one, "used", None)
    if used is not None and used.do_not_use:
        return True
    current = one.until_on is None or one.until_on >= clock.today()
    return of_the_other and current


def other_side(members: Iterable[Member], recipient: str) -> set[str]:
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
