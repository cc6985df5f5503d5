"""Others who write at the same time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from conftest import ENGINE

from ccportal.store.database import records_db, writing
from ccportal.store.people import Record

BRIEF = {"sqlcipher": "PRAGMA busy_timeout = 30", "postgresql": "SET lock_timeout = 30"}


@contextmanager
def kept_by_another() -> Iterator[None]:
    """Another process keeps the store; this one waits for it no longer than 30 ms."""
    begun, ended = threading.Event(), threading.Event()

    def another() -> None:
        held = records_db.atomic("IMMEDIATE") if ENGINE == "sqlcipher" else writing(records_db)
        with held:
            begun.set()
            ended.wait(10)
        records_db.close()

    thread = threading.Thread(target=another)
    thread.start()
    begun.wait(10)
    records_db.execute_sql(BRIEF[ENGINE])
    yield
    ended.set()
    thread.join()


@contextmanager
def written_by_another() -> Iterator[None]:
    """Somebody else writes one small thing after the other."""
    begun, ended = threading.Event(), threading.Event()

    def another() -> None:
        while not ended.is_set():
            with writing(records_db):
                Record.create(ref="z-another", kind="families")
                Record.delete().where(Record.ref == "z-another").execute()
            begun.set()
        records_db.close()

    thread = threading.Thread(target=another)
    thread.start()
    begun.wait(10)
    yield
    ended.set()
    thread.join()
