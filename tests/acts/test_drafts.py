"""What is half written: kept for its owner alone, gone when it is sent or thrown away."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

import pytest
from support.requests import COORDINATOR, OTHER, person, team

from ccportal.acts import drafts, notes
from ccportal.acts.recording import Sheet
from ccportal.errors import Invalid
from ccportal.store.accounts import Draft
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.families import Family, Member
from ccportal.store.people import Record

WORDS = {"text": ["He said \N{SNOWMAN}"], "about": ["p-9", "p-8"]}
SHEET = Sheet("t1", "note", "p-9")


@pytest.fixture
def centre(made, time_machine):
    """A centre with its team and somebody to write about, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    person("p-9", "Ada", "Quill")
    return made


def keep(words=WORDS, token="t1", actor=COORDINATOR, about="p-9"):
    return drafts.keep(actor, token, "note", about, words)


def test_a_draft_is_kept_with_every_word_and_its_time(centre):
    assert keep() == datetime(2026, 11, 25, 12, 0)
    found = drafts.find(COORDINATOR, "note", "p-9")
    assert (found.token, found.words, found.saved_at) == ("t1", WORDS, datetime(2026, 11, 25, 12))


def test_a_draft_kept_again_is_the_same_draft_with_its_last_words(centre):
    keep()
    keep({"text": ["He said yes"]})
    assert [one.words for one in drafts.mine(COORDINATOR)] == [{"text": ["He said yes"]}]


def test_a_draft_is_its_owners_alone(centre):
    keep()
    assert drafts.mine(OTHER) == ()
    assert keep({"text": ["overwritten"]}, actor=OTHER) is None
    drafts.throw_away(OTHER, "note", "p-9")
    assert drafts.find(COORDINATOR, "note", "p-9").words == WORDS


def test_a_draft_about_something_else_is_another(centre):
    keep()
    keep(token="t2", about="")
    assert {one.about for one in drafts.mine(COORDINATOR)} == {"p-9", ""}
    drafts.throw_away(COORDINATOR, "note", "p-9")
    assert [one.about for one in drafts.mine(COORDINATOR)] == [""]


def test_a_draft_is_gone_when_it_is_sent_and_does_not_come_back(centre):
    keep()
    ref = notes.write(COORDINATOR, "general", "He said yes", None, ("p-9",), SHEET)
    assert drafts.mine(COORDINATOR) == ()
    assert keep() is None
    assert drafts.mine(COORDINATOR) == ()
    assert drafts.sent_as(COORDINATOR, "t1") == ref
    assert not Draft.select().where(Draft.words.is_null(False)).exists()


def test_a_draft_stays_where_sending_was_refused(centre):
    keep()
    with pytest.raises(Invalid):
        notes.write(COORDINATOR, "general", " ", None, ("p-9",), SHEET)
    assert drafts.find(COORDINATOR, "note", "p-9").words == WORDS


def test_what_was_sent_is_remembered_for_a_day(centre, time_machine):
    notes.write(COORDINATOR, "general", "One", None, ("p-9",), SHEET)
    time_machine.move_to("2026-11-26T11:59:59Z", tick=False)
    notes.write(COORDINATOR, "general", "Two", None, ("p-9",), Sheet("t2", "note", "p-9"))
    assert drafts.sent_as(COORDINATOR, "t1")
    time_machine.move_to("2026-11-26T12:00:01Z", tick=False)
    notes.write(COORDINATOR, "general", "Three", None, ("p-9",), Sheet("t3", "note", "p-9"))
    assert (drafts.sent_as(COORDINATOR, "t1"), Note.select().count()) == (None, 3)


@pytest.mark.parametrize(
    ("token", "length", "kept"),
    [("t1", 1000, True), ("t1", drafts.LONGEST, False), ("", 1000, False)],
)
def test_a_draft_has_a_token_and_an_end(centre, token, length, kept):
    assert bool(keep({"text": ["x" * length]}, token=token)) is kept


def test_drafts_leave_no_words_in_the_trail(centre):
    keep()
    drafts.throw_away(COORDINATOR, "note", "p-9")
    assert not any("said" in str(one.__data__) for one in AuditEntry.select())


@pytest.mark.clause("C8")
def test_a_draft_lies_encrypted_in_the_embedded_store(centre):
    if centre.records_url:  # a database server encrypts its own disk
        return
    keep({"text": ["Wetherby quince"]})
    kept = b"".join(one.read_bytes() for one in centre.records_file.parent.glob("records.db*"))
    assert b"quince" not in kept
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(centre.records_file).execute("select * from draft")


def test_the_newest_draft_is_taken_up_again(centre, time_machine):
    keep()
    time_machine.move_to("2026-11-25T12:00:05Z", tick=False)
    keep({"text": ["newer"]}, token="t2")
    assert drafts.find(COORDINATOR, "note", "p-9").token == "t2"


@pytest.mark.clause("SAR")
def test_whoever_collects_is_told_how_many_drafts_about_somebody_each_of_the_team_has(centre):
    keep()
    keep(token="t2")
    keep(token="t3", actor=OTHER, words={"text": ["x"], "about": ["p-9"]}, about="")
    found = drafts.half_written("p-9")
    assert sorted(found.values()) == [1, 2]
    assert drafts.half_written("p-8") == {name: 2 for name, number in found.items() if number == 2}


@pytest.mark.clause("SAR")
def test_of_a_draft_about_their_family_or_a_record_about_them_too(centre):
    Record.create(ref="f-1", kind="families")
    Family.create(ref="f-1", opened_on=date(2026, 1, 5))
    Member.create(family="f-1", person="p-9", position=0, role="child")
    note = notes.write(COORDINATOR, "general", "Hello.", None, ("p-9",))
    other = notes.write(COORDINATOR, "general", "Hello.", "f-1")
    nobody = notes.write(COORDINATOR, "general", "Hello.")
    for number, about in enumerate(("f-1", note, other, nobody)):
        keep({"text": ["x"]}, token=f"d{number}", about=about)
    assert list(drafts.half_written("p-9").values()) == [3]


def test_a_draft_that_was_sent_is_half_written_no_more(centre):
    keep()
    notes.write(COORDINATOR, "general", "Hello.", None, ("p-9",), SHEET)
    assert drafts.half_written("p-9") == {}
