"""The audit trail is only added to, each row bound to the one before (C8): held by the store."""

from __future__ import annotations

from typing import Any

from ccportal.store.database import is_embedded

FIRST = "0" * 64
FITS = f"""
    NEW.seq = (SELECT coalesce(max(seq), 0) + 1 FROM audit_entry)
    AND NEW.previous = coalesce(
        (SELECT digest FROM audit_entry ORDER BY seq DESC LIMIT 1), '{FIRST}')
"""
EMBEDDED = (
    """CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    """CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END""",
    f"""CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry WHEN NOT ({FITS})
    BEGIN SELECT RAISE(ABORT, 'the row does not fit the one before'); END""",
)
SERVER = (
    """CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail is only added to'; END $$""",
    f"""CREATE FUNCTION audit_entry_fits() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NOT ({FITS}) THEN RAISE EXCEPTION 'the row does not fit the one before'; END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER audit_entry_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()""",
    """CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_fits()""",
)


def up(migrator: Any, db: Any) -> None:
    """Make the triggers."""
    for statement in EMBEDDED if is_embedded(db) else SERVER:
        db.execute_sql(statement)
