"""A backup: both stores, whole, in one file that only its passphrase opens (C8).

What is in it: every row of both stores, documents and answers with them, and the two keys
without which a restored instance could not go on (see `keys.to_be_kept`). What is not: who was
signed in, what search knows, and the keys of the stores, which are made anew.
"""

from __future__ import annotations

import base64
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ccportal import clock, keys, keys_backup
from ccportal.acts import disposal_register
from ccportal.acts.act import note_down
from ccportal.errors import Conflict, Invalid, Refused
from ccportal.settings import Settings
from ccportal.store import copying
from ccportal.store.audit import AuditEntry
from ccportal.store.database import migrations

MADE, CHECKED = "backup:make", "backup:check"
SHORTEST = 12
"""A passphrase has so many characters at least: whoever has the file can try for years."""

VERSION = 1


def make(settings: Settings, file: Path, passphrase: str, actor: str) -> int:
    """Write a backup; how many rows are in it. It is whole, or there is no file.

    Raises Conflict where there is such a file, Invalid for a passphrase that is too short.
    """
    check_passphrase(passphrase)
    if file.exists():
        raise Conflict("There is a file of that name already; it is left alone.")
    disposal_register.keep_up()
    beside = file.with_name(f".{file.name}.part")
    counted = [0]
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            keys_backup.seal(out, passphrase, _packed(_lines(settings, counted)))
            out.flush()
            os.fsync(out.fileno())
        beside.rename(file)
    except OSError:
        raise Refused("The file could not be written; there is no backup.") from None
    finally:
        beside.unlink(missing_ok=True)
    note_down(actor, MADE)
    return counted[0]


def check(file: Path, passphrase: str, actor: str | None = None) -> int:
    """Read a backup to its end, as a restore does; how many rows are in it.

    With `actor` it is noted down that it was tried. Raises Refused where it is no whole backup
    of this version.
    """
    count = sum(1 for _ in opened(file, passphrase)[1])
    if actor is not None:
        note_down(actor, CHECKED)
    return count


def last_made() -> date | None:
    """The day of the last backup; None where there was none."""
    return _last(MADE)


def last_checked() -> date | None:
    """The day on which a backup was last read to its end, or restored; None for never."""
    days = [day for day in (_last(CHECKED), _last("backup:restore")) if day]
    return max(days, default=None)


def instance_since() -> date | None:
    """The day of the first thing that was written down here; None while there is nothing."""
    first = AuditEntry.select(AuditEntry.at).order_by(AuditEntry.seq).first()
    return clock.local(first.at).date() if first else None


def check_passphrase(passphrase: str) -> None:
    """Raise Invalid for a passphrase that can be guessed."""
    if len(passphrase) < SHORTEST:
        raise Invalid(f"The passphrase has to have {SHORTEST} characters at least.")


def opened(file: Path, passphrase: str) -> tuple[dict[str, bytes], Iterator[list[Any]]]:
    """The keys in a backup, and its rows; raises Refused as soon as something is wrong.

    A row is of use only once all were read: who restores reads them twice.
    """
    lines = _unpacked(_parts(file, passphrase))
    head = _json(next(lines, b""))
    if not isinstance(head, dict):
        raise keys_backup.Unreadable("This is no whole backup.")
    here = _head({})
    if {**head, "keys": {}, "made_at": "", "made_with": here["made_with"]} != here:
        raise _of_another_version(head)
    kept = {name: base64.b64decode(one) for name, one in head["keys"].items()}
    return kept, _rows(lines)


def _of_another_version(head: dict[str, Any]) -> Refused:
    """What to do with a whole backup that only another version can restore."""
    made_on = clock.local(datetime.fromisoformat(head["made_at"]))
    named = f" {head['made_with']}" if head.get("made_with") else ""
    return Refused(
        f"This backup was made on {made_on.day} {made_on:%B %Y} with another version of ccportal"
        f"{named}; here is {version('ccportal')}. Only the version that made it can restore it,"
        " and nothing was changed. Install that version, restore the backup with it, then install"
        " this one again and run: ccportal migrate"
    )


def _rows(lines: Iterator[bytes]) -> Iterator[list[Any]]:
    for count, line in enumerate(lines):
        row = _json(line)
        if isinstance(row, list):
            yield row
        elif row == {"rows": count} and next(lines, None) is None:
            return
        else:
            break
    raise keys_backup.Unreadable("This is no whole backup.")


def _lines(settings: Settings, counted: list[int]) -> Iterator[bytes]:
    kept = keys.to_be_kept(settings)
    yield _line({**_head(kept), "made_at": clock.now_utc().isoformat()})
    for row in copying.rows_out():
        counted[0] += 1
        yield copying.line(row)
    yield _line({"rows": counted[0]})


def _head(kept: dict[str, bytes]) -> dict[str, object]:
    """What a backup says of itself; two of the same version say the same but for keys and time."""
    return {
        "version": VERSION,
        "made_at": "",
        "made_with": version("ccportal"),
        "migrations": {
            "records": migrations("records"),
            "portal": migrations("portal"),
        },
        "columns": copying.columns(),
        "keys": {name: base64.b64encode(one).decode() for name, one in kept.items()},
    }


def _parts(file: Path, passphrase: str) -> Iterator[bytes]:
    try:
        with file.open("rb") as given:
            yield from keys_backup.unseal(given, passphrase)
    except OSError:
        raise Refused("There is no such file, or it cannot be read.") from None


def _packed(lines: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(6)
    for line in lines:
        yield packer.compress(line)
    yield packer.flush()


def _unpacked(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a packed stream."""
    unpacker, waiting = zlib.decompressobj(), b""
    for part in parts:
        *lines, waiting = (waiting + unpacker.decompress(part)).split(b"\n")
        yield from lines
    if waiting or not unpacker.eof:
        raise keys_backup.Unreadable("This is no whole backup.")


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _json(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError:
        raise keys_backup.Unreadable("This is no whole backup.") from None


def _last(action: str) -> date | None:
    query = AuditEntry.select(AuditEntry.at).where(AuditEntry.action == action)
    last = query.order_by(AuditEntry.seq.desc()).first()
    at: datetime | None = last.at if last else None
    return clock.local(at).date() if at else None
