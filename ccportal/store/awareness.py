"""Who has to be told of the policy and who of them was, counted and listed in the store (C10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import Case, fn

from ccportal.rules.families import Part
from ccportal.store.calendar import Booking
from ccportal.store.families import Family, Member, Referral
from ccportal.store.households import with_us
from ccportal.store.people import Organisation
from ccportal.store.reviews import PolicyTold
from ccportal.store.volunteers import TeamMember, Undertaking


@dataclass(frozen=True, slots=True)
class Due:
    """Those who have to be told, of whom nothing is read yet: `ref` is theirs in the query `which`.

    Each is given once; `family` is the column of the family that they belong to, if they do.
    """

    which: Any
    ref: Any
    family: Any = None

    def counted(self, version: str) -> tuple[int, int]:
        """How many there are, and how many of them were told of a version; one query."""
        told = Case(None, [(self.ref.in_(knowing(version)), self.ref)])
        counts = self.which.select(fn.COUNT(self.ref.distinct()), fn.COUNT(told.distinct()))
        everybody, some = counts.tuples().get()
        return int(everybody), int(some)

    def listed(self) -> Any:
        """A query of them by name; the first of somebody's families is their `in_family`."""
        model = self.ref.rel_model
        by = (model.name,) if model is Organisation else (model.family_name, model.given_names)
        more = [] if self.family is None else [fn.MIN(self.family).alias("in_family")]
        found = self.which.join_from(self.ref.model, model).select(model, *more)
        order = [fn.LOWER(one) for one in by]
        return found.group_by(model.ref).order_by(*order, model.ref).objects(model)

    def told(self, version: str) -> Any:
        """A query of those who were told of a version."""
        return self.listed().where(self.ref.in_(knowing(version)))

    def left(self, version: str) -> Any:
        """A query of those who were not."""
        return self.listed().where(self.ref.not_in(knowing(version)))


def knowing(version: str) -> Any:
    """A query of the refs of everybody who was told of a version, or signed for it (C1)."""
    told = PolicyTold.select(PolicyTold.about).where(PolicyTold.version == version)
    own = Undertaking.select(TeamMember.person).join(TeamMember)
    return told | own.where(Undertaking.policy_version == version)


def adults(*those: Any) -> Due:
    """The adults of families that are with us; of `those` alone, where conditions are given."""
    found = Member.select().join(Family).where(with_us(), Member.role != Part.CHILD, *those)
    return Due(found, Member.person, Member.family)


def booked(session: str) -> Due:
    """The adults of the families that are booked into a session."""
    here = (Booking.session == session) & (Booking.state == "booked")
    return adults(Member.family.in_(Booking.select(Booking.family).where(here)))


def referrers(*those: Any) -> Due:
    """The organisations that referred a family that is with us."""
    found = Referral.select().join(Family)
    found = found.where(with_us(), Referral.organisation.is_null(False), *those)
    return Due(found, Referral.organisation)


def team(today: date) -> Due:
    """Everybody who is on the team."""
    return Due(TeamMember.running(today), TeamMember.person)
