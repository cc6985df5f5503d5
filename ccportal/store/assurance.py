"""How the clauses stood on each day, and what was last looked through; nobody is in it (C1 to VIO).

What takes long to find out, since it is read through from end to end, is found by the timetable
once a day and kept; the page says on which day that was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from peewee import AutoField, DateField, IntegerField, TextField, fn

from ccportal.store.database import RecordsModel

State = tuple[str, str]
"""A colour, and what was said of it."""


class AssuranceDay(RecordsModel):
    """How a clause stood on a day: its colour, and the evidence in words, a line each."""

    id = AutoField()
    on = DateField(index=True)
    code = TextField()
    colour = TextField()
    says = TextField()

    class Meta:
        indexes = ((("code", "on"), True),)


class AssuranceCheck(RecordsModel):
    """What was found when something was looked through from end to end, and on which day.

    `found` is how many faults, or how many that are due; `since` is the day of the oldest.
    """

    name = TextField(primary_key=True)
    on = DateField()
    found = IntegerField()
    since = DateField(null=True)


def keep(on: date, states: Mapping[str, State]) -> None:
    """Put down how the clauses stand on a day; said again on the same day, the last one counts."""
    AssuranceDay.delete().where(AssuranceDay.on == on).execute()
    AssuranceDay.insert_many(
        [
            {"on": on, "code": code, "colour": colour, "says": says}
            for code, (colour, says) in states.items()
        ]
    ).execute()


def note_check(name: str, on: date, found: int, since: date | None = None) -> None:
    """Put down what was found when something was looked through."""
    AssuranceCheck.delete().where(AssuranceCheck.name == name).execute()
    AssuranceCheck.create(name=name, on=on, found=found, since=since)


def changes(since: date) -> dict[str, list[AssuranceDay]]:
    """For each clause, oldest first, the days from `since` on on which it stood anew; one query.

    The first day that is known counts as one.
    """
    one = AssuranceDay
    window = {"partition_by": [one.code], "order_by": [one.on]}
    before = fn.LAG(one.colour).over(**window)
    rows = one.select(one.on, one.code, one.colour, one.says, before.alias("before"))
    rows = rows.where(one.on >= since)
    inner = rows.alias("days")
    columns = (inner.c.on, inner.c.code, inner.c.colour, inner.c.says)
    changed = inner.c.before.is_null() | (inner.c.before != inner.c.colour)
    query = one.select(*columns).from_(inner).where(changed).order_by(inner.c.code, inner.c.on)
    found: defaultdict[str, list[AssuranceDay]] = defaultdict(list)
    for row in query:
        found[row.code].append(row)
    return found
