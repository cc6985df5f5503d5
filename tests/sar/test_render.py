"""An answer on paper: what every page has, what the file is, and that it is always the same."""

from __future__ import annotations

import gc
import hashlib
import io
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from support.packs import SMALL, drawn, long_pack, saying
from support.pdf import squeezed, text

from ccportal.errors import Refused
from ccportal.sar.join import About, join
from ccportal.sar.pack import Area, Head
from ccportal.sar.render import render
from ccportal.sar.render_draw import draw
from ccportal.sar.render_text import LONGEST

TESTS = Path(__file__).resolve().parents[1]
LONG = long_pack(160)


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [squeezed(page.get_textpage().get_text_range()) for page in document]


def test_each_page_has_its_number_of_all_the_reference_and_the_name():
    found = pages(drawn())
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page
        assert "26-012" in page
        assert "Callum Ross" in page


def test_each_page_is_a4():
    with opened(drawn()) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.MediaBox] == pytest.approx(
                [0, 0, 595.276, 841.89], abs=0.01
            )


def test_everything_disclosed_can_be_read_and_a_marker_stands_for_the_rest():
    said = text(drawn())
    assert "Callum came at 10:15 with a new drawing book - a well-known one." in said
    assert "At the tea counter another person will bring Tobi next time. left out" in said
    assert "One record Item 3 kept back for safety" in said


def test_an_area_without_entries_says_that_there_is_nothing_to_give():
    assert "Incidents nothing to give you here" in text(drawn())


def test_markup_in_a_record_stands_there_as_words():
    assert "Łukasz & Zoë <b>built</b> a bridge." in text(drawn())


def test_the_file_says_its_title_author_and_maker_and_no_time():
    with opened(drawn()) as pdf:
        assert dict(pdf.docinfo) == {
            "/Title": "Our answer to request 26-012",
            "/Author": "Wrenbank Child Contact Centre",
            "/Producer": "ccportal",
        }
        metadata = pdf.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Date" not in metadata


def test_the_file_is_one_revision_of_pdf_1_7_in_british_english():
    pdf = drawn()
    assert pdf.startswith(b"%PDF-1.7")
    assert pdf.count(b"%%EOF") == 1
    with opened(pdf) as found:
        assert not found.is_linearized
        assert found.Root.Lang == "en-GB"
        assert found.Root.MarkInfo.Marked
        assert found.Root.ViewerPreferences.DisplayDocTitle


def test_the_file_is_sound(tmp_path):
    path = tmp_path / "answer.pdf"
    path.write_bytes(drawn(LONG))
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


@pytest.mark.no_cover
@pytest.mark.parametrize("pack", [SMALL, LONG], ids=["in this process", "in two processes"])
def test_the_same_answer_gives_the_same_bytes(pack):
    assert render(pack) == drawn(pack)


def test_the_bytes_do_not_depend_on_the_process_its_language_or_its_time():
    program = (
        "from support.packs import SMALL; from ccportal.sar.render import render; import hashlib\n"
        "if __name__ == '__main__': print(hashlib.sha256(render(SMALL)).hexdigest())"
    )
    settings = [
        {"PYTHONHASHSEED": "1", "LANG": "C", "TZ": "Pacific/Auckland"},
        {"PYTHONHASHSEED": "2", "LANG": "de_DE.UTF-8", "PANGO_LANGUAGE": "zh", "LC_ALL": "C.UTF-8"},
    ]
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **one},
            cwd=TESTS,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for one in settings
    }
    assert found == {hashlib.sha256(drawn()).hexdigest()}


def test_no_font_but_our_own_is_in_the_file():
    families = set()
    with opened(drawn(saying("Привет שלום مرحبا 你好 नमस्ते 🙂"))) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and "/FontFamily" in one:
                families.add(str(one.FontFamily).split(" ")[0])
    assert families == {"Atkinson", "Noto", "Droid"}


def test_a_character_without_a_shape_is_refused_by_its_number():
    with pytest.raises(Refused, match=r"no font of ours has the character U\+E000"):
        render(saying("A private letter: \ue000"))


def elements(node: pikepdf.Object):
    yield node
    children = node.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/StructElem":
            yield from elements(child)


@pytest.mark.parametrize("pack", [SMALL, LONG], ids=["one part", "many parts"])
def test_every_drawn_word_has_its_place_in_one_tree_of_tags(pack):
    with opened(drawn(pack)) as pdf:
        root = pdf.Root.StructTreeRoot
        assert [str(one.S) for one in root.K] == ["/Document"]
        known = {one.objgen for one in elements(root.K[0])}
        numbers = list(root.ParentTree.Nums)
        by_key = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert list(by_key) == list(range(len(by_key)))
        for page in pdf.pages:
            content = page.obj.Contents[1].read_bytes()
            drawn_here = [int(one) for one in re.findall(rb"/MCID (\d+)", content)]
            owners = by_key[int(page.obj.StructParents)]
            assert sorted(drawn_here) == list(range(len(owners)))
            assert {one.objgen for one in owners} <= known
            assert all(one.Pg.objgen == page.obj.objgen for one in owners)


def test_a_picture_of_the_sign_has_words_in_its_place():
    with opened(drawn()) as pdf:
        figures = [one for one in elements(pdf.Root.StructTreeRoot.K[0]) if one.S == "/Figure"]
        assert [str(one.Alt) for one in figures] == ["The sign of the centre"]


