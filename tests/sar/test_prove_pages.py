"""The words of an answer's pages are the same whoever reads them, and in the pages' order."""

from __future__ import annotations

import io
from concurrent.futures import Future

import pikepdf
import pytest
from support import leaks
from support.leaks import changed
from support.packs import SMALL, WITHHELD, drawn

from ccportal.sar.prove import Leak, prove
from ccportal.sar.prove_pages import MANY, Pages, Reader, in_order, stretches

pytestmark = pytest.mark.clause("SAR")


def repeated(pages: int) -> bytes:
    """A small answer's pages, again and again."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        own = list(pdf.pages)
        while len(pdf.pages) < pages:
            pdf.pages.append(own[len(pdf.pages) % len(own)])
        pdf.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("pages", [MANY, MANY + 1])
def test_a_page_says_the_same_wherever_it_is_read(pages):
    pdf = repeated(pages)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        with stretches(pdf, opened) as some:
            read = list(some)
        own = Reader(pdf, opened).read(range(pages))
    assert [one for stretch in read for one in stretch.said] == own.said
    assert [one for stretch in read for one in stretch.texts if one[0].startswith("page")] == [
        one for one in own.texts if one[0].startswith("page")
    ]
    assert len(own.said) == pages
    fonts = {place: set() for place in own.fonts}
    for stretch in read:
        for place, font in stretch.fonts.items():
            assert font.means == own.fonts[place].means
            fonts[place] |= font.drawn
    assert fonts == {place: font.drawn for place, font in own.fonts.items()}


def test_a_leak_on_a_page_that_another_process_reads_is_found():
    pdf = changed(repeated(MANY + 1), lambda pdf: leaks.glyphs(pdf, "1 0 0 1 72 300 Tm"))
    with pytest.raises(Leak) as caught:
        prove(pdf, SMALL, WITHHELD)
    assert str(caught.value).startswith("page ")


def test_a_fault_on_a_page_that_another_process_reads_is_one_of_the_file():
    def broken(pdf):
        del pdf.pages[0].obj.Contents

    with pytest.raises(Leak) as caught:
        prove(changed(repeated(MANY + 1), broken), SMALL, WITHHELD)
    assert str(caught.value).startswith("the file is not built")


def numbered(number: int) -> Pages:
    return Pages(said=[str(number)])


def read(futures, here=numbered):
    return [one.said[0] for one in in_order(futures, here)]


def done(number: int) -> Future:
    future: Future = Future()
    future.set_result(numbered(number))
    return future


def test_what_is_read_comes_in_its_order():
    assert read([done(0), done(1), done(2)]) == ["0", "1", "2"]


def test_what_nobody_has_begun_is_read_here_from_the_back():
    here = []

    def reading(number):
        here.append(number)
        return numbered(number)

    assert read([done(0), Future(), Future()], reading) == ["0", "1", "2"]
    assert here == [2, 1]


def test_what_somebody_is_reading_is_waited_for():
    begun: Future = Future()
    begun.set_running_or_notify_cancel()

    def reading(number):
        begun.set_result(numbered(0))
        return numbered(number)

    assert read([begun, Future()], reading) == ["0", "1"]
