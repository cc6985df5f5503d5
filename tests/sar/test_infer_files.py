"""What stays to be read on the pages of files that are given."""

from __future__ import annotations

import pytest
from support.pictures import page_of_words, picture_of_words
from support.way import SUBJECT

from ccportal.rules.covering import Cover
from ccportal.rules.documents import READ_WHOLE
from ccportal.rules.redaction import Decided, Marker, PageWords
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.collect import Found
from ccportal.sar.infer_files import Pages, _brought, _left, _outside, pages, read_in_steps
from ccportal.sar.pictures_words import words_brought
from ccportal.sar.suggest import looking
from ccportal.store.at_once import alone
from ccportal.store.documents import FileContent, FileWords

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]

LINES = "Dear Joel", "Cafcass officer Priya Nair came"


def cover(left, top, right, bottom, page=1):
    return Cover(page, "p", left, top, right, bottom, Exemption.TP16, Mode.STATED)


(WORDS,) = words_brought(page_of_words(*LINES))
LEFT, TOP, RIGHT, BOTTOM = next(one.box for one in WORDS if one.text == "Priya")


@pytest.mark.parametrize(
    ("one", "stays"),
    [
        (cover(LEFT, TOP, RIGHT, BOTTOM), False),
        (cover(LEFT + 1, TOP, RIGHT, BOTTOM), True),
        (cover(LEFT, TOP + 1, RIGHT, BOTTOM), True),
        (cover(LEFT, TOP, RIGHT - 1, BOTTOM), True),
        (cover(LEFT, TOP, RIGHT, BOTTOM - 1), True),
        (cover(LEFT, TOP, RIGHT, BOTTOM, page=2), True),
    ],
)
def test_a_word_is_gone_only_where_all_of_it_is_covered_on_its_page(one, stays):
    left = [word.text for word in _outside(WORDS, 1, (one,))]
    assert ("Priya" in left, "Dear" in left) == (stays, True)


@pytest.mark.parametrize(
    ("content", "whole"), [(page_of_words(*LINES), True), (picture_of_words(*LINES), False)]
)
def test_of_a_picture_that_is_covered_in_part_nobody_can_say_what_is_left(made, content, whole):
    FileContent.create(digest="f1", size=len(content), content=content)
    words, all_read = _left(_brought({"f1"})["f1"], (cover(0, 0, 1, 1),))
    assert (all_read, "Priya" in words) == (whole, whole)


def test_where_no_file_is_given_nothing_is_looked_through():
    assert alone(read_in_steps(())) == {}
    assert pages("26-AAAA-AA", (), {}, {}) == Pages()


def whole(given: tuple[PageWords, ...] = (), **read: FileWords) -> Pages:
    """What is found on the pages of a file that is given whole, of which this was read."""
    one = Found("doc-1", "documents", "held", {"ref": "doc-1", "file": "f1"}, "")
    decided = {"doc-1": Decided("doc-1", Action.INCLUDE, None, Mode.STATED, (), (), given)}
    return pages(looking(SUBJECT, True), (one,), decided, read)


def test_a_file_that_nobody_read_asks_somebody_to_look(riverside):
    assert whole().unread == ["doc-1"]


def test_on_pages_an_address_is_somebody_elses_and_an_officials_name_is_not(riverside):
    words = "Cafcass officer Priya Nair came to 4 Ash Grove"
    found = whole(f1=FileWords(file="f1", words=words, how=min(READ_WHOLE)))
    assert found.unread == []
    assert [one.words for one in found.named] == ["4 Ash Grove"]


def test_what_somebody_wrote_down_of_a_page_is_looked_through_too(riverside):
    words = FileWords(file="f1", words="Dear all", how=min(READ_WHOLE))
    given = (PageWords(1, ("Dear all\nwe came to 4 Ash Grove ", Marker(None))),)
    found = whole(given, f1=words)
    assert found.texts == {"doc-1": "Dear all\nwe came to 4 Ash Grove "}
    assert [one.words for one in found.named] == ["4 Ash Grove"]
