"""Documents that came to the centre: either words, or a file kept as it was received."""

from __future__ import annotations

from peewee import BlobField, DateField, ForeignKeyField, IntegerField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Record


class FileContent(RecordsModel):
    """The bytes of a file under their SHA-256 in hex; encrypted as the whole store is (C8)."""

    digest = TextField(primary_key=True)
    size = IntegerField()
    content = BlobField()


class Document(RecordsModel):
    """A document; it has exactly one of `text` and `file` (whose `file_name` is never shown)."""

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="documents", on_delete="CASCADE")
    title = TextField()
    received_on = DateField()
    received_from = ForeignKeyField(Record, null=True, on_delete="RESTRICT")
    media_type = TextField()
    text = TextField(null=True)
    file_name = TextField(null=True)
    file = ForeignKeyField(FileContent, null=True, on_delete="RESTRICT")
