"""One record of a request as whoever reads it sees it, with what was decided about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from ccportal import catalogue
from ccportal.acts.requests_bulk import marks_in_steps, standing_in
from ccportal.intranet import marking
from ccportal.intranet.marking_pictures import Marked, PageMarks, marked_pages
from ccportal.intranet.reading_asked import Asked
from ccportal.intranet.reading_facts import facts_in_steps, label
from ccportal.intranet.reading_list import KINDS, day_of
from ccportal.rules.court_papers import signs_of_court
from ccportal.rules.covering import Cover, of_text
from ccportal.rules.health import words_of_health
from ccportal.rules.namesakes import Namesake, bearers, namesakes
from ccportal.rules.page_words import of_text as words_of_pages
from ccportal.rules.redaction import Cut, Decided
from ccportal.sar import transcribe
from ccportal.sar.collect import Found, whose
from ccportal.sar.collect import words as collected_words
from ccportal.sar.decided import as_decided
from ccportal.sar.infer_files import read_in_steps
from ccportal.sar.pictures_given import Chosen
from ccportal.sar.suggest import Looking, looking
from ccportal.store import content
from ccportal.store.at_once import Steps, alone, side_by_side
from ccportal.store.requests import Decision
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
    decided: Decided | None
    has_file: bool
    pictures: tuple[PageMarks, ...]
    read: str
    bearers: tuple[Namesake, ...]

    @property
    def can_read(self) -> bool:
        """Whether this machine can read words off its pictures."""
        return transcribe.can_read()

    @property
    def health(self) -> tuple[str, ...]:
        """The words of health in it, and on the pages of its file as they were read."""
        return words_of_health((*self.words, self.read))

    @property
    def court(self) -> tuple[str, ...]:
        """What in a document, or on the pages of its file, says that it was made for a court."""
        papers = self.found.kind == "documents"
        return signs_of_court((*self.words, self.read)) if papers else ()


@dataclass(frozen=True, slots=True)
class AsSent:
    """What a page sent about a record that was not kept: what is covered, and words of pages."""

    cuts: tuple[Cut, ...]
    covers: tuple[Cover, ...]
    chosen: tuple[Chosen, ...]


def reading(request_ref: str, record: str, sent: AsSent | None = None) -> Reading:
    """The record with its passages; raises NotFound for what is none of the request's items.

    Covered is what the decision about it covers, or what was `sent` and not kept.
    """
    return alone(reading_in_steps(request_ref, record, sent))


def reading_in_steps(
    request_ref: str, record: str, sent: AsSent | None = None, read_off: int | None = None
) -> Steps[Reading]:
    """The same, asked together with what else a page needs.

    Of page `read_off` of its file the words are read off the picture.
    """
    asked = Asked(request_ref, record)
    (kind, item, decision, whose_data, seen), marked = yield from side_by_side(
        asked.in_steps(), marks_in_steps(request_ref)
    )
    row = yield from content.row_in_steps(kind, record)
    found = Found(record, kind, item.why if item else "held", row, content.digest_of(row))
    said, read = yield from side_by_side(facts_in_steps(found), read_in_steps((found,)))
    words = [(field, str(found.row[field])) for field in _fields(found) if found.row.get(field)]
    texts = [text for _field, text in words]
    cuts = asked.covered() if decision else standing_in(marked, texts)
    if sent is not None:
        cuts = sent.cuts
    looked = looking(*whose(whose_data), seen)
    passages = marking.rows(texts, cuts, looked.suggest((found,)))
    return Reading(
        found=found,
        title=_title(found),
        why="They stand in it" if found.why == "held" else "Its words speak of them",
        facts=said,
        words=tuple(texts),
        texts=tuple(Text(label(field), marking.drawn(text, passages)) for field, text in words),
        passages=passages,
        decision=decision,
        decided=as_decided(decision, asked.covered()) if decision else None,
        has_file="file" in found.row,
        pictures=_pictures(looked, found, marked_on(decision, sent), read_off),
        read="\n".join(one.words for one in read.values()),
        bearers=_bearers(looked, found),
    )


def _bearers(looked: Looking, found: Found) -> tuple[Namesake, ...]:
    """Others of the subject's name of whom the record may speak as well."""
    register, subject = looked.known.seeker.register, looked.known.seeker.ref
    said = collected_words(found.kind, found.row)
    return bearers(register, subject, said, namesakes(register, subject))


def all_ticked(here: Reading) -> Reading:
    """The record with every suggestion taken, for the reader to look through."""
    passages = tuple(replace(one, covered=True) for one in here.passages)
    drawn = zip(here.texts, here.words, strict=True)
    texts = tuple(replace(one, stretches=marking.drawn(text, passages)) for one, text in drawn)
    return replace(here, passages=passages, texts=texts)


def _pictures(
    looked: Looking, found: Found, on_pages: Marked, read_off: int | None
) -> tuple[PageMarks, ...]:
    """The pages of a document's file with their areas; none of a record without one."""
    return marked_pages(looked, found, on_pages, read_off) if "file" in found.row else ()


def marked_on(decision: Decision | None, sent: AsSent | None) -> Marked:
    """What is marked on the pages of a file: by a decision, or as it was sent."""
    kept = words_of_pages(decision.page_words if decision else None)
    if sent is not None:
        return Marked(sent.covers, kept, sent.chosen)
    return Marked(of_text(decision.covers) if decision else (), kept)


def _title(found: Found) -> str:
    on = day_of(found.row)
    kind = KINDS[found.kind]
    return f"{kind} of {filters.day(date.fromisoformat(on))}" if on else kind


def _fields(found: Found) -> tuple[str, ...]:
    return catalogue.WORDS[found.kind]
