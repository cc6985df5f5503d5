"""Letting a whole centre out as an archive, with its files in a folder beside it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.archive.shapes import FORMAT, LISTS, VERSION
from ccportal.errors import Refused
from ccportal.rules.leaving import Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.store import content
from ccportal.store.accounts import Account
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Request
from ccportal.store.volunteers import TeamMember

Row = content.Row
FILES = "files"
"""The folder beside the archive; a file's name there tells what sort it is, and nothing else."""

ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "text/plain": ".txt",
}
MOVE = "to move out, or to keep a copy"
EVERYTHING = tuple(Item("", thing) for thing in Thing)
"""What is in an archive: all of everybody, for the centre itself (C4)."""

NOTHING = {"name": "", "address": ""}
"""The centre of an archive where nothing is said of it yet."""


def export_file(path: Path, actor: str) -> dict[str, int]:
    """Write what the centre holds to `path`; how many entries of each list went.

    Lists are ordered by `ref`. Left out are: somebody who has an account and stands in no
    record (accounts do not move), requests that were not matched to a person yet, and
    decisions on a record that has changed since (their agreement is void). Raises Refused
    where it cannot be written; then the file that was there is as it was.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        with act(actor, "archive:export"):
            ask(Parcel(Way.ARCHIVE, MOVE, clock.today(), Recipient(To.CENTRE), EVERYTHING))
            with _private(beside) as file:
                counts = _write(file)
            _write_files(path.parent / FILES)
            beside.replace(path)
    except OSError:
        raise Refused("the archive cannot be written there") from None
    finally:
        beside.unlink(missing_ok=True)
    return counts


def _private(file: Path) -> TextIO:
    """A new file that only its owner reads (C8)."""
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", -1, "utf-8")


def _write(file: TextIO) -> dict[str, int]:
    """Write the archive, a record a line; memory for a few of them at a time."""
    head = {"format": FORMAT, "version": VERSION, "centre": content.centre() or NOTHING}
    file.write("{\n" + ",\n".join(f" {_json(key)}: {_json(one)}" for key, one in head.items()))
    counts = {}
    for name in LISTS:
        number = 0
        for row in _rows(name):
            file.write(f',\n "{name}": [\n  ' if number == 0 else ",\n  ")
            file.write(_json(row))
            number += 1
        if number:
            file.write("\n ]")
            counts[name] = number
    file.write("\n}\n")
    return counts


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(name: str) -> Iterator[Row]:
    """The entries of a list as they go out."""
    if name in ("people", "team"):
        staff = _accounts_alone()
        key, rows = ("person", content.team()) if name == "team" else ("ref", content.rows(name))
        yield from (row for row in rows if row[key] not in staff)
    elif name == "documents":
        yield from (_with_path(row) for row in content.rows(name))
    elif name == "requests":
        yield from (_with_standing(row) for row in content.rows(name) if "subject" in row)
    else:
        yield from content.rows(name)


def _accounts_alone() -> set[str]:
    """The people who have an account and stand in nothing but that and the team."""
    people = {one.person_id for one in Account.select(Account.person)}
    aside = (Account, TeamMember)
    for field in (*Person._meta.backrefs, *Record._meta.backrefs):
        if field.model not in aside:
            seen = field.model.select(field).where(field.in_(people)).tuples()
            people -= {ref for (ref,) in seen}
    return people - _checked(people)


def _checked(people: set[str]) -> set[str]:
    """Those of whom the team's list says more than their part: checks, undertakings."""
    rows = (row for person in people for row in content.team(person))
    return {row["person"] for row in rows if row.keys() & {"dbs", "undertakings", "left_on"}}


def _with_path(row: Row) -> Row:
    if "file" not in row:
        return row
    return row | {"file": _path(row["file"], row["media_type"])}


def _path(digest: str, media_type: str) -> str:
    return f"{FILES}/{digest}{ENDINGS.get(media_type, '')}"


def _with_standing(row: Row) -> Row:
    """A request with the decisions that still stand; `decisions` is empty if that is approved."""
    digests = {
        one.record_id: one.digest for one in Decision.select().where(Decision.request == row["ref"])
    }
    now = content.digests((kind, ref) for ref, kind in content.kinds(digests).items())
    standing = [
        one for one in row.pop("decisions", ()) if now[one["record"]] == digests[one["record"]]
    ]
    approved = Request.get_by_id(row["ref"]).approved_digest is not None
    return row | {"decisions": standing} if standing or approved else row


def _write_files(folder: Path) -> None:
    for document in Document.select().where(Document.file.is_null(False)):
        folder.mkdir(mode=0o700, exist_ok=True)
        file = folder.parent / _path(document.file_id, document.media_type)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            out.write(FileContent.get_by_id(document.file_id).content)
