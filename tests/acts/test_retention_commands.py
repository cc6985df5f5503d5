"""`ccportal retention`, `backup` and `restore` as somebody types them, and what the doctor says."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from support.command import run
from support.requests import CHAIR, COORDINATOR, person, team

from ccportal import clock
from ccportal.acts import backup, disposal, doctor
from ccportal.acts.act import note_down
from ccportal.store.families import Family, Member
from ccportal.store.people import Record
from ccportal.store.retention import DisposalBatch

pytestmark = [pytest.mark.clause("C9"), pytest.mark.clause("C8")]

WORDS = "seven grey herons on a weir\n"


@pytest.fixture
def old(made):
    """A centre with a family that nobody has used for ten years."""
    team()
    person("p-old", "Ann", "Weir")
    Record.create(ref="f-old", kind="families")
    Family.create(ref="f-old", opened_on=date(2010, 5, 1))
    Member.create(family="f-old", person="p-old", position=0, role="child")
    return made


def test_what_is_due_is_listed(old):
    assert run("retention", "due").out.splitlines() == [
        "f-old  due since 2013-05-01, last used 2010-05-01",
        "p-old  due since 2013-05-01, last used 2010-05-01",
    ]


def test_what_is_due_is_listed_as_json(old):
    said = json.loads(run("retention", "due", "--json").out)
    assert said == {
        "as_of": clock.today().isoformat(),
        "due": ["f-old", "p-old"],
        "held_back": [],
    }


def test_where_nothing_is_due_it_says_so(made):
    assert run("retention", "due").out == "nothing is due\n"


def test_a_batch_that_was_agreed_is_disposed_of(old):
    ref = disposal.propose(COORDINATOR, ["f-old"])
    disposal.agree(CHAIR, ref, "dispose")
    done = run("retention", "dispose", ref)
    assert (done.status, done.out) == (0, "disposed of; certificate 1\n")
    assert Family.select().count() == 0


def test_a_batch_that_there_is_not_is_refused(made):
    done = run("retention", "dispose", "disposal-1999-1")
    assert (done.status, done.err) == (2, "There is no such batch.\n")


def test_a_backup_is_written_tried_and_refused_with_other_words(old, tmp_path):
    file = str(tmp_path / "centre.backup")
    assert run("backup", file, given=WORDS).status == 0
    assert run("restore", file, "--check", given=WORDS).out.startswith("whole: ")
    assert run("restore", file, "--check", given="other words than these\n").status == 2
    assert backup.last_made() == clock.today()


def test_a_backup_is_restored_on_a_new_machine(old, tmp_path, monkeypatch):
    file, words = tmp_path / "centre.backup", tmp_path / "words"
    words.write_text(WORDS, "utf-8")
    assert run("backup", str(file), "--passphrase-file", str(words)).status == 0
    for name in ("CCPORTAL_RECORDS_URL", "CCPORTAL_PORTAL_URL"):
        monkeypatch.delenv(name, raising=False)  # there the stores are files, whatever they were
    there = {"CCPORTAL_INSTANCE": str(tmp_path / "new")}
    done = run("restore", str(file), "--passphrase-file", str(words), **there)
    assert (done.status, "disposed of again: 0" in done.out) == (0, True)
    assert "no disposal register" in done.err
    assert run("retention", "due", **there).out.startswith("f-old")


def finding(what: str) -> doctor.Finding:
    return next(one for one in doctor.examine() if one.what == what)


def test_the_doctor_says_how_old_the_backup_is(made, time_machine):
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    note_down("command", "backup:make")
    assert finding("backup").says == "the last was made today"
    time_machine.shift(timedelta(days=7))
    assert (finding("backup").well, finding("backup").says) == (True, "the last is 7 days old")
    time_machine.shift(timedelta(days=1))
    assert not finding("backup").well


def test_the_doctor_misses_a_backup_after_a_week(made, time_machine):
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    note_down("command", "person:write")
    time_machine.shift(timedelta(days=7))
    assert finding("backup").well
    time_machine.shift(timedelta(days=1))
    assert "none was ever made" in finding("backup").says


def test_the_doctor_looks_at_the_certificates(old):
    ref = disposal.propose(COORDINATOR, ["f-old"])
    disposal.agree(CHAIR, ref, "dispose")
    disposal.dispose(CHAIR, ref)
    assert finding("disposals").says == "1 certificates, and the register fits"
    old.disposals_file.write_text("[] x\n", "utf-8")
    assert not finding("disposals").well
    assert DisposalBatch.select().count() == 1
