"""The words of a page go with its picture: in the tags, in large print, in the plain text."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from support.detectors import nothing_wrong
from support.pdf import folded, text
from support.pictures import page_of_drawing, page_of_words

from ccportal.acts.archive import import_file
from ccportal.rules.covering import Cover
from ccportal.rules.page_words import given
from ccportal.rules.redaction import Decided, PageWords
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.collect import collect
from ccportal.sar.compose import compose
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import picture_digest
from ccportal.sar.pictures_visible import look_for
from ccportal.sar.prove import Leak, canaries, prove, prove_plain
from ccportal.sar.redact import redact
from ccportal.sar.render import render
from ccportal.sar.render_html import alternative
from ccportal.sar.render_plain import plain
from ccportal.sar.render_view import NO_WORDS, PageView
from ccportal.store.documents import FileContent
from tests.conftest import SCENARIOS

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

DAY = date(2026, 6, 25)
OPEN, SECRET = "We came at ten, by the glasshouse.", "Oswin Thistlewaite, 31 Tannery Row"
MARK = "[withheld: another person]"


def put(content):
    digest = hashlib.sha256(content).hexdigest()
    FileContent.insert(digest=digest, size=len(content), content=content).execute()
    return digest


def cover(content, mode=Mode.STATED):
    """A band over the second line of the page."""
    picture = picture_digest(draw_pages(content)[0])
    return Cover(1, picture, 0, 135, 1000, 175, Exemption.TP16, mode)


def words_of(content, covers):
    """The words of the first page as they are given."""
    page = look_for(content, None)[1]
    return (PageWords(1, given(page.words, covers, page.size)),)


@pytest.fixture
def answered(made):
    """Gives the answer with one letter, and what is looked for in it."""
    import_file(SCENARIOS / "riverside.json", "command")
    one = next(one for one in collect("req-01") if one.ref == "doc-003")

    def answers(content, covers=(), page_words=()):
        letter = replace(one, row=one.row | {"file": put(content)})
        action = Action.REDACT if covers else Action.INCLUDE
        decided = Decided(one.ref, action, None, Mode.STATED, (), covers, page_words)
        pack = compose("req-01", redact("req-01", (letter,), {one.ref: decided}), DAY)
        return pack, canaries("req-01", (letter,), {one.ref: decided})

    return answers


def alternatives(pdf):
    """What stands for each picture in the tags of a file."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.Alt) for one in found if "/Alt" in one and "picture" in str(one.Alt)]


LETTER = page_of_words(OPEN, SECRET)


def test_who_cannot_see_a_page_is_told_what_it_says_in_the_tags_and_in_the_plain_text(answered):
    covers = (cover(LETTER),)
    pack, sought = answered(LETTER, covers, words_of(LETTER, covers))
    pdf = nothing_wrong(render(pack))
    (said,) = alternatives(pdf)
    marker = said.partition("[")[2]
    assert said.startswith(f"Page 1 of 1 of this document, as a picture. It says:\n{OPEN}\n[")
    assert marker.endswith("]")
    assert f"Page 1: {OPEN}\n[{marker}" in plain(pack)
    assert OPEN not in text(pdf)
    prove(pdf, pack, sought)
    prove_plain(plain(pack), pack, sought)


def test_in_large_print_they_are_printed_under_the_picture(answered):
    pack, sought = answered(LETTER, (), words_of(page_of_words(OPEN), ()))
    large = replace(pack, large_print=True)
    pdf = nothing_wrong(render(large))
    assert folded(f"What page 1 says {OPEN}") in folded(text(pdf))
    assert alternatives(pdf) == ["Page 1 of 1 of this document, as a picture. Its words follow."]
    prove(pdf, large, sought)


def test_of_a_page_that_nobody_looked_through_it_is_said_whom_to_ask(answered):
    pack, sought = answered(LETTER)
    pdf = render(pack)
    assert alternatives(pdf) == [f"Page 1 of 1 of this document, as a picture. {NO_WORDS}"]
    assert "ask us: we read them to you" in plain(pack)
    prove(pdf, pack, sought)


def test_a_page_that_says_nothing_is_like_one_that_nobody_looked_through():
    page = PageView("1-0-1", "Page 1", "f" * 64, 1)
    assert NO_WORDS in alternative(page, large=False)
    assert alternative(page, large=True) == alternative(page, large=False)


@pytest.mark.parametrize("large", [False, True])
def test_a_fault_that_gives_a_covered_word_is_caught(answered, large):
    faulty = words_of(LETTER, ())
    pack, sought = answered(LETTER, (cover(LETTER),), faulty)
    assert any("Tannery" in one for one in sought)
    whole = replace(pack, large_print=large)
    with pytest.raises(Leak, match="something withheld"):
        prove(render(whole), whole, sought)
    with pytest.raises(Leak, match="something withheld"):
        prove_plain(plain(whole), whole, sought)


def test_a_word_that_stands_beside_a_cover_too_is_no_false_alarm(answered):
    twice = page_of_words("Oswin came at ten.", SECRET)
    covers = (cover(twice),)
    pack, sought = answered(twice, covers, words_of(twice, covers))
    assert "Oswin" not in sought
    assert "Thistlewaite" in sought
    prove_plain(plain(pack), pack, sought)


UNDER = (
    b"(Oswin Thistlewaite, 31 Tannery Row) Tj",
    b"(x) Tj",
    b"0 5 Td (Wilhelmina) Tj 0 -9 Td (\\326sterreich) Tj 0 4 Td",
    b"",
)


def drawn_with(under):
    """A page of three lines with this on the second."""
    return page_of_drawing(
        b"BT /F1 24 Tf 72 740 Td (We came at ten.) Tj 0 -40 Td %b ET"
        b" BT /F1 24 Tf 72 640 Td (All was well.) Tj ET" % under
    )


def test_what_is_under_a_cover_changes_no_byte_of_an_answer_with_words(answered):
    made = set()
    for under in UNDER:
        file = drawn_with(under)
        covers = (cover(file, Mode.GENERIC),)
        pack, _ = answered(file, covers, words_of(file, covers))
        made.add((render(pack), plain(pack)))
    assert len(made) == 1


def test_words_of_pages_go_with_files_alone(made):
    import_file(SCENARIOS / "riverside.json", "command")
    note = next(one for one in collect("req-01") if one.kind == "notes")
    words = (PageWords(1, ("Dear all",)),)
    decided = Decided(note.ref, Action.INCLUDE, None, Mode.STATED, (), (), words)
    items = redact("req-01", (note,), {note.ref: decided})
    assert not any(one.page_words for one in items)
