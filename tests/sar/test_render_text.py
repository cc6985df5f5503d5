"""Disclosed words made ready for the page."""

from __future__ import annotations

import pytest

from ccportal.rules.withholding import Exemption
from ccportal.sar.pack import Entry, Line, Marker
from ccportal.sar.render_text import (
    JOINER,
    LONGEST,
    LONGEST_GLUED,
    paragraphs,
    parted,
    readable,
    rightwards,
    unbroken,
)
from ccportal.sar.render_view import LARGEST, PICTURE_SIZE, Area, parts

GONE = Marker(Exemption.TP16)


def blocks(*pieces):
    return [(one.pieces, one.goes_on) for one in paragraphs(pieces)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("ki\u200bte\u00ad s\x07 \ufeff", "kite s "),
        ("e\u0301", "é"),
        ("Zoë’s – ok", "Zoë’s – ok"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_only_what_is_seen_stays(written, read):
    assert readable(written) == read


@pytest.mark.parametrize(
    ("text", "expected"),
    [("hello", True), ("12 שלום a", False), ("مرحبا", False), ("12:30", True), ("", True)],
)
def test_the_first_letter_tells_which_way_a_paragraph_runs(text, expected):
    assert rightwards(text) is expected


def test_an_empty_line_begins_a_paragraph():
    assert blocks("a\n\n  \nb") == [(("a",), False), (("b",), False)]


def test_a_paragraph_may_begin_with_a_marker():
    assert blocks("a\n\n", GONE, "b") == [(("a",), False), ((GONE, "b"), False)]


def test_a_line_break_stays_within_the_paragraph():
    assert blocks("a\nb", GONE) == [(("a\nb", GONE), False)]


def test_no_words_are_no_paragraph():
    assert blocks() == []
    assert blocks("") == []


def test_a_long_paragraph_goes_on_in_the_next_where_a_word_ends():
    found = blocks("word " * (LONGEST // 4))
    assert [goes_on for _, goes_on in found] == [False, True]
    assert all(pieces[0].endswith(" ") for pieces, _ in found)
    assert "".join(piece for pieces, _ in found for piece in pieces) == "word " * (LONGEST // 4)


def test_a_long_paragraph_goes_on_rather_where_a_line_ends():
    found = blocks(("x " * 1000 + "\n") * 2)
    assert [pieces[0].endswith("\n") for pieces, _ in found] == [True, True]


def test_a_word_without_end_is_cut_where_it_has_to_be():
    assert [len(pieces[0]) for pieces, _ in blocks("x" * (LONGEST + 5))] == [LONGEST, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a well-known one", f"a well{JOINER}-{JOINER}known one"),
        ("foo - bar", f"foo -{JOINER}\xa0bar"),
        ("pre- and post", f"pre{JOINER}-{JOINER}\xa0and post"),
        ("end -", "end -"),
        ("x" * LONGEST_GLUED + "-y", "x" * LONGEST_GLUED + "-y"),
    ],
)
def test_no_line_ends_at_a_hyphen(text, expected):
    assert unbroken(text) == expected


def test_the_space_before_a_marker_goes_with_it():
    assert list(parted(("a ", GONE, " b "))) == [("a", False), (GONE, True), (" b ", False)]
    assert list(parted((GONE, "a", GONE))) == [(GONE, False), ("a", False), (GONE, False)]


def entry(number=1, words="", pictures=()):
    return Entry(number, "1 May 2026", (), (Line("Text", (words,)),), pictures, None)


def test_what_does_not_fit_into_a_part_begins_the_next():
    areas = (Area("A", tuple(entry(n, "x " * 9_000) for n in range(1, 5))), Area("B", ()))
    found = list(parts(areas, {}))
    assert [[(a.number, [e.number for e in a.entries]) for a in part] for part in found] == [
        [(1, [1, 2])],
        [(None, [3, 4]), (2, [])],
    ]


def test_an_area_that_begins_where_a_part_is_full_begins_the_next():
    areas = (Area("A", (entry(1, "x " * 14_000),)), Area("B", (entry(2, "x " * 9_000),)))
    found = [[(a.number, len(a.entries)) for a in part] for part in parts(areas, {})]
    assert found == [[(1, 1)], [(2, 1)]]


def numbers_where_parts_begin(entries):
    areas = (Area("A", tuple(entry(n, "x " * 1_000) for n in range(1, entries + 1))),)
    return [part[0].entries[0].number for part in parts(areas, {})]


def test_a_short_copy_is_cut_into_smaller_parts_than_a_long_one():
    assert numbers_where_parts_begin(40) == [1, 9, 17, 25, 33]
    assert numbers_where_parts_begin(200)[:3] == [1, 17, 33]


def test_a_long_entry_with_many_pictures_goes_on_over_several_parts():
    many = LARGEST // PICTURE_SIZE + 2
    long = entry(1, "x " * LARGEST, ("f",))
    drawn = parts((Area("A", (long,)),), {"f": many})
    found = [one for part in drawn for area in part for one in area.entries]
    assert [one.number for one in found] == [1] + [None] * (len(found) - 1)
    assert [one.goes_on for one in found] == [True] * (len(found) - 1) + [False]
    assert [page.number for one in found for page in one.pages] == list(range(1, many + 1))
