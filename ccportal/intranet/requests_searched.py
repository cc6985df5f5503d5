"""What a search came to, as its page shows it: others of the name, and the certificate (SAR)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.acts.requests_items import BY_HAND
from ccportal.acts.requests_namesakes import namesakes_of
from ccportal.catalogue import WORDS
from ccportal.intranet.request_view import View
from ccportal.rules.namesakes import Likeness
from ccportal.rules.requests_facts import Kind, Stage
from ccportal.rules.requests_sum import ToldApart
from ccportal.sar.people import register_of_all
from ccportal.web import filters

ASKED_WHILE = frozenset({Stage.ACCEPTED, Stage.SEARCHING, Stage.ITEM_REVIEW})
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


def alike(view: View) -> tuple[Alike, ...]:
    """Those who may be taken for the subject, while it can be said whether they are."""
    asks = view.request.kind == Kind.ACCESS and view.now.stage in ASKED_WHILE
    if not asks or view.subject is None:
        return ()
    told = view.now.history.told_apart
    return tuple(
        Alike(
            ref=one.who.ref,
            name=one.name,
            born=one.who.born,
            why=one.why,
            families=tuple((family, filters.part(role)) for family, role in one.who.families),
            told=said,
            by=_called(said.by if said else None),
        )
        for one in namesakes_of(view.subject.ref)
        for said in [told.get(one.who.ref)]
    )


def certificate(view: View) -> Certificate | None:
    """The last search certificate of a request; None before one was signed."""
    signed = view.now.history.certificate
    if signed is None:
        return None
    said = signed.detail
    places = [_place(name, found, said) for name, found in said["stores"].items()]
    return Certificate(
        on=signed.on,
        by=_called(signed.by),
        terms=tuple(said.get("terms", ())),
        places=tuple(one for one in places if one.name in WORDS),
        by_hand=tuple(one for one in places if one.name in BY_HAND),
        unread=said.get("unread", 0),
        namesakes=tuple(
            (one["person"], Likeness(one["why"]), one["told"]) for one in said.get("namesakes", ())
        ),
    )


def _place(name: str, anything: bool, said: Mapping[str, Any]) -> Place:
    looked, found = said.get("looked", {}), said.get("found", {})
    return Place(name, looked.get(name), found.get(name), anything)


def _called(ref: str | None) -> str:
    known = register_of_all().people.get(ref or "")
    return f"{known.given_names} {known.family_name}" if known else ""
