"""What the tests' detectors are for is found by them: else that they find nothing says nothing."""

from __future__ import annotations

from support.detectors import wrong
from support.leaks import changed
from support.packs import drawn


def test_with_an_answer_nothing_is_wrong():
    assert wrong(drawn()) == ()


def test_words_under_a_box_are_found():
    def boxed(pdf):
        page = pdf.pages[-1]
        page.contents_add(pdf.make_stream(b"q 0 0 0 rg 0 0 595 842 re f Q"))

    assert "x-ray: page 5: words under a box" in wrong(changed(drawn(), boxed))


def test_a_broken_stream_is_found():
    pdf = drawn()
    middle = pdf.index(b"stream", len(pdf) // 2) + 20
    broken = pdf[:middle] + bytes(40) + pdf[middle + 40 :]
    assert any(one.startswith("qpdf") for one in wrong(broken))


def test_a_file_without_tags_is_found():
    def bare(pdf):
        del pdf.Root.StructTreeRoot

    assert "pdfinfo: it does not pass" in wrong(changed(drawn(), bare))
