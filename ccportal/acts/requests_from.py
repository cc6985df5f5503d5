"""From whom a record came, and what went to whom, as far as the register tells (SAR)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccportal.catalogue import TABLES, How
from ccportal.rules.privilege import Sender
from ccportal.store.families import Member, Referral
from ccportal.store.people import Organisation

LAWYERS = "solicitor"
"""The kind of an organisation of lawyers."""

PARTIES = frozenset(one.key for table in TABLES for one in table.shown if one.how is How.PARTY)
"""The fields in which an organisation stands by its name."""


def sender_of(row: Mapping[str, Any]) -> Sender:
    """Whether a record came from a lawyer who has referred nobody, or from anybody else.

    Somebody who is in no family may have passed on what our own lawyer wrote: that is unknown.
    """
    ref = row.get("received_from")
    if ref is None:
        return Sender.UNKNOWN
    body = Organisation.get_or_none(Organisation.ref == ref)
    if body is None:
        in_family = Member.select().where(Member.person == ref).exists()
        return Sender.ANOTHER if in_family else Sender.UNKNOWN
    refers = Referral.select().where(Referral.organisation == ref).exists()
    return Sender.LAWYER if body.kind == LAWYERS and not refers else Sender.ANOTHER


def parties_of(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the organisations in the short fields of a record."""
    refs = {row[key] for key in PARTIES if row.get(key)}
    if not refs:
        return ()
    found = Organisation.select(Organisation.name).where(Organisation.ref.in_(refs))
    return tuple(one.name for one in found.order_by(Organisation.name))
