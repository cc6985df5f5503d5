"""What every act is: one transaction with its audit entry in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ccportal import clock
from ccportal.store import audit
from ccportal.store.database import records_db, writing

COMMAND = "command"
"""The actor of what is done from the command line; people stand by their `ref`."""


@contextmanager
def act(
    actor: str, action: str, object_ref: str | None = None, detail: str | None = None
) -> Iterator[None]:
    """Do something to the records store: all of it and its audit entry, or nothing.

    `actor` is a person's ref or `command`; `action` is `resource:verb`; `object_ref` and
    `detail` hold references and codes, never a value.
    """
    with writing(records_db):
        yield
        audit.append(clock.now_utc(), actor, action, object_ref, detail)


def note_down(
    actor: str, action: str, object_ref: str | None = None, detail: str | None = None
) -> None:
    """Put a read or a refusal into the audit trail, in a transaction of its own."""
    with act(actor, action, object_ref, detail):
        pass
