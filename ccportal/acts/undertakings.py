"""Undertakings of confidence: signed for the version in force, before anything else opens (C1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts.act import act
from ccportal.errors import Conflict, NotFound
from ccportal.rules import undertakings as rules
from ccportal.rules.access import Can, Role
from ccportal.rules.reviewing import Review
from ccportal.rules.reviewing import standing as review
from ccportal.rules.undertakings import Adopted, First
from ccportal.store.people import Person
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import TeamMember, Undertaking


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with somebody and the policy: the version in force, and what they signed.

    `version` and `due_on` (its next review) are None where no version is in force.
    """

    version: str | None
    due_on: date | None
    signed: frozenset[str]

    def first(self, role: Role, permission: Can) -> First | None:
        """What they have to do before they may use a permission."""
        return rules.what_first(role, permission, self.version, self.signed)

    def review(self, today: date) -> Review | None:
        """How near the review of the version in force is."""
        return None if self.due_on is None else review(self.due_on, today)


@dataclass(frozen=True, slots=True)
class Signed:
    """An undertaking as it was signed; `at` (UTC) and `typed` are known where it was done here."""

    number: int
    person: str
    name: str
    version: str
    adopted_on: date
    on: date
    at: datetime | None
    typed: str | None


def standing(person: str) -> Standing:
    """How it stands with a person today; one query."""
    own = Undertaking.select(Undertaking.policy_version).join(TeamMember)
    is_signed = PolicyVersion.ref.in_(own.where(TeamMember.person == person))
    version = PolicyVersion
    rows = version.select(
        version.ref, version.adopted_on, version.adopted_at, version.review_due_on, is_signed
    )
    known: list[Any] = list(rows.tuples())
    found = rules.in_force((Adopted(*one[:3]) for one in known), clock.today())
    due_on = next((one[3] for one in known if one[0] == found), None)
    return Standing(found, due_on, frozenset(one[0] for one in known if one[4]))


def sign(person: str, role: Role, version: str, typed: str) -> int:
    """Sign the undertaking of the version in force, which is the one that was read.

    Who is not on the team yet is from today. Raises Invalid where the name is another,
    Conflict where it is signed already or another version has come into force, NotFound where
    there is no such person.
    """
    with act(person, "undertaking:sign", person, version):
        here, found = standing(person), Person.get_or_none(Person.ref == person)
        if found is None:
            raise NotFound("There is no such person.")
        if here.version != version:
            raise Conflict("Another version of the policy is in force now. Read that one first.")
        if version in here.signed:
            raise Conflict("You have signed this already.")
        said = rules.check_signature(typed, found.name)
        member = _place(person, role)
        number = Undertaking.select(fn.COUNT(Undertaking.id)).where(Undertaking.member == member)
        made = Undertaking.create(
            member=member,
            position=number.scalar(),
            policy_version=version,
            signed_on=clock.today(),
            typed=said,
            signed_at=clock.now_utc(),
        )
        return int(made.id)


def signed(person: str) -> tuple[Signed, ...]:
    """Every undertaking of a person, the newest first."""
    return tuple(_signed(one) for one in _all().where(TeamMember.person == person))


def find(number: int) -> Signed:
    """One undertaking; raises NotFound where there is none."""
    found = _all().where(Undertaking.id == number).first()
    if found is None:
        raise NotFound("There is no such undertaking.")
    return _signed(found)


def text_of(version: str) -> str:
    """The words of the policy that an undertaking was signed for."""
    return str(PolicyVersion.get_by_id(version).text)


def _all() -> Any:
    rows = Undertaking.select(Undertaking, TeamMember, Person, PolicyVersion)
    joined = rows.join(TeamMember).join(Person).switch(Undertaking).join(PolicyVersion)
    return joined.order_by(Undertaking.signed_on.desc(), Undertaking.id.desc())


def _signed(one: Undertaking) -> Signed:
    return Signed(
        one.id,
        one.member.person_id,
        one.member.person.name,
        one.policy_version_id,
        one.policy_version.adopted_on,
        one.signed_on,
        one.signed_at,
        one.typed,
    )


def _place(person: str, role: Role) -> TeamMember:
    """The present time of somebody on the team; it begins today where there is none."""
    today = clock.today()
    here = TeamMember.running(today).where(TeamMember.person == person)
    found: TeamMember | None = here.order_by(
        TeamMember.started_on.desc(), TeamMember.id.desc()
    ).first()
    if found is not None:
        return found
    last = TeamMember.select(fn.MAX(TeamMember.position)).scalar()
    return TeamMember.create(person=person, position=(last or 0) + 1, role=role, started_on=today)
