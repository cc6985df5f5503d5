"""Spreadsheets (CSV) that a centre moves in from: their columns, and how a cell is read.

A cell that begins like a formula is a text like any other; in a CSV that we write it stands
behind an apostrophe, so that no spreadsheet works it out, and is read back without it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ccportal.errors import Invalid
from ccportal.rules.words import FORBIDDEN

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST = 20_000
"""Characters of one cell."""

BLANKS = " \t\r\n\u00a0"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a template: what stands in it, and whether every row needs it."""

    name: str
    says: str
    needed: bool = False


REF = "your own reference for it; left empty, one is made up"
TEMPLATES: Mapping[str, tuple[Column, ...]] = {
    "people": (
        Column("ref", REF),
        Column("given_names", "first and middle names", True),
        Column("family_name", "family name", True),
        Column("also_known_as", "other names, with semicolons between them"),
        Column("date_of_birth", "31/12/2015 or 2015-12-31"),
        Column("address", "postal address"),
        Column("phone", "telephone number"),
        Column("email", "email address"),
        Column("confidential", "yes, if these three are kept secret; else no, or empty"),
    ),
    "families": (
        Column("ref", "your own reference for the family, the same in each of its rows", True),
        Column("opened_on", "the day since when they are with you; once a family is enough"),
        Column("closed_on", "the day until when, if it is closed"),
        Column("person", "reference or full name of one member; a row for each", True),
        Column("role", "child, resident parent, contact parent, relative or other", True),
        Column("parental_responsibility", "yes or no"),
    ),
    "sessions": (
        Column("ref", REF),
        Column("starts_at", "2/5/2026 10:00 or 2026-05-02T10:00", True),
        Column("ends_at", "the same, for its end", True),
    ),
    "attendances": (
        Column("ref", REF),
        Column("session", "reference of the session, or the time at which it begins", True),
        Column("family", "reference of the family", True),
        Column("person", "reference, or full name of a member of the family", True),
        Column("status", "attended, absent or cancelled", True),
        Column("arrived_at", "10:05, or a day and a time"),
        Column("left_at", "the same"),
        Column("reason", "why not, or anything else about it"),
    ),
}
"""The columns of each kind, in their order."""

Row = tuple[int, dict[str, str]]
"""The number of a row as a spreadsheet shows it, and its cells by column; empty ones left out."""

_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?")
_YES, _NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0", "")


def read(kind: str, content: bytes) -> tuple[Row, ...]:
    """The rows of a spreadsheet of a kind; empty rows are passed over.

    Commas, semicolons or tabs are between its cells. Raises Invalid with every fault of its
    form, as `row 3, phone: what is wrong`.
    """
    at, rows = _cells(content)
    if not rows:
        raise Invalid("The file has no rows.")
    head = [_column(one) for one in rows[0]]
    known = [one.name for one in TEMPLATES[kind]]
    faults = [f'row {at}: there is no column "{one[:40]}" here' for one in head if one not in known]
    twice = (one for one in known if head.count(one) > 1)
    faults += [f"row {at}, {one}: the column is there twice" for one in twice]
    needed = [one.name for one in TEMPLATES[kind] if one.needed]
    faults += [f"row {at}, {one}: the column is missing" for one in needed if one not in head]
    if faults:
        raise Invalid("The first row has to name the columns.", tuple(faults))
    found: list[Row] = []
    for number, cells in enumerate(rows[1:], start=at + 1):
        if len(cells) > len(head) and any(one.strip() for one in cells[len(head) :]):
            faults.append(f"row {number}: it has more cells than there are columns")
        row = {name: plain(one) for name, one in zip(head, cells, strict=False) if plain(one)}
        faults += [f"row {number}, {name}: {wrong}" for name, wrong in _wrong(row)]
        faults += [f"row {number}, {one}: missing" for one in needed if row and one not in row]
        if row:
            found.append((number, row))
    if faults:
        raise Invalid("The spreadsheet has faults.", tuple(faults))
    if not found:
        raise Invalid("The file has no rows but the first.")
    return tuple(found)


def plain(cell: str) -> str:
    """What a cell says: without blanks around it, and without our own guard of a formula."""
    text = cell.strip(BLANKS)
    return text[1:].strip(BLANKS) if text.startswith("'") and text[1:2] in FORMULA else text


def harmless(cell: str) -> str:
    """A cell as it is written: one that begins like a formula stands behind an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def written(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180), each cell harmless."""
    out = io.StringIO()
    csv.writer(out).writerows([harmless(str(one)) for one in row] for row in rows)
    return out.getvalue()


def day(cell: str) -> date | None:
    """The day that a cell says, the day before the month; None where it is none."""
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    return None


def moment(cell: str, on: date | None = None) -> datetime | None:
    """The day and time that a cell says, or the time alone where `on` is the day."""
    before, _, last = cell.replace("T", " ").strip().rpartition(" ")
    clock = _CLOCK.fullmatch(last)
    which = day(before.strip()) if before else on
    if clock is None or which is None:
        return None
    return datetime(which.year, which.month, which.day, int(clock[1]), int(clock[2]))


def yes(cell: str) -> bool | None:
    """Whether a cell says yes; None where it says neither yes nor no."""
    word = cell.casefold()
    return True if word in _YES else False if word in _NO else None


def _column(cell: str) -> str:
    return re.sub(r"[\s_-]+", "_", cell.strip().casefold())


def _wrong(row: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for name, cell in row.items():
        if FORBIDDEN.search(cell):
            yield name, "there is a sign in it that is no letter"
        if len(cell) > LONGEST:
            yield name, f"longer than {LONGEST} characters"


def _cells(content: bytes) -> tuple[int, list[list[str]]]:
    """The number of the first row that holds something, and the rows from it on."""
    if len(content) > MOST_BYTES:
        raise Invalid("The file is too big. It can be up to 10 MB.")
    text = _decoded(content)
    first = text.lstrip().partition("\n")[0]
    between = max(",;\t", key=first.count)
    csv.field_size_limit(MOST_BYTES)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True))
    except csv.Error:
        raise Invalid("The file is no CSV, or not all of it. Save it again as CSV.") from None
    if len(rows) > MOST_ROWS:
        raise Invalid(f"The file has more than {MOST_ROWS} rows. Bring it in in parts.")
    empty = 0
    while empty < len(rows) and not any(one.strip() for one in rows[empty]):
        empty += 1
    return empty + 1, rows[empty:]


def _decoded(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")) or b"\0" in content:
        raise Invalid("The file is no CSV. In your spreadsheet, save it as CSV, then send that.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError:
            raise Invalid("The file cannot be read as letters. Save it as CSV in UTF-8.") from None
