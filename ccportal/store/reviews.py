"""Versions of the confidentiality policy, and the centre that keeps it (C10, C11)."""

from __future__ import annotations

from datetime import date

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, TextField

from ccportal.rules import undertakings
from ccportal.store.database import RecordsModel
from ccportal.store.people import Record


class Centre(RecordsModel):
    """The centre itself: one row.

    `registration` is its number in the Information Commissioner's register; `set_up_on` the day
    on which the list of its first steps was put away.
    """

    name = TextField()
    address = TextField()
    phone = TextField(null=True)
    email = TextField(null=True)
    website = TextField(null=True)
    registration = TextField(null=True)
    set_up_on = DateField(null=True)


class PolicyVersion(RecordsModel):
    """A version of the policy as it was adopted; `text` is Markdown and never changes again.

    `review_due_on` moves when a review keeps the version as it is. `adopted_by` and `adopted_at`
    (UTC) are of versions that were adopted here, and not of those that an archive brought.
    """

    ref = TextField(primary_key=True)
    adopted_on = DateField()
    review_due_on = DateField()
    text = TextField()
    summary_of_changes = TextField(null=True)
    adopted_by = TextField(null=True)
    adopted_at = DateTimeField(null=True)

    @classmethod
    def in_force(cls, day: date) -> PolicyVersion | None:
        """The version in force on a day."""
        days = cls.select(cls.ref, cls.adopted_on, cls.adopted_at).tuples()
        ref = undertakings.in_force((undertakings.Adopted(*one) for one in days), day)
        return None if ref is None else cls.get_by_id(ref)


class PolicyDraft(RecordsModel):
    """What is to become the next version: at most one row; times are UTC."""

    id = AutoField()
    text = TextField()
    summary_of_changes = TextField()
    review_due_on = DateField()
    written_by = TextField()
    written_at = DateTimeField()
    proposed_at = DateTimeField(null=True)


class PolicyReview(RecordsModel):
    """A yearly look at a version: who took part, and what came of it (C11).

    `next_due_on` is set where the version was kept as it is.
    """

    id = AutoField()
    version = ForeignKeyField(PolicyVersion, backref="reviews", on_delete="CASCADE")
    held_on = DateField()
    took_part = TextField()
    outcome = TextField()
    was_due_on = DateField()
    next_due_on = DateField(null=True)
    recorded_by = TextField()
    recorded_at = DateTimeField()


class PolicyTold(RecordsModel):
    """When and how a person or an organisation was told of a version (C10)."""

    id = AutoField()
    about = ForeignKeyField(Record, backref="policy_told", on_delete="CASCADE")
    version = ForeignKeyField(PolicyVersion, on_delete="RESTRICT")
    told_on = DateField()
    how = TextField()
    noted_by = TextField()
    noted_at = DateTimeField()
