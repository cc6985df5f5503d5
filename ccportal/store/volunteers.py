"""The team: its members, their DBS checks (C7) and signed undertakings (C1)."""

from __future__ import annotations

from peewee import DateField, DateTimeField, ForeignKeyField, IntegerField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person
from ccportal.store.reviews import PolicyVersion


class TeamMember(RecordsModel):
    """A person's time on the team in one role; `position` is its place in the archive's list."""

    person = ForeignKeyField(Person, backref="team", on_delete="CASCADE")
    position = IntegerField()
    role = TextField()
    started_on = DateField()
    left_on = DateField(null=True)


class DbsCheck(RecordsModel):
    """A check with the Disclosure and Barring Service (C7)."""

    member = ForeignKeyField(TeamMember, backref="dbs", on_delete="CASCADE")
    position = IntegerField()
    checked_on = DateField()
    certificate_number = TextField(null=True)
    outcome = TextField()
    decision = TextField()


class Undertaking(RecordsModel):
    """An undertaking of confidence, signed for one version of the policy (C1).

    `typed` is the name as it was typed in signing, and `signed_at` (UTC) when that was; both are
    of undertakings that were signed here, and not of those that an archive brought.
    """

    member = ForeignKeyField(TeamMember, backref="undertakings", on_delete="CASCADE")
    position = IntegerField()
    policy_version = ForeignKeyField(PolicyVersion, on_delete="RESTRICT")
    signed_on = DateField()
    typed = TextField(null=True)
    signed_at = DateTimeField(null=True)
