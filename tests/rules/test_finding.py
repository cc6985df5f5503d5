"""How words are compared in a search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccportal.rules.finding import folded, like


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë O’Neill-Müller", "zoe o neill muller"),
        ("Łukasz Øberg, Straße", "lukasz oberg strasse"),
        ("p-012", "p 012"),
        ("under_score", "under score"),
        ("ΑΒΓ мама 王", "αβγ мама 王"),
        ("%_*'\"", ""),
    ],
)
def test_neither_case_nor_accents_nor_signs_count(text, words):
    assert folded(text) == words


@given(st.text())
def test_what_is_folded_stays_as_it_is_when_it_is_folded_again(text):
    assert folded(folded(text)) == folded(text)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("haverstok", "haverstock"),
        ("katherine", "catherine"),
        ("leane", "leanne"),
        ("smyth", "smith"),
    ],
)
def test_a_slip_or_a_sound_is_like_the_name(typed, name):
    assert name in like(typed, [name, "pollitt"])


@pytest.mark.parametrize(("typed", "name"), [("craig", "craven"), ("zoe", "joe"), ("ann", "anna")])
def test_another_name_is_not_like_it(typed, name):
    assert like(typed, [name]) == frozenset()


def test_a_slip_at_the_beginning_of_a_longer_name_is_seen_while_one_types():
    assert like("havers", ["haverstock"]) == frozenset()
    assert like("havrst", ["haverstock"]) == frozenset({"haverstock"})
