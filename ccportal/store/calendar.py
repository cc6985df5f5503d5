"""The calendar: sessions by rule, who is booked in, who is on the rota, taps at the door.

What took place stands in `Attendance`; here is what was planned, and who said at the door that
somebody came or went. Times are local in Europe/London.
"""

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

from ccportal.store.contact import Session
from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Person


class SessionRule(RecordsModel):
    """Sessions that come again: every `every` weeks on the weekday of `first_on`.

    `not_months` holds numbers of months and `not_days` days (ISO), with commas between them.
    """

    id = AutoField()
    first_on = DateField()
    until_on = DateField()
    every = IntegerField()
    starts_at = TextField()
    ends_at = TextField()
    not_months = TextField(default="")
    not_days = TextField(default="")
    made_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    made_at = DateTimeField()
    token = TextField(null=True, unique=True)


class SessionPlan(RecordsModel):
    """What is planned for a session; one that was brought in from elsewhere has none.

    `capacity` is in families (None: as many as come), `gap` in minutes between two parents.
    """

    session = ForeignKeyField(Session, primary_key=True, backref="plan", on_delete="CASCADE")
    rule = ForeignKeyField(SessionRule, null=True, on_delete="SET NULL")
    place = TextField(default="")
    capacity = IntegerField(null=True)
    gap = IntegerField()
    cancelled_at = DateTimeField(null=True)
    cancelled_by = TextField(null=True)
    cancelled_why = TextField(null=True)


class Booking(RecordsModel):
    """A family that is expected at a session, or waits for a place in it.

    `comes_at` is when the child is brought, `visits_at` when the visitor may come in. `state`
    is `booked`, `waiting` or `cancelled`; `version` is counted up with every change. A family
    that was given a place in another session when this one was called off has it in `moved_to`.
    """

    id = AutoField()
    session = ForeignKeyField(Session, backref="bookings", on_delete="CASCADE")
    family = ForeignKeyField(Family, backref="bookings", on_delete="CASCADE")
    state = TextField()
    comes_at = DateTimeField()
    visits_at = DateTimeField()
    booked_at = DateTimeField()
    booked_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    cancelled_at = DateTimeField(null=True)
    cancelled_by = TextField(null=True)
    cancelled_why = TextField(null=True)
    moved_to = ForeignKeyField(Session, null=True, on_delete="SET NULL")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("session", "family"), True),)


class Together(RecordsModel):
    """It was decided that two families come to one session although a risk lies between them.

    `family` and `other` stand in the order of their refs.
    """

    id = AutoField()
    session = ForeignKeyField(Session, backref="together", on_delete="CASCADE")
    family = ForeignKeyField(Family, on_delete="CASCADE")
    other = ForeignKeyField(Family, on_delete="CASCADE")
    why = TextField()
    decided_at = DateTimeField()
    decided_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("session", "family", "other"), True),)


class Rostered(RecordsModel):
    """Somebody of the team helps at a session (C7)."""

    id = AutoField()
    session = ForeignKeyField(Session, backref="rota", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="rota", on_delete="CASCADE")
    put_at = DateTimeField()
    put_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("session", "person"), True),)


class Tap(RecordsModel):
    """Somebody at the door said that a person is waiting, came or left.

    One press may be of several people: they share its `token`, by which it is done only once.
    `made` says that the attendance came to be with it. `at` is when it was pressed, `kept_at`
    when it reached us (UTC), `undone_at` when it was taken back (UTC).
    """

    id = AutoField()
    token = TextField()
    session = ForeignKeyField(Session, backref="taps", on_delete="CASCADE")
    family = ForeignKeyField(Family, on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    step = TextField()
    at = DateTimeField()
    kept_at = DateTimeField()
    by = ForeignKeyField(Person, on_delete="RESTRICT")
    made = BooleanField(default=False)
    undone_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("token", "person"), True),)
