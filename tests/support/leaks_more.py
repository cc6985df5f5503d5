"""More ways to hide withheld words in a finished PDF: rarer tables, codings and corners."""

from __future__ import annotations

import re
import zlib

from pikepdf import Array, Dictionary, Name, String

from support.leaks import PHONE, SECRET, a_font, draw, first_tag, glyphs, leak

WIDE = SECRET.encode("utf-16-be")


@leak
def see_through(pdf):
    state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0, CA=0))
    pdf.pages[-1].obj.Resources.ExtGState["/a0.0"] = state
    draw(pdf, "/a0.0 gs 72 300 Td")


@leak
def cut_off_by_the_edge_of_a_path(pdf):
    draw(pdf, "0 0 1 1 re W n 72 300 Td")


@leak
def in_letters_apart_in_the_order_in_which_they_lie(pdf):
    apart = " ".join(
        f"1 0 0 1 {72 + 6 * at} 300 Tm ({letter}) Tj" for at, letter in enumerate(SECRET)
    )
    draw(pdf, apart + " 1 0 0 1 400 300 Tm", "x")


@leak
def in_a_small_picture_between_the_words(pdf):
    content = b"q BI /W 7 /H 3 /CS /G /BPC 8 ID " + SECRET.encode() + b" EI Q"
    pdf.pages[-1].contents_add(pdf.make_stream(content))


@leak
def as_the_name_of_a_property_of_words(pdf):
    properties = Dictionary({"/P1": Dictionary(Note=String(SECRET))})
    pdf.pages[-1].obj.Resources.Properties = properties


@leak
def as_the_name_of_a_drawing(pdf):
    resources = pdf.pages[-1].obj.Resources
    resources.XObject["/" + SECRET.replace(" ", "")] = resources.XObject["/Head2"]


@leak
def in_the_spelled_out_form_of_a_tag(pdf):
    first_tag(pdf).E = String(SECRET)


@leak
def as_the_language_of_a_tag(pdf):
    first_tag(pdf).Lang = String(SECRET)


@leak
def as_a_kind_of_tags(pdf):
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({"/" + SECRET.replace(" ", ""): Name.P})


@leak
def as_a_class_of_tags(pdf):
    classes = Dictionary({"/c1": Dictionary(O=Name.Layout, Note=String(SECRET))})
    pdf.Root.StructTreeRoot.ClassMap = classes


@leak
def as_a_tag_that_hangs_on_no_page(pdf):
    tag = Dictionary(Type=Name.StructElem, S=Name.P, P=first_tag(pdf), Alt=String(SECRET))
    first_tag(pdf).K.append(pdf.make_indirect(tag))


@leak
def in_a_key_of_the_files_own(pdf):
    pdf.docinfo["/CaseTitle"] = String(SECRET)


@leak
def in_the_author_in_utf_16(pdf):
    pdf.docinfo["/Author"] = String(f"Wrenbank – {SECRET}")


@leak
def in_metadata_of_a_page(pdf):
    said = pdf.make_stream(SECRET.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.pages[-1].obj.Metadata = said


@leak
def as_a_file_that_belongs_to_a_page(pdf):
    held = pdf.make_stream(SECRET.encode(), Type=Name.EmbeddedFile)
    file = Dictionary(Type=Name.Filespec, F=String("a.txt"), EF=Dictionary(F=held))
    pdf.pages[-1].obj.AF = Array([pdf.make_indirect(file)])


@leak
def as_a_thumbnail(pdf):
    pdf.pages[-1].obj.Thumb = pdf.make_stream(
        SECRET.encode(), Width=7, Height=3, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )


@leak
def as_what_a_picture_is_seen_through(pdf):
    mask = pdf.make_stream(
        SECRET.encode(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=7,
        Height=3,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    pdf.pages[-1].obj.Resources.XObject["/i" + "0" * 33] = pdf.make_stream(
        bytes(3),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        SMask=mask,
    )


@leak
def as_a_thread_of_reading(pdf):
    thread = Dictionary(Type=Name.Thread, I=Dictionary(Title=String(SECRET)))
    pdf.Root.Threads = Array([pdf.make_indirect(thread)])


@leak
def as_a_place_of_the_old_kind(pdf):
    pdf.Root.Dests = Dictionary({"/" + SECRET.replace(" ", ""): Array([pdf.pages[0].obj])})


@leak
def as_where_addresses_begin(pdf):
    pdf.Root.URI = Dictionary(Base=String(f"https://example.org/{SECRET}/"))


@leak
def in_what_the_file_was_made_for(pdf):
    intent = Dictionary(Type=Name.OutputIntent, S=Name("/GTS_PDFX"), Info=String(SECRET))
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@leak
def in_a_map_of_the_glyphs_of_a_font(pdf):
    own = a_font(pdf).DescendantFonts[0]
    own.CIDToGIDMap = pdf.make_stream(WIDE)


@leak
def as_the_family_of_a_font(pdf):
    a_font(pdf).DescendantFonts[0].FontDescriptor.FontFamily = String(SECRET)


@leak
def packed_twice_in_a_stream_that_is_not_used(pdf):
    pdf.Root.Metadata.Other = pdf.make_stream(zlib.compress(SECRET.encode()))


@leak
def as_a_signature(pdf):
    signed = Dictionary(Type=Name.Sig, Name=String(SECRET), Reason=String(PHONE))
    pdf.Root.Perms = Dictionary(DocMDP=pdf.make_indirect(signed))


def own_line(pdf, before: str = "", text: str = SECRET) -> None:
    """Write the words as a line of an answer is written, letter for letter."""
    glyphs(pdf, "1 0 0 1 72 300 Tm", text)
    drawn = pdf.pages[-1].obj.Contents[-1]
    name, codes = re.findall(rb"(/\w+) 11 Tf.*\[<(\w+)>\]", drawn.read_bytes())[0]
    line = b"BT\n1 0 0 -1 72 300 Tm\n%s 11 Tf\n[<%s>] TJ\nET\nEMC\n" % (name, codes)
    drawn.write(b"/Span\n<</MCID 0>>\nBDC\n" + line + before.encode() + line.removesuffix(b"EMC\n"))


@leak
def drawn_as_a_line_of_the_answer_is(pdf):
    own_line(pdf)


@leak
def said_between_two_lines_of_the_answer(pdf):
    own_line(pdf, f"BT ({SECRET}) Tj ET\n", "a")
