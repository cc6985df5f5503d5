"""Uploaded files become pictures of their pages, and nothing else of a file comes along."""

from __future__ import annotations

import io
import os
from dataclasses import replace

import pikepdf
import pytest
from conftest import SCENARIOS
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from support.detectors import nothing_wrong
from support.packs import SMALL
from support.papers import body, docx

from ccportal.errors import NotFound, Refused
from ccportal.sar import pictures, pictures_draw
from ccportal.sar.pack import Area, Entry, Line
from ccportal.sar.pictures import FileKind, draw_page, draw_pages, kind, pages
from ccportal.sar.prove import prove
from ccportal.sar.render import render
from ccportal.sar.render_view import NO_WORDS
from ccportal.store.documents import FileContent

LETTER = (SCENARIOS / "files" / "harker-vane-re-haverstock.pdf").read_bytes()
PHOTO = (SCENARIOS / "files" / "zoe-letter-tannery-row.jpg").read_bytes()
SECRET = b"Thistlewaite"


def png(picture: Image.Image, **more) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", **more)
    return out.getvalue()


def jpeg(picture: Image.Image, **more) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", **more)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def pdf(sizes=((200, 300),), change=None, **save) -> bytes:
    with Pdf.new() as made:
        for size in sizes:
            made.add_blank_page(page_size=size)
        if change:
            change(made)
        out = io.BytesIO()
        made.save(out, **save)
        return out.getvalue()


def dark(content: bytes) -> int:
    """How many pixels of a picture are not white."""
    return sum(opened(content).convert("L").histogram()[:250])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (LETTER, FileKind.PDF),
        (b"\n\n%PDF-1.4", FileKind.PDF),
        (PHOTO, FileKind.JPEG),
        (png(Image.new("L", (1, 1))), FileKind.PNG),
        ("Grüße".encode(), FileKind.TEXT),
        (docx(body("Hello")), FileKind.WORD),
        (b"PK\x03\x04\0\0", None),
        (b"GIF89a\xff\xfe", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_first_bytes_say(content, expected):
    assert kind(content) is expected


def test_each_page_of_a_pdf_is_a_picture_that_can_be_read():
    (page,) = pages(LETTER)
    assert opened(page).format == "PNG"
    assert 1_200 <= opened(page).width <= 1_240
    assert dark(page) > 1_000


def test_of_a_word_file_the_words_are_printed_and_no_comment_beside_them():
    with_comment = docx(body("See you on Monday"), word__comments_dot_xml=body("She moved."))
    assert draw_pages(with_comment) == draw_pages(docx(body("See you on Monday")))
    assert draw_pages(with_comment) == draw_pages(b"See you on Monday")


def test_a_word_file_that_is_damaged_has_no_pages():
    with pytest.raises(Refused, match="damaged"):
        draw_pages(docx(body("See you on Monday"))[:-40])


def test_a_photograph_is_one_page():
    (page,) = draw_pages(PHOTO)
    assert opened(page).size[0] <= pictures_draw.TALLEST


@pytest.mark.parametrize("content", [LETTER, PHOTO, b"Some words"])
def test_the_same_file_gives_the_same_bytes(content):
    assert pages(content) == draw_pages(content)


@pytest.mark.parametrize("content", [LETTER, PHOTO])
def test_a_picture_holds_pixels_and_nothing_else(content):
    for page in draw_pages(content):
        assert opened(page).info == {}
        chunks = page[8:]
        names = set()
        while chunks:
            length = int.from_bytes(chunks[:4])
            names.add(chunks[4:8])
            chunks = chunks[12 + length :]
        assert names == {b"IHDR", b"IDAT", b"IEND"}


def test_words_said_beside_the_pixels_do_not_come_along():
    said = Image.Exif()
    said[0x010E] = SECRET.decode()
    said[0x0112] = 6
    content = jpeg(Image.new("RGB", (40, 20), "red"), exif=said, comment=SECRET)
    assert SECRET in content
    (page,) = draw_pages(content)
    assert SECRET not in page


def test_a_photograph_is_turned_the_right_way_up():
    said = Image.Exif()
    said[0x0112] = 6
    (page,) = draw_pages(jpeg(Image.new("RGB", (40, 20), "red"), exif=said))
    assert opened(page).size == (20, 40)


def test_what_lies_under_clear_pixels_is_gone():
    clear = Image.new("RGBA", (4, 4), (10, 20, 30, 0))
    (page,) = draw_pages(png(clear))
    assert opened(page).getcolors() == [(16, (255, 255, 255))]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "RGB"])
def test_a_picture_of_any_kind_of_colour_is_shown(mode):
    (page,) = draw_pages(png(Image.new(mode, (5, 7))))
    assert opened(page).size == (5, 7)


def test_a_large_picture_is_made_as_large_as_a_page():
    (page,) = draw_pages(png(Image.new("L", (5_000, 100), 255)))
    assert opened(page).size == (1_754, 35)


def test_a_note_stuck_to_a_page_is_not_shown():
    def note(made):
        box = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Square,
            Rect=[10, 10, 150, 150],
            C=[1, 0, 0],
            IC=[1, 0, 0],
            Contents=String("secret"),
        )
        shape = made.make_stream(
            b"1 0 0 rg 0 0 140 140 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 140, 140],
        )
        box.AP = Dictionary(N=shape)
        made.pages[0].obj.Annots = Array([made.make_indirect(box)])

    (page,) = draw_pages(pdf(change=note))
    assert dark(page) == 0


