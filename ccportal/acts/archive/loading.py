"""Bringing an archive in: all of it in one transaction with one audit entry, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ccportal import clock
from ccportal.acts import documents_words
from ccportal.acts.act import act
from ccportal.acts.archive import requests
from ccportal.acts.archive.checking import faults
from ccportal.acts.archive.faults import plain, refusal
from ccportal.acts.archive.reading import Archive, read
from ccportal.acts.archive.shapes import LISTS
from ccportal.rules import recording
from ccportal.store import content, loading, retention
from ccportal.store.documents import FileContent
from ccportal.store.forms import FORMS
from ccportal.store.people import Record
from ccportal.store.reviews import Centre

AT_ONCE = 20
"""So many scans are read at an import; the others in the background."""

CENTRE = ("name", "address", "phone", "email", "website")


def import_file(path: Path, actor: str) -> dict[str, int]:
    """Load the archive at `path` into the open store; how many entries of each list came.

    Every reference has to be to a record of the archive itself, and no `ref` may be in the
    store already. Raises Invalid with every fault; then nothing is written. What search knows
    of it is read in the background, or before the first search.
    """
    archive = read(path)
    found = list(faults(archive, path.parent))
    if found:
        raise refusal(found)
    counts = {name: len(archive[name]) for name in LISTS if archive.get(name)}
    detail = " ".join(f"{name}={number}" for name, number in counts.items())
    with act(actor, "archive:import", detail=detail or "empty"):
        found = [*_taken(archive), *_disposed(archive), *_other_centre(archive)]
        if found:
            raise refusal(found)
        _put_all(archive, path.parent)
    documents_words.read_waiting(AT_ONCE)
    return counts


def _taken(archive: Archive) -> Iterator[str]:
    """The refs that are in the store already; of an empty store nothing is asked."""
    if not Record.select().exists():
        return
    for name in FORMS:
        rows = archive.get(name, [])
        there = content.kinds(row["ref"] for row in rows)
        for index, row in enumerate(rows):
            if row["ref"] in there:
                yield f'{name}[{index}].ref: "{plain(row["ref"])}" is in the store already'


def _disposed(archive: Archive) -> Iterator[str]:
    """Families and people that were disposed of do not come back by an older archive (C9)."""
    gone = retention.disposed()
    for name in ("people", "families") if gone else ():
        for index, row in enumerate(archive.get(name, [])):
            if row["ref"] in gone:
                yield f'{name}[{index}].ref: "{plain(row["ref"])}" was disposed of'


def _other_centre(archive: Archive) -> Iterator[str]:
    """One instance is one centre, known by its name; an empty one says nothing."""
    ours, theirs = content.centre() or {}, archive["centre"]
    if any(ours.values()) and any(theirs.values()) and ours["name"] != theirs["name"]:
        yield "centre: the store is that of another centre"


def _put_all(archive: Archive, folder: Path) -> None:
    _put_centre(archive["centre"])
    for kind in FORMS:
        rows = archive.get(kind, [])
        if kind == "documents":
            _put_documents(rows, folder)
        elif kind == "notes":
            _put_notes(rows)
        elif kind != "requests":
            loading.put(kind, rows)
    loading.put_team(archive.get("team", []))
    # Last of all: what was agreed is bound to everything that an answer shows.
    requests.put(archive.get("requests", []), clock.now_utc())


def _put_centre(centre: content.Row) -> None:
    if any(centre.values()) or content.centre() is None:
        said = {key: centre.get(key) for key in CENTRE}
        if not Centre.update(**said).execute():
            Centre.create(**said)


def _put_notes(rows: Sequence[content.Row]) -> None:
    """Notes; what says that it is for the chair alone is that here too."""
    for alone in (False, True):
        some = [row for row in rows if recording.is_for_chair(row["text"]) is alone]
        loading.put("notes", some, for_chair=alone)


def _put_documents(rows: Sequence[content.Row], folder: Path) -> None:
    """Documents, and the bytes of their files, each kept once under its SHA-256."""
    found, unreadable = [], []
    for index, row in enumerate(rows):
        try:
            found.append(row | {"file": _keep(folder / row["file"])} if "file" in row else row)
        except OSError:
            unreadable.append(f"documents[{index}].file: the file cannot be read")
    if unreadable:
        raise refusal(unreadable)
    loading.put("documents", found)


def _keep(file: Path) -> str:
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if FileContent.get_or_none(FileContent.digest == digest) is None:
        FileContent.create(digest=digest, size=len(data), content=data)
    return digest