def test_the_contents_list_gives_the_page_of_each_part():
    found = pages(drawn(LONG))
    contents = next(page for page in found if "What is in here" in page)
    for title in ("How we use what we hold", "Words and handwriting explained"):
        number = int(re.search(rf"{title} (\d+)", contents)[1])
        assert title in found[number - 1]


def test_each_line_of_the_contents_list_leads_to_its_part():
    with opened(drawn(LONG)) as pdf:
        named = list(pdf.Root.Names.Dests.Names)
        places = dict(zip(map(str, named[::2]), named[1::2], strict=True))
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        assert [str(link.Dest) for link in links] == [
            "letter-1",
            "section-1",
            "area-1",
            "note-1",
        ]
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        assert "Words and handwriting" in pages(drawn(LONG))[numbers[places["note-1"][0].objgen]]
        assert all(str(link.Contents) == "Go to this part" for link in links)
        assert list(places) == sorted(places)


def test_bookmarks_lead_to_each_area_and_to_each_entry_under_it():
    with opened(drawn()) as pdf, pdf.open_outline() as outline:
        tree = [(one.title, [child.title for child in one.children]) for one in outline.root]
    assert tree == [
        ("Your answer", []),
        ("What is in here", []),
        ("How we use what we hold", []),
        ("Notes", ["21 February 2026", "14 March 2026", "One record"]),
        ("Incidents", []),
        ("Risks", []),
        ("Words and handwriting explained", []),
    ]


def test_a_long_answer_is_drawn_in_parts_and_nothing_of_it_is_lost():
    said = text(drawn(LONG))
    assert [int(one) for one in re.findall(r"Day (\d+)\.", said)] == list(range(160))


def test_one_text_that_is_longer_than_a_part_stays_whole_and_in_order():
    whole = " ".join(f"w{number:05d}" for number in range(9_000))
    said = text(render(saying(whole)))
    assert re.findall(r"w\d{5}", said) == whole.split()


@pytest.mark.no_cover
def test_a_word_without_an_end_is_broken_but_not_lost():
    word = "".join(f"{number:04d}" for number in range(1_500))
    letters = re.sub(r"Page \d+ of \d+|\D", "", "".join(pages(render(saying(word)))[3:]))
    assert word[: LONGEST - 40] in letters


@pytest.mark.no_cover
def test_a_contents_list_of_several_pages_still_counts_right():
    areas = tuple(Area(f"Part {number} of many", ()) for number in range(60))
    found = pages(render(replace(SMALL, areas=areas)))
    start = next(n for n, page in enumerate(found) if "What is in here" in page)
    listed = " ".join(found[start : start + 3])
    number = int(re.search(r"Words and handwriting explained (\d+)", listed)[1])
    assert "Words and handwriting explained" in found[number - 1]


def test_how_far_it_is_is_told_up_to_the_end():
    steps = []
    render(SMALL, lambda done, total: steps.append((done, total)))
    assert steps == [(1, 6), (2, 6), (3, 6), (4, 6), (5, 6), (6, 6)]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/hostname",
        "http://127.0.0.1:9/x.png",
        "data:image/png;base64,AAAA",
        "picture:2",
    ],
)
def test_nothing_is_fetched_but_the_pictures_of_the_answer(address):
    with pytest.raises(Refused, match="asked for something from outside"):
        draw(f'<html lang="en-GB"><img alt="x" src="{address}">', {"1": b""})


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "hostile",
    [
        '<link rel="attachment" href="file:///etc/hostname">',
        "<style>@import url(http://127.0.0.1:9/a.css); @page { size: 1mm }</style>",
        '<img src="file:///etc/passwd" onerror="alert(1)">',
        "{{ pack.head }} {% include 'x' %}",
        "</p></article></main><script>x()</script>",
    ],
)
def test_hostile_words_are_words(hostile):
    pdf = render(saying(hostile, head=Head(hostile, hostile, hostile, hostile, hostile)))
    assert squeezed(hostile) in text(pdf)
    with opened(pdf) as found:
        assert "/EmbeddedFiles" not in found.Root.Names
        assert str(found.docinfo["/Author"]) == hostile


def test_what_turns_the_direction_of_writing_is_left_out():
    written = "Joel \u202eyad eht lla\u202c and Tilly \u2067made\u2069 a ki\u200bte.\u200f"
    assert "Joel yad eht lla and Tilly made a kite." in text(render(saying(written)))


def test_a_part_that_links_out_of_the_answer_is_not_joined():
    part = draw('<html lang="en-GB"><p><a href="https://example.org">x</a></p>')
    with pytest.raises(ValueError, match="links to nothing but itself"):
        join([part], drawn(), (), About("a", "b"))


@pytest.mark.parametrize("on", [True, False])
def test_drawing_leaves_the_collection_of_garbage_as_it_was(on):
    before = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        draw('<html lang="en-GB"><p>' + "x " * 6_000)
        assert gc.isenabled() is on
    finally:
        (gc.enable if before else gc.disable)()


def test_no_space_between_letters_is_written_without_a_word():
    with pikepdf.open(io.BytesIO(draw("<p>Tea and AVocado</p>"))) as pdf:
        line = pdf.pages[0].obj.Contents.read_bytes()
    assert b"] TJ" in line
    assert b">0<" not in line
    assert b">0]" not in line
