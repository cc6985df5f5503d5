"""The disposal register: what was disposed of, by reference, kept beside the store (C9).

It lies in a file of its own that no backup replaces, so that a restored backup can dispose of
the same again, with the certificates, which name nobody. Each line is bound to the one before
with a key of this instance: what was changed, taken out or added by others is found.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ccportal import keys
from ccportal.errors import Refused
from ccportal.settings import settings
from ccportal.store.retention import Certificate, DisposalBatch, DisposalEntry

Line = list[Any]
GONE, CERTIFICATE = "gone", "certificate"
KEPT = ("number", "batch", "made_at", "says", "sha256", "content", "previous", "digest")
"""The columns of a certificate, in the order of its line."""


class Damaged(Refused):
    """The register is not as it was written."""


@dataclass(frozen=True, slots=True)
class Register:
    """What a register holds: `gone` are ref, kind, day and batch of what was disposed of."""

    gone: tuple[tuple[str, str, str, str], ...]
    certificates: tuple[dict[str, Any], ...]


def keep_up() -> int:
    """Write what the file lacks of what the store knows; how many lines that was."""
    here = settings()
    key = keys.register_key(here)
    known = list(_lines(here.disposals_file, key))
    there = {json.dumps(one) for one in known}
    new = [one for one in _in_store() if json.dumps(one) not in there]
    if new:
        _write(here.disposals_file, key, [*known, *new])
    return len(new)


def read(file: Path, key: bytes) -> Register:
    """What stands in a register; raises Damaged. Nothing, where there is no such file."""
    lines = list(_lines(file, key))
    gone = [tuple(one[1:]) for one in lines if one[0] == GONE]
    certificates = [dict(zip(KEPT, one[1:], strict=True)) for one in lines if one[0] == CERTIFICATE]
    for one in certificates:
        one["content"] = base64.b64decode(one["content"])
    return Register(tuple(gone), tuple(certificates))


def _in_store() -> Iterator[Line]:
    query = (
        DisposalEntry.select(DisposalEntry, DisposalBatch)
        .join(DisposalBatch)
        .where(DisposalEntry.disposed_on.is_null(False))
    )
    for one in query.order_by(DisposalEntry.id):
        yield [GONE, one.ref, one.kind, str(one.disposed_on), one.batch_id]
    for made in Certificate.select().order_by(Certificate.number):
        content = base64.b64encode(bytes(made.content)).decode()
        said = {**made.__data__, "made_at": made.made_at.isoformat(), "content": content}
        yield [CERTIFICATE, *(said[name] for name in KEPT)]


def _lines(file: Path, key: bytes) -> Iterator[Line]:
    previous = ""
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        text, _, mark = line.rpartition(" ")
        if mark != keys.mark(key, f"{previous}\n{text}".encode()):
            raise Damaged("The disposal register was changed by others, or belongs elsewhere.")
        yield json.loads(text)
        previous = mark


def _write(file: Path, key: bytes, lines: list[Line]) -> None:
    """Write the whole file anew beside the old one and put it in its place."""
    beside = file.with_name(f".{file.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        previous = ""
        for one in lines:
            text = json.dumps(one, ensure_ascii=False)
            previous = keys.mark(key, f"{previous}\n{text}".encode())
            out.write(f"{text} {previous}\n")
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
