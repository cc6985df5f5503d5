"""What is due on a day and what is held back, of whole made-up centres."""

from __future__ import annotations

import json
from datetime import date

import pytest
from conftest import SCENARIOS
from support.scenarios import make

from ccportal.acts import retention
from ccportal.acts.archive import import_file
from ccportal.rules import retention as rule
from ccportal.store import loading, retention_uses
from ccportal.store.families import Member
from ccportal.store.volunteers import TeamMember

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


def read_whole(day):
    """What is due and held back, found with every use of everybody."""
    everything = retention_uses.uses(date.max)
    known = (*everything.known, *rule.spread(everything.register, everything.alone))
    return rule.listed(everything.register, known, retention.holds(), day)


def test_what_was_not_read_would_have_changed_nothing(riverside):
    # who left the team is with a family that still comes
    gone = TeamMember.get(TeamMember.left_on < date(2023, 1, 1))
    Member.create(family="fam-01", person=gone.person, position=9, role="other")
    # and something was written of no family on somebody whose own has not come for long
    known = {"ref": "n-990", "kind": "phone", "written_at": "2025-02-10T11:40", "text": "Rang"}
    loading.put("notes", [known | {"about": ["p-015"], "written_by": "p-001"}], for_chair=False)
    found = {}
    for quarter in range(24):
        day = date(2024 + quarter // 4, 1 + quarter % 4 * 3, 1)
        found[day] = retention.listed(day)
        assert found[day] == read_whole(day), day
    assert len({len(one.due) for one in found.values()}) > 2
    due = {day: [one.ref for one in at.due] for day, at in found.items()}
    assert next(day for day in due if "fam-02" in due[day]) == date(2028, 4, 1)
    assert any(one.held_back for one in found.values())
