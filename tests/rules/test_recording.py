"""What may be written down, by whom, and how it is put right: rules, to the boundary."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules import recording, words
from ccportal.rules.access import Can, Role, is_open, may, window
from ccportal.rules.recording import MOST_PEOPLE, NoteKind

NOW = datetime(2026, 11, 28, 10, 30)
SESSION = (datetime(2026, 11, 28, 10, 0), datetime(2026, 11, 28, 12, 0))


def test_a_volunteer_writes_notes_of_sessions():
    recording.may_write(Role.VOLUNTEER, NoteKind.SESSION)


@pytest.mark.parametrize("kind", [NoteKind.TELEPHONE, NoteKind.MEETING, NoteKind.GENERAL])
def test_a_volunteer_writes_no_other_note(kind):
    with pytest.raises(NotPermitted):
        recording.may_write(Role.VOLUNTEER, kind)


@pytest.mark.parametrize("kind", NoteKind)
def test_a_coordinator_writes_every_note(kind):
    recording.may_write(Role.COORDINATOR, kind)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.REQUESTER])
def test_nobody_else_writes_a_note(role):
    with pytest.raises(NotPermitted):
        recording.may_write(role, NoteKind.SESSION)


def test_people_stand_in_a_record_once_and_those_of_the_first_stay():
    assert recording.people_of(("p-2", "p-1", "p-2"), ("p-3", "p-1")) == ("p-3", "p-1", "p-2")


def test_a_record_is_about_as_many_people_as_may_be_and_no_more():
    people = tuple(f"p-{number}" for number in range(MOST_PEOPLE + 1))
    assert len(recording.people_of(people[:-1])) == MOST_PEOPLE
    with pytest.raises(Invalid):
        recording.people_of(people)


def test_what_was_corrected_is_not_corrected_again():
    recording.may_correct(False)
    with pytest.raises(Conflict, match="Read that first"):
        recording.may_correct(True)


def test_something_happened_now_or_before_and_not_later():
    assert recording.happened(NOW, NOW) == NOW
    with pytest.raises(Invalid):
        recording.happened(NOW + timedelta(minutes=1), NOW)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  He came.\r\nShe left.\r", "He came.\nShe left."),
        ("a\x00b\x1bc\x85d\ud800e", "abcde"),
        ("tab\there", "tab\there"),
    ],
)
def test_words_are_kept_as_an_archive_can_carry_them(typed, kept):
    assert words.kept(typed, "nothing") == kept


@pytest.mark.parametrize("typed", ["", " \n ", "\x00\x07"])
def test_nothing_is_no_text(typed):
    with pytest.raises(Invalid, match="Write something"):
        words.kept(typed, "Write something")
    assert words.maybe(typed) is None


def test_what_may_be_left_out_is_kept_where_it_is_there():
    assert (words.maybe(None), words.maybe(" x ")) == (None, "x")


def test_a_text_is_as_long_as_may_be_and_no_longer():
    assert words.kept("x" * words.MOST, "") == "x" * words.MOST
    with pytest.raises(Invalid):
        words.kept("x" * (words.MOST + 1), "")


@pytest.mark.clause("C7")
@pytest.mark.parametrize(
    ("now", "open_"),
    [
        (datetime(2026, 11, 28, 7, 59, 59), False),
        (datetime(2026, 11, 28, 8, 0), True),
        (datetime(2026, 11, 29, 12, 0), True),
        (datetime(2026, 11, 29, 12, 0, 1), False),
    ],
)
def test_a_window_is_open_from_two_hours_before_until_a_day_after(now, open_):
    assert is_open(now, [SESSION]) is open_


def test_without_a_rota_no_window_is_open():
    assert not is_open(NOW, [])


def test_one_of_several_sessions_opens_the_window():
    long_ago = (SESSION[0] - timedelta(days=9), SESSION[1] - timedelta(days=9))
    assert is_open(NOW, [long_ago, SESSION])
    assert window(*SESSION) == (datetime(2026, 11, 28, 8), datetime(2026, 11, 29, 12))


@pytest.mark.clause("C7")
@pytest.mark.parametrize("permission", Can)
def test_in_the_window_a_volunteer_writes_notes_and_tells_concerns_and_nothing_else(permission):
    more = may(Role.VOLUNTEER, permission, in_window=True) and not may(Role.VOLUNTEER, permission)
    assert more is (permission in {Can.NOTE_WRITE, Can.CONCERN_REPORT})


@pytest.mark.parametrize("role", [Role.CHAIR, Role.REQUESTER, Role.COORDINATOR])
def test_the_window_gives_nobody_else_anything(role):
    assert all(may(role, one, in_window=True) == may(role, one) for one in Can)


def test_what_is_for_the_chair_alone_says_so_in_its_first_line():
    said = recording.for_chair("He shouted at Cy.")
    assert recording.is_for_chair(said)
    assert said.endswith("\n\nHe shouted at Cy.")
    for other in ("He shouted.", f"He said:\n{recording.FOR_CHAIR}", f"{recording.FOR_CHAIR} No."):
        assert not recording.is_for_chair(other)


def test_the_chair_reads_what_is_the_chairs_alone_and_the_coordinator_all_the_rest():
    readers = {
        alone: {role for role in Role if recording.may_read(role, for_chair=alone)}
        for alone in (True, False)
    }
    assert readers == {True: {Role.CHAIR}, False: {Role.COORDINATOR}}
