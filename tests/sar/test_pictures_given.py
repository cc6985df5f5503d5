"""The words of pages that somebody compared with their pictures, less what is covered."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from support.pictures import page_of_drawing, picture_of_words

from ccportal.errors import Invalid, Refused
from ccportal.rules.covering import Cover
from ccportal.rules.page_words import Word
from ccportal.rules.redaction import Marker, PageWords
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar.pictures_given import Chosen, From, _plain, given_words
from ccportal.sar.transcribe import can_read
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import Record

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

TP16 = Marker(Exemption.TP16)
SEEN, READ = Chosen(1, From.SEEN), Chosen(1, From.READ)
FILE = page_of_drawing(
    b"BT /F1 24 Tf 72 740 Td (We came at ten.) Tj 0 -40 Td (Oswin Row) Tj"
    b" 0 -40 Td 1 g (Tannery) Tj ET"
)
SECOND_LINE = Cover(1, "p" * 64, 0, 135, 1000, 175, Exemption.TP16, Mode.STATED)
ELSEWHERE = replace(SECOND_LINE, page=2)
SCAN = picture_of_words("Tannery", "Weir")
FIRST_OF_SCAN = replace(SECOND_LINE, top=0, bottom=150)


@pytest.fixture
def letter(made):
    """Gives the ref of a document of this file, or of none."""

    def gives(content=FILE):
        digest = hashlib.sha256(content).hexdigest() if content else None
        if content:
            FileContent.create(digest=digest, size=len(content), content=content)
        Record.create(ref="d-1", kind="documents")
        Document.create(
            ref="d-1",
            title="A letter",
            received_on=date(2026, 1, 1),
            media_type="application/pdf",
            file=digest,
        )
        return "d-1"

    return gives


def test_what_can_be_seen_is_given_less_what_is_covered(letter):
    ref = letter()
    assert given_words(ref, [ELSEWHERE], [SEEN]) == (PageWords(1, ("We came at ten.\nOswin Row",)),)
    assert given_words(ref, [SECOND_LINE], [SEEN]) == (PageWords(1, ("We came at ten.\n", TP16)),)


def test_nobody_is_told_words_that_no_person_chose(letter):
    assert given_words(letter(), [], []) == ()


def test_a_record_without_a_file_and_a_page_that_there_is_not_have_no_words(letter):
    assert given_words("n-1", [], [SEEN]) == ()
    assert given_words(letter(None), [], [SEEN]) == ()


def test_a_page_that_there_is_not_has_no_words(letter):
    assert given_words(letter(), [], [Chosen(2, From.SEEN)]) == ()


def test_what_is_read_off_a_picture_is_given_less_what_is_covered(letter):
    ref = letter(SCAN)
    if not can_read():
        with pytest.raises(Refused):
            given_words(ref, [FIRST_OF_SCAN], [READ])
        return
    assert given_words(ref, [FIRST_OF_SCAN], [READ]) == (PageWords(1, (TP16, "\nWeir")),)


def wrote(text):
    return [Chosen(1, From.WRITTEN, text)]


def test_what_somebody_wrote_down_is_given_as_it_is(letter):
    ref = letter()
    assert given_words(ref, [], wrote("Oswin came")) == (PageWords(1, ("Oswin came",)),)
    assert given_words(ref, [], wrote("  ")) == ()
    beside = given_words(ref, [SECOND_LINE], wrote("We came […]"))
    assert beside == (PageWords(1, ("We came ", TP16)),)


@pytest.mark.parametrize("text", ["We came, OSWIN said.", "row"])
def test_but_nothing_that_stands_under_a_cover_alone(letter, text):
    with pytest.raises(Invalid, match="page 1 has words that are covered there"):
        given_words(letter(), [SECOND_LINE], wrote(text))


def test_nor_what_cannot_be_printed(letter):
    with pytest.raises(Invalid, match="cannot be printed"):
        given_words(letter(), [], wrote("We \ue000 came"))


def test_letters_that_are_joined_are_told_apart_and_what_cannot_be_printed_is_left_out():
    words = [Word(text, 1, (1, 1, 9, 9)) for text in ("o\ufb03ce", "\ue000", "x²")]
    assert [one.text for one in _plain(words)] == ["office", "x²"]
