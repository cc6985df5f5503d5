"""The register of breaches, and the yearly look at what is held and not used (DP3, DP7)."""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person
from ccportal.store.requests import Request


class Breach(RecordsModel):
    """Something got where it should not have; times in UTC, people by refs.

    `danger` is one of `rules.breaches.Danger`, `tell` whether the Commissioner is told. Of a
    released answer that was called back, `request` is whose it was.
    """

    id = AutoField()
    token = TextField(unique=True)
    what = TextField()
    found_at = DateTimeField(index=True)
    found_by = TextField()
    request = ForeignKeyField(Request, null=True, backref="breaches", on_delete="SET NULL")
    danger = TextField(null=True)
    tell = BooleanField(null=True)
    why = TextField(null=True)
    decided_by = TextField(null=True)
    decided_at = DateTimeField(null=True)
    told_at = DateTimeField(null=True)
    told_how = TextField(null=True)
    told_by = TextField(null=True)
    why_late = TextField(null=True)
    done = TextField()
    closed_at = DateTimeField(null=True)
    closed_by = TextField(null=True)


class BreachPerson(RecordsModel):
    """Somebody whom a breach concerns, and how they were told of it.

    `way` is one of `rules.breaches.Way`; of a contact detail its kind is in `by_kind`.
    """

    id = AutoField()
    breach = ForeignKeyField(Breach, backref="people", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="in_breaches", on_delete="CASCADE")
    told_at = DateTimeField(null=True)
    told_by = TextField(null=True)
    way = TextField(null=True)
    by_kind = TextField(null=True)


class Looked(RecordsModel):
    """A yearly look at what is held and not used: how much it was, and what was decided (DP3)."""

    id = AutoField()
    on = DateField()
    by = TextField()
    unused = IntegerField()
    outcome = TextField()
