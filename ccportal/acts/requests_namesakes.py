"""Telling whom a request is about from others of the register who have the name (SAR).

The system shows who may be taken for them; whether they are one person is said by a person.
"""

from __future__ import annotations

from typing import Any

from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import events
from ccportal.errors import Conflict
from ccportal.rules.namesakes import Namesake, namesakes
from ccportal.rules.requests_facts import Event
from ccportal.rules.requests_history import history
from ccportal.sar.people import register_of_all
from ccportal.store.requests import Request


def tell_apart(
    request_ref: str, actor: str, person: str, same: bool, given: Given = NOTHING
) -> None:
    """Say of somebody of the register that they are, or are not, whom the request is about.

    Raises Conflict for who could not be taken for them.
    """
    subject = Request.select(Request.subject).where(Request.ref == request_ref).scalar()
    known = {one.who.ref for one in namesakes_of(subject)}
    ticks = frozenset({"namesake"} if person in known else ())
    detail = {"person": person, "same": same}
    brought = {"ticks": ticks}
    about = person if person in known else None
    move(request_ref, Event.TELL_APART, actor, given, bring=brought, detail=detail, about=about)


def namesakes_of(subject: str | None) -> tuple[Namesake, ...]:
    """Those of the register who may be taken for somebody; of nobody, nobody."""
    return namesakes(register_of_all(), subject) if subject else ()


def as_found(request: Request) -> dict[str, Any]:
    """Who may be taken for whom a request is about, and why, as the event of a search keeps it."""
    found = namesakes_of(request.subject_id)
    return {"namesakes": [{"person": one.who.ref, "why": one.why} for one in found]}


def as_certified(request: Request) -> list[dict[str, Any]]:
    """What the search certificate says of them: who, why, whether anybody told them apart.

    Raises Conflict where two entries were said to be one person: what is held under the other is
    not collected until they are one.
    """
    told = history(events(request.ref)).told_apart
    found = []
    for one in namesakes_of(request.subject_id):
        said = told.get(one.who.ref)
        if said is not None and said.same:
            raise Conflict(f"{one.who.ref} is the same person: make the two entries one first")
        by = said.by if said else None
        found.append({"person": one.who.ref, "why": one.why, "told": said is not None, "by": by})
    return found
