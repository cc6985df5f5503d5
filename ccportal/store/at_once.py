"""Several queries asked of the store with one statement: a page needs few, and sees one moment."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from typing import Any, TypeAlias, TypeVar, cast

from peewee import SQL, Alias, Field, FieldAlias, ModelSelect, Select, fn

from ccportal.store.database import Store, json_functions, records_db

T = TypeVar("T")


class Answered:
    """Rows that are here already, where a query looks for those of its own statement."""

    def __init__(self, names: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        self.description = [(name,) for name in names]
        self._rows = iter(rows)

    def fetchone(self) -> Sequence[object] | None:
        """The next row; None behind the last."""
        return next(self._rows, None)

    def close(self) -> None:
        """Nothing is open."""


def at_once(*queries: ModelSelect[Any], database: Store = records_db) -> None:
    """Ask all these queries with one statement; each of them has its rows from then on.

    They select columns of models, or expressions that have an alias; no bytes are among these.
    """
    if not queries:
        return
    one_row, all_rows = json_functions(database)
    parts = []
    asked: tuple[Any, ...] = queries
    for query in asked:
        inner = query.clone()
        columns = map(_itself, query._returning)
        inner._returning = (getattr(fn, one_row)(*columns).alias("one"),)
        parts.append(Select([inner.alias("each")], [getattr(fn, all_rows)(SQL("one"))]))
    (answers,) = Select(columns=parts).bind(database).tuples()
    for query, answer in zip(asked, answers, strict=True):
        rows = [_read(query, one) for one in _plain(answer) or ()]
        names = [_name(one) for one in query._returning]
        query._cursor_wrapper = query._get_cursor_wrapper(Answered(names, rows))


Steps: TypeAlias = Generator[tuple[Any, ...], None, T]
"""Something that is found out step by step: it gives the queries that it needs answered before it
goes on, and returns what it found."""


def side_by_side(*parts: Steps[Any]) -> Steps[list[Any]]:
    """Go all these steps at once: what each of them asks next is asked together."""
    found: list[Any] = [None] * len(parts)
    going = list(enumerate(parts))
    while going:
        asked: list[Any] = []
        left = []
        for place, part in going:
            try:
                asked += next(part)
                left.append((place, part))
            except StopIteration as end:
                found[place] = end.value
        if asked:
            yield tuple(asked)
        going = left
    return found


def together(*parts: Steps[Any]) -> list[Any]:
    """What all these find: with as many statements as the longest of them has steps."""
    going = side_by_side(*parts)
    while True:
        try:
            at_once(*next(going))
        except StopIteration as end:
            found: list[Any] = end.value
            return found


def alone(steps: Steps[T]) -> T:
    """What these steps find by themselves."""
    (found,) = together(steps)
    return cast(T, found)


def asking(query: Any) -> Steps[list[Any]]:
    """The rows of a query, as a step."""
    yield (query,)
    return list(query)


def values(database: Store = records_db, /, **queries: ModelSelect[Any]) -> dict[str, Any]:
    """The one value that each query selects, by its name; None where it finds no row."""
    columns = [query.alias(name) for name, query in queries.items()]
    (found,) = Select(columns=columns).bind(database).dicts()
    return dict(found)


def _read(query: Any, row: object) -> list[object]:
    return [
        one.replace("T", " ") if _is_time(column) and isinstance(one, str) else one
        for column, one in zip(query._returning, _plain(row), strict=True)
    ]


def _plain(value: Any) -> Any:
    """What is JSON still, or is read already: engines differ."""
    return json.loads(value) if isinstance(value, str) else value


def _is_time(column: object) -> bool:
    field = column.field if isinstance(column, FieldAlias) else column
    return getattr(field, "field_type", "") == "DATETIME"


def _itself(column: Any) -> Any:
    return vars(column)["node"] if isinstance(column, Alias) else column


def _name(column: Any) -> str:
    if isinstance(column, Alias):
        return str(vars(column)["_alias"])
    field = column.field if isinstance(column, FieldAlias) else column
    if not isinstance(field, Field):
        raise TypeError("what is asked at once has a name")
    return str(field.column_name)
