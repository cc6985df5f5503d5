"""Versions of the confidentiality policy, and the centre that keeps it (C10, C11)."""

from __future__ import annotations

from datetime import date

from peewee import DateField, TextField

from ccportal.store.database import RecordsModel


class Centre(RecordsModel):
    """The centre itself: one row."""

    name = TextField()
    address = TextField()
    phone = TextField(null=True)
    email = TextField(null=True)
    website = TextField(null=True)


class PolicyVersion(RecordsModel):
    """A version of the policy as it was adopted; `text` is Markdown."""

    ref = TextField(primary_key=True)
    adopted_on = DateField()
    review_due_on = DateField()
    text = TextField()
    summary_of_changes = TextField(null=True)

    @classmethod
    def in_force(cls, day: date) -> PolicyVersion | None:
        """The version adopted last on or before a day."""
        adopted = cls.select().where(cls.adopted_on <= day)
        found: PolicyVersion | None = adopted.order_by(cls.adopted_on.desc(), cls.ref).first()
        return found
