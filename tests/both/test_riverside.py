"""The main job, from the command line, on a whole centre: what must and must not come of it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from conftest import SCENARIOS
from support.command import Done, run
from support.pdf import Haystack, squeezed, text

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO"), pytest.mark.timeout(600)]

EXPECTED = json.loads((SCENARIOS / "riverside.expect.json").read_text())["requests"]
BUILT = [one for one in EXPECTED if one["refused"] is None]
REFUSED = [one for one in EXPECTED if one["refused"] is not None]
PASSWORD = "a long line of quiet boats\n"


def named(expected: list[dict]) -> object:
    return pytest.mark.parametrize("expected", expected, ids=[one["request"] for one in expected])


@dataclass
class Centre:
    """An instance that holds Riverside, and what was made of it so far."""

    folder: Path
    environment: dict[str, str]
    built: dict[str, tuple[Done, Path]] = field(default_factory=dict)

    def run(self, *arguments: str) -> Done:
        return run(*arguments, **self.environment)

    @cache  # noqa: B019 - it lives as long as the tests of this file
    def collect(self, request: str) -> dict:
        done = self.run("request", "collect", request, "--json")
        assert done.status == 0, done.err
        return json.loads(done.out)

    def build(self, request: str) -> tuple[Done, Path]:
        if request not in self.built:
            output = self.folder / f"{request}.pdf"
            self.built[request] = (
                self.run("request", "build", request, "--output", str(output)),
                output,
            )
        return self.built[request]

    @cache  # noqa: B019 - it lives as long as the tests of this file
    def haystack(self, request: str) -> Haystack:
        return Haystack(self.pdf(request))

    def pdf(self, request: str) -> bytes:
        done, output = self.build(request)
        assert done.status == 0, done.err
        return output.read_bytes()

    def __hash__(self) -> int:
        return id(self)


@pytest.fixture(scope="module")
def centre(tmp_path_factory, instances):
    """Riverside, brought in from the command line alone."""
    folder = tmp_path_factory.mktemp("riverside")
    with pytest.MonkeyPatch.context() as environment:
        instances.place(environment, folder / "instance", "commandline")
        names = ("CCPORTAL_INSTANCE", "CCPORTAL_RECORDS_URL", "CCPORTAL_PORTAL_URL")
        made = Centre(folder, {name: os.environ[name] for name in names if name in os.environ})
    who = ("--name", "Ruth Oakes", "--email", "ruth@centre.example")
    done = run("init", *who, given=PASSWORD, **made.environment)
    assert done.status == 0, done.err
    done = made.run("import", str(SCENARIOS / "riverside.json"))
    assert done.status == 0, done.err
    return made


@named(EXPECTED)
def test_all_that_is_held_or_mentions_the_subject_is_collected_and_nothing_else(centre, expected):
    records = centre.collect(expected["request"])["records"]
    found = {
        why: {one["ref"] for one in records if one["why"] == why} for why in ("held", "mentions")
    }
    assert found == {why: set(expected[why]) for why in ("held", "mentions")}


@named(BUILT)
def test_every_passage_is_where_it_says(centre, expected):
    archive = json.loads((SCENARIOS / "riverside.json").read_text())
    rows = {
        row["ref"]: row
        for rows in archive.values()
        if isinstance(rows, list)
        for row in rows
        if "ref" in row
    }
    for record in centre.collect(expected["request"])["records"]:
        for one in record["passages"]:
            assert set(one) == {"field", "start", "end", "text", "kind", "person"}
            words = rows[record["ref"]][one["field"]]
            assert words[one["start"] : one["end"]] == one["text"]


@named(BUILT)
def test_what_must_appear_is_in_the_text(centre, expected):
    said = text(centre.pdf(expected["request"]))
    assert [one for one in expected["must_appear"] if squeezed(one) not in said] == []


@named(BUILT)
def test_what_must_not_appear_is_nowhere(centre, expected):
    haystack = centre.haystack(expected["request"])
    found = {one: places for one in expected["must_not_appear"] if (places := haystack.where(one))}
    assert found == {}


@named(BUILT)
def test_of_what_is_withheld_in_silence_no_reference_is_told(centre, expected):
    pdf = centre.pdf(expected["request"])
    assert [one for one in expected["silent"] if one.encode() in pdf] == []


@named(BUILT[-2:])
def test_the_answer_is_the_same_when_it_is_built_again(centre, expected):
    first = centre.pdf(expected["request"])
    again = centre.folder / "again.pdf"
    done = centre.run("request", "build", expected["request"], "--output", str(again))
    assert (done.status, again.read_bytes()) == (0, first)


@named(REFUSED)
def test_where_no_answer_may_be_built_it_is_refused_with_every_reason(centre, expected):
    done, output = centre.build(expected["request"])
    assert (done.status, done.out, output.exists()) == (2, "", False)
    what, _, which = expected["refused"].partition(": ")
    lines = done.err.splitlines()
    if what == "undecided":
        assert lines == [f"{ref}: undecided" for ref in which.split(", ")]
    else:
        assert lines == [f"{expected['request']}: {expected['refused']}"]


def test_what_lay_in_the_place_of_a_refused_answer_is_gone(centre):
    output = centre.folder / "old.pdf"
    output.write_bytes(b"an older answer")
    done = centre.run("request", "build", "req-05", "--output", str(output))
    assert (done.status, output.exists()) == (2, False)


def test_nothing_is_left_beside_an_answer(centre):
    centre.pdf("req-04")
    assert [one.name for one in centre.folder.iterdir() if one.suffix == ".part"] == []


def test_an_answer_is_known_again_and_an_altered_one_is_not(centre):
    ours = centre.folder / "ours.pdf"
    ours.write_bytes(centre.pdf("req-06"))
    altered = centre.folder / "altered.pdf"
    altered.write_bytes(ours.read_bytes() + b"\n")
    assert centre.run("request", "verify", str(ours)).status == 0
    assert centre.run("request", "verify", str(altered)).status == 1


def test_an_empty_file_and_a_folder_are_not_ours(centre):
    empty = centre.folder / "empty.pdf"
    empty.write_bytes(b"")
    for one in (empty, centre.folder):
        done = centre.run("request", "verify", str(one))
        assert (done.status, done.out) == (1, "not one that this centre released\n")


def test_a_file_that_is_not_there_is_bad_input(centre):
    done = centre.run("request", "verify", str(centre.folder / "none.pdf"))
    assert (done.status, done.err) == (2, "the file cannot be read\n")


def test_the_list_says_how_far_each_request_is(centre):
    done = centre.run("request", "list", "--json")
    listed = {one["ref"]: one for one in json.loads(done.out)}
    assert set(listed) == {one["request"] for one in EXPECTED}
    keys = {"ref", "kind", "state", "subject", "received", "due", "days_left", "overdue"}
    assert set(listed["req-01"]) == keys
    assert (listed["req-01"]["received"], listed["req-01"]["due"]) == ("2026-11-02", "2026-12-07")
    assert listed["req-07"]["kind"] == "rectification"
    assert listed["req-08"]["due"] == "2025-11-05"


def test_a_request_is_opened_and_its_reference_alone_is_printed(centre):
    arguments = ("--subject", "p-030", "--received", "2024-02-29", "--channel", "letter")
    done = centre.run("request", "open", *arguments)
    ref = done.out.strip()
    assert (done.status, done.out) == (0, f"{ref}\n")
    listed = json.loads(centre.run("request", "list", "--json").out)
    assert [one["received"] for one in listed if one["ref"] == ref] == ["2024-02-29"]


CANNOT_BE = (
    ("p-030", "2126-01-01", "letter"),
    ("p-030", "20260101", "letter"),
    ("p-030", "2026-02-30", "letter"),
    ("p-404", "2026-01-01", "letter"),
    ("p-030", "2026-01-01", "pigeon"),
)


def test_what_cannot_be_is_not_opened(centre):
    before = centre.run("request", "list", "--json").out
    for subject, received, channel in CANNOT_BE:
        arguments = ("--subject", subject, "--received", received, "--channel", channel)
        done = centre.run("request", "open", *arguments)
        assert (done.status, done.out, bool(done.err)) == (2, "", True), arguments
    assert centre.run("request", "list", "--json").out == before


@pytest.mark.parametrize("command", ["collect", "build"])
def test_a_request_that_there_is_not_is_bad_input(centre, command):
    output = ("--output", str(centre.folder / "none.pdf")) if command == "build" else ()
    done = centre.run("request", command, "req-404", *output)
    assert (done.status, done.out, done.err) == (2, "", "there is no such request\n")


def test_the_audit_trail_is_whole_after_all_of_it(centre):
    assert centre.run("audit", "verify").status == 0
