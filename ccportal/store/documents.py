"""Documents that came to the centre: either words, or a file kept as it was received."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from peewee import BlobField, DateField, ForeignKeyField, IntegerField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import Record


class FileContent(RecordsModel):
    """The bytes of a file under their SHA-256 in hex; encrypted as the whole store is (C8)."""

    digest = TextField(primary_key=True)
    size = IntegerField()
    content = BlobField()


class FileWords(RecordsModel):
    """What was read in a file, so that a search finds it: `how` it was, and of how many pages."""

    file = ForeignKeyField(FileContent, primary_key=True, on_delete="CASCADE")
    how = TextField()
    pages = IntegerField()
    words = TextField()


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


def words_of_files(refs: Iterable[str] | None = None) -> dict[str, str]:
    """The words that were read in the files of documents (of these, or of all), by ref."""
    query = Document.select(Document.ref, FileWords.words).join(
        FileWords, on=(FileWords.file == Document.file)
    )
    query = query.where(FileWords.words != "")
    if refs is not None:
        query = query.where(Document.ref.in_(sorted(refs)))
    return dict(cast(Iterable[tuple[str, str]], query.tuples()))
