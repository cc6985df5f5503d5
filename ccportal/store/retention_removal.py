"""Removing families and people from every table, as `retention_plan` has it (C9).

A record goes whole or stays whole. Where somebody who is gone stands in a record that stays
(a note that they wrote on a family that still comes), a nameless entry stands in for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from typing import Any, cast

from peewee import Field, ForeignKeyField

from ccportal.store import tables
from ccportal.store.database import RecordsModel
from ccportal.store.documents import Document, FileContent
from ccportal.store.families import Family
from ccportal.store.households import Merge
from ccportal.store.people import NAMELESS, About, Person, Record
from ccportal.store.requests import Decision, Item, Request
from ccportal.store.retention_plan import PLAN, Goes

AT_ONCE = 500
Keys = dict[type[RecordsModel], set[Any]]
FIRST = (Family, Person, Record)
"""What the removal begins with; their rows are taken away at the end."""


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows of each table went, and how many people stand nameless in what stays."""

    counts: dict[str, int]
    nameless: int


def remove(families: Collection[str], people: Collection[str]) -> Removed:
    """Remove them and all that is held on them alone. In a transaction.

    What an open request has collected of no family's stays until that is over.
    """
    keys = _what_goes(families, people)
    files = _files(keys[Document])
    counts = {}
    for model in reversed(tables.records()):
        if model not in FIRST and keys.get(model):
            counts[model.__name__] = _delete(model, keys[model])
    counts["Family"] = _delete(Family, keys[Family])
    counts["FileContent"] = _let_go_of(files)
    stays = _still_named(people)
    counts["Person"] = _delete(Person, set(people) - stays)
    _make_nameless(stays)
    _delete(Record, keys[Record] - stays)
    return Removed({name: number for name, number in counts.items() if number}, len(stays))


def families_collected(
    requests: Collection[str], families: Collection[str]
) -> dict[str, frozenset[str]]:
    """Of these families, those whose records each of these requests has collected or decided on."""
    queries: list[Any] = []
    for model in _of_families():
        family = model._meta.fields["family"]
        for holder in (Item, Decision):
            query = holder.select(holder.request, family).distinct()
            query = query.join(model, on=(holder.record == _key(model)))
            held = holder.request.in_(sorted(requests)) & family.in_(sorted(families))
            queries.append(query.where(held))
    found: dict[str, set[str]] = defaultdict(set)
    for ref, one in _rows(reduce(lambda left, right: left + right, queries)):
        found[ref].add(one)
    return {ref: frozenset(one) for ref, one in found.items()}


def _what_goes(families: Collection[str], people: Collection[str]) -> Keys:
    """The keys of every row that goes, by table; of people also those who stay nameless."""
    keys: Keys = defaultdict(set)
    keys[Family], keys[Person] = set(families), set(people)
    keys[Record] = keys[Family] | keys[Person] | _merged(people)
    models = [one for one in tables.records() if one not in FIRST]
    named = [one for one in models if _has_refs(one)]
    for model in (*named, *(one for one in models if one not in named)):
        plan = PLAN[model.__name__]
        if plan.goes is Goes.HELD:
            keys[model] = _held(model, keys)
        elif plan.goes is Goes.WITH and model is not FileContent:
            for column in plan.by:
                keys[model] |= _with(model, model._meta.fields[column], keys)
        if model in named:
            keys[Record] |= keys[model]
    return keys


def _has_refs(model: type[RecordsModel]) -> bool:
    return bool(_key(model).name == "ref")


def _with(model: type[RecordsModel], column: Field, keys: Keys) -> set[Any]:
    """The rows whose column names something that goes; a text names records by their refs."""
    target = column.rel_model if isinstance(column, ForeignKeyField) else Record
    return _where(model, column, keys[target])


def _held(model: type[RecordsModel], keys: Keys) -> set[Any]:
    """Records of families that go, and those of no family whose people all go."""
    plan, fields = PLAN[model.__name__], model._meta.fields
    found = _where(model, fields["family"], keys[Family]) if "family" in fields else set()
    alone: set[Any] = set()
    for part in plan.by:
        alone |= _standing(model, part, keys[Person])
    alone -= found
    if "family" in fields:
        alone = _without_family(model, alone)
    kept = set().union(*(_others(model, part, alone, keys[Person]) for part in plan.by))
    return found | (alone - kept - _collected(alone))


