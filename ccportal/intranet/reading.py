"""One record of a request as whoever reads it sees it, with what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccportal import catalogue
from ccportal.acts import notes
from ccportal.acts.requests_bulk import marks, standing_in
from ccportal.errors import NotFound
from ccportal.intranet import marking
from ccportal.intranet.marking_pictures import PageMarks, marked_pages
from ccportal.intranet.reading_facts import facts, label
from ccportal.intranet.reading_list import KINDS, day_of
from ccportal.intranet.visitors import me
from ccportal.rules.covering import Cover, of_text
from ccportal.rules.health import words_of_health
from ccportal.rules.redaction import Cut
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar import transcribe
from ccportal.sar.collect import Found, subject_of
from ccportal.sar.suggest import Looking, looking
from ccportal.store import content
from ccportal.store.requests import Decision, Item, Passage
from ccportal.web import filters


@dataclass(frozen=True, slots=True)
class Text:
    """A field that holds words, drawn with its passages."""

    label: str
    stretches: tuple[marking.Stretch, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The record that is being read."""

    found: Found
    title: str
    why: str
    facts: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    texts: tuple[Text, ...]
    passages: tuple[marking.Row, ...]
    decision: Decision | None
    has_file: bool
    pictures: tuple[PageMarks, ...]

    @property
    def can_read(self) -> bool:
        """Whether this machine can read words off its pictures."""
        return transcribe.can_read()

    @property
    def health(self) -> tuple[str, ...]:
        """The words of health in it."""
        return words_of_health(self.words)


def reading(
    request_ref: str,
    record: str,
    cuts: tuple[Cut, ...] | None = None,
    covers: tuple[Cover, ...] | None = None,
    read_off: int | None = None,
) -> Reading:
    """The record with its passages; raises NotFound for what is none of the request's items.

    Covered are those of the decision about it, or `cuts` and `covers` where a page was sent and
    not kept. Of page `read_off` of its file the words are read off the picture.
    """
    known(request_ref, record)
    found = _found(request_ref, record)
    decision = Decision.get_or_none((Decision.request == request_ref) & (Decision.record == record))
    words = [(field, str(found.row[field])) for field in _fields(found) if found.row.get(field)]
    texts = [text for _field, text in words]
    if cuts is None:
        cuts = _passages(decision) if decision else standing_in(marks(request_ref), texts)
    looked = looking(*subject_of(request_ref))
    passages = marking.rows(texts, cuts, looked.suggest((found,)))
    return Reading(
        found=found,
        title=_title(found),
        why="They stand in it" if found.why == "held" else "Its words speak of them",
        facts=tuple(facts(found)),
        words=tuple(texts),
        texts=tuple(Text(label(field), marking.drawn(text, passages)) for field, text in words),
        passages=passages,
        decision=decision,
        has_file="file" in found.row,
        pictures=_pictures(looked, found, decision, covers, read_off),
    )


def _passages(decision: Decision) -> tuple[Cut, ...]:
    """What is covered by a decision."""
    query = Passage.select().where(Passage.decision == decision).order_by(Passage.position)
    return tuple(
        Cut(one.find, Exemption(one.exemption), Mode(one.mode or Mode.STATED)) for one in query
    )


def all_ticked(here: Reading) -> Reading:
    """The record with every suggestion taken, for the reader to look through."""
    passages = tuple(replace(one, covered=True) for one in here.passages)
    drawn = zip(here.texts, here.words, strict=True)
    texts = tuple(replace(one, stretches=marking.drawn(text, passages)) for one, text in drawn)
    return replace(here, passages=passages, texts=texts)


def known(request_ref: str, record: str) -> None:
    """Raise NotFound for what is none of the request's items, or not for the reader's eyes."""
    if not notes.may_read(record, me().role):
        raise NotFound("This one is for the chair alone. Ask the chair who is to read it.")
    for table in (Item, Decision):
        if table.select().where(table.request == request_ref, table.record == record).exists():
            return
    raise NotFound("This is none of the records of the request.")


def _pictures(
    looked: Looking,
    found: Found,
    decision: Decision | None,
    covers: tuple[Cover, ...] | None,
    read_off: int | None,
) -> tuple[PageMarks, ...]:
    """The pages of a document's file with their areas; none of a record without one."""
    if "file" not in found.row:
        return ()
    if covers is None:
        covers = of_text(decision.covers) if decision else ()
    return marked_pages(looked, found, covers, read_off)


def _found(request_ref: str, record: str) -> Found:
    """The record as it was found; that of an archive carries only that it was decided on."""
    item = Item.get_or_none((Item.request == request_ref) & (Item.record == record))
    kind = content.kinds((record,))[record]
    row = content.row(kind, record)
    return Found(record, kind, item.why if item else "held", row, content.digest_of(row))


def _title(found: Found) -> str:
    on = day_of(found.row)
    kind = KINDS[found.kind]
    return f"{kind} of {filters.day(date.fromisoformat(on))}" if on else kind


def _fields(found: Found) -> tuple[str, ...]:
    return catalogue.WORDS[found.kind]
