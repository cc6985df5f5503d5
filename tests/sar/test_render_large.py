"""An answer in large print: the same words and proof, and nothing in it below 18 points."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from support.packs import SMALL, WITHHELD, drawn
from support.pdf import text

from ccportal.sar.prove import Leak, prove
from ccportal.sar.prove_search import words
from ccportal.sar.render import alike, planned, render
from ccportal.sar.render_plain import plain

LARGE = replace(SMALL, large_print=True)
SIZE = re.compile(rb"([\d.]+)\s+Tf")
POINTS = 0.75
"""What is drawn is turned from pixels into points; numbers of pages are in points already."""


def sizes(pdf: bytes) -> set[float]:
    """The sizes of all letters of a file, in points."""
    found: set[float] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            _, drawing, furniture = page.obj.Contents
            found |= {float(one) * POINTS for one in SIZE.findall(drawing.read_bytes())}
            found |= {float(one) for one in SIZE.findall(furniture.read_bytes())}
            for head in ("/Head1", "/Head2"):
                content = page.obj.Resources.XObject[head].read_bytes()
                found |= {float(one) * POINTS for one in SIZE.findall(content)}
    return found


def test_nothing_is_smaller_than_18_points():
    assert min(sizes(drawn(LARGE))) == pytest.approx(18, abs=0.01)
    assert min(sizes(drawn())) == pytest.approx(9, abs=0.01)


def test_it_says_the_same():
    said = set(words(text(drawn(LARGE)))) ^ set(words(text(drawn())))
    assert all(one.isdigit() for one in said)
    assert plain(LARGE) == plain(SMALL)


def test_it_is_proved_in_the_same_way():
    prove(drawn(LARGE), LARGE, WITHHELD)
    with pytest.raises(Leak):
        prove(drawn(LARGE), LARGE, ("well-known one",))


def test_it_becomes_the_same_bytes_again():
    assert render(LARGE) == drawn(LARGE)


def test_no_part_of_the_one_print_is_taken_for_a_part_of_the_other():
    large, ordinary = planned(LARGE), planned(SMALL)
    drawn_from = [
        {one.digest for one in (*plan.parts, plan.furniture)} for plan in (large, ordinary)
    ]
    assert not drawn_from[0] & drawn_from[1]
    assert not alike(LARGE, SMALL)
