"""An answer as plain text: the same words, proved as the file is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.packs import SMALL, WITHHELD, saying

from ccportal.sar.pack import Area
from ccportal.sar.prove import Leak, prove_plain
from ccportal.sar.prove_search import words
from ccportal.sar.render import words as shown
from ccportal.sar.render_plain import IN_THE_PDF, plain

TEXT = plain(SMALL)


def test_every_word_that_the_file_shows_stands_in_it():
    said = set(words(TEXT))
    missing = {word for text in shown(SMALL) for word in words(text)} - said
    # what only pages have: their numbers, a list of contents, a request's name at the foot
    assert missing <= {"page", "of", "what", "is", "in", "here", "request"}


def test_a_marker_stands_in_brackets_where_something_was_taken_out():
    assert "At the tea counter [another person] will bring Tobi next time. [left out]" in TEXT
    assert "Item 3, One record\n[kept back for safety]" in TEXT


def test_an_area_without_entries_says_that_there_is_nothing_to_give():
    assert "== Incidents ==\n\nnothing to give you here" in TEXT


def test_a_document_is_said_to_be_in_the_file():
    note = replace(SMALL.areas[0].entries[0], pictures=("f" * 64,))
    assert IN_THE_PDF in plain(replace(SMALL, areas=(Area("Documents", (note,)),)))


def test_what_only_steers_is_left_out():
    assert "Joel yad" in plain(saying("Joel \u202eyad\u202c."))


def test_a_clean_text_passes():
    prove_plain(TEXT, SMALL, WITHHELD)


@pytest.mark.parametrize(
    "more", [*WITHHELD, "etiawelthsihT dlogiraM", "TWFyaWdvbGQgVGhpc3RsZXdhaXRl", "sandcastles"]
)
def test_a_text_with_more_in_it_is_refused(more):
    with pytest.raises(Leak, match="the text") as caught:
        prove_plain(f"{TEXT}\n{more}\n", SMALL, WITHHELD)
    assert more not in str(caught.value)
