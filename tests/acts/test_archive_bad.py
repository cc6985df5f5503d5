"""Every broken archive of the scenarios is refused for what it is said to be refused for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import SCENARIOS
from support.archives import one_for_all, store_digest, where
from support.instances import Instances

from ccportal.acts.archive import import_file
from ccportal.errors import Invalid
from ccportal.settings import Settings
from ccportal.store.people import Record

BAD = SCENARIOS / "bad"
FILES: dict[str, Any] = json.loads((BAD / "expect.json").read_text("utf-8"))["files"]
REFUSED = sorted(name for name, told in FILES.items() if told["verdict"] == "refused")
ACCEPTED = sorted(FILES.keys() - set(REFUSED))


@pytest.fixture(scope="module")
def untouched(instances: Instances, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with one_for_all(instances, tmp_path_factory.mktemp("untouched")):
        yield


def faults_of(name: str) -> tuple[str, ...]:
    with pytest.raises(Invalid) as refusal:
        import_file(BAD / name, "command")
    return refusal.value.faults


@pytest.mark.parametrize("name", REFUSED)
def test_faults_stand_at_the_places_told_and_nowhere_else(untouched: None, name: str) -> None:
    told = FILES[name]
    found = where(faults_of(name))
    for path in told["paths"]:
        fits = [path, *told.get("or", {}).get(path, [])]
        found.remove(next(one for one in fits if one in found))
    assert found == []


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_is_written_of_a_refused_archive(untouched: None, name: str) -> None:
    before = store_digest()
    faults_of(name)
    assert store_digest() == before


@pytest.mark.parametrize("name", REFUSED)
def test_every_fault_is_one_line_that_harms_no_terminal(untouched: None, name: str) -> None:
    assert all(fault.isprintable() and fault for fault in faults_of(name))


def test_a_terminals_escape_is_not_printed(untouched: None) -> None:
    assert "\x1b" not in "".join(faults_of("13-control-characters.json"))


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_archive_that_is_only_hostile_comes_in_whole(made: Settings, name: str) -> None:
    counts = import_file(BAD / name, "command")
    assert Record.select().count() == sum(counts.values()) - counts.get("team", 0)
