"""What one row of each kind of spreadsheet becomes, and what may be wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from ccportal.acts.archive.shapes import LISTS, MEMBER
from ccportal.acts.spreadsheets_rows import Cells, Reader, Record
from ccportal.rules.finding import folded

REACHED = ("address", "phone", "email")


def person(sheet: Reader, row: Cells) -> tuple[str, str]:
    """Somebody new; a name that is there already is said, for it may be the same person."""
    secret = sheet.yes(row, "confidential")
    others = (one.strip() for one in row.get("also_known_as", "").split(";"))
    _enter(
        sheet,
        ref=sheet.ref(row),
        given_names=row["given_names"],
        family_name=row["family_name"],
        also_known_as=[one for one in others if one],
        date_of_birth=sheet.day(row, "date_of_birth"),
        contacts=[
            {"kind": one, "value": row[one], "confidential": secret}
            for one in REACHED
            if one in row
        ],
    )
    name = f"{row['given_names']} {row['family_name']}"
    before = [*sheet.known.people(name), *sheet.known.new_names[folded(name)]]
    sheet.known.new_names[folded(name)].append(row.get("ref", "an earlier row"))
    if before:
        return "heed", f"{name}: somebody of that name is there already ({', '.join(before)})"
    return "new", f"{name} is new"


def member(sheet: Reader, row: Cells) -> tuple[str, str]:
    """One member of a family; its first row makes the family."""
    ref = row["ref"]
    family = sheet.known.new_families.get(ref)
    if family is None:
        sheet.ref(row)
        family = sheet.known.new_families[ref] = {"ref": ref, "members": []}
        sheet.records.append(family)
    for column in ("opened_on", "closed_on"):
        day = sheet.day(row, column)
        if day and family.setdefault(column, day) != day:
            sheet.fault(column, "another day than in an earlier row of this family")
    sheet.span(family, "opened_on", "closed_on")
    role = sheet.choice(row, "role", MEMBER)
    who = _one(sheet, "person", row["person"], sheet.known.people(row["person"]))
    if who in {one["person"] for one in family["members"]}:
        sheet.fault("person", "this person is in the family twice")
    right = sheet.yes(row, "parental_responsibility")
    family["members"].append({"person": who, "role": role, "parental_responsibility": right})
    return "new", f"{row['person']} is the {row['role'].lower()} in family {ref}"


def session(sheet: Reader, row: Cells) -> tuple[str, str]:
    """A session; two do not begin at the same time."""
    starts, ends = sheet.moment(row, "starts_at"), sheet.moment(row, "ends_at")
    record = {"ref": sheet.ref(row), "starts_at": _written(starts), "ends_at": _written(ends)}
    sheet.span(record, "starts_at", "ends_at")
    if starts and starts in sheet.known.starts:
        sheet.fault("starts_at", "a session begins then already")
    elif starts:
        sheet.known.starts[starts] = row.get("ref", "")
    _enter(sheet, **record)
    return "new", f"a session from {row['starts_at']} to {row['ends_at']}"


def attendance(sheet: Reader, row: Cells) -> tuple[str, str]:
    """Somebody of a family at a session."""
    known = sheet.known
    at = _session(sheet, row)
    family = row["family"]
    if known.kinds.get(family) != "families":
        sheet.fault("family", "there is no family of this reference")
    among = known.members.get(family, set())
    who = _one(sheet, "person", row["person"], known.people(row["person"], among))
    if at and (at, who) in known.entered:
        sheet.fault("person", "is entered at that session already")
    on = known.beginnings[at].date() if at else None
    if at:
        known.entered.add((at, who))
    record = {
        "ref": sheet.ref(row),
        "session": at,
        "family": family,
        "person": who,
        "status": sheet.choice(row, "status", LISTS["attendances"]),
        "arrived_at": _written(sheet.moment(row, "arrived_at", on)),
        "left_at": _written(sheet.moment(row, "left_at", on)),
        "reason": row.get("reason"),
    }
    sheet.span(record, "arrived_at", "left_at")
    _enter(sheet, **record)
    return "new", f"{row['person']}, {row['status'].lower()}, session {row['session']}"


READERS: Mapping[str, Callable[[Reader, Cells], tuple[str, str]]] = {
    "people": person,
    "families": member,
    "sessions": session,
    "attendances": attendance,
}


def unopened(records: list[Record]) -> list[str]:
    """The families none of whose rows says since when they are with the centre."""
    return [one["ref"] for one in records if "members" in one and "opened_on" not in one]


def _enter(sheet: Reader, **values: object) -> None:
    """Put a record together; what is empty is left out, as in an archive."""
    sheet.records.append({key: one for key, one in values.items() if one is not None and one != []})


def _one(sheet: Reader, column: str, said: str, found: list[str]) -> str:
    """The one person who is meant; a fault where that is nobody, or more than one."""
    if len(found) == 1:
        return found[0]
    if found:
        sheet.fault(column, f"{len(found)} people are called so; write the reference")
    else:
        sheet.fault(column, "nobody of this reference or name is there")
    return said


def _session(sheet: Reader, row: Cells) -> str | None:
    """The session that is meant, by its reference or its beginning."""
    said = row["session"]
    if sheet.known.kinds.get(said) == "sessions":
        return said
    starts = sheet.moment(row, "session") if any(one in said for one in ":.") else None
    found = sheet.known.starts.get(starts) if starts else None
    if found is None and not any(one.startswith("session:") for one in sheet.wrong):
        sheet.fault("session", "there is no session of this reference or time")
    return found


def _written(at: datetime | None) -> str | None:
    return at.isoformat(timespec="minutes") if at else None
