"""What an answer is made of, once everything withheld has been taken out.

`redact` makes pieces, `compose` a pack of them, `render` a PDF of the pack. Nothing here can
hold a text that was cut, its length, or how many words or items it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ccportal.rules.redaction import Marker as Marker
from ccportal.rules.redaction import PageWords as PageWords
from ccportal.rules.redaction import Piece as Piece


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled field of a record, ready to show."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class RedactedItem:
    """One record as the requester may see it.

    `kind` is the archive's list; `on` the day or time that orders it; `facts` are its short
    fields, `words` its texts. `file` is the digest of a file of which every page is disclosed,
    `page_words` the words that go with the pictures of those pages.
    `withheld` is set where the record is withheld whole (stated or generic): then all else but
    `kind` is empty. A record withheld in silence has no item at all. `recipients` are the
    organisations that it says something went to, `sources` those that something came from.
    """

    kind: str
    on: date | datetime | None
    facts: tuple[Line, ...]
    words: tuple[Line, ...]
    file: str | None
    withheld: Marker | None
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    page_words: tuple[PageWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in its place in the copy: a running number from 1, a heading, what it shows."""

    number: int
    heading: str
    facts: tuple[Line, ...]
    words: tuple[Line, ...]
    pictures: tuple[str, ...]
    withheld: Marker | None
    page_words: tuple[PageWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the copy (session notes, incidents ...); it stands there also without entries."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with paragraphs, and a list under them where there is one."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The centre's letterhead."""

    name: str
    address: str
    phone: str | None
    email: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole answer to one request.

    `dated` is the day of approval; `letter` the covering letter, `article_15` the information
    that goes with the copy, `areas` the copy, `notes` the explanations at the end. In
    `large_print` it is the same, drawn larger.
    """

    reference: str
    subject: str
    addressee: str
    head: Head
    dated: date
    letter: tuple[Section, ...]
    article_15: tuple[Section, ...]
    areas: tuple[Area, ...]
    notes: tuple[Section, ...]
    large_print: bool = False
