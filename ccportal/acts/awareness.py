"""Who has been told of the policy, of which version, when and how (C10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid
from ccportal.rules import awareness as rules
from ccportal.rules.awareness import How, Told
from ccportal.store import awareness as due
from ccportal.store.families import Member, Referral
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


def parties(version: str, some: Iterable[Person | Organisation]) -> list[Party]:
    """How it stands with some people or organisations, in their order; two queries."""
    rows = list(some)
    told = tellings(one.ref for one in rows)
    return [
        Party(
            one.ref,
            one.name,
            rules.standing((each.version for each in told[one.ref]), version),
            max(told[one.ref], key=lambda each: each.on, default=None),
            getattr(one, "in_family", None),
        )
        for one in rows
    ]


def untold(version: str, people: Iterable[str]) -> dict[str, Told]:
    """Those of some people who were not put down as told of a version; one query."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    some = list(people)
    for one in PolicyTold.select().where(PolicyTold.about.in_(some)):
        told[one.about_id].add(one.version_id)
    found = {ref: rules.standing(told[ref], version) for ref in some}
    return {ref: standing for ref, standing in found.items() if standing is not Told.TOLD}


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
        people = due.adults(Member.person.in_(some))
        bodies = due.referrers(Referral.organisation.in_(some))
        known = {one.ref for one in (*people.listed(), *bodies.listed())}
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
