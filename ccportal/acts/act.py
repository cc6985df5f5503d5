"""What every act is: one transaction with its audit entry in it, or a refusal with its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ccportal import clock
from ccportal.errors import Busy, Refused
from ccportal.store import audit
from ccportal.store.database import records_db, writing
from ccportal.store.people import Record

COMMAND = "command"
"""The actor of what is done from the command line; people stand by their `ref`."""

REFUSED = "refused"
"""The detail of what was not done."""


@contextmanager
def act(
    actor: str, action: str, object_ref: str | None = None, detail: str | None = None
) -> Iterator[None]:
    """Do something to the records store: all of it and its audit entry, or nothing.

    `actor` is a person's ref or `command`; `action` is `resource:verb`; `object_ref` and
    `detail` hold references and codes, never a value. What is refused (by any of
    `ccportal.errors`) leaves one row that says so, and nothing else (C8). Raises Busy where its
    turn to write did not come in time: nothing was begun then, so that no row can be written.
    """
    try:
        with writing(records_db):
            yield
            audit.append(clock.now_utc(), actor, action, object_ref, detail)
    except Busy:
        raise
    except Refused:
        note_refusal(actor, action, object_ref)
        raise


def note_down(
    actor: str, action: str, object_ref: str | None = None, detail: str | None = None
) -> None:
    """Put a read into the audit trail, in a transaction of its own."""
    with act(actor, action, object_ref, detail):
        pass


def note_refusal(actor: str, action: str, object_ref: str | None = None) -> None:
    """Put a refusal into the audit trail, in a transaction of its own.

    What the register does not know is not named: somebody typed it, and it may be a name.
    Within another act nothing is put down, for it would go with what that act takes back;
    the outermost says it.
    """
    if records_db.in_transaction():
        return
    known = object_ref if Record.get_or_none(Record.ref == object_ref) else None
    note_down(actor, action, known, REFUSED)
