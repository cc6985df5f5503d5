"""Reading files, so that search and *collect* find what they mention (SAR).

The words that a file brings are read when it comes; those of scans and photographs are read
off its pictures afterwards, in the background, and at the latest before anything is collected.
"""

from __future__ import annotations

from collections.abc import Collection

from ccportal.errors import Refused
from ccportal.rules.documents import How as How
from ccportal.sar import transcribe
from ccportal.store.database import records_db, writing
from ccportal.store.documents import FileContent, FileWords


def enter(digest: str, pages: tuple[str, ...]) -> None:
    """Put down the words that a file brought; a page without any waits to be read off.

    Only inside a transaction.
    """
    how = How.BROUGHT if all(pages) else How.WAITS
    _put(digest, how, pages)


def read_waiting(most_scans: int | None = None) -> int:
    """Read every file whose words were not read yet, as far as this machine can; how many.

    At most `most_scans` files with pages that have to be read off, which takes a second a
    page. A file that cannot be opened is put down as such and not tried again. Inside a
    transaction nothing is read: nobody else could write meanwhile.
    """
    if records_db.in_transaction():
        return 0
    return read_new() + read_scans(most_scans)


def read_new() -> int:
    """Take the words out of files that came with an archive."""
    known = FileWords.select(FileWords.file)
    new = [
        one.digest
        for one in FileContent.select(FileContent.digest).where(FileContent.digest.not_in(known))
    ]
    for digest in new:
        try:
            pages = transcribe.brought(_content(digest))
        except Refused:
            pages = ()
        with writing(records_db):
            if pages:
                enter(digest, pages)
            else:
                _put(digest, How.UNOPENED, ())
    return len(new)


def read_scans(most: int | None = None) -> int:
    """Read the words off pages that brought none, where this machine can: of `most` files."""
    if not transcribe.can_read():
        return 0
    waiting = [
        one.file_id for one in FileWords.select(FileWords.file).where(FileWords.how == How.WAITS)
    ]
    for digest in waiting[:most]:
        pages, how = _read_off(_content(digest))
        with writing(records_db):
            _put(digest, how, pages)
    return len(waiting[:most])


def _read_off(content: bytes) -> tuple[tuple[str, ...], How]:
    pages = list(transcribe.brought(content))
    how = How.READ
    for number, words in enumerate(pages, start=1):
        try:
            pages[number - 1] = words or transcribe.read_off(content, number)
        except Refused:
            how = How.PARTLY
    return tuple(pages), how


def unopened(digests: Collection[str]) -> frozenset[str]:
    """Which of these files could not be opened, so that no page of them can be shown."""
    of_them = (FileWords.how == How.UNOPENED) & FileWords.file.in_(list(digests))
    return frozenset(one.file_id for one in FileWords.select(FileWords.file).where(of_them))


def _content(digest: str) -> bytes:
    return bytes(FileContent.get_by_id(digest).content)


def _put(digest: str, how: How, pages: tuple[str, ...]) -> None:
    FileWords.delete().where(FileWords.file == digest).execute()
    words = "\n\n".join(one for one in pages if one)
    FileWords.create(file=digest, how=how, pages=len(pages), words=words)
