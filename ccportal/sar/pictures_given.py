"""The words of pages as a reviewer lets them go with their pictures (VIO, SAR).

Nobody is told words that a person has not compared with the page. They say of each page that
its words stand there, or write them down themselves; the covers take out what they lie on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ccportal.errors import Invalid
from ccportal.rules.covering import Cover
from ccportal.rules.page_words import Word, given, written
from ccportal.rules.redaction import PageWords, Piece
from ccportal.sar.pictures_visible import read_beside, visible
from ccportal.sar.prove_covered import beside_covers, under_any
from ccportal.sar.prove_search import words
from ccportal.sar.render_fonts import missing
from ccportal.sar.render_text import readable
from ccportal.store.documents import Document, FileContent

JOINED = frozenset("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")

LEAST = 3
"""Words of fewer letters stand everywhere."""


class From(StrEnum):
    """Where the words of a page are from."""

    SEEN = "seen"
    READ = "read"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A page of which the words are to be given, and which: `text` is what somebody wrote down."""

    page: int
    of: From
    text: str = ""


def given_words(
    record: str, covers: Collection[Cover], chosen: Collection[Chosen]
) -> tuple[PageWords, ...]:
    """The words of these pages of a document's file, less what is covered, by the page's number.

    None of a record without a file. Not inside a transaction: pages are drawn for it. Raises
    Invalid where somebody has written down what is covered on the page or cannot be printed,
    Refused where a page cannot be shown or read.
    """
    document = Document.get_or_none(Document.ref == record) if chosen else None
    if document is None or document.file_id is None:
        return ()
    said = sorted(_given(document.file_id, covers, chosen), key=lambda one: one.page)
    return tuple(one for one in said if one.pieces)


def _given(file: str, covers: Collection[Cover], chosen: Collection[Chosen]) -> Iterator[PageWords]:
    content = bytes(FileContent.get_by_id(file).content)
    numbers = {one.page for one in chosen if one.of is From.SEEN}
    seen = visible(content, numbers) if numbers else {}
    for one in {one.page: one for one in chosen}.values():
        here = [cover for cover in covers if cover.page == one.page]
        if one.of is From.WRITTEN:
            yield PageWords(one.page, _written(file, here, one))
        elif one.of is From.READ:
            page = read_beside(content, one.page, here)
            yield PageWords(one.page, given(_plain(page.words), here, page.size))
        elif one.page in seen:
            page = seen[one.page]
            yield PageWords(one.page, given(_plain(page.words), here, page.size))


def _plain(some: Iterable[Word]) -> Iterator[Word]:
    """The words with letters that are joined told apart; none that our fonts cannot print."""
    for one in some:
        text = "".join(
            unicodedata.normalize("NFKC", letter) if letter in JOINED else letter
            for letter in one.text
        )
        if not missing([text]):
            yield replace(one, text=text)


def _written(file: str, covers: list[Cover], one: Chosen) -> tuple[Piece, ...]:
    """What somebody wrote down of a page, unless a word of it stands under a cover alone."""
    if covers:
        whole = (PageWords(one.page, ()),)
        beside = {word for line in beside_covers(file, covers, whole) for word in words(line)}
        under = {word for line in under_any(file, covers) for word in words(line)} - beside
        if any(len(word) >= LEAST and word in under for word in words(one.text)):
            raise Invalid(
                f"page_words: what you wrote down for page {one.page} has words that are covered "
                "there. Write […] in their place"
            )
    if found := missing(readable(one.text).splitlines()):
        raise Invalid(f"page_words: {found[0]} cannot be printed: write page {one.page} without it")
    return written(one.text, covers)
