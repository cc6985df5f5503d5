"""References for what is written down here: a letter for the list, and six drawn by chance."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from ccportal.acts.intake.tickets import LETTERS
from ccportal.store.people import Record

PREFIXES: Mapping[str, str] = {
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


def fresh(kind: str) -> str:
    """A new reference like `n-7KQ4WM`, entered in the register; only inside a transaction."""
    while True:
        ref = f"{PREFIXES[kind]}-{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"
        if Record.get_or_none(Record.ref == ref) is None:
            Record.create(ref=ref, kind=kind)
            return ref
