"""How retention stands, in numbers: for reminders and the page of policy assurance (C8, C9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal.acts import backup, disposal, disposal_certificates, retention
from ccportal.rules import disposal as rule
from ccportal.rules.disposal import State


@dataclass(frozen=True, slots=True)
class Standing:
    """What is due and what was done; nobody is named in it.

    `due` and `held_back` count families, and members of the team who belong to none;
    `due_since` is the first day on which one of those was due. `to_agree` batches wait for the
    chair, `under_way` are being disposed of. `chain_fault` is the number of the first
    certificate that does not fit. The other days are None for never.
    """

    due: int
    held_back: int
    due_since: date | None
    to_agree: int
    under_way: int
    last_disposal: date | None
    chain_fault: int | None
    last_backup: date | None
    last_restore_drill: date | None


def standing() -> Standing:
    """How retention stands today."""
    here = retention.look()
    units = set(rule.units(here.register, here.listed))
    members = {one for people in here.register.families.values() for one in people}
    due = [one for one in here.listed.due if one.ref in units - disposal.busy()]
    states = [one.state for one in disposal.open_batches()]
    return Standing(
        due=len(due),
        held_back=sum(one.due.ref not in members for one in here.listed.held_back),
        due_since=min((one.waste_from for one in due), default=None),
        to_agree=states.count(State.PROPOSED),
        under_way=len(states) - states.count(State.PROPOSED),
        last_disposal=disposal_certificates.last_on(),
        chain_fault=disposal_certificates.first_fault(),
        last_backup=backup.last_made(),
        last_restore_drill=backup.last_checked(),
    )
