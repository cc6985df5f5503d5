"""Whether an archive is one: its shape, its references, and what the two do not say alone.

Every fault is found, each at its path; a value of the wrong sort is told once and not looked
at further.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ccportal.acts.archive import shapes
from ccportal.acts.archive.decided import decision_faults
from ccportal.acts.archive.faults import bad_character, plain, shown
from ccportal.acts.archive.files import file_fault
from ccportal.acts.archive.kinds import Choice, Day, Kind, Many, Name, Object, Ref, Time, YesNo
from ccportal.acts.archive.when import is_day, is_time, span_faults

Known = dict[str, tuple[str, dict[str, Any]]]
"""Every record of the archive by its ref: its list and the record."""

LONGEST_REF = 200
"""A ref is a name for a record, and stands in addresses and indexes."""

SINGULAR = {
    "people": "person",
    "organisations": "organisation",
    "families": "family",
    "sessions": "session",
    "policy_versions": "policy version",
}


def faults(archive: dict[str, Any], folder: Path) -> Iterator[str]:
    """Every fault of an archive whose files lie in `folder`, as `path: what is wrong`."""
    known: Known = {}
    yield from _head(archive)
    yield from _refs(archive, known)
    for name, shape in shapes.LISTS.items():
        entries = archive.get(name, [])
        if not isinstance(entries, list):
            yield f"{name}: not a list"
            continue
        for path, entry in _entries(archive, name):
            yield from _object(path, entry, shape, known)
            if isinstance(entry, dict):
                yield from _meaning(path, name, entry, known, folder)


def _head(archive: dict[str, Any]) -> Iterator[str]:
    for key in archive:
        if key not in shapes.LISTS and key not in ("format", "version", "centre"):
            yield f"{plain(key)}: unknown key"
    if archive.get("format") != shapes.FORMAT:
        yield f'format: not "{shapes.FORMAT}"'
    version = archive.get("version")
    if type(version) is not int or version != shapes.VERSION:
        yield f"version: not {shapes.VERSION}"
    if "centre" in archive:
        yield from _object("centre", archive["centre"], shapes.CENTRE, {})
    else:
        yield "centre: missing"


def _refs(archive: dict[str, Any], known: Known) -> Iterator[str]:
    """Fill `known`; a ref that was given before is a fault where it is given again."""
    for name, shape in shapes.LISTS.items():
        if "ref" not in shape.keys:
            continue
        for path, entry in _entries(archive, name):
            ref = entry.get("ref") if isinstance(entry, dict) else None
            if not isinstance(ref, str):
                continue
            if ref in known:
                yield f"{path}.ref: {shown(ref)} is the ref of another record already"
            else:
                known[ref] = (name, entry)


def _entries(archive: dict[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    entries = archive.get(name, [])
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        yield f"{name}[{index}]", entry


def _object(path: str, value: object, shape: Object, known: Known) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: not an object"
        return
    for key, one in value.items():
        kind = shape.keys.get(key)
        if kind is None:
            yield f"{path}.{plain(key)}: unknown key"
        else:
            yield from _value(f"{path}.{key}", one, kind, known)
    for key in shape.keys:
        if key in shape.needed and key not in value:
            yield f"{path}.{key}: missing"


def _value(path: str, value: object, kind: Kind, known: Known) -> Iterator[str]:
    if isinstance(kind, Object):
        yield from _object(path, value, kind, known)
    elif isinstance(kind, Many):
        yield from _list(path, value, kind, known)
    elif isinstance(kind, YesNo):
        if not isinstance(value, bool):
            yield f"{path}: neither true nor false"
    elif not isinstance(value, str):
        yield f"{path}: not a text"
    else:
        wrong = _text_fault(value, kind, known)
        if wrong is not None:
            yield f"{path}: {wrong}"


def _list(path: str, value: object, kind: Many, known: Known) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{path}: not a list"
        return
    if len(value) < kind.least:
        yield f"{path}: empty"
    for index, one in enumerate(value):
        yield from _value(f"{path}[{index}]", one, kind.of, known)


def _text_fault(value: str, kind: Kind, known: Known) -> str | None:
    if isinstance(kind, Choice):
        return None if value in kind.words else f"not one of {', '.join(kind.words)}"
    if isinstance(kind, Day):
        return None if is_day(value) else "not a date (YYYY-MM-DD)"
    if isinstance(kind, Time):
        return None if is_time(value) else "not a time (YYYY-MM-DDTHH:MM)"
    if isinstance(kind, Ref):
        return _reference_fault(value, kind, known)
    if isinstance(kind, Name) and not 0 < len(value) <= LONGEST_REF:
        return "too long" if value else "empty"
    return bad_character(value)


def _reference_fault(value: str, kind: Ref, known: Known) -> str | None:
    found = known.get(value)
    if found is not None and (not kind.lists or found[0] in kind.lists):
        return None
    what = " or ".join(SINGULAR[name] for name in kind.lists) or "record"
    return f"no {what} {shown(value)}"


def _meaning(
    path: str, name: str, entry: dict[str, Any], known: Known, folder: Path
) -> Iterator[str]:
    yield from span_faults(path, name, entry)
    if name == "people":
        for index, contact in _objects(entry.get("contacts")):
            yield from span_faults(f"{path}.contacts[{index}]", "contacts", contact)
    elif name == "documents":
        yield from _document(path, entry, folder)
    elif name == "requests":
        decided: set[str] = set()
        for index, decision in _objects(entry.get("decisions")):
            at = f"{path}.decisions[{index}]"
            yield from decision_faults(at, decision, known, decided)


def _objects(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, one in enumerate(value if isinstance(value, list) else ()):
        if isinstance(one, dict):
            yield index, one


def _document(path: str, entry: dict[str, Any], folder: Path) -> Iterator[str]:
    if ("file" in entry) == ("text" in entry):
        yield f"{path}: has to have either file or text, and not both"
    name = entry.get("file")
    if isinstance(name, str) and bad_character(name) is None:
        wrong = file_fault(folder, name)
        if wrong is not None:
            yield f"{path}.file: {wrong}"
