"""What the store holds, in the archive's own form, and digests of it.

A key stands in a row exactly where the archive's format has it: what is empty and may be
left out is left out, lists keep their order. One difference: a document's `file` is here
the SHA-256 of its bytes, under which they lie in `FileContent`, never its name.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any, cast

from peewee import Field, ModelSelect

from ccportal.errors import NotFound
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.families import Member
from ccportal.store.forms import FORMS, TEAM, Form
from ccportal.store.people import Record
from ccportal.store.reviews import Centre
from ccportal.store.volunteers import TeamMember

Row = dict[str, Any]
CHUNK = 500
"""So many records are read at once: few queries, and memory for no more than these."""


def row(kind: str, ref: str) -> Row:
    """The record `ref` of the list `kind`; raises NotFound where there is none."""
    for one in rows(kind, (ref,)):
        return one
    raise NotFound("there is no such record")


def row_in_steps(kind: str, ref: str) -> Steps[Row]:
    """The same as `row`, asked together with what else a page needs."""
    form = FORMS[kind]
    for _, _, found in (yield from _read_in_steps(form, form.field("ref"), (ref,))):
        return found
    raise NotFound("there is no such record")


def rows_in_steps(kind: str, refs: Any) -> Steps[list[Row]]:
    """The records of a list that have `refs`, a query of them, in the order of their refs.

    It is one step for however many, asked together with what else a page needs.
    """
    form = FORMS[kind]
    read = yield from _read_in_steps(form, form.field("ref"), refs)
    return [one for _, _, one in sorted(read, key=lambda one: str(one[0]))]


def rows(kind: str, refs: Iterable[str] | None = None) -> Iterator[Row]:
    """The records of a list in the order of their refs: all of them, or those of `refs`.

    Refs of which there is no record in the list are passed over. Reads `CHUNK` records at a
    time with one query for each table that they are kept in.
    """
    form = FORMS[kind]
    if refs is None:
        refs = (ref for (ref,) in _tuples(form.model.select(form.field("ref"))))
    # Sorted here, by code point: engines sort text each by rules of their own.
    for some in _chunks(sorted(set(refs))):
        read = {one[0]: one[2] for one in _read(form, form.field("ref"), some)}
        yield from (read[ref] for ref in some if ref in read)


def kinds(refs: Iterable[str]) -> dict[str, str]:
    """The list that each ref belongs to; refs that are not given are left out."""
    found: dict[str, str] = {}
    for some in _chunks(sorted(set(refs))):
        query = Record.select(Record.ref, Record.kind).where(Record.ref.in_(some))
        found.update((ref, kind) for ref, kind in _tuples(query))
    return found


def digest(kind: str, ref: str) -> str:
    """SHA-256 in hex of the record's canonical JSON; of a request, without its decisions."""
    return digest_of(row(kind, ref))


def digests(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The digests of many records (`kind`, `ref`), by ref; those not there are left out."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for kind, ref in pairs:
        wanted[kind].append(ref)
    return {one["ref"]: digest_of(one) for kind, refs in wanted.items() for one in rows(kind, refs)}


def digest_of(row: Row) -> str:
    """The digest of a record as `row` gives it.

    The decisions of a request are no part of what the request says: they change while it is
    answered, and another answer that shows it does not show them.
    """
    said = {key: value for key, value in row.items() if key != "decisions"}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def team(person: str | None = None) -> Iterator[Row]:
    """The entries of the team, or a person's own, in their order."""
    key = TEAM.key
    query = TeamMember.select(key)
    if person is not None:
        query = query.where(TeamMember.person == person)
    ids = [one for (one,) in _tuples(query.order_by(TeamMember.position, key))]
    for some in _chunks(ids):
        read = {one[0]: one[2] for one in _read(TEAM, key, some)}
        yield from (read[one] for one in some)


def families_of(person: str) -> Iterator[Row]:
    """The families that somebody belongs to, in the order of their refs."""
    query = Member.select(Member.family).where(Member.person == person)
    yield from rows("families", [ref for (ref,) in _tuples(query)])


def centre() -> Row | None:
    """The centre itself; None where nothing is said of it yet."""
    one = Centre.select().first()
    if one is None:
        return None
    keys = ("name", "address", "phone", "email", "website")
    return {key: getattr(one, key) for key in keys if getattr(one, key) is not None}


def _read(form: Form, by: Field, values: Sequence[object]) -> Iterator[tuple[Any, Any, Row]]:
    """The rows whose column `by` has one of `values`: primary key, `by`, and the row."""
    found = _tuples(_query(form, by, values))
    ids = [one[0] for one in found]
    return _rows(form, found, [_parts(part, ids) for _, part in form.parts])


def _read_in_steps(form: Form, by: Field, values: Any) -> Steps[list[tuple[Any, Any, Row]]]:
    """The same in one step, also of the values that a query has: the parts are asked with it."""
    known = by.name == form.key.name
    owners = values if known else form.model.select(form.key).where(by.in_(values))
    found, *parts = yield from side_by_side(
        asking(_query(form, by, values)), *_parts_in_steps(form, owners)
    )
    read = [_by_owner(part, one) for (_, part), one in zip(form.parts, parts, strict=True)]
    return list(_rows(form, found, read))


def _parts_in_steps(form: Form, owners: Any) -> list[Steps[Any]]:
    return [_read_in_steps(part, part.field(str(part.owner)), owners) for _, part in form.parts]


def _query(form: Form, by: Field, values: Any) -> Any:
    query = form.model.select(form.key, by, *(form.field(key.column) for key in form.columns))
    query = query.where(by.in_(values))
    if form.owner is not None:
        query = query.order_by(form.field("position"), form.key)
    return query.tuples()


def _rows(
    form: Form, found: Sequence[tuple[Any, ...]], parts: Sequence[dict[Any, list[Any]]]
) -> Iterator[tuple[Any, Any, Row]]:
    """Rows as the archive has them, with those of their parts."""
    of_parts = {key.name: one for (key, _), one in zip(form.parts, parts, strict=True)}
    kept = {key.name for key, part in form.parts if part.kept}
    for identity, value, *plain in found:
        said = {
            key.name: _plain(one)
            for key, one in zip(form.columns, plain, strict=True)
            if one is not None and (key.told or one)
        }
        lists = {name: part.get(identity, []) for name, part in of_parts.items()}
        said.update((name, one) for name, one in lists.items() if one or name in kept)
        yield identity, value, {key.name: said[key.name] for key in form.keys if key.name in said}


def _parts(form: Form, owners: Sequence[Any]) -> dict[Any, list[Any]]:
    """The rows of a part by their owner, each owner's in their order."""
    if form.owner is None:
        raise TypeError("a part belongs to something")
    read = (one for some in _chunks(owners) for one in _read(form, form.field(form.owner), some))
    return _by_owner(form, read)


def _by_owner(form: Form, rows: Iterable[tuple[Any, Any, Row]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    name = form.keys[0].name
    for _, owner, one in rows:
        found[owner].append(one[name] if form.single else one)
    return found


def _plain(value: object) -> object:
    """A value as JSON has it: times to the minute, days as such."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(values)
    while some := list(islice(left, CHUNK)):
        yield some
