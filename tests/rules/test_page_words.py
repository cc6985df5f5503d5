"""The words of a page are those beside its covers: nothing tells of what is under them."""

from __future__ import annotations

import pytest

from ccportal.rules.covering import Cover
from ccportal.rules.page_words import (
    MOST,
    Word,
    as_text,
    faults,
    given,
    of_text,
    written,
)
from ccportal.rules.redaction import Marker, PageWords
from ccportal.rules.withholding import Exemption, Mode

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

A4 = (1240, 1754)
TP16, PLAIN = Marker(Exemption.TP16), Marker(None)


def line(top, *texts, left=100, height=20):
    """Words of one line, each a hundred thousandths wide."""
    return [
        Word(text, top, (left + 110 * at, top, left + 110 * at + 100, top + height))
        for at, text in enumerate(texts)
    ]


def cover(left, top, right, bottom, code=Exemption.TP16, mode=Mode.STATED):
    return Cover(1, "p" * 64, left, top, right, bottom, code, mode)


PAGE = [*line(100, "Dear", "Rory", "hello"), *line(150, "we", "came"), *line(200, "at", "ten")]
RORY = cover(210, 100, 310, 120)


def test_without_a_cover_all_words_are_given_a_line_to_a_line():
    assert given(PAGE, [], A4) == ("Dear Rory hello\nwe came\nat ten",)


def test_a_marker_stands_where_a_word_is_covered():
    assert given(PAGE, [RORY], A4) == ("Dear ", TP16, " hello\nwe came\nat ten")


def test_a_covered_line_leaves_one_marker_between_the_others():
    band = cover(0, 145, 1000, 175)
    assert given(PAGE, [band], A4) == ("Dear Rory hello\n", TP16, "\nat ten")


def test_a_page_that_is_covered_whole_is_a_marker():
    assert given(PAGE, [cover(0, 0, 1000, 1000)], A4) == (TP16,)


def test_a_page_without_words_says_nothing():
    assert given([], [], A4) == ()


def test_the_last_line_may_be_covered():
    assert given(PAGE, [cover(0, 195, 1000, 225)], A4)[-1] == TP16


@pytest.mark.parametrize(
    ("touching", "stays"),
    [
        (cover(309, 100, 400, 120), False),
        (cover(310, 100, 400, 120), True),
        (cover(100, 100, 211, 120), False),
        (cover(100, 100, 210, 120), True),
        (cover(200, 110, 320, 120), False),
        (cover(200, 125, 320, 140), True),
        (cover(200, 119, 320, 140), False),
    ],
)
def test_a_word_that_is_cut_goes_whole_and_one_of_which_a_sliver_is_missing_stays(touching, stays):
    said = given(line(100, "Dear", "Rory"), [touching], A4)
    assert any("Rory" in one for one in said if isinstance(one, str)) == stays


def test_a_short_word_of_which_the_paint_beside_a_cover_takes_a_part_goes():
    seven = Word("7", 100, (312, 100, 322, 120))
    assert given([seven], [RORY], A4) == (TP16,)


def test_the_last_figure_of_a_number_is_not_covered_without_the_number():
    number = Word("07700900291", 100, (100, 100, 300, 120))
    assert given([number], [cover(298, 100, 320, 120)], A4) == (TP16,)


def test_what_is_covered_of_a_line_with_three_covers_is_three_markers_or_one():
    words = line(100, "a1", "b1", "c1", "d1", "e1")
    apart = [cover(100, 100, 200, 120), cover(320, 100, 420, 120), cover(540, 100, 640, 120)]
    assert given(words, apart, A4) == (TP16, " b1 ", TP16, " d1 ", TP16)
    beside = [cover(210, 100, 310, 120), cover(320, 100, 420, 120)]
    assert given(words, beside, A4) == ("a1 ", TP16, " d1 e1")


def test_a_marker_shows_its_code_only_where_it_is_stated():
    generic = cover(210, 100, 310, 120, mode=Mode.GENERIC)
    assert given(PAGE, [generic], A4)[1] == PLAIN
    assert given(PAGE, [generic, RORY], A4)[1] == PLAIN


def test_a_cover_in_one_column_is_not_told_of_in_the_other():
    words = [*line(100, "left"), *line(100, "right", left=700)]
    words[1] = Word("right", 200, words[1].box)
    below = [*line(150, "on"), *line(150, "and", left=700)]
    said = given([words[0], below[0], words[1], below[1]], [cover(100, 100, 210, 120)], A4)
    assert said == (TP16, "\non\nright\nand")


@pytest.mark.parametrize(
    "under",
    [
        line(100, "x", left=212),
        line(100, "Wilhelmina", left=212),
        [*line(100, "a", left=212), *line(104, "ш", left=215)],
        [],
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_what_is_under_a_cover_changes_nothing(under, place):
    rest = [*line(100, "Dear"), *line(100, "hello", left=330), *line(150, "we", "came")]
    wide = cover(208, 98, 315, 126)
    some = [*rest[:place], *under, *rest[place:]]
    assert given(some, [wide], A4) == ("Dear ", TP16, " hello\nwe came")


def test_the_order_of_the_covers_changes_nothing():
    covers = [RORY, cover(100, 150, 200, 170, Exemption.CR2), cover(0, 195, 1000, 225)]
    assert given(PAGE, covers, A4) == given(PAGE, covers[::-1], A4)


@pytest.mark.parametrize(
    ("text", "covers", "said"),
    [
        (" Dear all \n", [], ("Dear all",)),
        ("Dear […], hello", [RORY], ("Dear ", TP16, ", hello")),
        ("Dear [...][ … ]", [RORY], ("Dear ", TP16)),
        ("[…] […]", [RORY, cover(1, 1, 9, 9, mode=Mode.GENERIC)], (PLAIN,)),
        ("[…]", [], (PLAIN,)),
        ("  ", [RORY], ()),
    ],
)
def test_what_somebody_wrote_down_is_given_with_the_marker_of_its_covers(text, covers, said):
    assert written(text, covers) == said


@pytest.mark.parametrize("length", [MOST, MOST + 1])
def test_a_page_has_so_many_words_and_no_more(length):
    assert bool(faults([PageWords(1, (TP16, "x" * length))])) == (length > MOST)


def test_they_are_kept_with_the_decision_as_they_are_given():
    said = (PageWords(1, ("Dear ", TP16, "\n“hello”")), PageWords(3, (PLAIN,)))
    assert of_text(as_text(said)) == said
    assert as_text(()) is None
    assert of_text(None) == ()
