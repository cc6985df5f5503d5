"""What the words of a file's pages are read with, and where."""

from __future__ import annotations

import io

import pikepdf
import pytest
from support.packs import drawn

from ccportal.sar.prove_read import MANY, read, read_pages, sources_of

pytestmark = pytest.mark.clause("SAR")


def repeated(pages: int) -> bytes:
    """A small answer's pages, again and again."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        own = list(pdf.pages)
        while len(pdf.pages) < pages:
            pdf.pages.append(own[len(pdf.pages) % len(own)])
        pdf.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("pages", [MANY, MANY + 1])
def test_a_page_says_the_same_wherever_it_is_read(pages):
    pdf = repeated(pages)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        reading = read(pdf, opened, sources_of(opened))
    assert reading.pages == read_pages(pdf)
    assert len(reading.pages) == pages
