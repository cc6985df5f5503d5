"""Moving all that hangs on one person to another, and putting it back as it was.

What was moved is written down as plain JSON: table, column and keys, and the whole of the rows
that had to go because the other person stands in their place already.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from peewee import ForeignKeyField

from ccportal.store.database import RecordsModel
from ccportal.store.families import Member
from ccportal.store.households import Merge
from ccportal.store.people import About, ContactDetail, KnownAs, Person, Record
from ccportal.store.principles import BreachPerson

ONCE = {About.__name__: "record", Member.__name__: "family", BreachPerson.__name__: "breach"}
"""Tables in which a person stands once: the column that says in what."""

ORDERED = (KnownAs, ContactDetail)
"""Lists of a person that keep their order by `position`."""


@dataclass(frozen=True, slots=True)
class Hangs:
    """A table and column in which a person stands."""

    model: type[RecordsModel]
    field: ForeignKeyField


def columns() -> Iterator[Hangs]:
    """Every column that names a person, as such or as one of all records; merges left out."""
    for field in (*Person._meta.backrefs, *Record._meta.backrefs):
        if field.model is not Merge:
            yield Hangs(field.model, field)


def counts(person: str) -> dict[str, int]:
    """How many rows of each table name a person."""
    found: dict[str, int] = {}
    for one in columns():
        number = one.model.select().where(one.field == person).count()
        found[one.model.__name__] = found.get(one.model.__name__, 0) + number
    return {name: number for name, number in found.items() if number}


def move(gone: str, kept: str) -> str:
    """Move all of `gone` to `kept` and remove `gone`; what it was, as JSON. In a transaction."""
    moved: dict[str, Any] = {"person": _plain(Person.get_by_id(gone)), "rows": [], "removed": []}
    for one in columns():
        for row in list(one.model.select().where(one.field == gone)):
            if _stands(row, one, kept):
                moved["removed"].append([one.model.__name__, _plain(row)])
                row.delete_instance()
                continue
            key = one.model._meta.primary_key
            before = getattr(row, "position", None) if one.model in ORDERED else None
            moved["rows"].append([one.model.__name__, one.field.name, row._pk, before])
            values: dict[Any, Any] = {one.field: kept}
            if before is not None:
                values[one.model._meta.fields["position"]] = _last(one.model, kept) + 1
            one.model.update(values).where(key == row._pk).execute()
    Person.delete().where(Person.ref == gone).execute()
    return json.dumps(moved, ensure_ascii=False)


def put_back(text: str, kept: str) -> None:
    """Undo `move`: what still stands on `kept` of all that was moved. In a transaction."""
    moved = json.loads(text)
    models = {one.model.__name__: one.model for one in columns()}
    gone = moved["person"]["ref"]
    Person.create(**moved["person"])
    for name, column, identity, position in moved["rows"]:
        model = models[name]
        field = model._meta.fields[column]
        values: dict[Any, Any] = {field: gone}
        if position is not None:
            values[model._meta.fields["position"]] = position
        here = (model._meta.primary_key == identity) & (field == kept)
        model.update(values).where(here).execute()
    for name, row in moved["removed"]:
        models[name].create(**row)


def _stands(row: Any, hangs: Hangs, kept: str) -> bool:
    """Whether the other person stands already in what this row says."""
    other = ONCE.get(hangs.model.__name__)
    if other is None or other == hangs.field.name:
        return False
    field: Any = hangs.model._meta.fields[other]
    same = (field == row.__data__[other]) & (hangs.field == kept)
    return bool(hangs.model.select().where(same).exists())


def _last(model: Any, person: str) -> int:
    positions = [one.position for one in model.select().where(model.person == person)]
    return max(positions, default=-1)


def _plain(row: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.__data__.items()
    }
