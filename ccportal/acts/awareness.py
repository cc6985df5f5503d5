"""Who has been told of the policy, of which version, when and how (C10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid
from ccportal.rules import awareness as rules
from ccportal.rules.awareness import How, Told
from ccportal.rules.families import Part
from ccportal.store.calendar import Booking
from ccportal.store.families import Family, Member, Referral
from ccportal.store.households import FamilyStep
from ccportal.store.people import Organisation, Person
from ccportal.store.reviews import PolicyTold, PolicyVersion
from ccportal.store.volunteers import TeamMember, Undertaking


@dataclass(frozen=True, slots=True)
class Telling:
    """That somebody was told of a version."""

    version: str
    on: date
    how: How


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who has to be told: how it stands, and the last telling. `family` is theirs."""

    ref: str
    name: str
    standing: Told
    last: Telling | None
    family: str | None = None


def adults(version: str) -> list[Party]:
    """Every adult of a family that is with us, by name."""
    return _parties(version, _due(_members()))


def adults_of(version: str, family: str) -> list[Party]:
    """The adults of a family that is with us."""
    return _parties(version, _due(_members(Member.family == family)))


def adults_at(version: str, session: str) -> list[Party]:
    """The adults of the families that are booked into a session."""
    booked = Booking.select(Booking.family).where(
        Booking.session == session, Booking.state == "booked"
    )
    return _parties(version, _due(_members(Member.family.in_(booked))))


def untold(version: str, people: Iterable[str]) -> dict[str, Told]:
    """Those of some people who were not put down as told of a version; one query."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    some = list(people)
    for one in PolicyTold.select().where(PolicyTold.about.in_(some)):
        told[one.about_id].add(one.version_id)
    found = {ref: rules.standing(told[ref], version) for ref in some}
    return {ref: standing for ref, standing in found.items() if standing is not Told.TOLD}


def referrers(version: str) -> list[Party]:
    """Every organisation that referred a family that is with us, by name."""
    rows = Referral.select(Referral, Organisation).join(Organisation)
    there = {one.family_id for one in rows}
    stages = households.stages(Family.select().where(Family.ref.in_(there)))
    names: dict[str, tuple[str, str | None]] = {
        str(one.organisation_id): (getattr(one.organisation, "name", ""), None)
        for one in rows
        if rules.is_to_be_told(Part.OTHER, stages[one.family_id])
    }
    return _parties(version, names)


def team(version: str) -> list[Party]:
    """Everybody on the team, by name: who signs the undertaking was told by that (C1)."""
    running = TeamMember.running(clock.today()).select(TeamMember, Person).join(Person)
    return _parties(version, {one.person_id: (one.person.name, None) for one in running})


def tell(actor: str, parties: Iterable[str], told_on: date, how: How) -> None:
    """Put down that some people or organisations were told of the version in force.

    Raises Conflict where no version is in force, Invalid for nobody, for a day that cannot be,
    for a way that is not put down by hand, and for somebody who does not have to be told.
    """
    some, today = sorted(set(parties)), clock.today()
    with act(actor, "awareness:tell", None, how):
        version = PolicyVersion.in_force(today)
        if version is None:
            raise Conflict("No version is in force yet.")
        rules.check_telling(told_on, version.adopted_on, today)
        if not some:
            raise Invalid("Tick who was told.")
        known = {one.ref for one in (*adults(version.ref), *referrers(version.ref))}
        if how not in rules.CHOSEN or not known >= set(some):
            raise Invalid("Choose from the list, and how they were told.")
        for ref in some:
            PolicyTold.create(
                about=ref,
                version=version,
                told_on=told_on,
                how=how,
                noted_by=actor,
                noted_at=clock.now_utc(),
            )


def tellings(parties: Iterable[str]) -> dict[str, list[Telling]]:
    """When and how each was told, in the order in which it was put down."""
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    some = list(parties)
    for one in PolicyTold.select().where(PolicyTold.about.in_(some)).order_by(PolicyTold.id):
        found[one.about_id].append(Telling(one.version_id, one.told_on, How(one.how)))
    signed = Undertaking.select(Undertaking, TeamMember).join(TeamMember)
    for own in signed.where(TeamMember.person.in_(some)).order_by(Undertaking.signed_on):
        telling = Telling(own.policy_version_id, own.signed_on, How.SIGNED)
        found[own.member.person_id].append(telling)
    return found


def _members(*those: Any) -> list[Member]:
    """The members of some families who are no children, but of families closed long ago."""
    found = Member.select(Member, Person).join(Person).switch(Member).join(Family)
    open_ones = Family.closed_on.is_null() | Family.ref.in_(FamilyStep.select(FamilyStep.family))
    return list(found.where(Member.role != Part.CHILD, open_ones, *those))


def _due(members: list[Member]) -> dict[str, tuple[str, str | None]]:
    """Name and family of each member who has to be told."""
    refs = {one.family_id for one in members}
    stages = households.stages(Family.select().where(Family.ref.in_(refs)))
    return {
        one.person_id: (one.person.name, one.family_id)
        for one in members
        if rules.is_to_be_told(Part(one.role), stages[one.family_id])
    }


def _parties(version: str, names: dict[str, tuple[str, str | None]]) -> list[Party]:
    told = tellings(names)
    parties = [
        Party(
            ref,
            name,
            rules.standing((one.version for one in told[ref]), version),
            max(told[ref], key=lambda one: one.on, default=None),
            family,
        )
        for ref, (name, family) in names.items()
    ]
    return sorted(parties, key=lambda one: (one.name.casefold(), one.ref))
