"""The two databases, and which engine each of them is.

Models are bound to a proxy at import and the proxy to a database when the process opens
its store: `open_records` and `open_portal` are the only doors.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from peewee import Database, DatabaseProxy, Model
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase
from playhouse.sqlcipher_ext import SqlCipherDatabase

records_db = DatabaseProxy()
portal_db = DatabaseProxy()

MIGRATIONS = Path(__file__).with_name("migrations")
PRAGMAS = {
    "cipher_log_level": "NONE",
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "busy_timeout": 10_000,
    "cache_size": -65_536,
    "cell_size_check": 1,
}
"""WAL with synchronous=FULL: an acknowledged write survives a power cut."""


class RecordsModel(Model):
    """A table of the records store."""

    class Meta:
        database = records_db
        legacy_table_names = False


class PortalModel(Model):
    """A table of the portal store."""

    class Meta:
        database = portal_db
        legacy_table_names = False


def connect(file: Path, url: str | None, key: bytes) -> Database:
    """A database: PostgreSQL at `url`, or else the SQLCipher file under its raw 32-byte key."""
    if url is not None:
        return PooledPostgresqlDatabase(url, max_connections=16, stale_timeout=300, timeout=10)
    return SqlCipherDatabase(str(file), passphrase=f"x'{key.hex()}'", pragmas=PRAGMAS)


def open_records(file: Path, url: str | None, key: bytes) -> Database:
    """Bind the records tables to their database."""
    database = connect(file, url, key)
    records_db.initialize(database)
    return database


def open_portal(file: Path, url: str | None, key: bytes) -> Database:
    """Bind the portal tables to their database."""
    database = connect(file, url, key)
    portal_db.initialize(database)
    return database


def pending(database: Database, name: str) -> list[str]:
    """The migrations of a store (`records` or `portal`) that are not applied yet."""
    return [one.name for one in Runner(database, str(MIGRATIONS / name)).status() if not one.applied]


def migrate(database: Database, name: str) -> list[str]:
    """Bring a store (`records` or `portal`) to this version's schema; the names applied."""
    applied: list[Any] = Runner(database, str(MIGRATIONS / name)).up()
    return [str(one) for one in applied]


def is_embedded(database: Database) -> bool:
    """Whether the store is the encrypted file (and not a database server)."""
    return isinstance(getattr(database, "obj", database), SqlCipherDatabase)


def writing(database: Database) -> Any:
    """A transaction that will write: it takes the embedded store's one writer's place at once."""
    if is_embedded(database):
        return database.atomic("IMMEDIATE")
    return database.atomic()
