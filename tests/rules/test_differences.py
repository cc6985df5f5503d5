"""Two versions side by side: nothing is lost, and what changed is marked word by word."""

from __future__ import annotations

import pytest

from ccportal.rules.differences import Became, Piece, side_by_side

pytestmark = pytest.mark.clause("C11")
TEXTS = [
    ("", ""),
    ("# A\n\n1. One thing.\n", "# A\n\n1. One thing.\n"),
    ("# A\n\n1. One thing.\n2. Two.", "# A\n\n1. Another thing.\n2. Two.\n3. Three."),
    ("1. Papers are in the cupboard.", "1. Everything is encrypted, papers are in the cupboard."),
    ("a\n\nb\n\nc", "c\n\nb\n\na"),
    ("only before", ""),
    ("", "only after"),
]


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(one.words for one in pieces)


@pytest.mark.parametrize(("before", "after"), TEXTS)
def test_each_side_holds_its_whole_text_in_its_order(before, after):
    rows = side_by_side(before, after)
    old = [words(one.before) for one in rows if one.before]
    new = [words(one.after) for one in rows if one.after]
    assert old == [one.strip() for one in before.splitlines() if one.strip()]
    assert new == [one.strip() for one in after.splitlines() if one.strip()]


@pytest.mark.parametrize(("before", "after"), TEXTS)
def test_what_is_the_same_is_the_same_on_both_sides(before, after):
    for row in side_by_side(before, after):
        same = [
            "".join(one.words for one in side if one.became is Became.SAME)
            for side in (row.before, row.after)
        ]
        assert same[0] == same[1]


def test_one_word_that_changed_is_marked_alone():
    (row,) = side_by_side("Papers go after three years.", "Papers go after two years.")
    assert Piece("three", Became.GONE) in row.before
    assert Piece("two", Became.NEW) in row.after
    assert row.is_changed


def test_a_paragraph_that_is_new_stands_beside_nothing():
    rows = side_by_side("First.", "First.\n\nAltogether new words here.")
    assert rows[1].before == ()
    assert rows[1].after == (Piece("Altogether new words here.", Became.NEW),)


def test_words_that_went_without_others_in_their_place_leave_no_mark_on_the_other_side():
    (row,) = side_by_side("The kind old centre is open.", "The centre is open.")
    assert [one.words for one in row.before if one.became is Became.GONE] == [" kind old"]
    assert words(row.after) == "The centre is open."
    assert all(one.became is Became.SAME for one in row.after)


def test_words_that_came_without_others_leaving_leave_no_mark_on_the_other_side():
    (row,) = side_by_side("The centre is open.", "The kind old centre is open.")
    assert [one.words for one in row.after if one.became is Became.NEW] == [" kind old"]
    assert all(one.became is Became.SAME for one in row.before)
