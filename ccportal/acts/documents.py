"""Taking documents in: kept as they came under their content hash, or as their words (C8)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from ccportal import clock
from ccportal.acts import documents_words, refs
from ccportal.acts.act import act, note_down, note_refusal
from ccportal.errors import Invalid, NotFound, Refused
from ccportal.rules import documents as rules
from ccportal.rules import word_files
from ccportal.rules.documents import KEPT_AS_WORDS, Kind
from ccportal.rules.uploads import NotTaken
from ccportal.rules.words import kept
from ccportal.sar import pictures, transcribe
from ccportal.store.documents import Document, FileContent, FileWords
from ccportal.store.families import Family
from ccportal.store.people import About, Person, Record

LONGEST_TITLE = 200
FROM = ("people", "organisations")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as somebody gives it: what it is called and about, and the file.

    `name` is what the file was called; only its ending is looked at, and none of it is kept.
    """

    family: str | None
    about: tuple[str, ...]
    title: str
    received_on: date
    received_from: str | None
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was opened and found harmless: its words, or the words of its pages."""

    kind: Kind
    text: str | None
    pages: tuple[str, ...]


def receive(actor: str, paper: Paper) -> str:
    """Keep a document; its ref. The same file sent twice is kept once.

    Raises Invalid, with words for whoever sent it, for a file that is not taken and for what
    is missing; NotFound for a family or person that is not there. Then nothing is kept, and
    the refusal is noted down.
    """
    try:
        title = kept(paper.title, "Say what the document is")[:LONGEST_TITLE]
        if paper.received_on > clock.today():
            raise Invalid("The day on which it came cannot be after today")
        opened = _open(paper.content, paper.name)
    except Refused:
        note_refusal(actor, "document:receive", paper.family)
        raise
    return _keep(actor, paper, title, opened)


def page(actor: str, ref: str, number: int) -> bytes:
    """A page of a document as a PNG picture; the look is noted down.

    Raises NotFound where there is no such page, Refused where it cannot be shown.
    """
    found = Document.get_or_none(Document.ref == ref)
    read = FileWords.get_or_none(FileWords.file == found.file_id) if found else None
    if found is None or found.file_id is None or number < 1 or (read and number > read.pages):
        raise NotFound("There is no such page.")
    note_down(actor, "document:read", ref, f"page {number}")
    return pictures.page(bytes(FileContent.get_by_id(found.file_id).content), number)


def _open(content: bytes, name: str) -> _Opened:
    """Open a file far from everything else; raises Invalid where it is not taken."""
    try:
        kind = rules.kind_of(content, name)
        if kind is Kind.TEXT:
            return _Opened(kind, rules.text_of(content), ())
        if kind is Kind.WORD:
            return _Opened(kind, pictures.alone(word_files.words_of, content), ())
        return _Opened(kind, None, transcribe.brought(content))
    except NotTaken as fault:
        raise Invalid(str(fault)) from None
    except Refused as fault:
        raise Invalid(f"{str(fault)[:1].upper()}{str(fault)[1:]}.") from None


def _keep(actor: str, paper: Paper, title: str, opened: _Opened) -> str:
    digest = None if opened.kind in KEPT_AS_WORDS else hashlib.sha256(paper.content).hexdigest()
    with act(actor, "document:receive", paper.family):
        _check(paper)
        before = _again(paper, title, digest, opened.text)
        if before is not None:
            return before
        if digest and not FileContent.select().where(FileContent.digest == digest).exists():
            size = len(paper.content)
            FileContent.create(digest=digest, size=size, content=paper.content)
            documents_words.enter(digest, opened.pages)
        ref = refs.fresh("documents")
        Document.create(
            ref=ref,
            family=paper.family,
            title=title,
            received_on=paper.received_on,
            received_from=paper.received_from,
            media_type=opened.kind,
            text=opened.text,
            file=digest,
        )
        for position, person in enumerate(dict.fromkeys(paper.about)):
            About.create(record=ref, person=person, position=position)
    return ref


def _check(paper: Paper) -> None:
    """Raises NotFound where the paper names somebody or something that is not there."""
    if paper.family and Family.get_or_none(Family.ref == paper.family) is None:
        raise NotFound("There is no such family.")
    wanted = set(paper.about)
    if Person.select().where(Person.ref.in_(wanted)).count() != len(wanted):
        raise NotFound("There is no such person.")
    sender = Record.get_or_none(Record.ref == paper.received_from) if paper.received_from else None
    if paper.received_from and (sender is None or sender.kind not in FROM):
        raise NotFound("There is no such sender.")


def _again(paper: Paper, title: str, digest: str | None, text: str | None) -> str | None:
    """The document that the very same form became before, as when a button is pressed twice."""
    same = (Document.title == title) & (Document.received_on == paper.received_on)
    same &= Document.file == digest if digest else Document.text == text
    family = Document.family == paper.family if paper.family else Document.family.is_null()
    found = Document.select().where(same & family).first()
    return found.ref if found else None
