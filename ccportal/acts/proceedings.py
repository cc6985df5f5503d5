"""The register of what is asked of the team for family proceedings, and what courts compel (C2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.rules import proceedings as rule
from ccportal.rules.access import Role
from ccportal.rules.proceedings import Compels, Said, Stage
from ccportal.store.people import Person
from ccportal.store.proceedings import CourtGiven, CourtRequest
from ccportal.store.volunteers import TeamMember


def register(actor: str, family: str, said: Said, of_whom: str = "", token: str = "") -> int:
    """Register that somebody wants something for proceedings; its number.

    `of_whom` is the member of the team who is asked. The same form (`token`) twice is one row.
    Raises Invalid for what is missing, NotFound for a family or member that there is not.
    """
    with act(actor, "court:register", family, said.compels or said.wants):
        before = CourtRequest.get_or_none(CourtRequest.token == token)
        if before is not None:
            return int(before.id)
        households.family(family)
        rule.check_said(said, clock.today())
        if of_whom and not TeamMember.select().where(TeamMember.person == of_whom).exists():
            raise NotFound("They were never on the team.")
        made = CourtRequest.create(
            token=token,
            family=family,
            asked_by=said.asked_by.strip(),
            wants=said.wants,
            of_whom=of_whom or None,
            received_on=said.received_on,
            court=said.court.strip(),
            case_number=said.case_number.strip(),
            hearing_on=said.hearing_on,
            compels=said.compels,
            ordered_on=said.ordered_on,
            recorded_by=actor,
            recorded_at=clock.now_utc(),
        )
    return int(made.id)


def refuse(actor: str, number: int) -> None:
    """Refuse what is asked for; the letter can be printed from now on.

    Raises NotPermitted where a court compels it, Conflict where it was refused, NotFound.
    """
    found = find(number)
    with act(actor, "court:refuse", found.family_id):
        found = find(number)
        rule.check_refusal(stage(found))
        _set(found, refused_on=clock.today(), refused_by=actor)


def mark(actor: str, number: int, compels: Compels, ordered_on: date | None) -> None:
    """Put down that a court compels it: the chair is told. Raises Invalid, NotFound.

    Marked again (another order), the chair is told again.
    """
    found = find(number)
    with act(actor, "court:order", found.family_id, compels):
        rule.check_order(ordered_on, clock.today())
        _set(found, compels=compels, ordered_on=ordered_on, chair_read_at=None, chair_read_by=None)


def read(actor: str, role: Role, number: int) -> CourtRequest:
    """A request as a page shows it; when the chair first reads of an order is put down."""
    found = find(number)
    with act(actor, "court:read", found.family_id):
        is_new = found.compels is not None and found.chair_read_at is None
        if role is Role.CHAIR and is_new:
            _set(found, chair_read_at=clock.now_utc(), chair_read_by=actor)
            found = find(number)
    return found


def find(number: int) -> CourtRequest:
    """A request; raises NotFound."""
    found: CourtRequest | None = CourtRequest.get_or_none(CourtRequest.id == number)
    if found is None:
        raise NotFound("There is no such request.")
    return found


def stage(one: CourtRequest) -> Stage:
    """How far a request is."""
    return rule.stage(one.compels, one.refused_on)


def listed() -> Any:
    """The query of every request, the newest first."""
    order = (CourtRequest.received_on.desc(), CourtRequest.id.desc())
    return CourtRequest.select().order_by(*order)


def for_the_chair() -> tuple[CourtRequest, ...]:
    """The orders that wait for the chair: to be read, or with something to agree to; one query."""
    rows: Any = CourtRequest.select(CourtRequest, CourtGiven).join(CourtGiven, JOIN.LEFT_OUTER)
    waits = CourtRequest.chair_read_at.is_null()
    waits |= CourtGiven.id.is_null(False) & CourtGiven.agrees.is_null()
    found = rows.where(CourtRequest.compels.is_null(False) & waits).order_by(CourtRequest.id)
    return tuple({one.id: one for one in found}.values())


def team() -> tuple[tuple[str, str], ...]:
    """Everybody who is or was on the team, by name: who may be asked."""
    there = TeamMember.select(TeamMember.person)
    rows = Person.select().where(Person.ref.in_(there))
    return tuple(sorted(((one.ref, one.name) for one in rows), key=lambda one: one[1].casefold()))


def _set(found: CourtRequest, **values: object) -> None:
    key = CourtRequest._meta.primary_key
    CourtRequest.update(values).where(key == found.id).execute()
