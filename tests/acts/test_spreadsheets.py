"""Spreadsheets come in whole or not at all, with every fault at its row and column."""

from __future__ import annotations

import csv
import io
import re

import pytest
from support.archives import store_digest
from support.command import run

from ccportal.acts import spreadsheets
from ccportal.errors import Invalid
from ccportal.rules import spreadsheets as rules
from ccportal.rules.spreadsheets import TEMPLATES, harmless, plain, written
from ccportal.store import content
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Attendance
from ccportal.store.people import Person
from ccportal.store.search import find

BY = "p-001"
PEOPLE = "ref,given_names,family_name,also_known_as,date_of_birth,address,phone,email,confidential"
FAMILIES = "ref,opened_on,closed_on,person,role,parental_responsibility"
ATTENDANCES = "session,family,person,status,arrived_at,left_at,reason"


def sheet(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def bring(kind: str, *lines: str) -> int:
    return spreadsheets.bring(BY, kind, sheet(*lines))


def faults(kind: str, *lines: str) -> tuple[str, ...]:
    with pytest.raises(Invalid) as refused:
        bring(kind, *lines)
    return refused.value.faults


def centre() -> None:
    """Three people, a family and a session, all from spreadsheets."""
    bring("people", "ref,given_names,family_name", "c,Cy,Ray", "b,Bo,Ray", "a,Ada,Ostler")
    bring("families", FAMILIES, "f,1/2/2026,,c,child,", "f,,,Bo Ray,Contact parent,yes")
    bring("sessions", "ref,starts_at,ends_at", "s,2/5/2026 10:00,2/5/2026 12:00")


def test_people_come_with_their_names_and_contact_details(made):
    line = (
        'p-7,Zoë,Quill,"Zo; Z Q",29/2/2016,"1 Weir Lane\nSkelby",01632 960001,z@q.example.org,yes'
    )
    assert bring("people", PEOPLE, line) == 1
    assert content.row("people", "p-7") == {
        "ref": "p-7",
        "given_names": "Zoë",
        "family_name": "Quill",
        "also_known_as": ["Zo", "Z Q"],
        "date_of_birth": "2016-02-29",
        "contacts": [
            {"kind": "address", "value": "1 Weir Lane\nSkelby", "confidential": True},
            {"kind": "phone", "value": "01632 960001", "confidential": True},
            {"kind": "email", "value": "z@q.example.org", "confidential": True},
        ],
    }


def test_a_reference_that_is_left_out_is_made_up(made):
    bring("people", "given_names,family_name", "Ada,Ostler", "Bo,Ray")
    refs = {one.ref for one in Person.select().where(Person.family_name.in_(["Ostler", "Ray"]))}
    assert len(refs) == 2
    assert all(one.startswith("p-") for one in refs)


def test_a_family_is_as_many_rows_as_it_has_members(made):
    centre()
    assert content.row("families", "f") == {
        "ref": "f",
        "opened_on": "2026-02-01",
        "members": [
            {"person": "c", "role": "child"},
            {"person": "b", "role": "contact-parent", "parental_responsibility": True},
        ],
    }


def test_attendances_name_sessions_by_time_and_people_by_name(made):
    centre()
    assert bring("attendances", ATTENDANCES, "2026-05-02T10:00,f,cy ray,Attended,10:05,11.50,") == 1
    row = content.row("attendances", Attendance.get().ref)
    assert {key: row[key] for key in ("session", "person", "arrived_at", "left_at")} == {
        "session": "s",
        "person": "c",
        "arrived_at": "2026-05-02T10:05",
        "left_at": "2026-05-02T11:50",
    }


def test_what_came_is_found_by_a_search(made):
    centre()
    assert {one.ref for one in find("ray", ("people", "families"))} == {"b", "c", "f"}


def test_an_import_is_one_entry_of_the_audit_trail_without_a_value(made):
    before = AuditEntry.select().count()
    bring("people", "given_names,family_name", "Ada,Ostler")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert AuditEntry.select().count() == before + 1
    assert (last.actor, last.action, last.detail) == (BY, "spreadsheet:import", "people")


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_spreadsheet_program_is_understood(made, between, encoding):
    text = between.join(("Given names", "FAMILY_NAME")) + "\n" + between.join(("Zoë", "Müller"))
    assert spreadsheets.bring(BY, "people", text.encode(encoding)) == 1
    assert Person.get(Person.family_name == "Müller").given_names == "Zoë"


def test_a_look_changes_nothing_and_says_each_row(made):
    before = store_digest()
    plan = spreadsheets.plan("people", sheet("given_names,family_name", "Ada,Ostler", "Bo,Ray"))
    assert [(one.number, one.state, one.says) for one in plan.lines] == [
        (2, "new", "Ada Ostler is new"),
        (3, "new", "Bo Ray is new"),
    ]
    assert (plan.new, plan.faults, store_digest()) == (2, (), before)


def test_somebody_of_a_name_that_is_there_is_told_and_is_no_fault(made):
    bring("people", "ref,given_names,family_name", "a,Zoë,Ostler")
    plan = spreadsheets.plan("people", sheet("given_names,family_name", "zoe,OSTLER"))
    assert (plan.lines[0].state, plan.faults) == ("heed", ())
    assert "(a)" in plan.lines[0].says


@pytest.mark.clause("C4")
def test_a_look_shows_no_contact_detail(made):
    line = "x,Ada,Ostler,,,9 Quixotry Mews,01632 960001,ada@o.example.org,"
    plan = spreadsheets.plan("people", sheet(PEOPLE, line))
    said = " ".join(one.says for one in plan.lines)
    assert not any(one in said for one in ("Quixotry", "960001", "ada@"))


WRONG = {
    "no rows": ("people", [""], "no rows"),
    "the first row alone": ("people", ["given_names,family_name"], "no rows but the first"),
    "an unknown column": ("people", ["given_names,family_name,shoe", "A,B,9"], 'no column "shoe"'),
    "a column twice": ("people", ["given_names,family_name,ref,ref", "A,B,1,2"], "ref: .* twice"),
    "a missing column": ("people", ["given_names", "A"], "row 1, family_name: .* missing"),
    "a missing cell": ("people", ["given_names,family_name", "A,"], "row 2, family_name: missing"),
    "too many cells": ("people", ["given_names,family_name", "A,B,C"], "row 2: .* more cells"),
    "no day": ("people", [PEOPLE, "x,A,B,,31/2/2015,,,,"], "row 2, date_of_birth: not a day"),
    "a year of two digits": ("people", [PEOPLE, "x,A,B,,1/2/15,,,,"], "date_of_birth: not a day"),
    "neither yes nor no": ("people", [PEOPLE, "x,A,B,,,,,,maybe"], "row 2, confidential: neither"),
    "a ref twice": ("people", [PEOPLE, "x,A,B,,,,,,", "x,C,D,,,,,,"], "row 3, ref: .* taken"),
    "a ref that is there": ("people", [PEOPLE, "c,A,B,,,,,,"], "row 2, ref: .* taken"),
    "a ref too long": ("people", [PEOPLE, "x" * 201 + ",A,B,,,,,,"], "row 2, ref: too long"),
    "a bell": (
        "people",
        ["given_names,family_name", "A\x07,B"],
        "row 2, given_names: .* no letter",
    ),
    "a cell too long": ("people", ["given_names,family_name", "A" * 20_001 + ",B"], "longer than"),
    "nobody of that ref": (
        "families",
        [FAMILIES, "g,1/2/2026,,zz,child,"],
        "row 2, person: nobody",
    ),
    "two of that name": (
        "families",
        [FAMILIES, "g,1/2/2026,,Al Same,child,"],
        "2 people are called",
    ),
    "no such role": ("families", [FAMILIES, "g,1/2/2026,,c,mum,"], "row 2, role: not one of child"),
    "no opening": ("families", [FAMILIES, "g,,,c,child,"], "family g, opened_on: missing"),
    "two openings": (
        "families",
        [FAMILIES, "g,1/2/2026,,c,child,", "g,2/2/2026,,b,other,"],
        "row 3, opened_on: another day",
    ),
    "closed first": ("families", [FAMILIES, "g,2/2/2026,1/2/2026,c,child,"], "closed_on: before"),
    "a member twice": (
        "families",
        [FAMILIES, "g,1/2/2026,,c,child,", "g,,,Cy Ray,child,"],
        "row 3, person: .* twice",
    ),
    "a family that is there": ("families", [FAMILIES, "f,1/2/2026,,c,child,"], "ref: .* taken"),
    "no time": (
        "sessions",
        ["starts_at,ends_at", "2/5/2027,2/5/2027 12:00"],
        "starts_at: not a day",
    ),
    "an hour that is none": (
        "sessions",
        ["starts_at,ends_at", "2/5/2027 25:00,2/5/2027 26:00"],
        "row 2, starts_at: not a day and a time",
    ),
    "an end first": (
        "sessions",
        ["starts_at,ends_at", "2/5/2027 12:00,2/5/2027 10:00"],
        "row 2, ends_at: before",
    ),
    "a session that is there": (
        "sessions",
        ["starts_at,ends_at", "2/5/2026 10:00,2/5/2026 11:00"],
        "begins then already",
    ),
    "two sessions at once": (
        "sessions",
        ["starts_at,ends_at", *["2/5/2027 10:00,2/5/2027 12:00"] * 2],
        "row 3, starts_at: a session begins then",
    ),
    "no such session": (
        "attendances",
        [ATTENDANCES, "zz,f,c,attended,,,"],
        "row 2, session: .* no",
    ),
    "no session then": (
        "attendances",
        [ATTENDANCES, "2/5/2026 10:30,f,c,attended,,,"],
        "row 2, session: there is no session",
    ),
    "no such family": ("attendances", [ATTENDANCES, "s,zz,c,attended,,,"], "row 2, family: .* no"),
    "not of the family": (
        "attendances",
        [ATTENDANCES, "s,f,a,attended,,,"],
        "row 2, person: nobody",
    ),
    "no such status": ("attendances", [ATTENDANCES, "s,f,c,late,,,"], "row 2, status: not one of"),
    "left first": (
        "attendances",
        [ATTENDANCES, "s,f,c,attended,11:00,10:00,"],
        "row 2, left_at: before",
    ),
    "somebody twice": (
        "attendances",
        [ATTENDANCES, *["s,f,c,attended,,,"] * 2],
        "row 3, person: is entered",
    ),
    "a quotation mark alone": ("people", ["given_names,family_name", '"A,B'], "no CSV"),
    "a broken quotation": ("people", ["given_names,family_name", '"A"x,B'], "no CSV"),
}


def test_each_wrong_row_is_told_with_its_place_and_nothing_is_entered(made):
    centre()
    bring("people", "given_names,family_name", "Al,Same", "Al,Same")
    before, unlike = store_digest(), {}
    for what, (kind, lines, says) in WRONG.items():
        found = faults(kind, *lines)
        if not any(re.search(says, one) for one in found):
            unlike[what] = found
    assert unlike == {}
    assert store_digest() == before


def test_forty_wrong_rows_and_files_are_tried():
    assert len(WRONG) + len(FILES) >= 40


FILES = {
    "a workbook": b"PK\x03\x04" + b"\0" * 40,
    "an old workbook": b"\xd0\xcf\x11\xe0" + b"\0" * 40,
    "a PDF": b"%PDF-1.7\n",
    "bytes": b"given_names,family_name\nA\0,B",
    "too much": b"given_names,family_name\n" + b"A,B\n" * 3_000_000,
    "too many rows": b"given_names,family_name\n" + b"A,B\n" * 20_001,
    "letters of nobody": b"given_names,family_name\n\x81,B",
}


@pytest.mark.parametrize("what", FILES)
def test_what_is_no_spreadsheet_is_refused_in_words(made, what):
    with pytest.raises(Invalid, match="The file"):
        spreadsheets.plan("people", FILES[what])


def test_one_wrong_row_keeps_all_out(made):
    lines = ["given_names,family_name,date_of_birth", *["Ada,Ostler,"] * 30, "Bo,Ray,yesterday"]
    assert faults("people", *lines) == (
        "row 32, date_of_birth: not a day; write 31/12/2015 or 2015-12-31",
    )
    assert not Person.select().where(Person.family_name == "Ostler").exists()


FORMULAS = ["=1+1", "+44 1632 960001", "-2", "@SUM(A1)", "=HYPERLINK('http://e.org')", "\t=1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_kept_as_the_text_that_it_is(made, cell):
    text = written([["given_names", "family_name"], [cell, "Ray"]])
    spreadsheets.bring(BY, "people", text.encode())
    assert Person.get(Person.family_name == "Ray").given_names == cell.strip()


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_spreadsheet_that_we_write_works_anything_out(cell):
    (row,) = csv.reader(io.StringIO(written([[cell]]), newline=""))
    assert row[0][0] == "'"
    assert plain(row[0]) in (cell, cell.strip())


@pytest.mark.parametrize("cell", ["Ada", "O'Neill", "'tis", "1-2", "a=b", ""])
def test_what_is_no_formula_is_written_as_it_is(cell):
    assert harmless(cell) == plain(cell) == cell


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_is_read_back_as_a_spreadsheet_without_rows(kind):
    with pytest.raises(Invalid, match="no rows but the first"):
        rules.read(kind, spreadsheets.template(kind).encode())


def test_no_other_kind_comes_in(made):
    with pytest.raises(Invalid, match="people, families, sessions, attendances"):
        spreadsheets.bring(BY, "notes", b"text\nx")


def typed(made, kind: str, text: str, *more: str):
    file = made.instance / "sheet.csv"
    file.write_text(text)
    return run("import-csv", kind, str(file), *more)


def test_the_command_says_what_would_happen_and_does_nothing(made):
    before = store_digest()
    done = typed(made, "people", "given_names,family_name\nAda,Ostler\n", "--dry-run")
    assert (done.status, done.err) == (0, "")
    assert done.out == "row 2: Ada Ostler is new\nwould be brought in: 1 people\n"
    assert store_digest() == before


def test_the_command_brings_a_spreadsheet_in(made):
    done = typed(made, "people", "given_names,family_name\nAda,Ostler\n")
    assert (done.status, done.out) == (0, "brought in: 1 people\n")
    assert Person.select().where(Person.family_name == "Ostler").exists()


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_the_command_tells_each_fault_on_a_line_of_its_own(made, more):
    done = typed(made, "sessions", "starts_at,ends_at\nsoon,later\n", *more)
    assert done.status == 2
    assert done.err.splitlines() == [
        "row 2, starts_at: not a day and a time; write 2/5/2026 10:00",
        "row 2, ends_at: not a day and a time; write 2/5/2026 10:00",
    ]


def test_the_command_tells_a_file_that_is_not_there(made):
    done = run("import-csv", "people", "none.csv")
    assert (done.status, done.err) == (2, "the file cannot be read\n")
