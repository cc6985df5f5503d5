"""What left the centre, and who agreed that it may (C3, C4, C5)."""

from __future__ import annotations

from peewee import DateField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person, Record


class Consent(RecordsModel):
    """A person agrees that contact details go to a recipient (person or organisation)."""

    ref = TextField(primary_key=True)
    person = ForeignKeyField(Person, backref="consents", on_delete="CASCADE")
    covers = TextField()
    recipient = ForeignKeyField(Record, on_delete="RESTRICT")
    given_on = DateField()
    how = TextField()
    withdrawn_on = DateField(null=True)


class Disclosure(RecordsModel):
    """Something was passed on; whom it is about stands in `About`."""

    ref = TextField(primary_key=True)
    made_on = DateField()
    to = ForeignKeyField(Record, on_delete="RESTRICT")
    what = TextField()
    ground = TextField()
    text = TextField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
