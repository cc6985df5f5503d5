"""The commands: init, migrate, doctor, user, audit verify, as somebody types them."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import pytest
from conftest import ENGINE
from support.command import Done, run

from ccportal.acts import instance
from ccportal.settings import Settings
from ccportal.store import audit
from ccportal.store.accounts import Account
from ccportal.store.volunteers import TeamMember

WORDS = "wax lantern orbit ferry 77\n"


@pytest.fixture
def nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, instances, request: pytest.FixtureRequest
) -> Path:
    """A folder in which there is no instance yet; the databases are empty."""
    monkeypatch.setenv("CCPORTAL_INSTANCE", str(tmp_path / "there" / "instance"))
    for store in ("records", "portal"):
        if instances.server:
            name = f"new{next(instances.numbers)}"
            url = instances.server.copy(None, name)
            monkeypatch.setenv(f"CCPORTAL_{store.upper()}_URL", url)
    return tmp_path / "there" / "instance"


def init(*, given: str = WORDS, name: str = "Ada Quill") -> Done:
    return run("init", "--name", name, "--email", "Ada@centre.example", given=given)


def test_init_makes_a_coordinator_who_belongs_to_the_team(nowhere):
    assert init().status == 0
    instance.open_here()
    account, member = Account.get(), TeamMember.get()
    assert (account.role, account.person_id) == ("coordinator", member.person_id)


def test_init_keeps_no_password(nowhere):
    init()
    instance.open_here()
    assert Account.get().password_hash.startswith("$argon2id$")


@pytest.mark.clause("C8")
def test_nobody_else_may_read_what_init_made(nowhere):
    init()
    modes = {stat.S_IMODE(one.stat().st_mode) & 0o077 for one in [nowhere, *nowhere.rglob("*")]}
    assert modes == {0}


def test_a_second_init_leaves_the_instance_alone(nowhere):
    init()
    before = {one: one.read_bytes() for one in (nowhere / "keys").rglob("*.key")}
    again = init()
    assert (again.status, "already" in again.err) == (2, True)
    assert {one: one.read_bytes() for one in before} == before


@pytest.mark.parametrize(
    ("given", "name"),
    [("", "Ada Quill"), ("\n", "Ada Quill"), ("password\n", "Ada Quill"), (WORDS, "")],
    ids=["no password", "an empty one", "an easy one", "no name"],
)
def test_a_refused_init_leaves_nothing_behind(nowhere, given, name):
    assert init(given=given, name=name).status == 2
    assert [one for one in nowhere.rglob("*") if one.is_file()] == []
    assert init().status == 0


def test_an_instance_can_be_moved(nowhere, monkeypatch):
    init()
    moved = nowhere.with_name("moved")
    shutil.move(nowhere, moved)
    monkeypatch.setenv("CCPORTAL_INSTANCE", str(moved))
    assert json.loads(run("user", "list", "--json").out)[0]["email"] == "ada@centre.example"


def test_no_file_of_an_instance_names_its_own_place(nowhere):
    init()
    files = [one for one in nowhere.rglob("*") if one.is_file()]
    assert [one for one in files if str(nowhere).encode() in one.read_bytes()] == []


@pytest.mark.clause("C8")
def test_what_lies_in_the_files_is_encrypted(nowhere):
    init()
    found = [one.read_bytes() for one in nowhere.glob("*.db*")]
    assert all(b"Quill" not in one and b"SQLite format 3" not in one for one in found)


def test_a_command_without_an_instance_says_how_to_make_one(nowhere):
    done = run("user", "list")
    assert (done.status, "ccportal init" in done.err) == (2, True)


def test_no_command_asks_when_nobody_is_there(nowhere):
    assert "Password" not in init(given="").out


def test_migrate_has_nothing_to_do_in_a_new_instance(made: Settings):
    assert run("migrate") == Done(0, "", "")


def test_the_doctor_finds_a_new_instance_well(made: Settings):
    found = {one["what"] for one in json.loads(run("doctor", "--json").out) if not one["well"]}
    # the server of a test run does not keep what it acknowledges, and the doctor sees that
    assert found == ({"stores"} if ENGINE == "postgresql" else set())


def test_the_doctor_sees_a_key_that_others_may_read(made: Settings):
    (made.records_keys / "store.key").chmod(0o644)
    done = run("doctor")
    assert (done.status, "others may read store.key" in done.out) == (1, True)


def test_verify_says_that_an_untouched_trail_is_whole(made: Settings):
    assert "is whole" in run("audit", "verify").out


def test_a_new_account_gets_a_password_to_hand_over(made: Settings):
    run("user", "add", "--name", "Tom Reed", "--email", "tom@centre.example", "--role", "chair")
    (row,) = json.loads(run("user", "list", "--json").out)
    assert (row["role"], row["second_factor"], row["disabled"]) == ("chair", False, False)


def test_the_last_coordinator_is_not_disabled(nowhere):
    init()
    done = run("user", "disable", "ada@centre.example")
    assert (done.status, "last coordinator" in done.err) == (2, True)


def test_a_reset_is_in_the_trail(nowhere):
    init()
    assert run("user", "reset", "ada@centre.example").status == 0
    instance.open_here()
    assert audit.AuditEntry.select().where(audit.AuditEntry.action == "account:reset").exists()


@pytest.mark.parametrize(
    "arguments", [(), ("nothing",), ("user",), ("user", "add"), ("init", "--name", "Ada Quill")]
)
def test_what_is_not_understood_ends_with_2(arguments):
    assert run(*arguments).status == 2


@pytest.mark.parametrize(
    "arguments", [(), ("init",), ("user",), ("user", "add"), ("audit", "verify"), ("doctor",)]
)
def test_every_command_answers_help(arguments):
    done = run(*arguments, "--help")
    assert (done.status, done.out[:5]) == (0, "usage")


def test_a_fault_of_ours_shows_no_traceback_and_no_value(made: Settings):
    (made.instance / "records.db").write_bytes(b"Quill " * 1000)
    if ENGINE == "postgresql":
        made.records_keys.joinpath("store.key").write_bytes(b"x")
    done = run("user", "list")
    assert done.status != 0
    assert "Traceback" not in done.err
    assert "Quill" not in done.err
