"""Withheld words put into a finished PDF in every way in which one could hide them."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

SECRET = "Marigold Thistlewaite"
PHONE = "07700 900764"

LEAKS: dict[str, Callable[[Pdf], None]] = {}


def leak(planted: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
    """Keep a way to plant a leak under its name."""
    LEAKS[planted.__name__.replace("_", " ")] = planted
    return planted


def planted(pdf: bytes, name: str) -> bytes:
    """A finished PDF with the leak of that name put in."""
    return changed(pdf, LEAKS[name])


def changed(pdf: bytes, change: Callable[[Pdf], None]) -> bytes:
    """A finished PDF after a change, saved as the project saves it."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        out = io.BytesIO()
        opened.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return out.getvalue()


def draw(pdf: Pdf, operators: str, text: str = SECRET) -> None:
    """Write words onto the last page in a font that is not of the answer."""
    page = pdf.pages[-1]
    page.obj.Resources.Font["/Helv"] = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    content = f"q BT /Helv 11 Tf {operators} ({text}) Tj ET Q"
    page.contents_add(pdf.make_stream(content.encode()))


def glyphs(pdf: Pdf, operators: str, text: str = SECRET) -> None:
    """Write the words with the glyphs of one of the answer's own fonts, as an answer would."""
    font = pdf.pages[-1].obj.Resources.Font
    name, own = next((n, f) for n, f in font.items() if f.Subtype == Name.Type0)
    letters = sorted(set(SECRET))
    codes = {letter: 0x7000 + at for at, letter in enumerate(letters)}
    table = own.ToUnicode.read_bytes().decode()
    more = "".join(f"<{code:04x}> <{ord(letter):04x}>\n" for letter, code in codes.items())
    own.ToUnicode.write(table.replace("endbfchar", f"{more}endbfchar", 1).encode())
    line = "".join(f"{codes[letter]:04x}" for letter in text)
    content = f"q BT {name} 11 Tf {operators} [<{line}>] TJ ET Q"
    pdf.pages[-1].contents_add(pdf.make_stream(content.encode()))


def a_font(pdf: Pdf) -> Dictionary:
    """One of the fonts that the words of the last page are drawn with."""
    return next(f for f in pdf.pages[-1].obj.Resources.Font.values() if f.Subtype == Name.Type0)


def first_tag(pdf: Pdf) -> Dictionary:
    return pdf.Root.StructTreeRoot.K[0].K[0]


@leak
def drawn_like_any_other_word(pdf):
    glyphs(pdf, "1 0 0 1 72 300 Tm")


@leak
def in_white(pdf):
    glyphs(pdf, "1 1 1 rg 1 0 0 1 72 300 Tm")


@leak
def off_the_page(pdf):
    glyphs(pdf, "1 0 0 1 -900 -900 Tm")


@leak
def too_small_to_see(pdf):
    glyphs(pdf, "0.001 0 0 0.001 72 300 Tm")


@leak
def under_a_black_box(pdf):
    glyphs(pdf, "1 0 0 1 72 300 Tm")
    pdf.pages[-1].contents_add(pdf.make_stream(b"q 0 0 0 rg 70 290 200 20 re f Q"))


@leak
def in_a_font_of_the_reader(pdf):
    draw(pdf, "72 300 Td")


@leak
def invisible(pdf):
    draw(pdf, "3 Tr 72 300 Td")


@leak
def in_a_comment_of_a_drawing(pdf):
    pdf.pages[-1].contents_add(pdf.make_stream(f"% {SECRET}\nq Q".encode()))


@leak
def as_the_words_of_a_drawing_for_readers_aloud(pdf):
    content = f"/Span <</ActualText ({SECRET})>> BDC EMC"
    pdf.pages[-1].contents_add(pdf.make_stream(content.encode()))


@leak
def in_the_alternative_text_of_a_tag(pdf):
    first_tag(pdf).Alt = String(SECRET)


@leak
def in_the_actual_text_of_a_tag(pdf):
    first_tag(pdf).ActualText = String(SECRET)


@leak
def in_the_title_of_a_tag_backwards(pdf):
    first_tag(pdf).T = String(SECRET[::-1])


@leak
def as_the_number_of_a_tag(pdf):
    first_tag(pdf).ID = String(PHONE.replace(" ", ""))


@leak
def in_a_bookmark(pdf):
    pdf.Root.Outlines.First.Title = String(f"Letter to {SECRET}")


@leak
def in_a_bookmark_in_letters_apart(pdf):
    pdf.Root.Outlines.First.Title = String(" ".join(SECRET))


@leak
def as_the_name_of_a_place(pdf):
    pdf.Root.Names.Dests.Names[0] = String(SECRET.replace(" ", "-").lower())


@leak
def as_an_address_of_a_link(pdf):
    link = next(one for page in pdf.pages for one in page.obj.get("/Annots", []))
    link.A = Dictionary(S=Name.URI, URI=String(f"https://example.org/?q={SECRET}"))


