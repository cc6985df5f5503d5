"""Whatever is done to a good archive: it is told where, or it comes in; never something else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.archives import (
    DECIDED,
    GONE,
    PERSON,
    at,
    one_for_all,
    small,
    store_digest,
    where,
    write,
)
from support.instances import Instances

from ccportal.acts.archive import export_file, import_file
from ccportal.acts.archive.checking import faults
from ccportal.acts.archive.reading import read
from ccportal.errors import Invalid
from ccportal.store.database import records_db

pytestmark = pytest.mark.no_cover

LONG = "x" * 5_000_000
INCLUDE = {"record": "x-1", "action": "include", **DECIDED}
D = "requests[0].decisions"

FAULTS: dict[str, tuple[str, object, str]] = {
    "centre gone": ("centre", GONE, "centre"),
    "centre a text": ("centre", "Weir", "centre"),
    "centre without a name": ("centre.name", GONE, "centre.name"),
    "centre's name a number": ("centre.name", 5, "centre.name"),
    "centre with another key": ("centre.fax", "1", "centre.fax"),
    "version true": ("version", True, "version"),
    "version as a fraction": ("version", 1.0, "version"),
    "version as a text": ("version", "1", "version"),
    "version gone": ("version", GONE, "version"),
    "format gone": ("format", GONE, "format"),
    "format null": ("format", None, "format"),
    "format in capitals": ("format", "CCPORTAL-ARCHIVE", "format"),
    "a list null": ("consents", None, "consents"),
    "a list that is an object": ("disclosures", {}, "disclosures"),
    "an entry null": ("sessions[1]", None, "sessions[1]"),
    "an entry that is a list": ("team[1]", [], "team[1]"),
    "a ref null": ("consents[0].ref", None, "consents[0].ref"),
    "a ref that is a list": ("consents[0].ref", ["c-1"], "consents[0].ref"),
    "an empty ref": ("consents[0].ref", "", "consents[0].ref"),
    "a ref of a line break": ("consents[0].ref", "c\x001", "consents[0].ref"),
    "a ref without end": ("consents[0].ref", LONG, "consents[0].ref"),
    "a ref given twice": ("people[3]", {"ref": "c-1", **PERSON}, "consents[0].ref"),
    "a key that is an escape": ("centre.\x1b", "1", "centre.\\u001b"),
    "a key without end": ("centre." + LONG, "1", "centre." + "x" * 60 + "..."),
    "a key of another list": ("sessions[0].text", "1", "sessions[0].text"),
    "a day of 13 months": ("families[0].opened_on", "2024-13-01", "families[0].opened_on"),
    "a day that is no leap day": (
        "people[1].date_of_birth",
        "2023-02-29",
        "people[1].date_of_birth",
    ),
    "a day of the year nought": (
        "people[1].date_of_birth",
        "0000-01-01",
        "people[1].date_of_birth",
    ),
    "a day in Arabic digits": ("people[1].date_of_birth", "١٩٨٠-01-01", "people[1].date_of_birth"),
    "a day and a line break": (
        "people[1].date_of_birth",
        "1980-01-01\n",
        "people[1].date_of_birth",
    ),
    "a day without hyphens": ("people[1].date_of_birth", "19800101", "people[1].date_of_birth"),
    "a day of a week": ("people[1].date_of_birth", "2024-W01-1", "people[1].date_of_birth"),
    "a day with a time": ("risks[0].review_on", "2024-01-01T00:00", "risks[0].review_on"),
    "an empty day": ("risks[0].review_on", "", "risks[0].review_on"),
    "24 o'clock": ("notes[0].written_at", "2024-01-01T24:00", "notes[0].written_at"),
    "60 minutes": ("notes[0].written_at", "2024-01-01T10:60", "notes[0].written_at"),
    "a zone": ("notes[0].written_at", "2024-01-01T10:00Z", "notes[0].written_at"),
    "closed before opened": ("families[0].closed_on", "2024-01-01", "families[0].closed_on"),
    "ended before begun": ("sessions[0].ends_at", "2024-03-02T09:59", "sessions[0].ends_at"),
    "withdrawn before given": (
        "consents[0].withdrawn_on",
        "2024-02-02",
        "consents[0].withdrawn_on",
    ),
    "left before started": ("team[0].left_on", "2019-12-31", "team[0].left_on"),
    "expired before agreed": (
        "assessments[0].expires_on",
        "2024-02-05",
        "assessments[0].expires_on",
    ),
    "due before adopted": (
        "policy_versions[0].review_due_on",
        "2023-12-31",
        "policy_versions[0].review_due_on",
    ),
    "answered before received": ("requests[0].closed_on", "2024-04-30", "requests[0].closed_on"),
    "a detail until before from": (
        "people[0].contacts[0].until",
        "2023-12-31",
        "people[0].contacts[0].until",
    ),
    "a word not in the list": ("risks[0].kind", "Violence", "risks[0].kind"),
    "an empty word": ("consents[0].how", "", "consents[0].how"),
    "yes as a text": (
        "risks[0].held_to_prevent_violence",
        "true",
        "risks[0].held_to_prevent_violence",
    ),
    "yes as a number": (
        "people[0].contacts[0].confidential",
        1,
        "people[0].contacts[0].confidential",
    ),
    "a reference to itself": ("notes[0].written_by", "n-1", "notes[0].written_by"),
    "a reference that is null": ("notes[0].family", None, "notes[0].family"),
    "a sender who is a family": ("documents[0].received_from", "f-1", "documents[0].received_from"),
    "an undertaking of a note": (
        "team[0].undertakings[0].policy_version",
        "n-1",
        "team[0].undertakings[0].policy_version",
    ),
    "a name that is a list": ("people[0].also_known_as[1]", ["x"], "people[0].also_known_as[1]"),
    "about a text": ("notes[0].about", "p-1", "notes[0].about"),
    "half a character": ("incidents[0].text", "\ud83d", "incidents[0].text"),
    "DEL": ("incidents[0].text", "\x7f", "incidents[0].text"),
    "an escape of the upper half": ("incidents[0].text", "\x9b31m", "incidents[0].text"),
    "a backspace in a name": ("people[0].also_known_as[0]", "a\x08", "people[0].also_known_as[0]"),
    "a file from the root": ("documents[1].file", "/etc/hostname", "documents[1].file"),
    "a file up the tree": ("documents[1].file", "papers/../../x", "documents[1].file"),
    "a file that is a folder": ("documents[1].file", "papers", "documents[1].file"),
    "a file without a name": ("documents[1].file", "", "documents[1].file"),
    "a file on a drive": ("documents[1].file", "C:\\scan.png", "documents[1].file"),
    "a file by address": ("documents[1].file", "file:///etc/hostname", "documents[1].file"),
    "a file with too long a name": ("documents[1].file", "x" * 5000, "documents[1].file"),
    "a file behind a link": ("documents[1].file", "out/hostname", "documents[1].file"),
    "a link in a circle": ("documents[1].file", "circle/x", "documents[1].file"),
    "a file with a NUL": ("documents[1].file", "papers\x00", "documents[1].file"),
    "neither file nor text": ("documents[0].text", GONE, "documents[0]"),
    "both file and text": ("documents[1].text", "x", "documents[1]"),
    "redacted without passages": (f"{D}[0].passages", GONE, f"{D}[0].passages"),
    "redacted with no passage": (f"{D}[0].passages", [], f"{D}[0].passages"),
    "an empty passage": (f"{D}[0].passages[0].find", "", f"{D}[0].passages[0].find"),
    "a passage in another case": (f"{D}[0].passages[0].find", "mrs o", f"{D}[0].passages[0].find"),
    "a passage of the kind": (f"{D}[0].passages[0].find", "session", f"{D}[0].passages[0].find"),
    "withheld without an exemption": (f"{D}[1].exemption", GONE, f"{D}[1].exemption"),
    "an exemption for what is shown": (f"{D}[2].exemption", "CR2", f"{D}[2].exemption"),
    "a mode for what is shown": (f"{D}[2].mode", "silent", f"{D}[2].mode"),
    "passages for what is withheld": (
        f"{D}[1].passages",
        [{"find": "Spoke", "exemption": "CR2"}],
        f"{D}[1].passages",
    ),
    "agreed by who decided": (f"{D}[2].agreed_by", "p-1", f"{D}[2].agreed_by"),
    "decided by nobody known": (f"{D}[2].decided_by", "p-9", f"{D}[2].decided_by"),
    "decided twice": (f"{D}[3]", {**INCLUDE, "record": "n-1"}, f"{D}[3].record"),
    "a decision that is a text": (f"{D}[3]", "include", f"{D}[3]"),
    "a decision on a list": (f"{D}[2].record", ["i-1"], f"{D}[2].record"),
}


@pytest.fixture(scope="module")
def untouched(instances: Instances, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with one_for_all(instances, tmp_path_factory.mktemp("untouched")):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "out").symlink_to("/etc")
    (folder / "circle").symlink_to("circle")
    return folder


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_at_its_place_alone(untouched: None, folder: Path, what: str) -> None:
    path, value, told = FAULTS[what]
    before = store_digest()
    with pytest.raises(Invalid) as refusal:
        import_file(write(at(small(), path, value), folder), "command")
    assert where(refusal.value.faults) == [told]
    assert store_digest() == before


def bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


BYTES = {
    "white space": b" \n\t",
    "a text": b'"ccportal-archive"',
    "null": b"null",
    "a byte order mark": b"\xef\xbb\xbf" + bytes_of(json.dumps(small())),
    "UTF-16": json.dumps(small()).encode("utf-16"),
    "two archives": bytes_of(json.dumps(small())) * 2,
    "a comment": b"// an archive\n" + bytes_of(json.dumps(small())),
    "a comma too many": bytes_of(json.dumps(small())[:-1] + ",}"),
    "single quotes": bytes_of(repr(small())),
    "a long number": b'{"version": ' + b"9" * 10_000 + b"}",
    "minus infinity": b'{"version": -Infinity}',
    "a bare control character": b'{"format": "\x01"}',
    "a surrogate in UTF-8": b'{"format": "\xed\xa0\x80"}',
    "a zip file": b"PK\x03\x04" + bytes(200),
    "objects without end": b'{"a":' * 100_000,
    "the centre twice": b'{"centre": {}, "centre": {}}',
}


@pytest.mark.parametrize("what", BYTES)
def test_what_is_no_json_object_is_a_fault_of_no_one_place(
    untouched: None, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "archive.json"
    file.write_bytes(BYTES[what])
    with pytest.raises(Invalid) as refusal:
        import_file(file, "command")
    assert where(refusal.value.faults) == ["(file)"]


@pytest.mark.parametrize("name", ["nothing.json", ".", "/dev/zero"])
def test_what_is_no_file_is_not_read(untouched: None, tmp_path: Path, name: str) -> None:
    with pytest.raises(Invalid) as refusal:
        import_file(tmp_path / name, "command")
    assert refusal.value.faults == ("there is no such file",)


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for step, one in inside:
        yield (*way, step)
        if isinstance(one, dict | list):
            yield from places(one, (*way, step))


PLACES = list(places(small()))
WORDS = st.text(max_size=20) | st.sampled_from(
    ["p-1", "p-9", "f-1", "n-1", "2024-01-01", "2024-01-01T10:00", "", "\x00", "\ud800", "‮"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(WORDS, one, max_size=3),
    max_leaves=6,
)
CHANGES = st.tuples(
    st.sampled_from(["set", "drop", "double", "copy", "rename"]),
    st.sampled_from(PLACES),
    st.sampled_from(PLACES),
    VALUES,
)


def changed(archive: Any, how: str, way: Any, other: Any, value: Any) -> None:
    """Change the archive in one place, if the place is still there."""
    try:
        place, source = archive, archive
        for step in way[:-1]:
            place = place[step]
        for step in other:
            source = source[step]
        if how == "set":
            place[way[-1]] = value
        elif how == "drop":
            del place[way[-1]]
        elif how == "double" and isinstance(place, list):
            place.append(copy.deepcopy(place[way[-1]]))
        elif how == "copy":
            place[way[-1]] = copy.deepcopy(source)
        elif how == "rename" and isinstance(place, dict):
            place[str(value)] = place.pop(way[-1])
    except (KeyError, IndexError, TypeError):
        pass


def imported(file: Path) -> tuple[str, ...] | None:
    """The faults for which it was refused; None where it came in."""
    try:
        import_file(file, "command")
    except Invalid as refusal:
        return refusal.faults
    return None


def in_words(told: tuple[str, ...]) -> bool:
    return told != () and all(fault and fault.isprintable() for fault in told)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_a_changed_archive_is_refused_in_words_or_comes_in_and_goes_out(
    untouched: None, folder: Path, changes: list[Any]
) -> None:
    archive = small()
    for change in changes:
        changed(archive, *change)
    file = write(archive, folder)
    before = store_digest()
    with records_db.atomic() as everything:
        told = imported(file)
        if told is None:
            export_file(folder / "out.json", "command")
            assert list(faults(read(folder / "out.json"), folder)) == []
            everything.rollback()
    assert told is None or in_words(told)
    assert store_digest() == before


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 5000), st.integers(0, 40), st.binary(max_size=8))
def test_a_file_with_other_bytes_in_it_is_refused_or_read(
    untouched: None, folder: Path, start: int, length: int, put: bytes
) -> None:
    whole = write(small(), folder).read_bytes()
    file = folder / "other.json"
    file.write_bytes(whole[:start] + put + whole[start + length :])
    before = store_digest()
    with records_db.atomic() as everything:
        told = imported(file)
        everything.rollback()
    assert told is None or in_words(told)
    assert store_digest() == before
