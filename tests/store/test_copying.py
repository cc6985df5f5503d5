"""All rows of both stores as they stood at one moment, and back."""

from __future__ import annotations

import threading

import pytest
from support.requests import person, team

from ccportal.store import copying, database, tables

pytestmark = pytest.mark.clause("C8")


def test_what_is_written_meanwhile_is_not_in_it(made):
    team()
    rows = copying.rows_out()
    first = next(rows)

    def write() -> None:
        person("p-late", "Mia", "Tarn")
        database.records_db.close()

    other = threading.Thread(target=write)
    other.start()
    other.join()
    people = [row[1] for row in (first, *rows) if row[0] == "Person"]
    assert "p-co" in people
    assert "p-late" not in people


def test_every_table_is_copied_but_what_is_made_anew_or_must_not_come_back():
    every = {one.__name__ for one in (*tables.portal(), *tables.records())}
    assert every - set(copying.columns()) == copying.LEFT_OUT


def test_an_empty_instance_is_known_by_having_no_row(made):
    assert copying.is_empty()
    team()
    assert not copying.is_empty()


def test_a_fault_in_the_last_row_takes_all_rows_back(made):
    rows = [["Record", "p-1", "people"], ["Person", "p-1", "Ann", "Weir", None]]
    with pytest.raises(KeyError):
        copying.rows_in([*rows, ["NoTable", 1]])
    assert copying.is_empty()
