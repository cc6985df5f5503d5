"""Checks of the team: entered and decided on, looked at, and whom they clear (C7).

Who is cleared is told as yes or no; what a check says is given by `look` alone, which writes
down who looked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import JOIN, fn

from ccportal import clock
from ccportal.acts import retention_periods
from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.rules import checks as rule
from ccportal.rules.checks import Check, Decision, Entered
from ccportal.rules.retention_periods import Kept, over_from
from ccportal.rules.roster import Service, is_cleared
from ccportal.store.people import Person
from ccportal.store.volunteers import DbsCheck, DbsSeen, TeamMember

MOST_SEEN = 100
"""So many of the last looks are shown."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody of the team on a day: cleared or not, since which check, and until when."""

    ref: str
    name: str
    role: str
    cleared: bool
    is_due: bool
    checked_on: date | None
    renew_by: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """Who looked, and when (UTC)."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of somebody's checks, the newest first, and who has looked at it before."""

    standing: Standing
    checks: tuple[DbsCheck, ...]
    seen: tuple[Seen, ...]


def enter(actor: str, person: str, said: Entered) -> None:
    """Write down a check with what was decided.

    What is over six months after the decision is not kept in the first place. Raises
    NotPermitted for one's own, Invalid as `rules.checks.check_entered`, NotFound for somebody
    who is not on the team.
    """
    with act(actor, "dbs:decide", person, said.decision):
        rule.check_entered(said, clock.today(), own=person == actor)
        member = _member(person)
        months = retention_periods.length(Kept.CERTIFICATE)
        ends = over_from(Kept.CERTIFICATE, said.decided_on, months)
        is_over = ends is not None and ends <= clock.today()
        last = DbsCheck.select(fn.MAX(DbsCheck.position)).where(DbsCheck.member == member).scalar()
        DbsCheck.create(
            member=member,
            position=0 if last is None else last + 1,
            checked_on=said.checked_on,
            certificate_number=None if is_over else said.certificate_number.strip() or None,
            outcome=None if is_over else said.outcome,
            decision=said.decision,
            decided_on=said.decided_on,
            decided_by=actor,
            renew_by=said.renew_by,
        )


def look(actor: str, person: str) -> Look:
    """The details of somebody's checks; who looked is written down. Raises NotFound."""
    with act(actor, "dbs:read", person):
        member, today = _member(person), clock.today()
        DbsSeen.create(member=member, by=actor, at=clock.now_utc())
        rows = DbsCheck.select(DbsCheck, Person).join(Person, JOIN.LEFT_OUTER)
        rows = rows.where(DbsCheck.member == member)
        checks = tuple(rows.order_by(DbsCheck.checked_on.desc(), DbsCheck.position.desc()))
        known = tuple(_check(one) for one in checks)
        served = Service(member.started_on, member.left_on, known)
        said = _standing(member, (served,), today)
        return Look(said, checks, _seen(member))


def standing(day: date) -> tuple[Standing, ...]:
    """Everybody who is on the team on a day, by name: cleared or not, never why."""
    serving = (TeamMember.started_on <= day) & (
        TeamMember.left_on.is_null() | (TeamMember.left_on > day)
    )
    rows = list(_members(Person).join(Person, on=TeamMember.person).where(serving))
    known = _served(rows)
    found = {one.person_id: _standing(one, known[one.person_id], day) for one in rows}
    return tuple(sorted(found.values(), key=lambda one: (one.name.casefold(), one.ref)))


def ending(day: date) -> Any:
    """The newest checks of the team that were accepted and end soon or have ended, as a query."""
    later, whose = DbsCheck.alias(), TeamMember.alias()
    newer = (
        later.select()
        .join(whose)
        .where(whose.person == TeamMember.person, later.checked_on > DbsCheck.checked_on)
    )
    rows = DbsCheck.select(DbsCheck.member, DbsCheck.renew_by).join(TeamMember)
    rows = rows.where(
        TeamMember.left_on.is_null() | (TeamMember.left_on > day),
        DbsCheck.decision == Decision.ACCEPTED,
        DbsCheck.renew_by <= day + rule.SOON,
        ~fn.EXISTS(newer),
    )
    return rows.order_by(DbsCheck.renew_by, DbsCheck.member)


def name_of(person: str) -> str:
    """What somebody who is on the team is called; raises NotFound."""
    return str(_member(person).person.name)


def is_cleared_today(person: str) -> bool:
    """Whether somebody may help today."""
    return is_cleared(services_of((person,)).get(person, ()), clock.today())


def services_of(people: Iterable[str]) -> dict[str, tuple[Service, ...]]:
    """The times of people on the team with their checks, in one query."""
    return _served(_members().where(TeamMember.person.in_(list(people))))


def _member(person: str) -> TeamMember:
    rows = TeamMember.running(clock.today()).select_extend(Person).join(Person)
    found: TeamMember | None = (
        rows.where(TeamMember.person == person).order_by(TeamMember.started_on.desc()).first()
    )
    if found is None:
        raise NotFound("They are not on the team.")
    return found


def _standing(member: TeamMember, services: tuple[Service, ...], day: date) -> Standing:
    checks = rule.newest((one for served in services for one in served.checks), day)
    last = checks[0] if checks else None
    return Standing(
        member.person_id,
        member.person.name,
        member.role,
        is_cleared(services, day),
        rule.is_due(checks, day),
        last.checked_on if last else None,
        last.renew_by if last else None,
    )


def _seen(member: TeamMember) -> tuple[Seen, ...]:
    rows = DbsSeen.select(DbsSeen, Person).join(Person).where(DbsSeen.member == member)
    found = rows.order_by(DbsSeen.id.desc()).limit(MOST_SEEN)
    return tuple(Seen(one.by.name, one.at) for one in found)


def _members(*more: type[Person]) -> Any:
    """Times on the team, each once for each of its checks."""
    rows = TeamMember.select(TeamMember, DbsCheck, *more)
    return rows.join(DbsCheck, JOIN.LEFT_OUTER, attr="check_row").switch(TeamMember)


def _check(row: DbsCheck) -> Check:
    return Check(row.checked_on, row.decision == Decision.ACCEPTED, row.renew_by)


def _served(rows: Iterable[TeamMember]) -> dict[str, tuple[Service, ...]]:
    members: dict[int, TeamMember] = {}
    checks: dict[int, list[Check]] = {}
    for row in rows:
        members[row.id] = row
        known = checks.setdefault(row.id, [])
        found = getattr(row, "check_row", None)
        if found is not None and found.checked_on is not None:
            known.append(_check(found))
    served: dict[str, tuple[Service, ...]] = {}
    for one in members.values():
        service = Service(one.started_on, one.left_on, tuple(checks[one.id]))
        served[one.person_id] = (*served.get(one.person_id, ()), service)
    return served
