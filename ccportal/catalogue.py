"""Every field of personal data that the centre keeps: about whom, why, whence, and how shown.

An answer shows a value only where a field here says how. A column that is not here fails the
tests, so nothing new is kept, or shown, without a decision on it (DP1, DP2, SAR).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ccportal import (
    catalogue_disclosures,
    catalogue_duties,
    catalogue_households,
    catalogue_internal,
    catalogue_people,
    catalogue_records,
)
from ccportal.catalogue_fields import PURPOSES, Field, How, Purpose, Table, Whose

__all__ = ["AREAS", "PURPOSES", "TABLES", "WORDS", "Field", "How", "Purpose", "Table", "Whose"]

TABLES: tuple[Table, ...] = (
    *catalogue_people.TABLES,
    *catalogue_households.TABLES,
    *catalogue_records.TABLES,
    *catalogue_disclosures.TABLES,
    *catalogue_duties.TABLES,
    *catalogue_internal.TABLES,
)
"""Every table of the records store."""

AREAS: Mapping[str, str] = MappingProxyType(
    {
        "people": "Names and contact details",
        "families": "Family",
        "team": "Time on our team",
        "accounts": "Account on our records system",
        "referrals": "Referrals",
        "attendances": "Attendance",
        "notes": "Notes",
        "incidents": "Incidents",
        "risks": "Risks",
        "documents": "Documents and letters",
        "consents": "Agreements to pass on contact details",
        "disclosures": "What we passed on",
        "assessments": "Assessments",
        "requests": "Requests",
    }
)
"""The areas of an answer: every list that one is made of, in the order in which they stand."""

OWN = ("people", "families", "team", "accounts")
"""The subject's own entries, which go into an answer without a decision."""


def table(kind: str) -> Table:
    """The table that the records of a list are kept in; raises KeyError for an unknown list."""
    return _BY_KIND[kind]


def parts(kind: str) -> tuple[Table, ...]:
    """The tables of the lists that are inside the records of a list."""
    return tuple(one for one in TABLES if one.kind == kind and one.part is not None)


_BY_KIND = {one.kind: one for one in TABLES if one.kind is not None and one.part is None}

WORDS: dict[str, tuple[str, ...]] = {
    kind: tuple(one.key for one in table(kind).shown if one.how is How.WORDS)
    for kind in AREAS
    if kind not in OWN
}
"""The lists whose records need a decision, with the fields of each that hold words."""
