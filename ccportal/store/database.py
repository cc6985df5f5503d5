"""The two databases, and which engine each of them is.

Models are bound to a proxy at import and the proxy to a database when the process opens
its store: `open_records` and `open_portal` are the only doors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from peewee import Database, DatabaseProxy, Model, OperationalError, PostgresqlDatabase
from playhouse.migrations import Runner
from playhouse.pool import PooledPostgresqlDatabase
from playhouse.sqlcipher_ext import SqlCipherDatabase

from ccportal.errors import Busy, Conflict
from ccportal.store.turns import BUSY, Turns

records_db = DatabaseProxy()
portal_db = DatabaseProxy()

Store: TypeAlias = Database | DatabaseProxy
"""A database, or the name under which this process knows it."""

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

SERVER_OPTIONS = "-c lock_timeout=10000 -c synchronous_commit=on -c timezone=UTC"
"""The same promises of a database server: ten seconds' patience, nothing acknowledged early."""

KEPT_ON_A_SERVER = ("fsync", "synchronous_commit", "full_page_writes")
"""What has to be on at a database server."""

WRITERS = 0x63637077
"""The number of the lock that those who write to a database server take in turn."""


class EncryptedFile(SqlCipherDatabase):  # type: ignore[misc]
    """The embedded store, with the order in which this process's threads write to it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.turns = Turns()


class Table(Model):
    """A table of either store."""

    class Meta:
        legacy_table_names = False

    if TYPE_CHECKING:
        # Keys (`person_id`) and backrefs (`person.contacts`) come into being at run time.
        def __getattr__(self, name: str) -> Any: ...


class RecordsModel(Table):
    """A table of the records store."""

    class Meta:
        database = records_db


class PortalModel(Table):
    """A table of the portal store."""

    class Meta:
        database = portal_db


def connect(file: Path, url: str | None, key: bytes) -> Database:
    """A database: PostgreSQL at `url`, or else the SQLCipher file under its raw 32-byte key."""
    made: Database
    if url is not None:
        made = PooledPostgresqlDatabase(
            url,
            prefer_psycopg3=True,
            max_connections=16,
            stale_timeout=300,
            timeout=10,
            options=SERVER_OPTIONS,
            connect_timeout=10,
        )
    else:
        made = EncryptedFile(str(file), passphrase=f"x'{key.hex()}'", pragmas=PRAGMAS)
    return made


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


def migrations(name: str) -> list[str]:
    """The migrations of a store (`records` or `portal`) that this version has."""
    return sorted(one.stem for one in (MIGRATIONS / name).glob("[0-9]*.py"))


def pending(database: Store, name: str) -> list[str]:
    """The migrations of a store (`records` or `portal`) that are not applied yet."""
    return [
        one.name for one in Runner(database, str(MIGRATIONS / name)).status() if not one.applied
    ]


def migrate(database: Store, name: str) -> list[str]:
    """Bring a store (`records` or `portal`) to this version's schema; the names applied."""
    applied: list[Any] = Runner(database, str(MIGRATIONS / name)).up()
    return [str(one) for one in applied]


def is_embedded(database: Store) -> bool:
    """Whether the store is the encrypted file (and not a database server)."""
    return not isinstance(getattr(database, "obj", database), PostgresqlDatabase)


def json_functions(database: Store) -> tuple[str, str]:
    """What makes JSON of one row, and of all rows of a query, in this store."""
    if is_embedded(database):
        return "json_array", "json_group_array"
    return "json_build_array", "json_agg"


@contextmanager
def writing(database: Store) -> Iterator[None]:
    """A transaction that will write; those who write to one store do so one after the other.

    The embedded store has one writer's place, taken at the start and not at the first write;
    on a server a lock stands in for it. So what a rule was asked about cannot change before
    its answer is written, and the audit trail stays one chain (C8). Within another it is a
    part of that one. Raises Busy where its turn did not come in time; nothing was begun then.
    """
    with ExitStack() as held:
        with _patiently():
            if not is_embedded(database):
                held.enter_context(database.atomic())
                database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (WRITERS,))
            else:
                if not database.in_transaction():
                    held.enter_context(_turns(database).turn())
                held.enter_context(database.atomic("IMMEDIATE"))
        yield


def _turns(database: Store) -> Turns:
    """The order of this process's threads.

    The file's own wait is no queue: a thread that comes late may be first there each time.
    """
    opened: Any = getattr(database, "obj", database)
    found: Turns = opened.turns
    return found


@contextmanager
def _patiently() -> Iterator[None]:
    """What the engine says once its patience with other writers is over, in our words."""
    try:
        yield
    except OperationalError as fault:
        if "lock" in str(fault):
            raise Busy(BUSY) from None
        raise


def faults(database: Store) -> list[str]:
    """What is wrong with a store: damaged pages, or writes acknowledged before they are kept."""
    found: list[str] = []
    if is_embedded(database):
        found += [str(one) for (one,) in database.execute_sql("PRAGMA cipher_integrity_check")]
        found += [str(one) for (one,) in database.execute_sql("PRAGMA quick_check") if one != "ok"]
        kept = database.execute_sql("PRAGMA synchronous").fetchone()[0] == PRAGMAS["synchronous"]
    else:
        asked = [database.execute_sql(f"SHOW {one}").fetchone()[0] for one in KEPT_ON_A_SERVER]
        kept = set(asked) == {"on"}
    return found if kept else [*found, "writes are acknowledged before they are kept"]


def close(*databases: Store) -> None:
    """End every connection of this process, those kept for later use as well."""
    for database in databases:
        opened: Any = getattr(database, "obj", database)
        if isinstance(opened, PooledPostgresqlDatabase):
            opened.close_all()
        elif opened is not None:
            opened.close()


def overwrite(database: Store, tables: Sequence[str]) -> None:
    """Leave no byte of what was removed from these tables in the store's own files (C9).

    The embedded file is written anew and its log cut off; on a server each table is. Outside
    of any transaction. Raises Conflict where somebody reads for so long that the log stays.
    """
    if is_embedded(database):
        with _patiently():
            database.execute_sql("VACUUM")
        busy = database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise Conflict("The store is in use; what was removed is overwritten a little later.")
        return
    for name in tables:
        database.execute_sql(f'VACUUM FULL "{name}"')


@contextmanager
def snapshot(database: Store) -> Iterator[None]:
    """Read a store as it stands at this moment, whatever is written meanwhile."""
    with database.atomic():
        if is_embedded(database):
            database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        else:
            database.execute_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def count_on(database: Store, tables: Sequence[str]) -> None:
    """Let the tables go on counting after the highest number that they have."""
    if is_embedded(database):
        return  # the file does so by itself
    for name in tables:
        counts = f"pg_get_serial_sequence('\"{name}\"', 'id')"
        last = f'(SELECT max(id) FROM "{name}")'  # noqa: S608 - names of our own tables
        database.execute_sql(f"SELECT setval({counts}, coalesce({last}, 1), {last} IS NOT NULL)")