@leak
def in_the_words_of_a_link(pdf):
    link = next(one for page in pdf.pages for one in page.obj.get("/Annots", []))
    link.Contents = String(SECRET)


@leak
def in_a_note_stuck_to_a_page(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=SECRET)
    pdf.pages[-1].obj.Annots = Array([pdf.make_indirect(note)])


@leak
def in_the_subject_of_the_file(pdf):
    pdf.docinfo["/Subject"] = String(SECRET)


@leak
def in_the_keywords_of_the_file(pdf):
    pdf.docinfo["/Keywords"] = String(base64.b64encode(SECRET.encode()).decode())


@leak
def in_the_title_of_the_file(pdf):
    pdf.docinfo["/Title"] = String(f"Our answer to {SECRET}")


@leak
def in_the_metadata(pdf):
    said = pdf.Root.Metadata.read_bytes().decode()
    pdf.Root.Metadata.write(said.replace("<dc:title>", f"<!-- {SECRET} --><dc:title>").encode())


@leak
def as_a_file_inside(pdf):
    pdf.attachments["notes.txt"] = SECRET.encode()


@leak
def in_a_form_field(pdf):
    field = Dictionary(FT=Name.Tx, T=String("a"), V=String(SECRET))
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


@leak
def in_a_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"var a='{SECRET}'"))


@leak
def as_the_name_of_a_font(pdf):
    own = a_font(pdf)
    own.BaseFont = Name("/" + SECRET.replace(" ", ""))


@leak
def in_the_name_table_of_a_font_program(pdf):
    own = a_font(pdf)
    program = own.DescendantFonts[0].FontDescriptor.FontFile2
    font = TTFont(io.BytesIO(program.read_bytes()))
    font["name"].setName(SECRET, 9, 3, 1, 0x409)
    out = io.BytesIO()
    font.save(out)
    program.write(out.getvalue())


@leak
def as_letters_of_a_font_that_are_not_drawn(pdf):
    own = a_font(pdf)
    table = own.ToUnicode.read_bytes().decode()
    own.ToUnicode.write(table.replace("endbfchar", "<7777> <0179>\nendbfchar", 1).encode())


@leak
def as_a_shape_in_a_font_that_is_not_drawn(pdf):
    program = a_font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
    font = TTFont(io.BytesIO(program.read_bytes()))
    glyphs, order = font["glyf"], font.getGlyphOrder()
    full = next(name for name in order[1:] if glyphs[name].numberOfContours > 0)
    empty = next(name for name in order[1:] if glyphs[name].numberOfContours == 0)
    glyphs[empty] = glyphs[full]
    out = io.BytesIO()
    font.save(out)
    program.write(out.getvalue())


@leak
def as_what_one_glyph_stands_for(pdf):
    own = a_font(pdf)
    table = own.ToUnicode.read_bytes().decode()
    code = table.partition("beginbfchar\n<")[2][:4]
    words = SECRET.encode("utf-16-be").hex()
    own.ToUnicode.write(table.replace(f"<{code}> <", f"<{code}> <{words}", 1).encode())


@leak
def in_a_comment_of_a_table_of_letters(pdf):
    own = a_font(pdf)
    own.ToUnicode.write(own.ToUnicode.read_bytes() + f"\n% {SECRET}".encode())


@leak
def in_utf_16_in_a_stream_that_is_not_used(pdf):
    pdf.Root.Metadata.Other = pdf.make_stream(SECRET.encode("utf-16-le"))


@leak
def in_hexadecimal_in_a_stream_that_is_not_used(pdf):
    pdf.Root.Metadata.Other = pdf.make_stream(PHONE.encode().hex().encode())


@leak
def in_base64_in_a_stream_that_is_not_used(pdf):
    pdf.Root.Metadata.Other = pdf.make_stream(base64.b64encode(b"xy" + SECRET.encode() + b"zz"))


@leak
def in_the_private_data_of_a_page(pdf):
    pdf.pages[-1].obj.PieceInfo = Dictionary(Private=String(SECRET))


@leak
def as_a_label_of_a_page(pdf):
    label = Dictionary(P=String(SECRET))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


@leak
def in_a_layer_that_is_off(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


@leak
def behind_the_pixels_of_a_picture(pdf):
    picture = pdf.make_stream(
        bytes(3) + SECRET.encode(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    pdf.pages[-1].obj.Resources.XObject["/i00000000000000000000000000000000" + "0"] = picture


def revised(pdf: bytes) -> bytes:
    """The file with an earlier revision, so that cutting the end off gives it back."""
    return pdf + b"\n% " + SECRET.encode() + b"\nstartxref\n0\n%%EOF\n"


def behind_the_end(pdf: bytes) -> bytes:
    """The file with something behind its end."""
    return pdf + zlib.compress(SECRET.encode())


def before_the_beginning(pdf: bytes) -> bytes:
    """The file with something before its beginning."""
    return b"x" + pdf
