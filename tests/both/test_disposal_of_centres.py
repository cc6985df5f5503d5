"""Whole made-up centres: after a disposal no byte of what went is anywhere; the rest is there."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from conftest import ENGINE
from support.remains import in_files, in_tables, marks_of, names_of, words_of
from support.requests import CHAIR, COORDINATOR, team
from support.scenarios import make

from ccportal.acts import disposal, retention
from ccportal.acts.archive import export_file, import_file
from ccportal.rules import disposal as rule
from ccportal.store import search
from ccportal.store.families import Family
from ccportal.store.people import Person

pytestmark = pytest.mark.clause("C9")


def disposed_of(here, folder: Path, time_machine, families: int, records: int) -> None:
    file, expected = make(folder, 12, "published", families=families, years=6, records=records)
    archive = json.loads(file.read_text("utf-8"))
    told = expected["retention"]
    day = datetime.combine(date.fromisoformat(told["as_of"]), time(12), UTC)
    time_machine.move_to(day, tick=False)
    import_file(file, "command")
    team()
    search.refresh()

    found = retention.look()
    assert [one.ref for one in found.listed.due] == told["due"]
    wanted = set(rule.units(found.register, found.listed)) - found.awaited().keys()
    ref = disposal.propose(COORDINATOR, wanted)
    gone = {one.ref for one in disposal.find(ref).entries}
    words = words_of(archive, gone)
    assert words
    assert in_tables(words) == words
    if ENGINE == "sqlcipher":
        assert in_files(here, marks_of(gone)) == marks_of(gone)
    disposal.agree(CHAIR, ref, "dispose")
    disposal.dispose(CHAIR, ref)
    search.refresh()

    assert in_tables(words) == set()
    left = {one.ref for one in Person.select()}
    if ENGINE == "sqlcipher":
        assert in_files(here, words | names_of(archive, gone) | marks_of(gone - left)) == set()
    people = {one["ref"] for one in archive["people"]} - gone
    assert people <= left
    assert {one["ref"] for one in archive["families"]} - gone == {
        one.ref for one in Family.select()
    }
    nameless = {one for one in gone & left if Person.get_by_id(one).given_names != "–"}
    assert nameless == set()
    export_file(folder / "after.json", "command")


def test_of_a_centre_of_twenty_families(made, tmp_path, time_machine):
    disposed_of(made, tmp_path / "centre", time_machine, 20, 50)


@pytest.mark.overnight
def test_of_a_centre_of_a_thousand_families(made, tmp_path, time_machine):
    disposed_of(made, tmp_path / "centre", time_machine, 1_000, 400)
