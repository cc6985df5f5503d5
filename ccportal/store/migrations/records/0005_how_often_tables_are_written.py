"""The store counts how often each table was written, whoever writes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ccportal.store.database import is_embedded

TABLES = (
    *("about", "account", "arrangement", "assessment", "attendance", "booking", "breach"),
    *("breach_person", "centre", "concern", "consent", "contact_detail", "contact_use"),
    *("correction",),
    *("court_given", "court_given_about", "court_order", "court_request", "dbs_check", "decision"),
    *("disclosure", "document", "evidence", "family", "family_step", "file_content", "file_words"),
    *("ground_about", "ground_decision", "incident", "item", "known_as", "letter", "may_collect"),
    *("member", "merge", "need", "note", "organisation", "passage", "person", "policy_told"),
    *("policy_version", "record", "referral", "request", "request_event", "risk", "risk_step"),
    *("rostered", "session", "session_plan", "session_rule", "tap", "team_member", "to_tell"),
    *("together", "undertaking", "visit", "what_left"),
)
"""The tables that are counted; what a worker writes while it works is not."""

COUNT = (
    "INSERT INTO written (name, number) VALUES ({table}, 1)"
    " ON CONFLICT (name) DO UPDATE SET number = written.number + 1"
)
FUNCTION = f"""
CREATE FUNCTION is_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    mark text := 'written.' || TG_TABLE_NAME;
    here text := pg_current_xact_id()::text;
BEGIN
    IF current_setting(mark, true) IS DISTINCT FROM here THEN
        {COUNT.format(table="TG_TABLE_NAME")};
        PERFORM set_config(mark, here, true);
    END IF;
    RETURN NULL;
END $$
"""
"""Counts once in a transaction: a row that is changed a hundred thousand times in one is looked for
among all that it was. The mark is gone with the transaction, or with the part of it that failed."""


def embedded() -> Iterator[str]:
    """The triggers of the embedded store."""
    for table in TABLES:
        for event in ("insert", "update", "delete"):
            name = f"written_{table}_{event}"
            does = COUNT.format(table=f"'{table}'")
            yield f'CREATE TRIGGER {name} AFTER {event} ON "{table}" BEGIN {does}; END'


def server() -> Iterator[str]:
    """The triggers of a database server, and the function that they call."""
    yield FUNCTION
    for table in TABLES:
        yield (
            f'CREATE TRIGGER written_{table} AFTER INSERT OR UPDATE OR DELETE ON "{table}"'
            " FOR EACH STATEMENT EXECUTE FUNCTION is_written()"
        )


def up(migrator: Any, db: Any) -> None:
    """Make the triggers: what was never written since has no number."""
    for statement in embedded() if is_embedded(db) else server():
        db.execute_sql(statement)
