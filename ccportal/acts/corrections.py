"""Putting a fact right: what was there before is kept, with when, by whom and why (DP4, SAR).

It is kept always, so while a request concerns the person as well.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccportal import clock
from ccportal.errors import Conflict, Invalid
from ccportal.store.households import Correction

REASONS: Mapping[str, str] = {
    "they-said-so": "They told us themselves",
    "seen-on-a-paper": "It was seen on a paper",
    "written-wrongly": "It was written down wrongly",
    "changed-since": "It has changed since",
}
"""Why something is put right: chosen, so that no words about anybody stand there."""

Changes = Mapping[str, tuple[str | None, str | None]]
"""What stood in each field, and what is to stand there."""


def keep(actor: str, record: str, person: str, changes: Changes, reason: str) -> None:
    """Keep what stood in the fields that change; only inside the transaction that changes them.

    Raises Invalid where no reason is chosen, Conflict where nothing changes.
    """
    if reason not in REASONS:
        raise Invalid("Choose why it is put right")
    changed = {field: before for field, (before, after) in changes.items() if before != after}
    if not changed:
        raise Conflict("Nothing is different from what is there.")
    for field, before in changed.items():
        Correction.create(
            record=record,
            person=person,
            field=field,
            before=before,
            reason=reason,
            on=clock.today(),
            by=actor,
        )


def of(person: str) -> list[Correction]:
    """Everything that was put right about somebody, the newest first."""
    found = Correction.select().where(Correction.person == person)
    return list(found.order_by(Correction.id.desc()))
