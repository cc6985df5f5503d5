"""What is about the coordinator: the chair reads and answers it, and no coordinator can."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, person, team

from ccportal.acts import concerns, notes
from ccportal.acts.archive import export_file, import_file
from ccportal.errors import NotFound, Refused
from ccportal.rules.access import Role
from ccportal.rules.recording import is_for_chair
from ccportal.store.contact import Note
from ccportal.store.families import Family, Member
from ccportal.store.people import Record

pytestmark = pytest.mark.clause("C8")


@pytest.fixture
def worry(made, time_machine):
    """The ref of a concern about the coordinator."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    person("p-7", "Cy", "Quill")
    Record.create(ref="f-1", kind="families")
    Family.create(ref="f-1", opened_on=date(2026, 1, 5))
    Member.create(family="f-1", person="p-7", position=0, role="child")
    return concerns.report(VOLUNTEER, "He shouted at Cy.", True, "f-1", ("p-7",), for_chair=True)


def test_it_waits_for_the_chair_and_for_no_coordinator(worry):
    assert [one.ref for one in concerns.waiting(Role.CHAIR)] == [worry]
    assert concerns.waiting(Role.COORDINATOR) == []


def test_any_other_concern_waits_for_the_coordinator_and_not_for_the_chair(worry):
    other = concerns.report(VOLUNTEER, "Cy cried.")
    assert [one.ref for one in concerns.waiting(Role.COORDINATOR)] == [other]
    assert [one.ref for one in concerns.waiting(Role.CHAIR)] == [worry]
    with pytest.raises(NotFound):
        concerns.answer(CHAIR, other, "Asked.")


def test_the_chair_answers_it_and_the_answer_is_the_chairs_too(worry):
    done = concerns.answer(CHAIR, worry, "Spoke with him.")
    assert concerns.waiting(Role.CHAIR) == []
    assert {one.ref for one in notes.hidden()} == {worry, done}
    assert not notes.may_read(done, Role.COORDINATOR)
    assert notes.may_read(done, Role.CHAIR)


@pytest.mark.parametrize("actor", [COORDINATOR, VOLUNTEER])
def test_nobody_else_answers_or_corrects_it(worry, actor):
    with pytest.raises(Refused):
        concerns.answer(actor, worry, "Nothing was wrong.")
    with pytest.raises(Refused):
        notes.correct(actor, worry, "It was not so.")
    assert Note.select().count() == 1


def test_the_chair_lets_the_coordinators_read_it_with_its_answer(worry):
    done = concerns.answer(CHAIR, worry, "Spoke with him.")
    concerns.hand_over(CHAIR, worry)
    assert list(notes.hidden()) == []
    assert all(notes.may_read(one, Role.COORDINATOR) for one in (worry, done))
    with pytest.raises(NotFound):
        concerns.hand_over(CHAIR, worry)


def test_it_is_still_the_chairs_alone_after_an_archive_brought_it_back(
    worry, instances, tmp_path, monkeypatch
):
    other = concerns.report(VOLUNTEER, "Cy cried.")
    export_file(tmp_path / "out.json", "command")
    moved = instances.copy("empty", lambda _: None, tmp_path / "other", monkeypatch)
    import_file(tmp_path / "out.json", "command")
    assert is_for_chair(Note.get_by_id(worry).text)
    assert not notes.may_read(worry, Role.COORDINATOR)
    assert notes.may_read(other, Role.COORDINATOR)
    export_file(tmp_path / "again.json", "command")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "out.json").read_bytes()
    instances.let_go(moved)


def test_it_says_when_it_was_told(worry):
    assert Note.get_by_id(worry).written_at == datetime(2026, 11, 25, 12, 0)
