"""Requests for statements, reports or attendance at court, and what a court compels (C2)."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    TextField,
)

from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Family
from ccportal.store.people import Organisation, Person


class CourtRequest(RecordsModel):
    """Somebody wants something of the team for family proceedings; times in UTC.

    `wants` and `compels` are of `rules.proceedings`; `compels` is None while it is no more than
    a request. `of_whom` is the member of the team who is asked, where it is one of them.
    """

    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="court_requests", on_delete="CASCADE")
    asked_by = TextField()
    wants = TextField()
    of_whom = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    received_on = DateField()
    court = TextField()
    case_number = TextField()
    hearing_on = DateField(null=True)
    compels = TextField(null=True)
    ordered_on = DateField(null=True)
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    recorded_at = DateTimeField()
    refused_on = DateField(null=True)
    refused_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    chair_read_at = DateTimeField(null=True)
    chair_read_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")


class CourtGiven(RecordsModel):
    """What is to be given because a court compels it: decided, agreed, given; times in UTC.

    Its words are kept until it is given, when they stand in its disclosure, or refused.
    """

    id = AutoField()
    token = TextField(unique=True)
    request = ForeignKeyField(CourtRequest, backref="given", on_delete="CASCADE")
    to = ForeignKeyField(Organisation, on_delete="RESTRICT")
    exactly = TextField()
    how = TextField()
    safeguard = TextField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField()
    agrees = BooleanField(null=True)
    agreed_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    agreed_at = DateTimeField(null=True)
    why_not = TextField(null=True)
    disclosure = ForeignKeyField(Disclosure, null=True, on_delete="CASCADE")


class CourtGivenAbout(RecordsModel):
    """Somebody of whom something is given because a court compels it."""

    id = AutoField()
    given = ForeignKeyField(CourtGiven, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