def _standing(model: type[RecordsModel], part: str, people: Iterable[str]) -> set[Any]:
    """The rows in which one of the people stands in a part."""
    if part != "about":
        return _where(model, model._meta.fields[part], people)
    key = _key(model)
    query = model.select(key).join(About, on=(About.record == key))
    return {
        one for some in _chunks(people) for (one,) in _rows(query.where(About.person.in_(some)))
    }


def _others(
    model: type[RecordsModel], part: str, rows: Iterable[Any], people: Collection[str]
) -> set[Any]:
    """Of these rows, those in which somebody stands in a part who does not go."""
    key = _key(model)
    found = set()
    for some in _chunks(rows):
        if part == "about":
            query: Any = About.select(About.record, About.person).where(About.record.in_(some))
        else:
            column = model._meta.fields[part]
            query = model.select(key, column).join(Person, on=(Person.ref == column))
            query = query.where(key.in_(some))
        found |= {row for row, person in _rows(query) if person not in people}
    return found


def _without_family(model: type[RecordsModel], rows: Iterable[Any]) -> set[Any]:
    key, family = _key(model), model._meta.fields["family"]
    return {
        one
        for some in _chunks(rows)
        for (one,) in _rows(model.select(key).where(key.in_(some), family.is_null()))
    }


def _collected(records: Iterable[Any]) -> set[Any]:
    """Of these records, those that a request which is not over has among its own."""
    found: set[Any] = set()
    for some in _chunks(records):
        for holder in (Item, Decision):
            query = holder.select(holder.record).join(Request)
            query = query.where(holder.record.in_(some), Request.closed_on.is_null())
            found |= {one for (one,) in _rows(query)}
    return found


def _merged(people: Iterable[str]) -> set[str]:
    """The refs of entries that were merged into these people."""
    return {
        gone
        for some in _chunks(people)
        for (gone,) in _rows(Merge.select(Merge.gone).where(Merge.kept.in_(some)))
    }


def _files(documents: Iterable[str]) -> set[str]:
    return {
        digest
        for some in _chunks(documents)
        for (digest,) in _rows(Document.select(Document.file).where(Document.ref.in_(some)))
        if digest is not None
    }


def _let_go_of(files: set[str]) -> int:
    """Remove the contents that no document has any more, and what was read in them."""
    used = {
        digest
        for some in _chunks(files)
        for (digest,) in _rows(Document.select(Document.file).where(Document.file.in_(some)))
    }
    return _delete(FileContent, files - used)


def _still_named(people: Collection[str]) -> set[str]:
    """Those of the people who still stand in some record that stays."""
    found: set[str] = set()
    for field in (*Person._meta.backrefs, *Record._meta.backrefs):
        for some in _chunks(people):
            query = field.model.select(field).where(field.in_(some)).distinct()
            found |= {one for (one,) in _rows(query)}
    return found


def _make_nameless(people: Iterable[str]) -> None:
    for some in _chunks(people):
        gone = {"given_names": NAMELESS, "family_name": NAMELESS, "date_of_birth": None}
        Person.update(gone).where(Person.ref.in_(some)).execute()


def _of_families() -> tuple[type[RecordsModel], ...]:
    return tuple(one for one in tables.records() if _has_refs(one) and "family" in one._meta.fields)


def _where(model: type[RecordsModel], column: Field, values: Iterable[Any]) -> set[Any]:
    key = _key(model)
    return {
        one
        for some in _chunks(values)
        for (one,) in _rows(model.select(key).where(column.in_(some)))
    }


def _key(model: type[RecordsModel]) -> Any:
    return model._meta.primary_key


def _delete(model: type[RecordsModel], keys: Iterable[Any]) -> int:
    key = _key(model)
    return sum(model.delete().where(key.in_(some)).execute() for some in _chunks(keys))


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(sorted(values))
    while some := list(islice(left, AT_ONCE)):
        yield some


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
