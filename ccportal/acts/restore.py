"""Restoring a backup into an instance that is not there yet, and disposing again (C8, C9).

The backup is read to its end before anything is made. What was disposed of since it was made
is gone again before anybody can sign in: until then all of it lies aside, without its keys.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ccportal import clock, keys
from ccportal.acts import backup, disposal, disposal_register, instance
from ccportal.acts.act import COMMAND, act
from ccportal.acts.disposal_register import Register
from ccportal.errors import Conflict
from ccportal.rules.disposal import State
from ccportal.settings import Settings
from ccportal.store import copying, database, search, search_index
from ccportal.store.database import writing
from ccportal.store.retention import Certificate, DisposalBatch, DisposalEntry
from ccportal.store.retention_removal import remove

RESTORED, ASIDE = "backup:restore", ".restoring"


def restore(
    settings: Settings, file: Path, passphrase: str, register: Path | None = None
) -> tuple[int, int]:
    """Restore a backup; how many rows came, and how much was disposed of again.

    `register` is the disposal register that lay beside the lost store, if not in the instance's
    own folder. Raises Conflict where there is an instance already, Refused where the backup or
    the register is not whole; nothing is there then.
    """
    if instance.exists(settings):
        raise Conflict("There is an instance here already; it is left alone.")
    kept, rows = backup.opened(file, passphrase)
    known = disposal_register.read(register or settings.disposals_file, kept[keys.REGISTER])
    for _ in rows:
        pass  # to its end, before anything is kept of it
    aside = replace(settings, instance=settings.instance / ASIDE)
    shutil.rmtree(aside.instance, ignore_errors=True)
    try:
        instance.make(aside, kept)
        done = _fill(file, passphrase, known)
        database.close(database.records_db, database.portal_db)
        _move(aside, settings)
    finally:
        database.close(database.records_db, database.portal_db)
        shutil.rmtree(aside.instance, ignore_errors=True)
    instance.open_stores(settings)
    disposal_register.keep_up()
    return done


def _fill(file: Path, passphrase: str, known: Register) -> tuple[int, int]:
    """Bring the rows in, and dispose again, before anybody can open the stores."""
    if not copying.is_empty():
        raise Conflict("There is something in the databases already; they are left alone.")
    with writing(database.portal_db), writing(database.records_db):
        count = copying.rows_in(backup.opened(file, passphrase)[1])
        with act(COMMAND, RESTORED):
            again = dispose_again(known)
    search.refresh()
    disposal.clear_leftovers()
    if again:
        search_index.overwrite()
        disposal.overwrite_all()
    return count, again


def _move(aside: Settings, settings: Settings) -> None:
    """Put what was made aside in its place: the keys last, without which nothing opens."""
    for made in (aside.records_file, aside.portal_file, aside.records_keys.parent):
        if made.exists():
            made.rename(settings.instance / made.name)


def dispose_again(register: Register) -> int:
    """Remove what a register names and the store has again; how much that was. In an act."""
    there = {(one.ref, one.batch_id) for one in _disposed()}
    new = [one for one in register.gone if (one[0], one[3]) not in there]
    refs = {kind: {one[0] for one in new if one[1] == kind} for kind in ("families", "people")}
    remove(refs["families"], refs["people"])
    _bring_back_certificates(register)
    for ref, kind, on, batch in new:
        DisposalEntry.delete().where(
            DisposalEntry.batch == batch, DisposalEntry.ref == ref
        ).execute()
        day = date.fromisoformat(on)
        DisposalEntry.create(batch=batch, ref=ref, kind=kind, disposed_on=day)
    return len(new)


def _disposed() -> list[DisposalEntry]:
    return list(DisposalEntry.select().where(DisposalEntry.disposed_on.is_null(False)))


def _bring_back_certificates(register: Register) -> None:
    """Put back the certificates that were issued since, and the batches that they are of."""
    for one in register.certificates:
        said = json.loads(one["says"])
        _close(one["batch"], said)
        if Certificate.get_or_none(Certificate.number == one["number"]) is None:
            Certificate.create(**{**one, "made_at": datetime.fromisoformat(one["made_at"])})


def _close(ref: str, said: Mapping[str, Any]) -> None:
    """Let a batch be over, as its certificate tells."""
    found = DisposalBatch.get_or_none(DisposalBatch.ref == ref)
    if found is not None:
        ended = found.ended_at or clock.now_utc()
        done = {"state": State.DONE, "ended_at": ended}
        DisposalBatch.update(done).where(DisposalBatch.ref == ref).execute()
        return
    DisposalBatch.create(
        ref=ref,
        state=State.DONE,
        as_of=date.fromisoformat(said["disposed_on"]),
        proposed_by=said["proposed_by"],
        proposed_at=_noon(said["proposed_on"]),
        agreed_by=said["agreed_by"],
        agreed_at=_noon(said["agreed_on"]),
        ended_at=_noon(said["disposed_on"]),
    )


def _noon(day: str) -> datetime:
    """A day as a time of it: the register has no more."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC).replace(tzinfo=None)
