"""The first tables of the portal store."""

from __future__ import annotations

from typing import Any

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    Database,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Frozen(Model):
    """The tables as they were at this migration, apart from the models of today."""

    class Meta:
        legacy_table_names = False


class PortalNotice(Frozen):
    name = TextField(primary_key=True)
    text = TextField()


class PortalPaper(Frozen):
    name = TextField(primary_key=True)
    made_from = TextField()
    content = BlobField()


class PortalRequest(Frozen):
    reference = TextField(primary_key=True)
    form = TextField(unique=True)
    public_key = BlobField()
    salt = BlobField()
    passes = IntegerField()
    memory = IntegerField()
    box = BlobField()
    sealed = BlobField(null=True)
    sent_at = DateTimeField()
    fetched_at = DateTimeField(null=True)
    status = BlobField(null=True)
    expires_on = DateField(null=True)


class PortalMessage(Frozen):
    id = AutoField()
    request = ForeignKeyField(PortalRequest, backref="messages", on_delete="CASCADE")
    key = TextField(unique=True)
    from_centre = BooleanField()
    at = DateTimeField()
    for_centre = BlobField(null=True)
    for_requester = BlobField()
    fetched_at = DateTimeField(null=True)
    read_at = DateTimeField(null=True)


class PortalUpload(Frozen):
    request = ForeignKeyField(PortalRequest, backref="uploads", on_delete="CASCADE")
    key = TextField(unique=True)
    at = DateTimeField()
    content = BlobField(null=True)
    fetched_at = DateTimeField(null=True)


class PortalPack(Frozen):
    request = ForeignKeyField(PortalRequest, primary_key=True, on_delete="CASCADE")
    key = TextField()
    sealed = BlobField()
    words = BlobField()
    posted_at = DateTimeField()
    until = DateField()
    tries = IntegerField()
    code = TextField(null=True)
    collected_at = DateTimeField(null=True)


class PortalReleased(Frozen):
    sha256 = TextField(primary_key=True)


class PortalSession(Frozen):
    token_hash = TextField(primary_key=True)
    created_at = DateTimeField(index=True)
    seen_at = DateTimeField(index=True)
    data = BlobField()


class PortalAttempt(Frozen):
    key_hash = TextField()
    at = DateTimeField()

    class Meta:
        indexes = ((("key_hash", "at"), False),)


TABLES = [
    PortalNotice,
    PortalPaper,
    PortalRequest,
    PortalMessage,
    PortalUpload,
    PortalPack,
    PortalReleased,
    PortalSession,
    PortalAttempt,
]


def up(migrator: Any, db: Database) -> None:
    """Make the tables."""
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES)
