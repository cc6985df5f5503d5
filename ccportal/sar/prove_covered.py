"""What stands in files that are withheld, and under covers: none of it may be in an answer.

What is under covers is read anew here, from the file and from where its covers lie. Nothing that
paints covers, or says in words what a page shows, has a part in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from ccportal.rules.covering import Cover
from ccportal.rules.redaction import PageWords
from ccportal.sar import transcribe
from ccportal.sar.pictures_words import Word, brought, read_off
from ccportal.store.documents import FileContent, FileWords


def under_covers(digest: str, covers: Iterable[Cover]) -> tuple[str, ...]:
    """The words under the covers of a file, those of one line under one cover together.

    They are those that a PDF brings; of a page that brings none, those that are read off its
    picture where this machine can. Empty where nothing is covered, or the file is not there.
    Raises Refused where it cannot be opened.
    """
    found: dict[str, None] = {}
    for words, here in _covered_pages(digest, covers):
        for cover in here:
            found |= dict.fromkeys(_lines(words, [cover]))
    return tuple(found)


def beside_covers(
    digest: str, covers: Sequence[Cover], page_words: Iterable[PageWords]
) -> tuple[str, ...]:
    """What the pages of which words are given may say.

    Of a page without a cover it is what was decided on; of others what lies beside the covers,
    so that a covered word counts as withheld though it is among those that are given.
    """
    said = {one.page: one.pieces for one in page_words}
    covered = {one.page for one in covers}
    found = [
        piece
        for page, pieces in said.items()
        if page not in covered
        for piece in pieces
        if isinstance(piece, str)
    ]
    for words, here in _covered_pages(digest, [one for one in covers if one.page in said]):
        beside = [one for one in words if not any(_is_under(one, cover) for cover in here)]
        found += _by_line(beside)
    return tuple(found)


def under_any(digest: str, covers: Iterable[Cover]) -> tuple[str, ...]:
    """The same words in the lines of each page, as often as they stand there; raises Refused."""
    pages = _covered_pages(digest, covers)
    return tuple(line for words, here in pages for line in _lines(words, here))


def _covered_pages(
    digest: str, covers: Iterable[Cover]
) -> Iterator[tuple[tuple[Word, ...], list[Cover]]]:
    """The words of each page of a file on which something is covered, and the covers there."""
    by_page: dict[int, list[Cover]] = {}
    for one in covers:
        by_page.setdefault(one.page, []).append(one)
    file = FileContent.get_or_none(FileContent.digest == digest) if by_page else None
    if file is None:
        return
    content = bytes(file.content)
    pages = brought(content)
    for number, here in sorted(by_page.items()):
        yield _words(content, pages, number), here


def in_files(digests: Collection[str]) -> tuple[str, ...]:
    """The words of each of these files, as they were read for the search.

    Of a file that nobody read yet they are those that it brings. Raises Refused where that cannot
    be opened.
    """
    if not digests:
        return ()
    files = sorted(digests)
    found = {one.file_id: one.words for one in FileWords.select().where(FileWords.file.in_(files))}
    unread = FileContent.select().where(
        FileContent.digest.in_(files), FileContent.digest.not_in(list(found))
    )
    for one in unread:
        found[one.digest] = "\n\n".join(transcribe.brought(bytes(one.content)))
    return tuple(found[one] for one in sorted(found))


def _words(content: bytes, pages: Sequence[tuple[Word, ...]], number: int) -> tuple[Word, ...]:
    """The words of a page, the first being number 1."""
    words = pages[number - 1] if number <= len(pages) else ()
    return words or (read_off(content, number) if transcribe.can_read() else ())


def _lines(words: Iterable[Word], covers: Sequence[Cover]) -> Iterator[str]:
    """The words that lie more under a cover than beside it, line by line."""
    return _by_line(one for one in words if any(_is_under(one, cover) for cover in covers))


def _by_line(words: Iterable[Word]) -> Iterator[str]:
    for _, some in groupby(words, key=lambda one: one.line):
        yield " ".join(one.text for one in some)


def _is_under(word: Word, cover: Cover) -> bool:
    left, top, right, bottom = word.box
    across = cover.left <= (left + right) / 2 <= cover.right
    return across and cover.top <= (top + bottom) / 2 <= cover.bottom
