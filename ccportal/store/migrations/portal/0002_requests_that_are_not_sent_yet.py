"""What somebody has begun to ask can be kept, and gone on with later."""

from __future__ import annotations

from typing import Any

from peewee import BlobField, Database, DateField, IntegerField, Model, TextField


class Frozen(Model):
    """The tables as they were at this migration, apart from the models of today."""

    class Meta:
        legacy_table_names = False


class PortalDraft(Frozen):
    reference = TextField(primary_key=True)
    public_key = BlobField()
    salt = BlobField()
    passes = IntegerField()
    memory = IntegerField()
    box = BlobField()
    sealed = BlobField()
    kept_until = DateField(index=True)


def up(migrator: Any, db: Database) -> None:
    """Make the table."""
    with db.bind_ctx([PortalDraft]):
        db.create_tables([PortalDraft])
