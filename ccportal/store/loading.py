"""Putting many records into the store, each in the archive's own form (see `forms`).

Rows are taken as they are: whoever calls has checked them, and holds the transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from peewee import DateTimeField, fn

from ccportal.store.content import Row
from ccportal.store.database import RecordsModel, records_db
from ccportal.store.forms import FORMS, TEAM, Form
from ccportal.store.people import Record
from ccportal.store.volunteers import TeamMember

AT_ONCE = 2_000
Owned = Iterable[tuple[object, Sequence[object]]]
"""What each owner has in a list: its key, and the entries in their order."""


def put(kind: str, rows: Sequence[Row], **others: object) -> None:
    """Put records of one list into the store, with their refs and all their parts.

    `others` are columns that the archive has no key for, the same in every row. Of a request
    its own columns alone are put: what was decided needs more than a row says.
    """
    form = FORMS[kind]
    insert(Record, ("ref", "kind"), ((row["ref"], kind) for row in rows))
    columns = [*(key.column for key in form.columns), *others]
    insert(form.model, columns, ([*_values(form, row), *others.values()] for row in rows))
    if kind != "requests":
        for key, part in form.parts:
            _put_parts(part, ((row["ref"], row.get(key.name, ())) for row in rows))


def put_team(rows: Sequence[Row]) -> None:
    """Put members of the team into the store, after those who are there already."""
    first = (TeamMember.select(fn.MAX(TeamMember.position)).scalar() or 0) + 1
    columns = ["position", *(key.column for key in TEAM.columns)]
    entries = ([first + index, *_values(TEAM, row)] for index, row in enumerate(rows))
    insert(TeamMember, columns, entries)
    new = TeamMember.select().where(TeamMember.position >= first)
    ids = {one.position: one.id for one in new}
    for key, part in TEAM.parts:
        owned = ((ids[first + index], row.get(key.name, ())) for index, row in enumerate(rows))
        _put_parts(part, owned)


def insert(
    model: type[RecordsModel], columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Put many rows into one table with one statement, some thousands at a time.

    Columns are named as the model names them: all of them that have a default.
    """
    fields = [model._meta.fields[column] for column in columns]
    statement, _ = model.insert_many([[None] * len(fields)], fields).sql()
    times = [at for at, field in enumerate(fields) if isinstance(field, DateTimeField)]
    values = (_kept(row, times) for row in rows)
    # Ready before the statement runs: making them may ask the store something, and a server
    # answers nothing else meanwhile.
    while some := list(islice(values, AT_ONCE)):
        records_db.cursor().executemany(statement, some)


def _put_parts(form: Form, owned: Owned) -> None:
    columns = [str(form.owner), "position", *(key.column for key in form.keys)]
    insert(form.model, columns, _part_rows(form, owned))


def _part_rows(form: Form, owned: Owned) -> Iterator[Sequence[object]]:
    for owner, entries in owned:
        for position, entry in enumerate(entries):
            yield [owner, position, *_values(form, entry)]


def _values(form: Form, entry: object) -> list[object]:
    """The columns of one entry; a yes or no that is left out is a no."""
    if not isinstance(entry, dict):
        return [entry]
    return [entry.get(key.name, None if key.told else False) for key in form.columns]


def _kept(row: Sequence[object], times: Sequence[int]) -> Sequence[object]:
    """A row as its columns keep it: of a time, the seconds too; `times` are their places."""
    if not times:
        return row
    kept = list(row)
    for at in times:
        value = kept[at]
        if isinstance(value, str):
            kept[at] = f"{value.replace('T', ' ')}:00"
    return kept
