"""Whole centres that differ only in what is withheld give the same answers, byte for byte."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import SCENARIOS
from support.detectors import nothing_wrong

from ccportal.acts import packs
from ccportal.acts.archive import import_file
from ccportal.acts.requests_items import findings
from ccportal.sar import review
from ccportal.sar.compose import compose
from ccportal.sar.redact import redact
from ccportal.sar.render import render
from ccportal.store.requests import Request

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR"), pytest.mark.timeout(600)]

SEEDS = range(1, 21)
SIZE = ("--families", "8", "--subject-records", "50", "--years", "1")
WHOLE, PROVED, DRAWN = 1, 2, 2
"""Of so many centres every answer is made, of the others the first; so many are proved and sealed
too, as from the command line; of so many every run draws the file, of the rest those overnight."""


def make(folder, *arguments):
    command = [sys.executable, str(SCENARIOS / "make_scenario.py"), "--out", str(folder)]
    subprocess.run([*command, *arguments], check=True, capture_output=True)
    return json.loads((folder / "archive.json").read_text())


def hiding(folder, archive):
    """The requests in whose answers something is hidden and that can be built."""
    expected = json.loads((folder / "expect.json").read_text())["requests"]
    built = {one["request"] for one in expected if one["refused"] is None}
    return [
        one["ref"]
        for one in archive["requests"]
        if one["ref"] in built
        and any(decision["action"] != "include" for decision in one["decisions"])
    ]


def on_an_instance(instances, folder, archive, requests, environment, made_by):
    """What `made_by` makes of the requests on a copy of one and the same empty instance."""
    made = instances.copy("empty", lambda _: None, folder / archive, environment)
    try:
        import_file(folder.parent / "made" / f"{archive}.json", "command")
        return {one: made_by(one) for one in requests}
    finally:
        instances.let_go(made)


def built(ref):
    """The sealed answer, as the command line gives it."""
    return nothing_wrong(packs.build(ref, "command"))


def composed(ref):
    """All that the drawing of the answer's file is given: the same of it makes the same bytes."""
    assert packs.refusals(ref) == ()
    found = review.added(ref, findings(ref))
    dated = Request.get_by_id(ref).approved_on
    return compose(ref, redact(ref, found, review.decided(ref)), dated)


def drawn(ref):
    """The answer's file, without the second one and the proof of it."""
    return nothing_wrong(render(composed(ref)))


ARCHIVES = ("archive", "twin", "absent")
AS_A_RULE = [(seed, drawn if seed <= DRAWN else composed) for seed in SEEDS]
OVERNIGHT = [(seed, drawn) for seed in SEEDS if seed > DRAWN]


@pytest.mark.parametrize(
    ("seed", "made_by"),
    [*AS_A_RULE, *(pytest.param(*one, marks=pytest.mark.overnight) for one in OVERNIGHT)],
)
def test_the_answers_of_a_centre_and_its_twins_are_the_same(
    instances, tmp_path, monkeypatch, time_machine, seed, made_by
):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    folder = tmp_path / "made"
    requests = hiding(folder, make(folder, "--seed", str(seed), *SIZE))
    if seed > WHOLE:
        requests = requests[:1]
    of, twin, absent = (
        on_an_instance(
            instances,
            tmp_path / "on",
            name,
            requests,
            monkeypatch,
            built if seed <= PROVED and name == "archive" else made_by,
        )
        for name in ARCHIVES
    )
    assert requests
    assert of == twin
    assert of == absent
