"""What an archive has no place for is counted where one is written, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from support.archives import small, write
from support.calendar import START, book, household, session
from support.families import ACTOR, whole
from support.requests import COORDINATOR, team

from ccportal.acts import arrangements, notes
from ccportal.acts.archive import import_file, left_out
from ccportal.acts.archive.leaving import NAMES, QUIET, _tables, carried
from ccportal.acts.arrangements import Needed
from ccportal.cli import main
from ccportal.store import tables
from ccportal.store.disclosures import Consent

MODELS = {one.__name__ for one in tables.records()}


def test_of_what_an_archive_brought_in_nothing_is_left_out(made, tmp_path):
    import_file(write(small(), tmp_path), "command")
    assert left_out() == ()


def test_it_is_told_on_standard_error_with_how_many(made, tmp_path, capsys):
    family, left, _right, child = whole()
    arrangements.need(ACTOR, left, Needed.NEED, "a chair with arms")
    arrangements.need(ACTOR, child, Needed.ALLERGY, "no nuts")
    arrangements.may_collect(ACTOR, family, child, left)
    assert main(["export", str(tmp_path / "out.json")]) == 0
    said = capsys.readouterr().err
    assert said == (
        "not in an archive: 2 needs and allergies, 1 permission to take a child home, "
        "1 step of a family; `ccportal backup` keeps everything\n"
    )


def test_where_everything_goes_nothing_is_told(made, tmp_path, capsys):
    import_file(write(small(), tmp_path), "command")
    assert main(["export", str(tmp_path / "out.json")]) == 0
    assert capsys.readouterr().err == ""


def test_bookings_are_left_out(made, time_machine):
    time_machine.move_to(START)
    household("f-1", ("Grace Adeyemi", "Callum Ross"))
    book(session(), "f-1")
    assert "1 booking" in left_out()


def test_which_record_a_correction_corrects_is_left_out(made):
    team()
    first = notes.write(COORDINATOR, "general", "Hello.")
    assert left_out() == ()
    notes.correct(COORDINATOR, first, "Good morning.")
    assert left_out() == ("1 link to what is corrected",)


def test_until_when_a_consent_holds_is_left_out(made, tmp_path):
    import_file(write(small(), tmp_path), "command")
    Consent.update(until_on=date(2027, 1, 1)).execute()
    assert left_out() == ("1 last day of a consent",)


@pytest.mark.parametrize("named", [NAMES.keys(), QUIET, carried()])
def test_every_table_that_is_named_is_one(named):
    assert set(named) - MODELS <= {"Findable"}


def test_no_table_is_named_twice():
    assert not NAMES.keys() & QUIET
    assert not NAMES.keys() & carried()


def test_every_table_of_which_nothing_is_carried_has_a_name_or_is_quiet(made):
    told = {one for one, _ in _tables()}
    assert told - NAMES.keys() == set()
