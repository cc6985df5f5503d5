"""Areas of page pictures are covered for good, and words are known by where they stand."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from support.pictures import looked, page_of_words, picture_of_words, pixels

from ccportal.errors import Refused
from ccportal.rules.covering import (
    MARGIN,
    MOST,
    Cover,
    as_text,
    covered_name,
    faults,
    named,
    of_text,
)
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import painted, picture_digest
from ccportal.sar.pictures_words import Seen, Word, look_at_picture, read_off, words_brought
from ccportal.sar.transcribe import can_read

pytestmark = pytest.mark.clause("VIO")

SECRET, OPEN = "31 Tannery Row", "Dear Sir"


def cover(picture: bytes, *box: int, page: int = 1, mode: Mode = Mode.STATED) -> Cover:
    return Cover(page, picture_digest(picture), *box, Exemption.TP16, mode)


def test_what_lies_under_a_cover_makes_no_difference_to_the_picture():
    one, other = (picture_of_words(words) for words in (SECRET, "9 Weir End, Overtarn"))
    assert one != other
    covered = [painted([page], [cover(page, 0, 0, 1000, 500)])[0] for page in (one, other)]
    assert covered[0] == covered[1]


def test_a_cover_is_painted_with_a_margin_and_no_further():
    page = picture_of_words("")
    (covered,) = painted([page], [cover(page, 400, 400, 600, 600)])
    black = {(x, y) for x, y, paint in pixels(covered) if paint == (0, 0, 0)}
    width, height = Image.open(io.BytesIO(page)).size
    assert min(black) == (width * 4 // 10 - MARGIN, height * 4 // 10 - MARGIN)
    assert max(black) == (width * 6 // 10 + MARGIN - 1, height * 6 // 10 + MARGIN - 1)


def test_a_page_without_a_cover_stays_as_it_is():
    page = picture_of_words(OPEN)
    assert painted([page, page], [cover(page, 0, 0, 10, 10)])[1] == page


def test_a_cover_that_was_drawn_on_another_picture_is_refused():
    page = picture_of_words(OPEN)
    with pytest.raises(Refused):
        painted([page], [cover(picture_of_words(SECRET), 0, 0, 10, 10)])
    with pytest.raises(Refused):
        painted([page], [cover(page, 0, 0, 10, 10, page=2)])


def test_nothing_but_pixels_is_in_a_covered_picture():
    page = picture_of_words(OPEN)
    noted = io.BytesIO()
    with Image.open(io.BytesIO(page)) as picture:
        ImageDraw.Draw(picture).point((0, 0), "black")
        picture.save(noted, "PNG", dpi=(72, 72))
    (covered,) = painted([noted.getvalue()], [cover(noted.getvalue(), 0, 0, 500, 500)])
    assert b"pHYs" in noted.getvalue()
    assert b"pHYs" not in covered


@pytest.mark.parametrize(
    "box",
    [(0, 0, 1001, 10), (10, 10, 10, 20), (20, 20, 10, 30), (0, 0, 1, 1)],
)
def test_an_area_that_covers_nothing_of_the_page_is_a_fault(box):
    assert len(faults((cover(b"", *box),))) == 1


def test_an_area_on_the_page_is_none():
    assert faults((cover(b"", 0, 0, 1000, 1000), cover(b"", 0, 0, 2, 2))) == []


def test_a_file_of_more_areas_than_can_be_looked_over_has_to_be_withheld():
    assert faults((cover(b"", 0, 0, 10, 10),) * MOST) == []
    assert "withhold it" in faults((cover(b"", 0, 0, 10, 10),) * (MOST + 1))[0]


def test_nothing_on_a_picture_is_covered_in_silence():
    assert len(faults((cover(b"", 0, 0, 10, 10, mode=Mode.SILENT),))) == 1


def test_covers_are_kept_as_they_were_drawn():
    some = (cover(b"", 0, 0, 10, 10), cover(b"", 5, 5, 20, 20, mode=Mode.GENERIC))
    assert of_text(as_text(some)) == some
    assert as_text(()) is None


def test_the_name_of_a_covered_file_tells_where_and_not_why():
    one = cover(b"", 0, 0, 10, 10)
    other = cover(b"", 0, 0, 10, 10, mode=Mode.GENERIC)
    assert covered_name("f" * 64, [one]) == covered_name("f" * 64, [other, one])
    file, covers = named(covered_name("f" * 64, [one]))
    assert (file, [(c.page, c.picture, c.left, c.bottom) for c in covers]) == (
        "f" * 64,
        [(1, one.picture, 0, 10)],
    )
    assert covered_name("f" * 64, []) == "f" * 64


def test_the_words_that_a_page_brings_are_known_by_where_they_stand():
    content = page_of_words(OPEN, SECRET)
    (seen,) = looked(content)
    assert seen.picture == picture_digest(draw_pages(content)[0])
    assert seen.text.split("\n") == [OPEN, SECRET]
    at = seen.text.index(SECRET)
    (box,) = seen.boxes(at, at + len(SECRET))
    page = draw_pages(content)[0]
    (covered,) = painted([page], [cover(page, *box)])
    assert dark_above(covered, box) == dark_above(page, box)
    assert all(paint == (0, 0, 0) for paint in inside(covered, box))


@pytest.mark.parametrize("content", [picture_of_words(SECRET), page_of_words()])
def test_a_picture_and_an_empty_page_bring_no_words(content):
    (page,) = draw_pages(content)
    assert looked(content) == (Seen(1, picture_digest(page), ()),)


def test_the_words_of_a_picture_are_read_off_it_with_where_they_stand_or_it_is_refused():
    page = picture_of_words(SECRET)
    try:
        words = look_at_picture(page, 1)
    except Refused:
        assert not can_read()
        return
    assert [one.text for one in words] == SECRET.split()
    assert {one.line for one in words} == {0}
    (left, top, right, bottom), (after, *_rest) = words[0].box, words[1].box
    assert 0 < left < right < after < 1000
    assert 0 < top < bottom < 1000
    assert read_off(page, 1) == words


def inside(page: bytes, box: tuple[int, int, int, int]) -> list[tuple[int, ...]]:
    """The pixels of an area."""
    with Image.open(io.BytesIO(page)) as picture:
        rgb = picture.convert("RGB")
        width, height = rgb.size
        left, top, right, bottom = box
        area = (left * width // 1000, top * height // 1000)
        part = rgb.crop((*area, right * width // 1000, bottom * height // 1000))
        return list(part.get_flattened_data())


def dark_above(page: bytes, box: tuple[int, int, int, int]) -> int:
    """How many dark pixels stand well above an area: what was to stay."""
    above = inside(page, (0, 0, 1000, box[1] - 20))
    return sum(1 for paint in above if sum(paint) < 300)


def test_a_passage_over_two_lines_has_an_area_on_each():
    words = (
        Word("31", 0, (800, 100, 850, 120)),
        Word("Tannery", 1, (50, 130, 200, 150)),
        Word("Row", 1, (210, 130, 260, 150)),
    )
    page = Seen(1, "", words)
    assert page.text == "31\nTannery Row"
    assert page.boxes(0, len(page.text)) == ((800, 100, 850, 120), (50, 130, 260, 150))
    assert page.lines == (("31", (800, 100, 850, 120)), ("Tannery Row", (50, 130, 260, 150)))


def test_only_a_pdf_brings_words_with_places():
    assert words_brought(picture_of_words(SECRET)) == ()
    ((first, *_),) = words_brought(page_of_words(OPEN))
    assert first.text == OPEN.split()[0]
