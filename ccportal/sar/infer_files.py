"""What can be read on the pages of files that are given, whole or in part (VIO, SAR).

An address that nobody saw on a page of an enclosed letter is how most families were found: so
each page is looked through once more, after everything is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ccportal.rules.covering import Cover
from ccportal.rules.documents import READ_WHOLE
from ccportal.rules.inference import Named
from ccportal.rules.matching_passages import Passage
from ccportal.rules.officials import is_official
from ccportal.rules.redaction import Decided
from ccportal.sar import pictures_words
from ccportal.sar.collect import Found
from ccportal.sar.pictures_words import Seen, Word
from ccportal.sar.suggest import Looking
from ccportal.store.documents import Document, FileContent, FileWords


@dataclass(slots=True)
class Pages:
    """By document the words that stay on its pages, whose they may be, and what is not known.

    `unread` are the documents of which not every page could be read.
    """

    texts: dict[str, str] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def pages(looked: Looking, given: Iterable[Found], decided: Mapping[str, Decided]) -> Pages:
    """The pages of the files among these records, as they are decided to be given."""
    found = Pages()
    for one in (one for one in given if "file" in one.row):
        words, whole = _left(one.ref, decided[one.ref].covers)
        found.texts[one.ref] = words
        found.named += _named(looked, one, words)
        if not whole:
            found.unread.append(one.ref)
    return found


def _left(ref: str, covers: tuple[Cover, ...]) -> tuple[str, bool]:
    """The words that are left on the pages of a document, and whether all were read."""
    document = Document.get_by_id(ref)
    if not covers:
        known = FileWords.get_or_none(FileWords.file == document.file_id)
        return (known.words, known.how in READ_WHOLE) if known else ("", False)
    brought = pictures_words.brought(bytes(FileContent.get_by_id(document.file_id).content))
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
    people = looked.known.seeker.register.people
    for at in passages:
        official = at.kind == "name" and at.person not in people
        if not (official and is_official(words, at.start, at.end)):
            yield Named(ref, words[at.start : at.end], at.kind)
