"""What tells of health on the pages of files, such as a letter from a surgery (HP6, VIO)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ccportal.rules.covering import Cover
from ccportal.rules.health import left_of_health
from ccportal.sar.prove_covered import under_any
from ccportal.store.documents import Document, words_of_files


def on_pages(record: str, covers: Iterable[Cover] = ()) -> tuple[str, ...]:
    """The words of health that stay on the pages of a document where these areas are covered.

    None of a record without a file, and of pages that nobody could read. Not inside a
    transaction: a page that is covered may have to be read off its picture. Raises Refused where
    the file cannot be opened.
    """
    words = words_of_files((record,)).get(record, "")
    covered = tuple(covers)
    if not covered or not left_of_health(words, ()):
        return left_of_health(words, ())
    file = Document.get(Document.ref == record).file_id
    return left_of_health(words, under_any(file, covered))


def on_whole_pages(records: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The words of health on the pages of each of these documents, where nothing is covered."""
    read = words_of_files(records)
    return {ref: left_of_health(words, ()) for ref, words in read.items()}
