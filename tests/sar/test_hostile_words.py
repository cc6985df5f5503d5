"""Words that mean something to a machine stand in an answer as plain words."""

from __future__ import annotations

import time

import pytest
from conftest import SCENARIOS
from support.answers import case, read, squeezed, strings

EXPECTED = {
    name: one
    for name, one in read(SCENARIOS / "bad" / "expect.json")["files"].items()
    if one["verdict"] != "refused" and "request" in one
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_hostile_words_stand_there_letter_for_letter(name):
    pack = case(read(SCENARIOS / "bad" / name), EXPECTED[name]["request"]).pack()
    text = squeezed(" ".join(strings(pack)))
    assert [one for one in EXPECTED[name]["must_appear_exactly"] if squeezed(one) not in text] == []


def test_nothing_that_turns_the_direction_of_writing_is_in_an_answer():
    pack = case(read(SCENARIOS / "bad" / "18-direction.json"), "req-1").pack()
    turning = {chr(code) for code in (*range(0x200B, 0x2010), *range(0x202A, 0x202F))}
    isolating = {chr(code) for code in range(0x2060, 0x2070)}
    assert (turning | isolating) & set("".join(strings(pack))) == set()


def test_words_are_left_in_the_order_in_which_they_are_kept():
    text = " ".join(strings(case(read(SCENARIOS / "bad" / "18-direction.json"), "req-1").pack()))
    assert "Joel yad eht lla and Tilly made a kite. Photo.gpj.exe was sent." in text


@pytest.mark.no_cover
def test_a_note_of_five_million_characters_is_cut_within_seconds():
    archive = read(SCENARIOS / "bad" / "21-long-note.json")
    made = case(archive, "req-1")
    long = max(made.found, key=lambda one: len(str(one.row)))
    (ending,) = EXPECTED["21-long-note.json"]["must_appear_exactly"]
    archive["requests"][0]["decisions"] = [
        {
            "record": long.ref,
            "action": "redact",
            "passages": [{"find": ending, "exemption": "TP16"}, {"find": "a", "exemption": "CR2"}],
        }
    ]
    began = time.process_time()
    text = " ".join(strings(case(archive, "req-1").pack()))
    assert ending not in text
    assert time.process_time() - began < 30
