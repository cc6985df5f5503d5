"""Bringing people, families, sessions and attendances in from a spreadsheet: all or nothing.

`plan` says row by row what would happen and changes nothing; `bring` does just that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ccportal.acts import refs
from ccportal.acts.act import act
from ccportal.acts.spreadsheets_kinds import READERS, unopened
from ccportal.acts.spreadsheets_known import Known
from ccportal.acts.spreadsheets_rows import Line, Reader
from ccportal.errors import Invalid
from ccportal.rules import spreadsheets as rules
from ccportal.store import loading, search
from ccportal.store.content import Row

KINDS = tuple(rules.TEMPLATES)


@dataclass(frozen=True, slots=True)
class Plan:
    """What would happen: a line a row, every fault, and how many records would be new."""

    kind: str
    lines: tuple[Line, ...]
    faults: tuple[str, ...]
    new: int


def plan(kind: str, content: bytes) -> Plan:
    """What `bring` would do with the spreadsheet; raises Invalid where it cannot be read."""
    found = _read(kind, content)
    return Plan(kind, tuple(found.lines), tuple(found.faults), len(found.records))


def bring(actor: str, kind: str, content: bytes) -> int:
    """Enter every row of the spreadsheet; how many records that were.

    Raises Invalid with every fault, as `row 3, phone: what is wrong`; then nothing is entered.
    """
    with act(actor, "spreadsheet:import", detail=kind):
        found = _read(kind, content)
        if found.faults:
            raise Invalid("The spreadsheet has faults; nothing was entered.", tuple(found.faults))
        records = [_with_ref(kind, one) for one in found.records]
        loading.put(kind, records)
    search.refresh()
    return len(records)


def template(kind: str) -> str:
    """An empty spreadsheet of a kind: its columns."""
    return rules.written([[one.name for one in rules.TEMPLATES[kind]]])


def _read(kind: str, content: bytes) -> Reader:
    if kind not in rules.TEMPLATES:
        raise Invalid(f"Spreadsheets are of {', '.join(KINDS)}.")
    found = Reader(Known())
    for number, row in rules.read(kind, content):
        found.take(number, row, READERS[kind])
    found.faults += [f"family {one}, opened_on: missing" for one in unopened(found.records)]
    return found


def _with_ref(kind: str, record: Mapping[str, object]) -> Row:
    return {**record, "ref": record.get("ref") or refs.unused(kind)}
