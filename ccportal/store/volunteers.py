"""The team: its members, their DBS checks (C7) and signed undertakings (C1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, IntegerField, TextField, fn

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person
from ccportal.store.reviews import PolicyVersion


class TeamMember(RecordsModel):
    """A person's time on the team in one role; `position` is its place in the archive's list."""

    id = AutoField()
    person = ForeignKeyField(Person, backref="team", on_delete="CASCADE")
    position = IntegerField()
    role = TextField()
    started_on = DateField()
    left_on = DateField(null=True)

    @classmethod
    def running(cls, day: date) -> Any:
        """The times that are not over on a day: `left_on` is the first on which one is."""
        return cls.select().where(cls.left_on.is_null() | (cls.left_on > day))

    @classmethod
    def gone(cls, person: Any, day: date) -> Any:
        """For a query: whether a person (a column) was on the team and is not any more."""
        times = fn.EXISTS(cls.select().where(cls.person == person))
        return times & ~fn.EXISTS(cls.running(day).where(cls.person == person))


class DbsCheck(RecordsModel):
    """A check with the Disclosure and Barring Service (C7).

    Number and outcome go six months after the decision; `decided_on` and `decided_by` are of
    those that were decided on here. `renew_by` is the last day on which it holds; None where
    none was set.
    """

    member = ForeignKeyField(TeamMember, backref="dbs", on_delete="CASCADE")
    position = IntegerField()
    checked_on = DateField()
    certificate_number = TextField(null=True)
    outcome = TextField(null=True)
    decision = TextField()
    decided_on = DateField(null=True)
    decided_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    renew_by = DateField(null=True)


class DbsSeen(RecordsModel):
    """Somebody looked at the details of a member's checks (C7); UTC."""

    id = AutoField()
    member = ForeignKeyField(TeamMember, backref="checks_seen", on_delete="CASCADE")
    by = ForeignKeyField(Person, on_delete="RESTRICT")
    at = DateTimeField()


class Undertaking(RecordsModel):
    """An undertaking of confidence, signed for one version of the policy (C1).

    `typed` is the name as it was typed in signing, and `signed_at` (UTC) when that was; both are
    of undertakings that were signed here, and not of those that an archive brought.
    """

    id = AutoField()
    member = ForeignKeyField(TeamMember, backref="undertakings", on_delete="CASCADE")
    position = IntegerField()
    policy_version = ForeignKeyField(PolicyVersion, on_delete="RESTRICT")
    signed_on = DateField()
    typed = TextField(null=True)
    signed_at = DateTimeField(null=True)
