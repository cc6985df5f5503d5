"""What is written is marked in what search knows, whoever writes it; what is removed goes there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccportal.store.database import is_embedded

KINDS = {
    "organisation": "organisations",
    "person": "people",
    "family": "families",
    "referral": "referrals",
    "note": "notes",
    "incident": "incidents",
    "risk": "risks",
    "document": "documents",
    "disclosure": "disclosures",
    "assessment": "assessments",
    "request": "requests",
    "session": "sessions",
    "consent": "consents",
}
"""The tables of what can be found, and the lists that they are."""

MARK = "UPDATE findable SET stale = TRUE, words = '' WHERE ref"
PARTS = {
    "known_as": f"{MARK} = {{row}}.person_id OR ref IN"
    " (SELECT family_id FROM member WHERE person_id = {row}.person_id)",
    "member": f"{MARK} = {{row}}.family_id",
    "person": f"{MARK} IN (SELECT family_id FROM member WHERE person_id = {{row}}.ref)",
    "file_words": f"{MARK} IN (SELECT ref FROM document WHERE file_id = {{row}}.file_id)",
}
"""What else has to be read anew when a row of these tables is written or removed."""

ENTER = (
    "INSERT INTO findable (ref, kind, stale, words) VALUES (NEW.ref, {kind}, TRUE, '')"
    " ON CONFLICT (ref) DO UPDATE SET stale = TRUE, words = ''"
)
LEAVE = "DELETE FROM findable WHERE ref = OLD.ref"
EVENTS = {"insert": "NEW", "update": "NEW", "delete": "OLD"}


def embedded() -> Iterator[str]:
    """The triggers of the embedded store."""
    for event, row in EVENTS.items():
        for table, kind in KINDS.items():
            does = LEAVE if event == "delete" else ENTER.format(kind=f"'{kind}'")
            yield _trigger(f"findable_{table}", event, table, does)
        for table, does in PARTS.items():
            yield _trigger(f"findable_of_{table}", event, table, does.format(row=row))


def _trigger(name: str, event: str, table: str, does: str) -> str:
    return f'CREATE TRIGGER {name}_{event} AFTER {event} ON "{table}" BEGIN {does}; END'


def server() -> Iterator[str]:
    """The triggers of a database server, and the functions that they call."""
    enter = ENTER.format(kind="TG_ARGV[0]")
    yield _function("findable_itself", enter, LEAVE)
    for table, kind in KINDS.items():
        yield _calls(f"findable_{table}", table, f"findable_itself('{kind}')")
    for table, does in PARTS.items():
        name = f"findable_of_{table}"
        yield _function(f"{name}_changed", does.format(row="NEW"), does.format(row="OLD"))
        yield _calls(name, table, f"{name}_changed()")


def _function(name: str, written: str, removed: str) -> str:
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN {removed}; ELSE {written}; END IF; RETURN NULL; END $$"
    )


def _calls(name: str, table: str, function: str) -> str:
    return (
        f'CREATE TRIGGER {name} AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
        f" FOR EACH ROW EXECUTE FUNCTION {function}"
    )


def up(migrator: Any, db: Any) -> None:
    """Make the triggers, and mark everything that is there already."""
    for statement in embedded() if is_embedded(db) else server():
        db.execute_sql(statement)
    for table, kind in KINDS.items():
        db.execute_sql(
            f"INSERT INTO findable (ref, kind, stale, words)"
            f" SELECT ref, '{kind}', TRUE, '' FROM \"{table}\" WHERE TRUE"
        )
