"""What a search came to, as its page shows it: others of the name, and the certificate (SAR)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.acts.requests_items import BY_HAND
from ccportal.catalogue import WORDS
from ccportal.intranet.request_view import View
from ccportal.rules.namesakes import Likeness
from ccportal.rules.requests_facts import Stage
from ccportal.rules.requests_sum import ToldApart
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web import filters

ASKED_WHILE = frozenset({Stage.SEARCHING, Stage.ITEM_REVIEW})
"""In these stages it can be said whether somebody of the name is whom it is about."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody who may be taken for the subject, what was said of them, and by whom."""

    ref: str
    name: str
    born: date | None
    why: Likeness
    families: tuple[tuple[str, str], ...]
    told: ToldApart | None
    by: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the certificate: how many records were looked at and found, or only whether.

    `looked` is None where a person looked, or an older certificate did not count.
    """

    name: str
    looked: int | None
    found: int | None
    anything: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """A search certificate as it was signed; of what came later the request's page tells."""

    on: date
    by: str
    terms: tuple[str, ...]
    places: tuple[Place, ...]
    by_hand: tuple[Place, ...]
    unread: int
    namesakes: tuple[tuple[str, Likeness, bool], ...]


class Searched:
    """What a search came to; `people` and `members` are queries to be answered before."""

    def __init__(self, view: View) -> None:
        """Of the request that a page shows."""
        self._view, self._sum = view, view.now.history
        signed = self._sum.certificate
        by = {one.by for one in self._sum.told_apart.values()} | {signed.by if signed else None}
        refs = sorted({*self._sum.namesakes, *(one for one in by if one)})
        self.people = Person.select().where(Person.ref.in_(refs))
        members = Member.select(Member.person, Member.family, Member.role)
        self.members = members.where(Member.person.in_(refs)).order_by(Member.family)

    def alike(self) -> tuple[Alike, ...]:
        """Those who may be taken for the subject, while it can be said whether they are."""
        if self._view.now.stage not in ASKED_WHILE:
            return ()
        told, known = self._sum.told_apart, {one.ref: one for one in self.people}
        return tuple(
            Alike(
                ref=ref,
                name=known[ref].name,
                born=known[ref].date_of_birth,
                why=Likeness(why),
                families=self._families(ref),
                told=told.get(ref),
                by=self._called(told[ref].by if ref in told else None),
            )
            for ref, why in self._sum.namesakes.items()
            if ref in known
        )

    def certificate(self) -> Certificate | None:
        """The last search certificate of a request; None before one was signed."""
        signed = self._sum.certificate
        if signed is None:
            return None
        said = signed.detail
        places = [_place(name, found, said) for name, found in said["stores"].items()]
        return Certificate(
            on=signed.on,
            by=self._called(signed.by),
            terms=tuple(said.get("terms", ())),
            places=tuple(one for one in places if one.name in WORDS),
            by_hand=tuple(one for one in places if one.name in BY_HAND),
            unread=said.get("unread", 0),
            namesakes=tuple(
                (one["person"], Likeness(one["why"]), one["told"])
                for one in said.get("namesakes", ())
            ),
        )

    def _families(self, ref: str) -> tuple[tuple[str, str], ...]:
        own = (one for one in self.members if one.person_id == ref)
        return tuple((one.family_id, filters.part(one.role)) for one in own)

    def _called(self, ref: str | None) -> str:
        return next((one.name for one in self.people if one.ref == ref), "")


def _place(name: str, anything: bool, said: Mapping[str, Any]) -> Place:
    looked, found = said.get("looked", {}), said.get("found", {})
    return Place(name, looked.get(name), found.get(name), anything)
