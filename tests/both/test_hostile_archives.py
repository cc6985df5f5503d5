"""Archives that are only hostile come in, and their words stand in the answer as plain words."""

from __future__ import annotations

import json

import pytest
from conftest import SCENARIOS
from support.command import run
from support.pdf import squeezed, text

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.timeout(600)]

BAD = SCENARIOS / "bad"
EXPECTED = json.loads((BAD / "expect.json").read_text())["files"]
ACCEPTED = sorted(name for name, one in EXPECTED.items() if one["verdict"].startswith("accepted"))
LONG = "21-long-note.json"
"""Five million characters: more than a thousand pages, so not in the ordinary suite."""

NAMES = [pytest.param(one, marks=pytest.mark.overnight) if one == LONG else one for one in ACCEPTED]


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_archive_is_answered_in_plain_words(tmp_path, name):
    environment = {"CCPORTAL_INSTANCE": str(tmp_path / "instance")}
    output, wanted = tmp_path / "answer.pdf", EXPECTED[name]
    who = ("--name", "Ada Quill", "--email", "ada@centre.example")
    founded = run("init", *who, given="a long line of quiet boats\n", **environment)
    assert founded.status == 0, founded.err
    assert run("import", str(BAD / name), **environment).status == 0
    build = ("request", "build", wanted["request"], "--output", str(output))
    built = run(*build, seconds=590, **environment)
    assert (built.status, built.err) == (0, "")
    shown, raw = squeezed(text(output.read_bytes())), output.read_bytes()
    for words in wanted["must_appear_exactly"]:
        assert "".join(words.split()) in "".join(shown.split())
    for words in wanted["must_not_appear"]:
        assert words.encode() not in raw
        assert words not in shown
