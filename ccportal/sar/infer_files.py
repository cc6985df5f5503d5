"""What can be read on the pages of files that are given, whole or in part (VIO, SAR).

An address that nobody saw on a page of an enclosed letter is how most families were found: so
each page is looked through once more, after everything is decided.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ccportal.rules.covering import Cover
from ccportal.rules.documents import READ_WHOLE
from ccportal.rules.inference import Named
from ccportal.rules.matching_passages import Passage
from ccportal.rules.redaction import Decided, PageWords
from ccportal.sar import pictures_words
from ccportal.sar.collect import Found
from ccportal.sar.pictures_words import Seen, Word
from ccportal.sar.suggest import Looking, unofficial
from ccportal.store.at_once import Steps, asking
from ccportal.store.documents import FileContent, FileWords


@dataclass(slots=True)
class Pages:
    """By document the words that stay on its pages, whose they may be, and what is not known.

    `unread` are the documents of which not every page could be read.
    """

    texts: dict[str, str] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_in_steps(given: Iterable[Found]) -> Steps[dict[str, FileWords]]:
    """What was read in the files among these records, by the digest of the file."""
    files = sorted({one.row["file"] for one in given if "file" in one.row})
    if not files:
        return {}
    rows = yield from asking(FileWords.select().where(FileWords.file.in_(files)))
    return {one.file_id: one for one in rows}


def pages(
    looked: Looking,
    given: Iterable[Found],
    decided: Mapping[str, Decided],
    read: Mapping[str, FileWords],
) -> Pages:
    """The pages of the files among these records, as they are decided to be given.

    `read` is what was read in them; of those that are covered in part the files are looked at.
    """
    found = Pages()
    files = {one.ref: one for one in given if "file" in one.row}
    brought = _brought({one.row["file"] for one in files.values() if decided[one.ref].covers})
    for one in files.values():
        file, covers = one.row["file"], decided[one.ref].covers
        words, whole = _left(brought[file], covers) if covers else _all(read.get(file))
        words = "\n".join((words, *_besides(words, decided[one.ref].page_words)))
        found.texts[one.ref] = words
        found.named += _named(looked, one, words)
        if not whole:
            found.unread.append(one.ref)
    return found


def _all(known: FileWords | None) -> tuple[str, bool]:
    """The words of a file that is given whole, and whether all were read."""
    return (known.words, known.how in READ_WHOLE) if known else ("", False)


def _besides(words: str, given: Iterable[PageWords]) -> Iterator[str]:
    """The lines that are given as the words of pages and are not among these."""
    pieces = (piece for page in given for piece in page.pieces if isinstance(piece, str))
    yield from (line for piece in pieces for line in piece.splitlines() if line not in words)


def _brought(files: Collection[str]) -> dict[str, tuple[tuple[Word, ...], ...]]:
    """The words that the pages of these files bring; the files are asked for at once."""
    if not files:
        return {}
    kept = FileContent.select(FileContent.digest, FileContent.content)
    rows: Any = kept.where(FileContent.digest.in_(sorted(files))).tuples().iterator()
    return {digest: pictures_words.brought(bytes(content)) for digest, content in rows}


def _left(brought: tuple[tuple[Word, ...], ...], covers: tuple[Cover, ...]) -> tuple[str, bool]:
    """The words that are left on the pages of a document, and whether all were read."""
    left = (
        Seen(number, "", tuple(_outside(words, number, covers))).text
        for number, words in enumerate(brought, start=1)
    )
    return "\n\n".join(left), bool(brought) and all(brought)


def _outside(words: Iterable[Word], page: int, covers: Iterable[Cover]) -> Iterator[Word]:
    """The words of which any part lies outside of what is covered."""
    here = [one for one in covers if one.page == page]
    yield from (one for one in words if not any(_holds(cover, one) for cover in here))


def _holds(cover: Cover, word: Word) -> bool:
    left, top, right, bottom = word.box
    across = cover.left <= left and right <= cover.right
    return across and cover.top <= top and bottom <= cover.bottom


def _named(looked: Looking, one: Found, words: str) -> Iterator[Named]:
    (passages,) = looked.suggest_in(one, [words])
    return anothers(looked, one.ref, words, passages)


def anothers(looked: Looking, ref: str, words: str, passages: Iterable[Passage]) -> Iterator[Named]:
    """What is probably another person's; not the names of officials whom the register lacks."""
    for at in unofficial(looked.known.seeker, words, passages):
        yield Named(ref, words[at.start : at.end], at.kind)
