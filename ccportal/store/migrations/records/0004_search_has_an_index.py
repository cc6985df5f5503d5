"""The index that searches are answered from, and what keeps it in step with `findable`.

Entries are taken apart at spaces alone: whoever writes them has folded them. They are kept
without their positions, since every word is looked for by itself.
"""

from __future__ import annotations

from typing import Any

from ccportal.store.database import is_embedded

ENTER = "INSERT INTO search_index (rowid, words) SELECT NEW.place, NEW.words WHERE NEW.words <> ''"
LEAVE = (
    "INSERT INTO search_index (search_index, rowid, words)"
    " SELECT 'delete', OLD.place, OLD.words WHERE OLD.words <> ''"
)
EMBEDDED = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
    words, content='findable', content_rowid='place', tokenize='ascii', detail=none,
    prefix='1 2 3', columnsize=0)""",
    f"CREATE TRIGGER findable_is_entered AFTER INSERT ON findable BEGIN {ENTER}; END",
    f"CREATE TRIGGER findable_is_entered_anew AFTER UPDATE ON findable BEGIN {LEAVE}; {ENTER}; END",
    f"CREATE TRIGGER findable_leaves AFTER DELETE ON findable BEGIN {LEAVE}; END",
)
SERVER = (
    "CREATE TABLE search_index (place bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_index_words ON search_index USING gin (words)",
    """CREATE FUNCTION findable_is_indexed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'INSERT' THEN DELETE FROM search_index WHERE place = OLD.place; END IF;
    IF TG_OP <> 'DELETE' AND NEW.words <> '' THEN
        INSERT INTO search_index (place, words)
        VALUES (NEW.place, array_to_tsvector(string_to_array(NEW.words, ' ')));
    END IF;
    RETURN NULL; END $$""",
    """CREATE TRIGGER findable_is_indexed AFTER INSERT OR UPDATE OR DELETE ON findable
    FOR EACH ROW EXECUTE FUNCTION findable_is_indexed()""",
)


def up(migrator: Any, db: Any) -> None:
    """Make the index and its triggers."""
    for statement in EMBEDDED if is_embedded(db) else SERVER:
        db.execute_sql(statement)
