"""The words of an uploaded file: those it brings with it, and those read off its pictures."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageDraw, ImageFont
from support.papers import body, docx

from ccportal.errors import Refused
from ccportal.sar.transcribe import brought, can_read, clean, read_off, read_picture, take_words


def pdf(*words: str) -> bytes:
    """A PDF with a page for each of the words."""
    with Pdf.new() as made:
        font = made.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        )
        for said in words:
            sheet = made.add_blank_page(page_size=(300, 200))
            sheet.obj.Resources = Dictionary(Font=Dictionary(F=font))
            sheet.obj.Contents = made.make_stream(f"BT /F 18 Tf 20 100 Td ({said}) Tj ET".encode())
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def picture(words: str) -> bytes:
    """A photograph of words."""
    drawn = Image.new("L", (900, 200), 255)
    ImageDraw.Draw(drawn).text((40, 60), words, 0, ImageFont.load_default(60))
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


TWO_PAGES = pdf("The first page", "The second page")
PHOTO = picture("Meeting on Monday")


def machine_with(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None) -> None:
    """Let the machine have this program as its tesseract, or none."""
    monkeypatch.setenv("PATH", str(folder))
    if script is not None:
        program = folder / "tesseract"
        program.write_text(script)
        program.chmod(0o755)


def test_each_page_of_a_pdf_gives_the_words_it_brings():
    assert take_words(TWO_PAGES) == ("The first page", "The second page")


def test_words_taken_in_a_process_of_its_own_are_the_same():
    assert brought(TWO_PAGES) == take_words(TWO_PAGES)


def test_a_text_gives_its_words():
    assert take_words(b"  A line of words.\n") == ("A line of words.",)


def test_a_picture_brings_no_words():
    assert take_words(PHOTO) == ("",)


def test_a_text_gives_so_many_words_and_no_more():
    assert take_words(b"Some words on a page", most=10) == ("Some words",)


def test_a_word_file_gives_its_words_a_page_each_without_what_is_noted_beside_them():
    letter = docx(body("Meeting on Monday"), word__comments_dot_xml=body("ask her first"))
    assert take_words(letter) == ("Meeting on Monday",)


@pytest.mark.parametrize("content", [b"", TWO_PAGES[:200], PHOTO[:200]])
def test_a_file_that_cannot_be_shown_gives_no_words(content):
    with pytest.raises(Refused, match="^this"):
        take_words(content)


def test_a_page_that_breaks_while_words_are_taken_is_refused():
    with Pdf.open(io.BytesIO(TWO_PAGES)) as made:
        gone = made.make_indirect(Dictionary(Type=Name.Font))
        made.Root.Pages.Kids = Array([made.Root.Pages.Kids[0], gone])
        out = io.BytesIO()
        made.save(out)
    with pytest.raises(Refused, match="broken"):
        take_words(out.getvalue())


@pytest.mark.parametrize(
    ("words", "expected"),
    [(" A\fB ", "A B"), ("- . |\f", ""), ("", ""), ("Grüße 7\n", "Grüße 7")],
)
def test_words_are_kept_without_what_is_no_letter(words, expected):
    assert clean(words) == expected


def test_a_machine_without_the_program_says_that_it_cannot_read(tmp_path, monkeypatch):
    machine_with(tmp_path, monkeypatch, None)
    assert not can_read()


def test_a_machine_with_the_program_says_that_it_can_read(tmp_path, monkeypatch):
    machine_with(tmp_path, monkeypatch, "#!/bin/sh\n")
    assert can_read()


def test_the_program_is_given_the_picture_and_its_words_come_back(tmp_path, monkeypatch):
    machine_with(tmp_path, monkeypatch, '#!/bin/sh\nhead -c 4 | tail -c 3\necho " $*"\n')
    assert read_picture(TWO_PAGES, 2) == "PNG stdin stdout -l eng\n"


@pytest.mark.parametrize("script", [None, "#!/bin/sh\nexit 1\n", "#!/no/such/program\n"])
def test_a_page_that_the_program_cannot_read_is_refused(tmp_path, monkeypatch, script):
    machine_with(tmp_path, monkeypatch, script)
    with pytest.raises(Refused, match="could not be read"):
        read_picture(PHOTO, 1)


def test_a_page_that_is_not_there_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="no such page"):
        read_off(TWO_PAGES, 3)


@pytest.mark.parametrize(
    ("content", "number", "expected"),
    [(PHOTO, 1, "Meeting on Monday"), (TWO_PAGES, 2, "The second page")],
)
def test_the_words_on_a_picture_are_read_off_it_or_it_is_said_that_they_cannot(
    content, number, expected
):
    try:
        read = read_off(content, number)
    except Refused:
        assert not can_read()
    else:
        assert read == expected
