"""People, their names and contact details, and the organisations that the centre deals with."""

from __future__ import annotations

from peewee import BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from ccportal.store.database import RecordsModel

NAMELESS = "–"
"""What stands for both names of somebody whose data were removed, in a record that stays (C9)."""


class Record(RecordsModel):
    """The register of every `ref` in the store, so that none is given twice.

    `kind` is the name of the archive's list that the record belongs to (`notes`, `people` ...).
    """

    ref = TextField(primary_key=True)
    kind = TextField(index=True)


class Person(RecordsModel):
    """Somebody of whom the centre holds something."""

    ref = TextField(primary_key=True)
    given_names = TextField()
    family_name = TextField()
    date_of_birth = DateField(null=True)

    @property
    def name(self) -> str:
        """Given names and family name."""
        if self.given_names == self.family_name == NAMELESS:
            return "Somebody whose data were removed"
        return f"{self.given_names} {self.family_name}"


class KnownAs(RecordsModel):
    """Another name of a person."""

    person = ForeignKeyField(Person, backref="known_as", on_delete="CASCADE")
    position = IntegerField()
    name = TextField()


class ContactDetail(RecordsModel):
    """An address, telephone number or email address of a person (C4)."""

    person = ForeignKeyField(Person, backref="contacts", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    value = TextField()
    confidential = BooleanField(default=False)
    from_on = DateField(null=True)
    until_on = DateField(null=True)


class Organisation(RecordsModel):
    """A solicitor, court, council or other body; `country` is an ISO 3166 code (DP8)."""

    ref = TextField(primary_key=True)
    name = TextField()
    kind = TextField()
    address = TextField(null=True)
    phone = TextField(null=True)
    email = TextField(null=True)
    country = TextField(null=True)


class About(RecordsModel):
    """A person stands in a record: `about`, and `to_persons` of a risk."""

    record = ForeignKeyField(Record, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    position = IntegerField()
