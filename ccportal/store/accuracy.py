"""Who was told what was put right since, and has to hear of it (DP4)."""

from __future__ import annotations

from peewee import AutoField, DateField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import Person, Record


class ToTell(RecordsModel):
    """A fact about `person` was put right, which `recipient` had been told.

    `recipient` is a person or an organisation, `disclosure` what they were told last, `fact`
    one of `rules.accuracy.Fact`. `told_on`, `how` and `told_by` stand once it is done.
    """

    id = AutoField()
    person = ForeignKeyField(Person, backref="to_tell", on_delete="CASCADE")
    recipient = ForeignKeyField(Record, backref="to_hear", on_delete="CASCADE")
    disclosure = ForeignKeyField(Disclosure, null=True, backref="to_mend", on_delete="SET NULL")
    fact = TextField()
    on = DateField()
    by = TextField()
    told_on = DateField(null=True)
    how = TextField(null=True)
    told_by = TextField(null=True)
