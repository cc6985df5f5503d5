"""Professionals on the centre's premises: visits, and agreements that they may assess (C6)."""

from __future__ import annotations

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Person, Record


class Assessment(RecordsModel):
    """An agreement that a professional may assess a family here.

    `ended_on` is the first day on which one that was ended is not in force any more.
    """

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, backref="assessments", on_delete="CASCADE")
    professional = ForeignKeyField(Record, on_delete="RESTRICT")
    purpose = TextField()
    agreed_on = DateField()
    agreed_by = ForeignKeyField(Person, on_delete="RESTRICT")
    expires_on = DateField()
    ended_on = DateField(null=True)


class Visit(RecordsModel):
    """A professional's visit to a family: booked, refused or cancelled (`rules.premises.State`).

    `comes_at` is by the clock on the wall, `booked_at` in UTC; `agreement` is what an assessment
    was booked under.
    """

    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="visits", on_delete="CASCADE")
    professional = ForeignKeyField(Record, on_delete="RESTRICT")
    purpose = TextField()
    words = TextField()
    comes_at = DateTimeField()
    state = TextField()
    agreement = ForeignKeyField(Assessment, null=True, on_delete="SET NULL")
    booked_by = ForeignKeyField(Person, on_delete="RESTRICT")
    booked_at = DateTimeField()
