"""The first tables of the portal store."""

from __future__ import annotations

from typing import Any

from peewee import (
    Database,
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


TABLES = [PortalNotice]


def up(migrator: Any, db: Database) -> None:
    """Make the tables."""
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES)
