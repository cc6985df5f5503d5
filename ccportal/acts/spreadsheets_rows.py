"""Reading the rows of a spreadsheet: cells as values, what is new, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from ccportal.acts.archive.checking import LONGEST_REF
from ccportal.acts.archive.kinds import Choice, Object
from ccportal.acts.spreadsheets_known import Known
from ccportal.rules import spreadsheets as rules

Cells = Mapping[str, str]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """What becomes of one row: `new`, a `heed` where somebody should look, or a `stop`."""

    number: int
    state: str
    says: str


@dataclass(slots=True)
class Reader:
    """Reads rows of one kind; the records that it makes are in the archive's form."""

    known: Known
    lines: list[Line] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def take(
        self, number: int, row: Cells, read: Callable[[Reader, Cells], tuple[str, str]]
    ) -> None:
        """Read one row as `read` does; what that says stands where nothing was wrong."""
        self.wrong = []
        state, says = read(self, row)
        self.faults += [f"row {number}, {one}" for one in self.wrong]
        if self.wrong:
            self.lines.append(Line(number, "stop", "; ".join(self.wrong)))
        else:
            self.lines.append(Line(number, state, says))

    def fault(self, column: str, what: str) -> None:
        """Put down what is wrong with a cell of the row."""
        self.wrong.append(f"{column}: {what}")

    def ref(self, row: Cells) -> str | None:
        """The reference of a new record; None where one is made up."""
        ref = row.get("ref")
        if ref is None:
            return None
        if len(ref) > LONGEST_REF:
            self.fault("ref", "too long")
        elif self.known.is_taken(ref):
            self.fault("ref", "this reference is taken already")
        self.known.new.add(ref)
        return ref

    def day(self, row: Cells, column: str) -> str | None:
        """A day as the archive writes it."""
        said = row.get(column)
        found = rules.day(said) if said else None
        if said and found is None:
            self.fault(column, "not a day; write 31/12/2015 or 2015-12-31")
        return found.isoformat() if found else None

    def moment(self, row: Cells, column: str, on: date | None = None) -> datetime | None:
        """A day and time, or the time alone of the day `on`."""
        said = row.get(column)
        found = rules.moment(said, on) if said else None
        if said and found is None:
            self.fault(column, "not a day and a time; write 2/5/2026 10:00")
        return found

    def yes(self, row: Cells, column: str) -> bool:
        """Whether it is so; empty is no."""
        found = rules.yes(row.get(column, ""))
        if found is None:
            self.fault(column, "neither yes nor no")
        return bool(found)

    def choice(self, row: Cells, column: str, shape: Object) -> str:
        """One word of the list that the archive has for the key."""
        kind = shape.keys[column]
        words = kind.words if isinstance(kind, Choice) else ()
        word = row[column].casefold().replace(" ", "-").replace("_", "-")
        if word not in words:
            self.fault(column, f"not one of {', '.join(words)}")
        return word

    def span(self, record: Record, first: str, last: str) -> None:
        """See that an end is not before its beginning."""
        if record.get(first) and record.get(last) and record[last] < record[first]:
            self.fault(last, f"before {first}")
