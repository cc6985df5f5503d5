"""The audit trail is one chain, only added to, by however many at once (C8)."""

from __future__ import annotations

import multiprocessing
from datetime import datetime

import peewee
import pytest

from ccportal.acts import instance
from ccportal.acts.act import act, note_down
from ccportal.settings import Settings
from ccportal.store import audit, database
from ccportal.store.audit import AuditEntry
from ccportal.store.people import Person

REFUSED = (peewee.IntegrityError, peewee.OperationalError, peewee.DatabaseError)
LATER = datetime(2030, 1, 1)


def test_a_row_is_bound_to_the_one_before(made):
    note_down("command", "family:read", "fam-1")
    note_down("command", "family:read", "fam-2")
    first, second = AuditEntry.select().order_by(AuditEntry.seq)
    assert second.previous == first.digest


def test_what_an_act_did_and_its_row_stand_or_fall_together(made):
    with pytest.raises(ZeroDivisionError), act("command", "person:create", "p-1"):
        Person.create(ref="p-1", given_names="Ada", family_name="Quill")
        raise ZeroDivisionError
    assert (Person.select().count(), audit.head()[0]) == (0, 0)


@pytest.mark.clause("C8")
@pytest.mark.parametrize("field", ["actor", "action", "object_ref", "detail", "digest"])
def test_a_row_cannot_be_changed(made, field):
    note_down("command", "family:read", "fam-1")
    with pytest.raises(REFUSED, match="only added to"):
        AuditEntry.update({field: "somebody else"}).execute()


def test_a_row_cannot_be_removed(made):
    note_down("command", "family:read", "fam-1")
    with pytest.raises(REFUSED, match="only added to"):
        AuditEntry.delete().execute()


def test_a_row_cannot_be_put_in_the_place_of_another(made):
    note_down("command", "family:read", "fam-1")
    taken = AuditEntry(seq=1, at=LATER, actor="x", action="y", previous=audit.FIRST, digest="z")
    if database.is_embedded(database.records_db):
        with pytest.raises(REFUSED, match="does not fit|only added to"):
            AuditEntry.insert(taken.__data__).on_conflict_replace().execute()
    else:
        with pytest.raises(REFUSED, match="does not fit|only added to"):
            AuditEntry.insert(taken.__data__).on_conflict(
                conflict_target=[AuditEntry.seq], preserve=[AuditEntry.actor]
            ).execute()


@pytest.mark.parametrize(("seq", "previous"), [(3, audit.FIRST), (2, audit.FIRST)])
def test_a_row_that_does_not_fit_is_not_taken(made, seq, previous):
    note_down("command", "family:read", "fam-1")
    with pytest.raises(REFUSED, match="does not fit|only added to"):
        AuditEntry.create(seq=seq, at=LATER, actor="x", action="y", previous=previous, digest="z")


def test_an_untouched_trail_has_no_fault(made):
    for _ in range(5):
        note_down("command", "family:read", "fam-1")
    assert audit.first_fault() is None


TAMPERINGS = {
    "a word changed": "UPDATE audit_entry SET actor = 'x' WHERE seq = 3",
    "a time changed": "UPDATE audit_entry SET at = '2001-01-01 00:00:00' WHERE seq = 3",
    "a row cut out": "DELETE FROM audit_entry WHERE seq = 3",
    "a digest changed": "UPDATE audit_entry SET digest = previous WHERE seq = 3",
    "a row bound elsewhere": "UPDATE audit_entry SET previous = digest WHERE seq = 3",
    "a number changed": "UPDATE audit_entry SET seq = 30 WHERE seq = 3",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS)
def test_tampering_behind_the_stores_back_is_found_at_its_row(made, statement):
    for _ in range(5):
        note_down("command", "family:read", "fam-1")
    _without_triggers()
    database.records_db.execute_sql(statement)
    assert audit.first_fault() == 3


def _without_triggers() -> None:
    if database.is_embedded(database.records_db):
        for verb in ("update", "delete", "insert"):
            database.records_db.execute_sql(f"DROP TRIGGER audit_entry_{verb}")
    else:
        database.records_db.execute_sql("ALTER TABLE audit_entry DISABLE TRIGGER USER")


def _note_many(settings: Settings, name: str, times: int) -> None:
    instance.open_stores(settings)
    for number in range(times):
        note_down(name, "family:read", f"fam-{number}")
    database.close(database.records_db, database.portal_db)


def test_two_processes_that_write_at_once_make_one_chain(made):
    database.close(database.records_db, database.portal_db)
    spawn = multiprocessing.get_context("spawn")
    both = [spawn.Process(target=_note_many, args=(made, name, 40)) for name in ("one", "two")]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    assert (audit.head()[0], audit.first_fault()) == (80, None)


def test_a_writer_waits_until_the_one_before_has_ended(made):
    """What was read before writing is still true when it is written."""
    spawn = multiprocessing.get_context("spawn")
    with database.writing(database.records_db):
        other = spawn.Process(target=_note_many, args=(made, "other", 1))
        other.start()
        other.join(3)
        waiting = other.is_alive()
    other.join(60)
    assert (waiting, other.exitcode, audit.head()[0]) == (True, 0, 1)
