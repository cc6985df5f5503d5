"""Only words that can be seen on a page's picture are given as its words."""

from __future__ import annotations

import pytest
from support.pictures import page_of_drawing, page_of_words, picture_of_words, stream_of

from ccportal.errors import Refused
from ccportal.rules.covering import Cover
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar import render_draw
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import picture_digest, size_of
from ccportal.sar.pictures_visible import (
    look_beside,
    look_for,
    look_through,
    looked_through,
    read_beside,
    visible,
)
from ccportal.sar.transcribe import can_read

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

OPEN = b"BT /F1 24 Tf 72 740 Td (We came) Tj ET "
SECRET = b"/F1 24 Tf 72 640 Td (Tallentire) Tj"
IMAGE = stream_of(
    bytes((at * 7) % 200 for at in range(64)),
    b"/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray"
    b" /BitsPerComponent 8",
)
FORM = stream_of(
    b"BT %b ET" % SECRET,
    b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>",
)


def said(file, page=1):
    """The words that can be seen on a page."""
    return [one.text for one in look_for(file, None)[page].words]


HIDDEN = {
    "in white": b"1 1 1 rg BT %b ET" % SECRET,
    "in a grey that is nearly white": b".95 g BT %b ET" % SECRET,
    "under a black box": b"BT %b ET 0 g 60 630 200 40 re f" % SECRET,
    "under a white box": b"BT %b ET 1 g 60 630 200 40 re f" % SECRET,
    "in black on a black box": b"0 g 60 630 200 40 re f BT %b ET" % SECRET,
    "half under a box": b"BT %b ET 0 g 60 646 200 40 re f" % SECRET,
    "under a box but for its upper half": b"BT %b ET 1 g 60 620 200 29 re f" % SECRET,
    "under a box but for the last letter": b"BT %b ET 0 g 60 630 112 40 re f" % SECRET,
    "under a white box with other words upon it": (
        b"BT %b ET 1 g 60 630 200 40 re f 0 g BT /F1 24 Tf 72 640 Td (somebody) Tj ET" % SECRET
    ),
    "under other words": b"BT %b ET BT /F1 24 Tf 72 640 Td (HHMMHHMMHM) Tj ET" % SECRET,
    "drawn without ink": b"BT 3 Tr %b ET" % SECRET,
    "only cut out": b"q BT 7 Tr %b ET Q" % SECRET,
    "without ink upon words that are seen": (
        b"BT /F1 24 Tf 72 640 Td (somebody) Tj ET BT 3 Tr %b ET" % SECRET
    ),
    "too small": b"BT /F1 2 Tf 72 640 Td (Tallentire) Tj ET",
    "outside the page": b"BT /F1 24 Tf -400 640 Td (Tallentire) Tj ET",
    "over the page's edge": b"BT /F1 24 Tf -30 640 Td (Tallentire) Tj ET",
    "where nothing is drawn": b"q 300 300 10 10 re W n BT %b ET Q" % SECRET,
    "nearly clear": b"q /G gs BT %b ET Q" % SECRET,
}


@pytest.mark.parametrize("how", HIDDEN)
def test_words_that_nobody_can_see_are_not_given(how):
    resources = b"/ExtGState << /G << /ca .1 >> >>"
    words = said(page_of_drawing(OPEN + b"0 g " + HIDDEN[how], (), resources))
    assert words[:2] == ["We", "came"]
    assert not any("allent" in one for one in words)


def test_words_drawn_without_ink_do_not_take_those_away_that_are_seen():
    at = b"BT /F1 24 Tf 72 640 Td"
    upon = b"%b (88888) Tj ET %b 3 Tr (33333) Tj ET" % (at, at)
    assert said(page_of_drawing(OPEN + upon)) == ["We", "came", "88888"]


def test_words_under_a_picture_are_not_given():
    drawing = OPEN + b"BT %b ET q 250 0 0 60 60 620 cm /I Do Q" % SECRET
    assert said(page_of_drawing(drawing, (IMAGE,), b"/XObject << /I 6 0 R >>")) == ["We", "came"]


def test_words_of_a_scan_that_lie_under_its_picture_are_not_given():
    drawing = b"q 595 0 0 842 0 0 cm /I Do Q BT 3 Tr %b ET" % SECRET
    file = page_of_drawing(drawing, (IMAGE,), b"/XObject << /I 6 0 R >>")
    assert said(file) == []
    assert look_for(file, None)[1].left_out == 1


