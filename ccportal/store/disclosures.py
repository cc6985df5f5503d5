"""What left the centre, and who agreed that it may (C3, C4, C5, DP8)."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    TextField,
)

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Organisation, Person, Record


class Consent(RecordsModel):
    """A person agrees that contact details go to a recipient (person or organisation).

    `until_on` is the last day on which it may be used; the archive's form has no place for it.
    """

    ref = TextField(primary_key=True)
    person = ForeignKeyField(Person, backref="consents", on_delete="CASCADE")
    covers = TextField()
    recipient = ForeignKeyField(Record, on_delete="RESTRICT")
    given_on = DateField()
    how = TextField()
    withdrawn_on = DateField(null=True)
    until_on = DateField(null=True)


class Disclosure(RecordsModel):
    """Something was passed on; whom it is about stands in `About`.

    `text` says exactly what left. Of what left through here it is known besides by which `way`
    (`rules.leaving.Way`), for which `purpose` (DP2), `how`, with which `safeguard` (DP8), and
    the SHA-256 of the file, where it was one.
    """

    ref = TextField(primary_key=True)
    made_on = DateField()
    to = ForeignKeyField(Record, on_delete="RESTRICT")
    what = TextField()
    ground = TextField()
    text = TextField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    way = TextField(null=True)
    purpose = TextField(null=True)
    how = TextField(null=True)
    safeguard = TextField(null=True)
    sha256 = TextField(null=True)


class WhatLeft(RecordsModel):
    """The file that left, byte for byte."""

    disclosure = ForeignKeyField(
        Disclosure, primary_key=True, backref="file_that_left", on_delete="CASCADE"
    )
    content = BlobField()


class GroundDecision(RecordsModel):
    """A decision to pass something on, on a ground of C3; times in UTC.

    Like a draft it holds its words until it is made or refused. What is made stands with all of
    them in its `disclosure`, and of what was refused nothing stays but that it was.
    """

    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="decisions_on_grounds", on_delete="CASCADE")
    to = ForeignKeyField(Organisation, on_delete="RESTRICT")
    ground = TextField()
    what = TextField()
    at_risk = TextField()
    why = TextField()
    exactly = TextField()
    how = TextField()
    safeguard = TextField()
    emergency = BooleanField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField()
    agrees = BooleanField(null=True)
    second_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    second_at = DateTimeField(null=True)
    second_why = TextField(null=True)
    made_at = DateTimeField(null=True)
    disclosure = ForeignKeyField(Disclosure, null=True, backref="decided_in", on_delete="CASCADE")


class GroundAbout(RecordsModel):
    """Somebody of whom something is passed on by a decision on a ground."""

    id = AutoField()
    decision = ForeignKeyField(GroundDecision, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
