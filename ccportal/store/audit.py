"""The audit trail: every change, sensitive read, refusal and release (C8).

A row holds references only, never a value, and the SHA-256 that binds it to the row before.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from peewee import BigIntegerField, DateTimeField, TextField

from ccportal.store.database import RecordsModel

FIRST = "0" * 64
"""What the first row is bound to."""


class AuditEntry(RecordsModel):
    """One thing that was done, refused or read; `at` is UTC."""

    seq = BigIntegerField(primary_key=True)
    at = DateTimeField(index=True)
    actor = TextField()
    action = TextField(index=True)
    object_ref = TextField(null=True)
    detail = TextField(null=True)
    previous = TextField()
    digest = TextField()

    class Meta:
        indexes = ((("object_ref", "action", "detail", "at"), False),)

    def expected_digest(self) -> str:
        """The digest that the row should carry."""
        row = [
            self.seq,
            self.at.isoformat(timespec="microseconds"),
            self.actor,
            self.action,
            self.object_ref,
            self.detail,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(row, ensure_ascii=False).encode()).hexdigest()


def append(
    at: datetime, actor: str, action: str, object_ref: str | None, detail: str | None
) -> AuditEntry:
    """Bind one more row to the trail; only inside the transaction of what it tells of."""
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).limit(1).first()
    entry = AuditEntry(
        seq=last.seq + 1 if last else 1,
        at=at,
        actor=actor,
        action=action,
        object_ref=object_ref,
        detail=detail,
        previous=last.digest if last else FIRST,
    )
    entry.digest = entry.expected_digest()
    entry.save(force_insert=True)
    return entry


def first_fault() -> int | None:
    """The number of the first row that does not fit the one before; None where all do."""
    expected, previous = 1, FIRST
    for entry in AuditEntry.select().order_by(AuditEntry.seq).iterator():
        fits = entry.seq == expected and entry.previous == previous
        if not fits or entry.digest != entry.expected_digest():
            return expected
        expected, previous = expected + 1, entry.digest
    return None


def head() -> tuple[int, str]:
    """The number and the digest of the last row.

    Written down elsewhere, they show later whether the end of the trail was cut off.
    """
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    return (last.seq, last.digest) if last else (0, FIRST)
