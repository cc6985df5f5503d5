"""The disposal register: the refs of what was disposed of, kept beside the store (C9).

It lies in a file of its own that no backup replaces, so that a restored backup can dispose of
the same again. Each line holds references alone and is bound to the one before with a key of
this instance: a line that was changed, taken out or added by others is found.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ccportal import keys
from ccportal.errors import Refused
from ccportal.settings import settings
from ccportal.store.retention import DisposalBatch, DisposalEntry


class Damaged(Refused):
    """The register is not as it was written."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A family or person (`kind`) that was disposed of: the ref, the day, the batch."""

    ref: str
    kind: str
    on: str
    batch: str


def in_store() -> tuple[Gone, ...]:
    """What the store knows to have been disposed of, oldest first."""
    query = (
        DisposalEntry.select(DisposalEntry, DisposalBatch)
        .join(DisposalBatch)
        .where(DisposalEntry.disposed_on.is_null(False))
        .order_by(DisposalEntry.disposed_on, DisposalEntry.id)
    )
    return tuple(Gone(one.ref, one.kind, str(one.disposed_on), one.batch_id) for one in query)


def keep_up() -> int:
    """Write what the file lacks of what the store knows; how much that was."""
    here = settings()
    known = read(here.disposals_file, keys.register_key(here))
    there = set(known)
    new = [one for one in in_store() if one not in there]
    if new:
        _append(here.disposals_file, keys.register_key(here), known, new)
    return len(new)


def read(file: Path, key: bytes) -> tuple[Gone, ...]:
    """What stands in a register; raises Damaged. Nothing, where there is no such file."""
    if not file.exists():
        return ()
    found, previous = [], ""
    for line in file.read_text("utf-8").splitlines():
        text, _, mark = line.rpartition(" ")
        if mark != keys.mark(key, f"{previous}\n{text}".encode()):
            raise Damaged("The disposal register was changed by others, or belongs elsewhere.")
        found.append(Gone(*json.loads(text)))
        previous = mark
    return tuple(found)


def _append(file: Path, key: bytes, known: tuple[Gone, ...], new: list[Gone]) -> None:
    """Write the whole file anew beside the old one and put it in its place."""
    beside = file.with_name(f".{file.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.writelines(_lines(key, [*known, *new]))
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def _lines(key: bytes, entries: list[Gone]) -> Iterator[str]:
    previous = ""
    for one in entries:
        text = json.dumps([one.ref, one.kind, one.on, one.batch], ensure_ascii=False)
        previous = keys.mark(key, f"{previous}\n{text}".encode())
        yield f"{text} {previous}\n"
