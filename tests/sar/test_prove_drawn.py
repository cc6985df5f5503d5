"""The words of a drawing are read from its glyphs, and in the order in which they lie."""

from __future__ import annotations

import pytest

from ccportal.sar.prove_drawn import Font, Meanings, drawn

WIDE = Font(Meanings({1: "a", 2: "b", 3: "ffi"}), 4, b"")
NARROW = Font(Meanings({ord("P"): "P"}), 2, b"")
FONTS = {"/F1": WIDE, "/F2": NARROW}


def read(*operators: str):
    return drawn("\n".join(operators).encode(), FONTS)


def line(x, y, glyphs):
    return ("BT", f"1 0 0 -1 {x} {y} Tm", "/F1 12 Tf", f"[{glyphs}] TJ", "ET")


def test_glyphs_are_what_their_font_says():
    assert read(*line(0, 0, "<0001>12<00020003>-3<0009>")).said == "abffi\ufffd "


def test_the_font_knows_which_of_its_glyphs_are_drawn():
    font = Font(Meanings({1: "a"}), 4, b"")
    drawn(b"/F1 12 Tf <0001> Tj <0007> Tj", {"/F1": font})
    assert font.drawn == {1, 7}


def test_lines_drawn_in_another_order_are_read_as_they_lie_too():
    found = read(*line(0, 10, "<0001>"), *line(0, 20, "<0002>"))
    assert (found.said, found.as_it_lies) == ("a b ", "b a")


def test_what_is_drawn_in_the_order_in_which_it_lies_is_read_once():
    found = read(*line(0, 20, "<0001>"), *line(0, 10, "<0002>"), *line(5, 10, "<0001>"))
    assert found.as_it_lies is found.said


def test_what_turns_the_page_over_turns_the_order():
    upside_down = ("q", "1 0 0 -1 0 800 cm")
    first = (*upside_down, *line(0, 10, "<0001>"), "Q", "Q")
    found = read(*first, *upside_down, *line(0, 20, "<0002>"))
    assert found.as_it_lies is found.said


def test_a_step_within_a_text_counts():
    found = read("BT", "/F1 9 Tf", "5 5 Td", "<0001> Tj", "0 7 Td", "<0002> Tj", "ET")
    assert found.as_it_lies == "b a"


def test_a_page_number_is_read():
    assert read("/F2 9 Tf (Page 1 of 2) Tj").said == "Page 1 of 2"


def test_what_has_no_font_says_nothing():
    assert read("<0001> Tj (Page 1 of 2) Tj /F9 9 Tf <0001> Tj").said == ""


@pytest.mark.parametrize(
    "strange",
    [
        "/F2 9 Tf <0001> Tj",
        "<00> Tj",
        "(words) Tj",
        "% a comment",
        "BI ID EI",
        "3 Tr",
        "<</A (b)>>",
    ],
)
def test_what_an_answer_does_not_draw_is_no_drawing(strange):
    assert read(strange) is None
