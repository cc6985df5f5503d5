"""What a database's own catalogue says of its tables, in a form that can be compared."""

from __future__ import annotations

import re
from typing import Any

Schema = dict[str, dict[str, Any]]

COLUMNS = """
SELECT column_name, data_type, is_nullable, column_default FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = %s
"""
CONSTRAINTS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = %s::regclass AND contype IN ('c', 'f', 'p', 'u')
"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s"
CHECK = re.compile(r"CHECK\s*\((?:[^()]|\([^()]*\))*\)", re.IGNORECASE)


def schema_of(database: Any, tables: list[str], embedded: bool) -> Schema:
    """Types, nulls, defaults, keys, checks and indexes of each table that is there."""
    there = set(database.get_tables())
    look = _file_table if embedded else _server_table
    return {name: look(database, name) for name in tables if name in there}


def _file_table(database: Any, name: str) -> dict[str, Any]:
    ask = database.execute_sql
    columns = {
        column: {"type": kind.upper(), "required": required, "default": default, "key": key}
        for _, column, kind, required, default, key, _ in ask(f'PRAGMA table_xinfo("{name}")')
    }
    keys = {
        (column, table, to, on_update, on_delete)
        for _, _, table, column, to, on_update, on_delete, _ in ask(
            f'PRAGMA foreign_key_list("{name}")'
        )
    }
    indexes = set()
    for _, index, unique, _, partial in ask(f'PRAGMA index_list("{name}")').fetchall():
        parts = tuple(one[2] for one in ask(f'PRAGMA index_info("{index}")'))
        indexes.add((parts, unique, partial))
    (sql,) = ask("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    checks = sorted(" ".join(one.split()) for one in CHECK.findall(sql))
    return {"columns": columns, "keys": keys, "indexes": indexes, "checks": checks}


def _server_table(database: Any, name: str) -> dict[str, Any]:
    ask = database.execute_sql
    return {
        "columns": {column: rest for column, *rest in ask(COLUMNS, (name,))},
        "constraints": dict(ask(CONSTRAINTS, (f'"{name}"',))),
        "indexes": {index for (index,) in ask(INDEXES, (name,))},
    }
