"""References for what is written down here: a letter for the list, and six drawn by chance."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from ccportal.acts.intake.tickets import LETTERS
from ccportal.store.people import Record
from ccportal.store.retention import DisposalEntry

PREFIXES: Mapping[str, str] = {
    "policy_versions": "pv",
    "organisations": "org",
    "people": "p",
    "families": "f",
    "referrals": "ref",
    "sessions": "s",
    "attendances": "a",
    "notes": "n",
    "incidents": "i",
    "risks": "r",
    "documents": "d",
    "consents": "c",
    "disclosures": "out",
    "assessments": "as",
}
"""What the references of each list begin with."""

LENGTH = 6


def unused(kind: str) -> str:
    """A reference like `n-7KQ4WM` that no record has; it is not entered in the register."""
    while True:
        ref = f"{PREFIXES[kind]}-{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"
        if Record.get_or_none(Record.ref == ref) is None and not _was_disposed_of(ref):
            return ref


def fresh(kind: str) -> str:
    """An unused reference, entered in the register; only inside a transaction."""
    ref = unused(kind)
    Record.create(ref=ref, kind=kind)
    return ref


def _was_disposed_of(ref: str) -> bool:
    """Whether it was somebody's who was disposed of: a restore disposes of that ref again (C9)."""
    return DisposalEntry.get_or_none(DisposalEntry.ref == ref) is not None
