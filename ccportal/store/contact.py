"""Sessions of contact: who came, what was noted, what went wrong."""

from __future__ import annotations

from peewee import BooleanField, DateTimeField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Person


class Session(RecordsModel):
    """A time at which the centre is open; local times in Europe/London."""

    ref = TextField(primary_key=True)
    starts_at = DateTimeField(index=True)
    ends_at = DateTimeField()


class Attendance(RecordsModel):
    """One person of a family at one session: came, stayed away, or it was cancelled."""

    ref = TextField(primary_key=True)
    session = ForeignKeyField(Session, backref="attendances", on_delete="RESTRICT")
    family = ForeignKeyField(Family, backref="attendances", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="attendances", on_delete="CASCADE")
    status = TextField()
    arrived_at = DateTimeField(null=True)
    left_at = DateTimeField(null=True)
    reason = TextField(null=True)


class Note(RecordsModel):
    """What a member of the team wrote down; whom it is about stands in `About`.

    A note is never changed: a further one `corrects` it. So it is with incidents and risks.
    What is `for_chair` is read by the chair alone (`rules.recording` says how it is known).
    """

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="notes", on_delete="CASCADE")
    kind = TextField()
    written_at = DateTimeField()
    written_by = ForeignKeyField(Person, on_delete="RESTRICT")
    text = TextField()
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")
    for_chair = BooleanField(default=False, index=True)


class Concern(RecordsModel):
    """A note that is a concern: the coordinator's to answer, and not to be read by peers.

    `answer` is the note of what was done about it; until there is one it waits.
    """

    note = ForeignKeyField(Note, primary_key=True, backref="concern", on_delete="CASCADE")
    urgent = BooleanField()
    answer = ForeignKeyField(Note, null=True, backref="answers", on_delete="SET NULL")


class Incident(RecordsModel):
    """Something that went wrong; whom it is about stands in `About`."""

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="incidents", on_delete="CASCADE")
    session = ForeignKeyField(Session, null=True, on_delete="RESTRICT")
    occurred_at = DateTimeField()
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    text = TextField()
    action_taken = TextField(null=True)
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")
