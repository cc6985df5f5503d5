"""How often each table was written, so that what was read of it is kept until it is written again.

The store itself counts (migration 0005), in the transaction that writes: whoever keeps what came
of some tables, in whatever process, sees from the numbers alone that it is old. Numbers only grow.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

from peewee import BigIntegerField, TextField, fn

from ccportal.store.at_once import Steps, alone
from ccportal.store.database import RecordsModel, Table, records_db

T = TypeVar("T")
Reads: TypeAlias = Callable[[], Steps[T]]
Numbers = tuple[tuple[str, int], ...]
"""How often each of some tables was written, in the order of their names."""


class Written(RecordsModel):
    """How often the table called `name` was written."""

    name = TextField(primary_key=True)
    number = BigIntegerField()


def written(models: Iterable[type[Table]]) -> Any:
    """A query of how often these tables were written, for `numbers`."""
    names = sorted(one._meta.table_name for one in models)
    return Written.select(Written.name, Written.number).where(Written.name.in_(names)).tuples()


def numbers(asked: Iterable[tuple[str, int]]) -> Numbers:
    """What such a query found; a table that was never written has no number."""
    return tuple(sorted((name, int(number)) for name, number in asked))


def of_all() -> int:
    """How often all the tables that are counted were written: the same while nothing was."""
    return int(Written.select(fn.SUM(Written.number)).scalar() or 0)


class Kept(Generic[T]):
    """What this process read of the store, kept in its memory until its tables are written.

    Of each store apart, and of each key the `most` last used. Nothing is kept of what is read
    within a transaction: that may be taken back, and its number be given once more.
    """

    def __init__(self, *models: type[Table], most: int = 1) -> None:
        """Keep what comes of these tables."""
        self.models = models
        self._most = most
        self._guard = threading.RLock()
        self._stores: WeakKeyDictionary[Any, dict[Hashable, tuple[Numbers, T]]]
        self._stores = WeakKeyDictionary()

    def now(self, read: Reads[T], key: Hashable = None, seen: Numbers | None = None) -> T:
        """What the steps of `read` find now; read anew where a table was written since.

        `seen` are the numbers of the tables, where somebody asked for them just before.
        """
        seen = numbers(written(self.models)) if seen is None else seen
        with self._guard:
            return alone(self.in_steps(read, key, seen))

    def in_steps(self, read: Reads[T], key: Hashable, seen: Numbers) -> Steps[T]:
        """The same, asked together with what else is read anew."""
        numbered = self._ours(seen)
        kept = self._stores.setdefault(records_db.obj, {})
        found = kept.get(key)
        if found is not None and found[0] == numbered:
            return found[1]
        made = yield from read()
        if not records_db.in_transaction():
            self._keep(kept, key, (numbered, made))
        return made

    def _keep(
        self, kept: dict[Hashable, tuple[Numbers, T]], key: Hashable, made: tuple[Numbers, T]
    ) -> None:
        """Keep this as the last that was used."""
        with self._guard:
            kept.pop(key, None)
            kept[key] = made
            while len(kept) > self._most:
                kept.pop(next(iter(kept)))

    def _ours(self, seen: Numbers) -> Numbers:
        names = {one._meta.table_name for one in self.models}
        return tuple(one for one in seen if one[0] in names)
