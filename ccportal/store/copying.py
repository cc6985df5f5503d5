"""All rows of both stores as lines, and lines as rows again; on either engine alike.

What can be made anew (the search, parts of answers) or must not come back (who was signed in)
is left out.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date, datetime
from itertools import islice
from typing import Any, cast

from peewee import BlobField, DateField, DateTimeField, Field

from ccportal.store import tables
from ccportal.store.database import (
    Table,
    count_on,
    portal_db,
    records_db,
    snapshot,
    writing,
)

LEFT_OUT = frozenset(
    {"Findable", "Written", "Drawn", "StaffSession", "Attempt", "PortalSession", "PortalAttempt"}
)
AT_ONCE, LARGE_AT_ONCE = 400, 8
"""Rows that are read or written together; of files and packs, which may be large, a few."""

Model = type[Table]


def rows_out() -> Iterator[list[Any]]:
    """Every row of both stores as they stand at one moment each: `[table, value, ...]`.

    The portal's moment comes first: what is fetched from it meanwhile is in it still, and is
    fetched again after a restore; what has left it is in the records already.
    """
    with ExitStack() as held:
        held.enter_context(snapshot(portal_db))
        held.enter_context(snapshot(records_db))
        for model in (*tables.portal(), *tables.records()):
            if model.__name__ not in LEFT_OUT:
                for row in _read(model):
                    yield [model.__name__, *map(_plain, row)]


def rows_in(rows: Iterable[list[Any]]) -> int:
    """Put rows into empty stores, all of them or none; how many there were."""
    known: dict[str, Model] = {one.__name__: one for one in (*tables.portal(), *tables.records())}
    count = 0
    later: list[tuple[Model, Any, dict[Any, Any]]] = []
    with writing(portal_db), writing(records_db):
        for name, some in _some(rows, known):
            count += len(some)
            later += _insert(known[name], some)
        for model, key, values in later:
            model.update(values).where(_key(model) == key).execute()
        for database, models in ((portal_db, tables.portal()), (records_db, tables.records())):
            count_on(database, [one._meta.table_name for one in models if _counts(one)])
    return count


def columns() -> dict[str, list[str]]:
    """The columns of every table, in the order in which a row has them."""
    models = (*tables.portal(), *tables.records())
    return {
        one.__name__: [field.column_name for field in one._meta.sorted_fields]
        for one in models
        if one.__name__ not in LEFT_OUT
    }


def is_empty() -> bool:
    """Whether neither store holds a row."""
    return not any(one.select().exists() for one in (*tables.portal(), *tables.records()))


def _read(model: Model) -> Iterator[tuple[Any, ...]]:
    key = _key(model)
    keys = [one for (one,) in _tuples(model.select(key).order_by(key))]
    left, most = iter(keys), _at_once(model)
    while some := list(islice(left, most)):
        yield from _tuples(model.select().where(key.in_(some)).order_by(key))


def _insert(model: Model, rows: list[list[Any]]) -> list[tuple[Model, Any, dict[Any, Any]]]:
    """Put rows into their table; what they say of rows of the same one, to be put in later."""
    fields = model._meta.sorted_fields
    # by name: two columns that are compared make a condition of a query, not an answer
    own = {one.name for one in fields if getattr(one, "rel_model", None) is model}
    key = str(_key(model).name)
    later, values = [], []
    for row in rows:
        said = {one.name: _value(one, given) for one, given in zip(fields, row, strict=True)}
        loose = {name: said[name] for name in own if said[name] is not None}
        if loose:
            later.append((model, said[key], loose))
        values.append(said | dict.fromkeys(loose))
    model.insert_many(values).execute()
    return later


def _some(rows: Iterable[list[Any]], known: Mapping[str, Model]) -> Iterator[tuple[str, list[Any]]]:
    """Rows of one table, without its name, as many as are put in together."""
    name, most = "", AT_ONCE
    waiting: list[Any] = []
    for row in rows:
        if waiting and (row[0] != name or len(waiting) >= most):
            yield name, waiting
            waiting = []
        if row[0] != name:
            name, most = row[0], _at_once(known[row[0]])
        waiting.append(row[1:])
    if waiting:
        yield name, waiting


def _at_once(model: Model) -> int:
    large = any(isinstance(one, BlobField) for one in model._meta.sorted_fields)
    return LARGE_AT_ONCE if large else AT_ONCE


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if isinstance(value, date | datetime) else value


def _value(field: Field, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, BlobField):
        return base64.b64decode(value)
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(field, DateField) else value


def _counts(model: Model) -> bool:
    """Whether the table gives its rows their numbers itself."""
    return bool(getattr(_key(model), "auto_increment", False))


def _key(model: Model) -> Any:
    return model._meta.primary_key


def _tuples(query: Any) -> Iterator[tuple[Any, ...]]:
    return cast(Iterator[tuple[Any, ...]], iter(query.tuples()))


def line(row: list[Any]) -> bytes:
    """A row as a line."""
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"
