"""The index that searches are answered from: each engine's own, reached in one way.

The embedded store has FTS5 in its encrypted file, a database server a `tsvector` under GIN.
Triggers on `findable` keep either in step, in the transaction that writes (migration 0004). An
entry stands in the order in which records are found: its place is its number in the index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ccportal.store.database import is_embedded, records_db

EMBEDDED = """
SELECT f.ref, f.kind, f.day, f.family, f.words
FROM search_index AS s JOIN findable AS f ON f.place = s.rowid
WHERE search_index MATCH ? AND s.rowid >= ? ORDER BY s.rowid DESC LIMIT ?
"""
SERVER = """
SELECT f.ref, f.kind, f.day, f.family, f.words
FROM search_index AS s JOIN findable AS f ON f.place = s.place
WHERE s.words @@ CAST(%s AS tsquery) AND s.place >= %s ORDER BY s.place DESC LIMIT %s
"""
ALL_EMBEDDED = """
SELECT f.ref, f.kind, f.family, f.words
FROM search_index AS s JOIN findable AS f ON f.place = s.rowid
WHERE search_index MATCH ?
"""
ALL_ON_SERVER = """
SELECT f.ref, f.kind, f.family, f.words
FROM search_index AS s JOIN findable AS f ON f.place = s.place
WHERE s.words @@ CAST(%s AS tsquery)
"""
OPTIMIZE = "INSERT INTO search_index (search_index) VALUES ('optimize')"


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the index that is looked for, or all that begin so.

    It has neither quotes nor backslashes nor spaces; no person's words do once folded.
    """

    text: str
    begins: bool = False


def matching(
    terms: Iterable[Collection[Term]], most: int, lowest: int = 0
) -> Sequence[tuple[Any, ...]]:
    """The ref, kind, day, family and entries of what has one term at least of each group.

    What has a place under the `lowest` is not looked for.
    """
    embedded = is_embedded(records_db)
    wanted = _wanted(terms, embedded)
    statement = EMBEDDED if embedded else SERVER
    return records_db.execute_sql(statement, (wanted, lowest, most)).fetchall()  # type: ignore[no-any-return]


def having(terms: Iterable[Collection[Term]]) -> Sequence[tuple[Any, ...]]:
    """The ref, list, family and entries of all that has one term of each group, in no order."""
    embedded = is_embedded(records_db)
    wanted = _wanted(terms, embedded)
    statement = ALL_EMBEDDED if embedded else ALL_ON_SERVER
    return records_db.execute_sql(statement, (wanted,)).fetchall()  # type: ignore[no-any-return]


def overwrite() -> None:
    """Write the index anew, so that nothing is left in it of what was taken out.

    What is taken out of it leaves traces in the file until then. On a database server what
    was removed is overwritten after the next VACUUM.
    """
    if is_embedded(records_db):
        records_db.execute_sql(OPTIMIZE)


def _wanted(terms: Iterable[Collection[Term]], embedded: bool) -> str:
    """What is looked for, as the engine is asked for it."""
    groups = [sorted(one, key=lambda term: term.text) for one in terms]
    if embedded:
        return " AND ".join(f"({' OR '.join(map(_in_file, one))})" for one in groups)
    return " & ".join(f"({' | '.join(map(_on_server, one))})" for one in groups)


def _in_file(term: Term) -> str:
    return f'"{term.text}"{"*" if term.begins else ""}'


def _on_server(term: Term) -> str:
    return f"'{term.text}'{':*' if term.begins else ''}"
