"""Whatever way a withheld word is put into the finished file, it is found; nothing else is."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image
from support import leaks, leaks_more  # noqa: F401 - it brings more leaks
from support.leaks import LEAKS, SECRET, changed, planted
from support.packs import SMALL, WITHHELD, drawn, long_pack, saying
from support.pdf import text

from ccportal.sar.pack import Area
from ccportal.sar.prove import Leak, prove
from ccportal.sar.prove_drawn import Font
from ccportal.sar.prove_fonts import holds_more
from ccportal.sar.prove_search import Needles, fold, is_piece_of, words

SCRIPTS = saying(
    "Łukasz, Zoë – 10:15/12:30 “yes” ½ € well-known - fine",
    "Đứa trẻ rất vui hôm nay, Nguyễn Thị Hằng",
    "שלום, הילד בא ב-12:30",
    "جاء أحمد مع والدته (10:15)",
    "बच्चे ने आज बहुत अच्छा समय बिताया।",
    "孩子今天很开心。 아이는 행복했다 子供",
    "🙂 👍🏽 ❤️ ☺ → ≥",
    "office fluffy affair ﬁne",
    "x" * 300,
)


def said_by(pdf: bytes, canaries=WITHHELD, pack=SMALL) -> str:
    with pytest.raises(Leak) as caught:
        prove(pdf, pack, canaries)
    return str(caught.value)


@pytest.mark.parametrize("pack", [SMALL, long_pack(160), SCRIPTS], ids=["small", "long", "scripts"])
def test_a_clean_answer_passes(pack):
    prove(drawn(pack), pack, WITHHELD)


def test_sixty_and_more_leaks_are_planted():
    assert len(LEAKS) >= 60


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_found(name):
    said = said_by(planted(drawn(), name))
    assert not any(word in said for word in (SECRET, "Marigold", "07700"))


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_found_also_where_nobody_thought_of_the_word(name):
    said_by(planted(drawn(), name), canaries=())


@pytest.mark.parametrize("spoil", [leaks.revised, leaks.behind_the_end, leaks.before_the_beginning])
def test_nothing_stands_before_or_behind_the_file(spoil):
    said_by(spoil(drawn()))


def test_what_is_no_pdf_is_refused():
    assert said_by(b"%PDF-1.7 nothing %%EOF startxref").startswith("the file")


def test_the_message_names_the_page():
    said = said_by(planted(drawn(), "drawn like any other word"))
    assert said.startswith("page 5: something withheld")


def test_the_message_names_the_object():
    said = said_by(planted(drawn(), "in the alternative text of a tag"))
    assert said.startswith("object ")


def test_words_that_only_lie_beside_each_other_are_found():
    def apart(pdf):
        leaks.glyphs(pdf, "1 0 0 1 200 300 Tm", "Thistlewaite")
        leaks.glyphs(pdf, "1 0 0 1 72 300 Tm", "Marigold")

    said = said_by(changed(drawn(), apart), canaries=("Marigold Thistlewaite",))
    assert said.startswith("page 5: something withheld")


def test_an_answer_that_says_more_than_the_pack_is_refused():
    other = replace(SMALL, areas=(*SMALL.areas, Area("Sandcastles", ())))
    assert "that the answer does not say" in said_by(drawn(other))


def test_a_page_of_another_size_is_refused():
    def wide(pdf):
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 842, 842])

    assert said_by(changed(drawn(), wide)) == "page 2: is not A4"


def test_a_page_without_its_number_is_refused():
    def bare(pdf):
        del pdf.pages[1].obj.Contents[2]

    assert said_by(changed(drawn(), bare)).startswith("page 2: something is there")


def test_a_linearised_file_is_refused():
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        out = io.BytesIO()
        pdf.save(out, linearize=True, fix_metadata_version=False)
    said_by(out.getvalue())


def test_a_date_is_refused():
    def dated(pdf):
        pdf.docinfo["/CreationDate"] = pikepdf.String("D:20260101")

    said_by(changed(drawn(), dated))


@pytest.mark.parametrize("place", ["n-104", "doc-011", "note", "item-1-x"])
def test_a_place_named_by_anything_but_a_word_and_a_number_is_refused(place):
    def named(pdf):
        pdf.Root.Names.Dests.Names[0] = pikepdf.String(place)

    assert "a place is not named" in said_by(changed(drawn(), named))


def test_a_link_out_of_the_file_is_refused():
    def out_of_it(pdf):
        link = next(one for page in pdf.pages for one in page.obj.get("/Annots", []))
        del link.Dest

    assert "a link to somewhere else" in said_by(changed(drawn(), out_of_it))


def test_a_picture_in_grey_is_as_good_as_one_in_colour():
    # the scan knows no picture by what is on it, but that it is nothing but pixels
    def grey(pdf):
        pixels = io.BytesIO()
        Image.new("L", (1, 1)).save(pixels, "PNG")
        picture = pdf.make_stream(
            b"\0",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=1,
            Height=1,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        pdf.pages[-1].obj.Resources.XObject["/i" + "0" * 33] = picture

    prove(changed(drawn(), grey), SMALL, WITHHELD)


@pytest.mark.parametrize(
    ("needle", "said"),
    [
        ("Zoë", "and zoe came"),
        ("Marigold Thistlewaite", "MARIGOLD   thistle-waite"),
        ("Marigold Thistlewaite", "M a r i g o l d T h i s t l e w a i t e"),
        ("Marigold Thistlewaite", "etiawelt siht dlo giram"),
        ("LA0 7QX", "la07qx"),
        ("07700 900764", "tel. 07700-900-764"),
        ("Łódź", "Łódź"),
        ("Μαρία", "ΜΑΡΙΑ"),
    ],
)
def test_a_string_is_found_in_any_spelling(needle, said):
    assert Needles([needle]).in_text(said) == {needle}


@pytest.mark.parametrize(
    ("needle", "said"),
    [
        ("Ann", "the planner, annual"),
        ("Mark", "a marker, remarks"),
        ("Rowan", "throw another"),
        ("J", "j"),
        ("Marigold Thistlewaite", "Marigold Thistlewood"),
        ("Robin", "robins"),
    ],
)
def test_an_ordinary_word_is_not_taken_for_a_name(needle, said):
    assert Needles([needle]).in_text(said) == set()


@pytest.mark.parametrize(
    "spellings", [("LANE", "Lane"), ("WEIRS", "Weirs"), ("WEIR LANE SCHOOL", "Weir Lane School")]
)
def test_each_spelling_of_a_word_is_found_where_several_are_looked_for(spellings):
    assert Needles(spellings).in_text(spellings[0]) == set(spellings)


def test_words_are_compared_without_accents_and_case():
    assert words("Zoë’s ÉCLAIR_2") == ["zoe", "s", "eclair", "2"]


def test_a_name_that_is_one_of_our_fonts_is_no_false_alarm():
    prove(drawn(), SMALL, ("Atkinson", "Adobe", "Noto", "Semi", "Link", "Art", "Kids", "Identity"))


def test_short_words_do_not_come_up_by_chance_in_what_is_packed():
    said = set(words(text(drawn())))
    short = {a + b + c for a in "abcdefgh" for b in "ijklmnop" for c in "qrstuvw"} - said
    prove(drawn(), SMALL, tuple(short))


@pytest.mark.parametrize("shape", ["glyf", "name"])
def test_a_font_that_cannot_be_read_is_refused(shape):
    def broken(pdf):
        own = leaks.a_font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
        own.write(own.read_bytes().replace(shape.encode(), b"gone"))

    assert "that the answer does not say" in said_by(changed(drawn(), broken), ())


def test_a_letter_left_in_a_font_is_found_though_nothing_says_what_it_is():
    assert "that the answer does not say" in said_by(
        planted(drawn(), "as a shape in a font that is not drawn"), ()
    )


def test_a_letter_that_the_answer_does_not_say_is_found_in_a_font():
    def another(pdf):
        table = leaks.a_font(pdf).ToUnicode
        said = table.read_bytes().decode()
        first = said.partition("beginbfchar\n<")[2].partition(">")[0]
        line = next(one for one in said.splitlines() if one.startswith(f"<{first}> "))
        table.write(said.replace(line, f"<{first}> <2603>").encode())

    assert "that the answer does not say" in said_by(changed(drawn(), another), ())


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("garden", "the gardeners came"),
        ("ners", "the gardeners came"),
        ("xonerror", "src=x onerror=alert"),
        ("den", "gardener and den"),
        ("ab", "x" * 20 + "ab" + "y" * 20),
    ],
)
def test_what_a_lines_end_makes_of_words_is_a_piece_of_them(piece, said):
    assert is_piece_of(piece, fold(said))


@pytest.mark.parametrize(
    ("word", "said"),
    [("dene", "the gardeners came"), ("ga", "the gardeners came"), ("orchard", "the gardeners")],
)
def test_letters_from_the_middle_of_a_word_are_no_piece_of_it(word, said):
    assert not is_piece_of(word, fold(said))


def test_a_font_that_means_a_letter_which_is_not_said_holds_more():
    font = Font(means={1: "☃"}, width=2, program=b"", drawn={1})
    assert holds_more(font, frozenset("snow"))


NAMES = ("Marigold Thistlewaite", "Zubrowka", "Мария Ивановна", "Łukasz Żółć")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["utf-8", "utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("form", [bytes.hex, lambda raw: base64.b64encode(raw).decode()])
def test_a_name_is_found_however_it_is_coded(name, order, shift, form):
    coded = form(b"\0\0\0"[:shift] + name.encode(order) + b"\0\0\0")
    assert Needles(NAMES).coded(f"x {coded} y".encode())
    assert not Needles(["Somebody Else"]).coded(f"x {coded} y".encode())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("order", ["utf-16-be", "utf-16-le"])
def test_a_name_is_found_in_utf_16_among_other_bytes(name, order):
    assert Needles(NAMES).in_bytes(b"\1\2\3\0\0\0\0" + name.encode(order) + b"\0\xff\xff")


@pytest.mark.parametrize("order", ["utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("before", [b"", b"\0", b"\0\0", b"\1", b"\1\0"])
@pytest.mark.parametrize("after", [b"", b"\0", b"\0\0", b"\1", b"\0\1"])
def test_a_short_name_in_utf_16_is_found_between_whatever_bytes(order, before, after):
    content = before + "Cally".encode(order) + after
    assert Needles(["Cally"]).in_bytes(content)
    assert not Needles(["Calle"]).in_bytes(content)


def test_what_is_coded_and_says_nothing_is_no_alarm():
    said = base64.b64encode(bytes(range(256))) + bytes(range(256)).hex().encode()
    assert not Needles(NAMES).in_bytes(said)
    assert not Needles(["ab"]).in_bytes(said)
