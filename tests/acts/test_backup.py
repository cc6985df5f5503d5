"""A backup is whole or not there; restored, it is what it was, less what was disposed of since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import ENGINE, SCENARIOS
from support.remains import in_files, in_tables, words_of
from support.requests import CHAIR, COORDINATOR, team

from ccportal import clock, keys, keys_backup
from ccportal.acts import (
    backup,
    disposal,
    disposal_certificates,
    disposal_register,
    instance,
    restore,
)
from ccportal.errors import Conflict, Invalid, Refused
from ccportal.store import audit, copying, database, search, tables
from ccportal.store.accounts import Account, StaffSession
from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family
from ccportal.store.people import Person
from ccportal.store.retention import Certificate, DisposalBatch

pytestmark = [pytest.mark.clause("C8"), pytest.mark.clause("C9")]

WORDS = "seven grey herons on a weir"
ARCHIVE = json.loads((SCENARIOS / "riverside.json").read_text("utf-8"))
DUE = json.loads((SCENARIOS / "riverside.expect.json").read_text("utf-8"))["retention"]["due"]


@pytest.fixture
def centre(riverside, time_machine):
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)
    team()
    return riverside


@pytest.fixture
def saved(centre, tmp_path) -> Path:
    """A backup of Riverside."""
    file = tmp_path / "centre.backup"
    backup.make(centre, file, WORDS, COORDINATOR)
    return file


@pytest.fixture
def small(made, tmp_path) -> Path:
    """A backup of a centre that holds its team alone."""
    team()
    file = tmp_path / "small.backup"
    backup.make(made, file, WORDS, COORDINATOR)
    return file


def everything() -> dict[str, list[str]]:
    """Every row of both stores that a backup carries."""
    left_out = copying.LEFT_OUT | {"AuditEntry"}
    return {
        one.__name__: sorted(str(row) for row in one.select().tuples())
        for one in (*tables.portal(), *tables.records())
        if one.__name__ not in left_out
    }


def dispose() -> None:
    ref = disposal.propose(COORDINATOR, ["fam-02", "fam-06", "p-007"])
    disposal.agree(CHAIR, ref, "dispose")
    disposal.dispose(CHAIR, ref)


def lose(here) -> Path:
    """Take the stores and keys away; the disposal register stays where it lay."""
    for one in (database.records_db, database.portal_db) if ENGINE == "postgresql" else ():
        one.execute_sql("DROP SCHEMA public CASCADE")
        one.execute_sql("CREATE SCHEMA public")
    database.close(database.records_db, database.portal_db)
    kept = here.instance / "old"
    kept.mkdir()
    for one in (here.records_file, here.portal_file, here.records_keys.parent):
        if one.exists():
            one.rename(kept / one.name)
    return kept


def test_what_is_restored_is_what_was_there(centre, saved):
    before = everything()
    lose(centre)
    count, again = restore.restore(centre, saved, WORDS)
    assert everything() == before
    assert (count > 500, again) == (True, 0)
    assert audit.first_fault() is None


def test_the_restore_and_the_backup_are_in_the_trail(centre, saved):
    assert backup.last_made().isoformat() == "2026-11-22"
    lose(centre)
    restore.restore(centre, saved, WORDS)
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action) == ("command", "backup:restore")
    assert backup.last_checked().isoformat() == "2026-11-22"


def test_what_was_restored_goes_on_counting(centre, saved):
    lose(centre)
    restore.restore(centre, saved, WORDS)
    dispose()
    assert Certificate.select().count() == 1


def test_what_was_disposed_of_after_the_backup_is_gone_after_the_restore(centre, saved):
    words = words_of(ARCHIVE, DUE)
    dispose()
    shutil.rmtree(lose(centre))
    _, again = restore.restore(centre, saved, WORDS)
    search.refresh()
    assert again == len(DUE)
    assert in_tables(words) == set()
    assert Family.get_or_none(Family.ref == "fam-02") is None
    if ENGINE == "sqlcipher":
        assert in_files(centre, words) == set()


def test_the_certificates_since_the_backup_are_there_and_their_chain_is_whole(centre, saved):
    dispose()
    before = disposal_certificates.find(1)
    lose(centre)
    restore.restore(centre, saved, WORDS)
    assert disposal_certificates.first_fault() is None
    assert disposal_certificates.find(1).digest == before.digest
    assert DisposalBatch.get().state == "done"


def test_a_backup_made_after_a_disposal_disposes_of_nothing_again(centre, tmp_path):
    dispose()
    file = tmp_path / "later.backup"
    backup.make(centre, file, WORDS, COORDINATOR)
    lose(centre)
    assert restore.restore(centre, file, WORDS)[1] == 0


def test_on_a_new_machine_the_register_is_named(centre, saved):
    dispose()
    register = lose(centre) / "disposals.register"
    centre.disposals_file.rename(register)
    assert restore.restore(centre, saved, WORDS, register)[1] == len(DUE)
    assert centre.disposals_file.exists()


def test_a_register_that_was_changed_is_refused_and_nothing_is_there(centre, saved):
    dispose()
    lose(centre)
    text = centre.disposals_file.read_text("utf-8").splitlines()
    centre.disposals_file.write_text("\n".join(text[1:]) + "\n", "utf-8")
    with pytest.raises(disposal_register.Damaged):
        restore.restore(centre, saved, WORDS)
    assert not instance.exists(centre)


def test_what_opens_the_portals_submissions_comes_along_and_the_other_keys_are_new(centre, saved):
    secret, store = keys.centre_secret(centre), keys.records_key(centre)
    lose(centre)
    restore.restore(centre, saved, WORDS)
    assert keys.centre_secret(centre) == secret
    assert keys.records_key(centre) != store


def test_nobody_is_signed_in_afterwards(made, tmp_path):
    team()
    signed_in(Account.get(Account.person == COORDINATOR))
    file = tmp_path / "b"
    backup.make(made, file, WORDS, COORDINATOR)
    lose(made)
    restore.restore(made, file, WORDS)
    assert StaffSession.select().count() == 0


def signed_in(account: Account) -> None:
    """Somebody is signed in."""
    now = clock.now_utc()
    StaffSession.create(
        token_hash="ab" * 32, account=account, created_at=now, seen_at=now, data=b"x"
    )


@pytest.mark.outside("C8")
def test_nothing_in_the_file_can_be_read_without_the_passphrase(small):
    raw = small.read_bytes()
    assert b"Oakes" not in raw
    with pytest.raises(keys_backup.Unreadable):
        backup.check(small, "seven grey herons on a wire")


@pytest.mark.outside("C8")
@pytest.mark.parametrize("change", ["head", "salt", "middle", "end", "cut", "longer", "swapped"])
def test_a_backup_that_was_changed_is_refused_whole(made, small, change):
    raw = bytearray(small.read_bytes())
    if change == "cut":
        raw = raw[: -(len(raw) // 3)]
    elif change == "longer":
        raw += b"x"
    elif change == "swapped":
        raw[200:300], raw[300:400] = raw[300:400], raw[200:300]
    else:
        at = {"head": 2, "salt": 40, "middle": len(raw) // 2, "end": len(raw) - 1}[change]
        raw[at] ^= 1
    small.write_bytes(raw)
    with pytest.raises(Refused):
        backup.check(small, WORDS)


def test_of_a_backup_that_is_not_whole_nothing_is_restored(made, small):
    small.write_bytes(small.read_bytes()[:-20])
    lose(made)
    with pytest.raises(Refused):
        restore.restore(made, small, WORDS)
    assert not instance.exists(made)
    assert not (made.instance / restore.ASIDE).exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"made_with": "9.1"}, "another version of ccportal 9.1; here is 0."),
        ({"made_with": None}, "another version of ccportal; here is 0."),
    ],
)
def test_a_backup_of_another_version_says_when_and_with_what_it_was_made(
    made, small, changed, says
):
    head, *rows = backup._unpacked(backup._parts(small, WORDS))
    told = json.loads(head) | {"made_at": "2026-11-25T12:00:00", "columns": {}} | changed
    other = small.with_name("other.backup")
    with other.open("wb") as out:
        lines = (line + b"\n" for line in (json.dumps(told).encode(), *rows))
        keys_backup.seal(out, WORDS, backup._packed(lines))
    lose(made)
    with pytest.raises(Refused, match=r"made on 25 November 2026.*ccportal migrate") as refused:
        restore.restore(made, other, WORDS)
    assert says in str(refused.value)
    assert not instance.exists(made)


def test_an_instance_that_is_there_is_left_alone(made, small):
    with pytest.raises(Conflict):
        restore.restore(made, small, WORDS)
    assert Person.select().count() == 4


def test_a_file_that_is_there_is_left_alone(made, small):
    before = small.read_bytes()
    with pytest.raises(Conflict):
        backup.make(made, small, WORDS, COORDINATOR)
    assert small.read_bytes() == before


def test_where_the_file_cannot_be_written_nothing_lies_there(made, tmp_path):
    file = tmp_path / "none" / "centre.backup"
    with pytest.raises(Refused):
        backup.make(made, file, WORDS, COORDINATOR)
    assert not file.exists()


def test_a_short_passphrase_is_refused(made, tmp_path):
    with pytest.raises(Invalid):
        backup.make(made, tmp_path / "b", "elevenchars", COORDINATOR)
    assert not (tmp_path / "b").exists()


def test_nobody_else_may_read_the_file(small):
    assert small.stat().st_mode & 0o777 == 0o600


def test_a_backup_can_be_tried_without_restoring_it(made, small):
    assert backup.check(small, WORDS, COORDINATOR) > 8
    assert backup.last_checked() is not None
