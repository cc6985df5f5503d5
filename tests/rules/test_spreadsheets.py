"""How the rows of a spreadsheet are found between lines that hold nothing."""

from __future__ import annotations

import pytest

from ccportal.errors import Invalid
from ccportal.rules.spreadsheets import read

ADA = {"given_names": "Ada", "family_name": "Ostler"}
BO = {"given_names": "Bo", "family_name": "Ray"}
HEAD = b"given_names,family_name\r\n"


@pytest.mark.parametrize("empty", [b"\r\n", b",\r\n", b" , \r\n"])
def test_an_empty_row_is_passed_over_and_still_counted(empty):
    rows = read("people", HEAD + b"Ada,Ostler\r\n" + empty + b"Bo,Ray\r\n")
    assert rows == ((2, ADA), (4, BO))


@pytest.mark.parametrize("empty", [b"\r\n", b",\r\n", b" , \r\n\r\n"])
def test_empty_rows_before_the_names_of_the_columns_are_passed_over(empty):
    before = empty.count(b"\n")
    rows = read("people", empty + HEAD + b"Ada,Ostler\r\n")
    assert rows == ((before + 2, ADA),)


def test_a_blank_first_line_does_not_hide_what_stands_between_the_cells():
    rows = read("people", b" \r\ngiven_names;family_name\r\nAda;Ostler\r\n")
    assert rows == ((3, ADA),)


def test_a_file_of_empty_rows_has_no_rows():
    with pytest.raises(Invalid, match="has no rows"):
        read("people", b",\r\n \r\n,,\r\n")