def test_what_was_filled_into_a_form_is_shown():
    def filled(made):
        shape = made.make_stream(
            b"0 0 0 rg 0 0 100 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20]
        )
        field = made.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("a"),
                V=String("b"),
                Rect=[10, 10, 110, 30],
                F=4,
                AP=Dictionary(N=shape),
            )
        )
        made.Root.AcroForm = Dictionary(Fields=Array([field]))
        made.pages[0].obj.Annots = Array([field])

    (page,) = draw_pages(pdf(change=filled))
    assert dark(page) > 1_000


def test_pages_come_in_their_order_and_as_large_as_they_are():
    found = draw_pages(pdf(((200, 300), (300, 200))))
    assert [opened(page).size for page in found] == [(417, 625), (625, 417)]


TWO_PAGES = pdf(((200, 300), (300, 200)))
LONG_TEXT = ("A line of words.\n" * 100).encode()


@pytest.mark.parametrize("content", [TWO_PAGES, LONG_TEXT, PHOTO])
def test_a_page_alone_is_what_it_is_among_the_others(content):
    every = draw_pages(content)
    assert tuple(draw_page(content, one + 1) for one in range(len(every))) == every


def test_a_page_drawn_in_a_process_of_its_own_is_the_same():
    assert pictures.page(TWO_PAGES, 2) == draw_pages(TWO_PAGES)[1]


@pytest.mark.parametrize("number", [-1, 0, 99])
@pytest.mark.parametrize("content", [TWO_PAGES, LONG_TEXT, PHOTO])
def test_a_page_that_a_file_does_not_have_is_refused(content, number):
    with pytest.raises(Refused, match="no such page"):
        draw_page(content, number)


def test_a_text_is_shown_as_it_would_be_printed():
    found = draw_pages(("A line of words.\n" * 200).encode())
    assert len(found) > 1
    assert dark(found[0]) > 1_000


def test_a_text_in_letters_that_we_have_no_shapes_for_is_refused():
    with pytest.raises(Refused, match=r"U\+E000"):
        draw_pages("\ue000".encode())


HOSTILE = {
    "nothing": b"",
    "a program": b"\x7fELF\0",
    "a PDF that ends early": LETTER[:2_000],
    "a PDF that is none": b"%PDF-1.7 nothing",
    "a PDF with a password": pdf(encryption=pikepdf.Encryption(owner="a", user="b")),
    "a PDF with too many pages": pdf(((9, 9),) * (pictures_draw.MOST_PAGES + 1)),
    "a picture that ends early": PHOTO[:2_000],
    "a picture that is none": b"\xff\xd8\xff nothing",
    "a bomb of pixels": png(Image.new("1", (9_000, 9_000))),
    "a bomb of more pixels": png(Image.new("1", (20_000, 20_000))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_shown_is_refused_in_plain_words(name):
    with pytest.raises(Refused, match=r"^(this|a PDF)"):
        draw_pages(HOSTILE[name])


def test_a_page_of_no_size_is_refused():
    def vast(made):
        made.pages[0].obj.MediaBox = Array([0, 0, 10**7, 10])

    with pytest.raises(Refused, match="no sensible size"):
        draw_pages(pdf(change=vast))


def test_a_page_that_cannot_be_loaded_is_refused():
    def gone(made):
        made.Root.Pages.Kids = Array([made.make_indirect(Dictionary(Type=Name.Font))])

    with pytest.raises(Refused, match="broken"):
        draw_pages(pdf(change=gone))


def test_a_file_that_ends_the_process_is_refused():
    with pytest.raises(Refused, match="cannot be opened safely"):
        pictures.alone(os._exit, 1)


def with_file(digest: str):
    entry = Entry(1, "7 December 2024", (), (Line("Title", ("A letter",)),), (digest,), None)
    return replace(SMALL, areas=(Area("Documents", (entry,)),))


def stored(content: bytes) -> str:
    FileContent.create(digest="f" * 64, size=len(content), content=content)
    return "f" * 64


def test_an_answer_shows_each_page_with_words_in_its_place(made):
    pack = with_file(stored(pdf(((200, 300), (300, 200)))))
    drawn = nothing_wrong(render(pack))
    with pikepdf.open(io.BytesIO(drawn)) as found:
        said = {
            str(one.Alt)
            for one in found.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        }
        images = [
            one
            for one in found.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    assert said == {
        "The sign of the centre",
        f"Page 1 of 2 of this document, as a picture. {NO_WORDS}",
        f"Page 2 of 2 of this document, as a picture. {NO_WORDS}",
    }
    assert len(images) == 2
    assert b"ffffffff" not in drawn
    prove(drawn, pack, ("f" * 64,))


@pytest.mark.no_cover
def test_an_answer_is_the_same_whatever_else_is_in_the_file(made):
    plain = jpeg(Image.new("RGB", (40, 20), "red"))
    said = Image.Exif()
    said[0x010E] = SECRET.decode()
    more = jpeg(Image.new("RGB", (40, 20), "red"), exif=said)
    drawn = []
    for digest, content in (("a" * 64, plain), ("b" * 64, more)):
        FileContent.create(digest=digest, size=len(content), content=content)
        drawn.append(render(with_file(digest)))
    assert drawn[0] == drawn[1]


def test_a_file_that_is_not_there_is_refused(made):
    with pytest.raises(NotFound, match="is not there"):
        render(with_file("0" * 64))
