"""How words are compared in a search."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccportal.rules.finding import folded, keys, like


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zoë O’Neill-Müller", "zoe o neill muller"),
        ("Łukasz Øberg, Straße", "lukasz oberg strasse"),
        ("p-012", "p 012"),
        ("under_score", "under score"),
        ("ΑΒΓ мама 王", "αβγ мама 王"),
        ("%_*'\"", ""),
        ("\u2120", "sm"),
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


@st.composite
def mistyped(draw):
    """A name, and the same after up to two slips, or the beginning of it."""
    letters = st.sampled_from("abcehknorstyz")
    name = draw(st.text(letters, min_size=3, max_size=12))
    typed = name[: draw(st.integers(3, 12))]
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, max(0, len(typed) - 1)))
        slip = draw(st.sampled_from(("left out", "put in", "changed", "turned round")))
        one, two = typed[at : at + 1], typed[at + 1 : at + 2]
        other = {"left out": "", "put in": one + draw(letters), "changed": draw(letters)}
        typed = typed[:at] + other.get(slip, "") + (two + one if slip == "turned round" else two)
        typed += name[at + 2 : len(name)] if draw(st.booleans()) else ""
    return typed, name


@settings(max_examples=1_000)
@given(mistyped())
def test_what_is_like_a_name_has_a_key_in_common_with_it(pair):
    typed, name = pair
    if like(typed, [name]):
        assert keys(typed) & keys(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        *(("katherine", "catherine"), ("kristof", "krzysztof"), ("leigh", "leely")),
        *(("havrst", "haverstock"), ("haevrstok", "haverstock"), ("smiht", "smith")),
        *(("wiliamsen", "williamson"), ("jon", "john"), ("ahverstock", "haverstock")),
    ],
)
def test_a_key_in_common_is_made_by_ear_and_by_eye(typed, name):
    assert keys(typed) & keys(name)


def test_names_that_have_nothing_in_common_share_no_key():
    assert not keys("pollitt") & keys("haverstock")


@given(st.text(max_size=400))
def test_of_the_longest_word_too_there_are_few_keys(text):
    assert all(len(keys(word)) <= 31 for word in folded(text).split())
