"""What is due on a day and what is held back, of whole made-up centres."""

from __future__ import annotations

import json
from datetime import date

import pytest
from conftest import SCENARIOS
from support.scenarios import make

from ccportal.acts import retention
from ccportal.acts.archive import import_file

pytestmark = pytest.mark.clause("C9")


def compare(expected, subjects):
    told = expected["retention"]
    found = retention.listed(date.fromisoformat(told["as_of"]))
    assert [one.ref for one in found.due] == told["due"]
    left = {one.due.ref: one.says for one in found.held_back if one.due.ref not in subjects}
    return left, {one["ref"]: one["why"] for one in told["held_back"]}


def test_riverside_comes_out_as_expected(riverside):
    archive = json.loads((SCENARIOS / "riverside.json").read_text())
    expected = json.loads((SCENARIOS / "riverside.expect.json").read_text())
    found, told = compare(expected, {one["subject"] for one in archive["requests"]})
    assert found == told


@pytest.mark.parametrize(("seed", "families"), [(11, 20), (12, 30)])
def test_a_made_up_centre_comes_out_as_expected(made, tmp_path, seed, families):
    archive, expected = make(tmp_path / "centre", seed, "published", families=families, years=6)
    requests = json.loads(archive.read_text("utf-8"))["requests"]
    import_file(archive, "command")
    found, told = compare(expected, {one["subject"] for one in requests})
    assert found.keys() == told.keys()