def test_words_in_a_layer_that_is_off_are_not_given():
    layer = b"<< /Type /OCG /Name (Notes) /Usage << /View << /ViewState /OFF >> >> >>"
    drawing = OPEN + b"/OC /L BDC BT %b ET EMC" % SECRET
    file = page_of_drawing(drawing, (layer,), b"/Properties << /L 6 0 R >>")
    off = b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
    hidden = file.replace(b"<< /Type /Catalog", b"<< /Type /Catalog " + off)
    assert said(hidden) == ["We", "came"]


def test_what_is_stuck_to_a_page_is_not_given():
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [60 600 400 700] /Contents (Tallentire)"
    note += b" /DA (/F1 24 Tf) >>"
    file = page_of_drawing(OPEN, (note,))
    stuck = file.replace(b"/Contents 4 0 R", b"/Contents 4 0 R /Annots [6 0 R]")
    assert said(stuck) == ["We", "came"]


@pytest.mark.parametrize(
    "drawing",
    [
        b"BT %b ET" % SECRET,
        b".5 g BT %b ET" % SECRET,
        b"0 g 60 630 200 40 re f 1 g BT %b ET" % SECRET,
        b"q 250 0 0 60 60 620 cm /I Do Q 1 g BT %b ET" % SECRET,
        b"BT %b ET BT %b ET" % (SECRET, SECRET),
        b"/X Do",
        b"BT %b ET 1 0 0 RG 60 636 200 1 re S" % SECRET,
        b"BT /F1 7 Tf 72 640 Td (Tallentire) Tj ET",
    ],
)
def test_words_that_can_be_seen_are_given_once(drawing):
    resources = b"/XObject << /I 6 0 R /X 7 0 R >>"
    words = said(page_of_drawing(OPEN + drawing, (IMAGE, FORM), resources))
    assert words == ["We", "came", "Tallentire"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_words_of_a_turned_page_are_where_they_are_seen(turned):
    file = page_of_drawing(OPEN)
    page = look_for(file.replace(b"/Contents", b"/Rotate %d /Contents" % turned), None)[1]
    assert [one.text for one in page.words] == ["We", "came"]
    assert (page.size[0] > page.size[1]) == (turned != 180)


def test_a_page_is_seen_as_a_reader_would_have_printed_it():
    html = "<p style='font-family:sans-serif'>Zoë’s first office: ‘five’ — 31&nbsp;%, Łódź.</p>"
    words = said(render_draw.draw(f"<!doctype html><title>A</title>{html}", tagged=False))
    assert words == ["Zoë’s", "first", "office:", "‘five’", "—", "31", "%,", "Łódź."]


def test_only_the_pages_that_are_asked_for_are_looked_at():
    file = page_of_words("We came")
    assert list(look_for(file, [1])) == [1]
    assert look_for(file, [2]) == {}
    assert [one.text for one in visible(file)[1].words] == ["We", "came"]


def test_a_text_brings_its_words_and_a_picture_none():
    assert said(b"We came at ten.") == ["We", "came", "at", "ten."]
    assert look_for(picture_of_words("We came"), None) == {}


def test_of_a_picture_only_what_is_beside_the_covers_is_read(monkeypatch):
    scan = picture_of_words("Tallentire", "We came")
    cover = Cover(1, "p" * 64, 0, 0, 1000, 150, Exemption.TP16, Mode.STATED)
    if can_read():
        page = look_beside(scan, 1, [cover])
        assert [one.text for one in page.words] == ["We", "came"]
        assert page.size == (600, 400)
        whole = read_beside(scan, 1, [])
        assert [one.text for one in whole.words] == ["Tallentire", "We", "came"]
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused):
        look_beside(scan, 1, [cover])


@pytest.mark.parametrize(
    ("file", "brought", "seen"),
    [
        (page_of_words("We came"), "We came", "We came"),
        (page_of_drawing(OPEN + b"1 g BT %b ET" % SECRET), "We came\nTallentire", "We came"),
        (b"We came", "We came", "We came"),
        (picture_of_words("We came"), "", ""),
    ],
)
def test_the_pages_of_a_file_are_looked_through_in_one_go(file, brought, seen):
    ((page, found),) = look_through(file)
    assert (page.number, page.text) == (1, brought)
    assert page.picture == picture_digest(draw_pages(file)[0])
    assert " ".join(one.text for one in found.words) == seen
    assert found.size == size_of(draw_pages(file)[0])
    assert looked_through(file) == ((page, found),)
