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


LINE = "/Span\n<</MCID 1>>\nBDC\nBT\n1 0 0 -1 {x} {y} Tm\n/F1 12 Tf\n[{glyphs}] TJ\nET\nEMC\n"


def whole(x, y, glyphs):
    """A line as the drawing program writes it, which is read at once."""
    return LINE.format(x=x, y=y, glyphs=glyphs)


def test_a_line_that_is_read_at_once_says_the_same_as_step_by_step():
    lines = [(5, 20, "<00010002>-3<0003>"), (5, 10, "<0002>"), (9, 10, "<0001>4")]
    at_once = drawn("".join(whole(*one) for one in lines).encode(), FONTS)
    assert at_once == read(*(step for one in lines for step in line(*one)))
    assert at_once.said == "abffi b a "
    assert at_once.as_it_lies is at_once.said


def test_what_stands_between_lines_is_read_too():
    between = "/F1 9 Tf <0002> Tj\n"
    said = drawn((whole(0, 20, "<0001>") + between + whole(0, 5, "<0003>")).encode(), FONTS)
    assert said.said == "a bffi "


@pytest.mark.parametrize("strange", ["(words) Tj\n", "BI ID EI\n", "% a comment\n", "(half "])
@pytest.mark.parametrize("at", range(3))
def test_what_is_no_drawing_is_none_between_lines_either(strange, at):
    lines = [whole(0, 20, "<0001>"), whole(0, 5, "<0002>")]
    assert drawn("".join([*lines[:at], strange, *lines[at:]]).encode(), FONTS) is None


def test_codes_of_one_byte_are_none_of_a_font_of_two_in_a_whole_line():
    assert drawn(whole(0, 0, "<0001>").replace("/F1", "/F2").encode(), FONTS) is None
    assert drawn(whole(0, 0, "<000100>").encode(), FONTS) is None
