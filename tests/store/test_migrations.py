"""The migrations make the very tables that the models speak of, on either engine."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ENGINE
from peewee import SQL, Check, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrations import Runner
from support.instances import Instances
from support.schema import schema_of

import ccportal.store
from ccportal.acts import instance
from ccportal.settings import Settings
from ccportal.store import database
from ccportal.store.database import MIGRATIONS, PortalModel, RecordsModel

for module in pkgutil.iter_modules(ccportal.store.__path__):
    if module.name != "migrations":
        importlib.import_module(f"ccportal.store.{module.name}")

EMBEDDED = ENGINE == "sqlcipher"
STORES = {"records": (RecordsModel, "records_db"), "portal": (PortalModel, "portal_db")}
FOUND_BY_SEARCH = "search"
DAY = "2026-11-25"


def models_of(base: type[Model]) -> list[type[Model]]:
    """Every model of a store that is a plain table."""
    found = [one for each in base.__subclasses__() for one in (each, *models_of(each))]
    return [
        one
        for one in found
        if one.__module__.startswith("ccportal.")
        and not getattr(one._meta, "extension_module", None)
    ]


@pytest.fixture
def blank(made: Settings, instances: Instances, tmp_path: Path) -> Iterator[database.Database]:
    """A database without any table, on the engine of the run."""
    server = instances.server
    url = server.copy(None, f"blank{next(instances.numbers)}") if server else None
    opened = database.connect(tmp_path / "blank.db", url, b"k" * 32)
    yield opened
    database.close(opened)


def made_from(models: list[type[Model]], blank: database.Database) -> dict:
    """The schema that the models themselves make."""
    with blank.bind_ctx(models, bind_refs=False, bind_backrefs=False):
        blank.create_tables(models)
    return schema_of(blank, names(models), EMBEDDED)


def names(models: list[type[Model]]) -> list[str]:
    return sorted(one._meta.table_name for one in models)


@pytest.mark.parametrize("store", STORES)
def test_the_migrated_schema_is_that_of_the_models(made, blank, store):
    base, name = STORES[store]
    models = models_of(base)
    migrated = schema_of(getattr(database, name), names(models), EMBEDDED)
    assert migrated == made_from(models, blank)


@pytest.mark.parametrize("store", STORES)
def test_there_is_no_table_that_no_model_speaks_of(made, store):
    base, name = STORES[store]
    known = {*names(models_of(base)), "schema_migration"}
    there = {one for one in getattr(database, name).get_tables() if not is_shadow(one)}
    assert there == known


def is_shadow(table: str) -> bool:
    """Whether a table belongs to the full-text index."""
    return table.startswith("sqlite_") or FOUND_BY_SEARCH in table


def test_what_was_migrated_is_not_migrated_again(made):
    assert instance.migrate() == {"records": [], "portal": []}


def test_a_new_store_waits_for_every_migration(blank):
    assert database.pending(blank, "records")[0] == "0001_first_tables"


def _planted(change: str) -> type[Model]:
    """The table of the centre's own model, with one thing not as it is there."""
    fields = {
        "name": TextField(),
        "size": IntegerField(null=True),
        "word": TextField(constraints=[Check("word IN ('a', 'b')")]),
    }
    changes = {
        "nothing": {},
        "a type": {"size": TextField(null=True)},
        "a null": {"size": IntegerField()},
        "a default": {"size": IntegerField(null=True, constraints=[SQL("DEFAULT 3")])},
        "a check": {"word": TextField(constraints=[Check("word IN ('a', 'c')")])},
        "no check": {"word": TextField()},
        "an index": {"name": TextField(index=True)},
        "a unique index": {"name": TextField(unique=True)},
        "another column": {"more": TextField()},
    }
    meta = type("Meta", (), {"table_name": "planted", "legacy_table_names": False})
    return type("Planted", (Model,), {**fields, **changes[change], "Meta": meta})


@pytest.mark.parametrize(
    "change",
    [
        "a type",
        "a null",
        "a default",
        "a check",
        "no check",
        "an index",
        "a unique index",
        "another column",
    ],
)
def test_a_planted_difference_is_seen(blank, change):
    as_it_is = made_from([_planted("nothing")], blank)
    blank.execute_sql("DROP TABLE planted")
    assert made_from([_planted(change)], blank) != as_it_is


@pytest.mark.parametrize(("before", "after"), [("CASCADE", "RESTRICT"), (None, "CASCADE")])
def test_a_planted_difference_of_a_foreign_key_is_seen(blank, before, after):
    found = []
    for on_delete in (before, after):
        plain = _planted("nothing")
        fields = {"to": ForeignKeyField(plain, on_delete=on_delete)}
        meta = type("Meta", (), {"table_name": "pointing", "legacy_table_names": False})
        pointing = type("Pointing", (Model,), {**fields, "Meta": meta})
        found.append(made_from([plain, pointing], blank))
        blank.execute_sql("DROP TABLE pointing")
        blank.execute_sql("DROP TABLE planted")
    assert found[0] != found[1]


def test_the_same_model_twice_makes_the_same_schema(blank):
    first = made_from([_planted("nothing")], blank)
    blank.execute_sql("DROP TABLE planted")
    assert made_from([_planted("nothing")], blank) == first


def enter(blank, table, **values):
    """A row of a table as it is now: what it has to have besides is empty."""
    empty = {"TEXT": "", "INTEGER": 0, "BOOLEAN": False, "DATE": DAY, "DATETIME": DAY}
    for one in blank.get_columns(table):
        if not one.null and not one.primary_key and one.name not in values:
            kind = one.data_type.upper()
            values[one.name] = empty.get(kind, DAY if "TIME" in kind else "")
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join([blank.param] * len(values))
    blank.execute_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(values.values()))


def test_what_was_decided_before_pages_had_words_stands_without_any(blank):
    Runner(blank, str(MIGRATIONS / "records")).up("0005_how_often_tables_are_written")
    for ref, kind in (("p-1", "people"), ("n-1", "notes"), ("req-1", "requests")):
        enter(blank, "record", ref=ref, kind=kind)
    enter(blank, "person", ref="p-1")
    enter(blank, "request", ref="req-1", subject_id="p-1")
    enter(blank, "decision", request_id="req-1", record_id="n-1", decided_by_id="p-1")
    assert database.migrate(blank, "records")[0] == "0006_pages_have_words"
    rows = blank.execute_sql('SELECT "record_id", "page_words" FROM "decision"').fetchall()
    assert [tuple(one) for one in rows] == [("n-1", None)]
