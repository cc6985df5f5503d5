"""Assessments by professionals on the centre's premises (C6)."""

from __future__ import annotations

from peewee import DateField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Person, Record


class Assessment(RecordsModel):
    """An agreement that a professional may assess a family here."""

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, backref="assessments", on_delete="CASCADE")
    professional = ForeignKeyField(Record, on_delete="RESTRICT")
    purpose = TextField()
    agreed_on = DateField()
    agreed_by = ForeignKeyField(Person, on_delete="RESTRICT")
    expires_on = DateField()
