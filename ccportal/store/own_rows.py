"""What is arranged with somebody and their families, as rows for their own entry of an answer.

A key stands in them only where there is something: without such rows an answer is what it was.
Other people's columns are not read at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from peewee import Field

from ccportal.store.calendar import Booking
from ccportal.store.contact import Session
from ccportal.store.database import RecordsModel
from ccportal.store.households import (
    Arrangement,
    ContactUse,
    Correction,
    CourtOrder,
    FamilyStep,
    MayCollect,
    Need,
)
from ccportal.store.people import ContactDetail

Rows = dict[str, list[dict[str, Any]]]


def of_person(person: str) -> Rows:
    """The rows of the lists `needs`, `collects`, `collected`, `contact_uses`, `corrections`."""
    uses = ContactUse.select().join(ContactDetail).where(ContactDetail.person == person)
    collects = "from_on until_on"
    return _told(
        needs=_rows(Need, Need.person == person, "kind text from_on until_on", Need.id),
        collects=_rows(MayCollect, MayCollect.collector == person, collects, MayCollect.id),
        collected=_rows(MayCollect, MayCollect.child == person, collects, MayCollect.id),
        contact_uses=[
            _row(one, "safe do_not_use confirmed_on") for one in uses.order_by(ContactUse.detail)
        ],
        corrections=_rows(
            Correction, Correction.person == person, "field before reason on", Correction.id
        ),
    )


def of_family(family: str, person: str) -> Rows:
    """The rows of `arrangements`, `orders`, `steps` and `bookings`: the family's and theirs."""
    theirs = Arrangement.person.is_null() | (Arrangement.person == person)
    steps = FamilyStep.person.is_null() | (FamilyStep.person == person)
    return _told(
        arrangements=_rows(
            Arrangement,
            (Arrangement.family == family) & theirs,
            "kind text minutes from_on until_on look_again_on",
            Arrangement.id,
        ),
        orders=_rows(
            CourtOrder, CourtOrder.family == family, "text made_on until_on ended_on", CourtOrder.id
        ),
        steps=_rows(
            FamilyStep,
            (FamilyStep.family == family) & steps,
            "event on visit_at why",
            FamilyStep.id,
        ),
        bookings=_bookings(family),
    )


def _bookings(family: str) -> list[dict[str, Any]]:
    """When the sessions begin that a family is or was booked into, and what became of it."""
    rows = Booking.select(Booking, Session).join(Session).where(Booking.family == family)
    found: Iterable[Any] = rows.order_by(Session.starts_at, Booking.id)
    return [{"session": _plain(one.session.starts_at), "state": one.state} for one in found]


def _told(**lists: list[dict[str, Any]]) -> Rows:
    return {key: rows for key, rows in lists.items() if rows}


def _rows(model: type[RecordsModel], which: Any, names: str, order: Field) -> list[dict[str, Any]]:
    found: Iterable[Any] = model.select().where(which).order_by(order)
    return [_row(one, names) for one in found]


def _row(one: Any, names: str) -> dict[str, Any]:
    """The columns of a row that say something, as an answer reads them."""
    said = {name: getattr(one, name) for name in names.split()}
    return {name: _plain(value) for name, value in said.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
