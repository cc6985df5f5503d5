"""Passages that a reviewer is shown as probably somebody else's; none is applied by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ccportal.catalogue import WORDS
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_passages import Passage, Surroundings, passages
from ccportal.rules.matching_people import Words
from ccportal.rules.officials import is_official
from ccportal.sar.collect import Found, subject_of, words
from ccportal.sar.surroundings import Known, known_of
from ccportal.store.written import Numbers


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of one field of a record: `start`..`end` in code points, and the words there.

    `kind` is name, address, phone, email, school, workplace, registration, birth, web, source or
    other; `person` is whose it is, None if they have no entry or it is not known.
    """

    record: str
    field: str
    start: int
    end: int
    text: str
    kind: str
    person: str | None


@dataclass(frozen=True, slots=True)
class Looking:
    """What the records of a request are looked through with; `asking` for themselves or not."""

    known: Known
    asking: bool

    def suggest(self, found: Iterable[Found]) -> tuple[Suggestion, ...]:
        """What in these records is somebody else's, as `suggest` has it."""
        records = tuple(found)
        texts = [text for one in records for text in words(one.kind, one.row).texts]
        seeker, around = self.known.seeker, self.known.around(texts, self.asking)
        return tuple(one for record in records for one in _in_record(record, seeker, around))

    def suggest_in(self, record: Found, texts: Sequence[str]) -> tuple[tuple[Passage, ...], ...]:
        """The same for texts that belong to a record and are none of its fields: a file's pages."""
        return self.suggest_said(words(record.kind, record.row), texts)

    def suggest_said(self, said: Words, texts: Sequence[str]) -> tuple[tuple[Passage, ...], ...]:
        """The same for texts of which it is known who stands beside them, in which family."""
        seeker, around = self.known.seeker, self.known.around(texts, self.asking)
        others = _others(seeker, said)
        return tuple(passages(seeker, said, text, others, around) for text in texts)


def looking(subject: str, asking: bool, seen: Numbers | None = None) -> Looking:
    """How to look through what is held on somebody; see `known_of`."""
    return Looking(known_of(subject, seen), asking)


def suggest(request_ref: str, found: Iterable[Found]) -> tuple[Suggestion, ...]:
    """What in the records found for a request is somebody else's: names, addresses, numbers (SAR).

    In the order of `found`, then of the fields, then of the text.
    """
    return looking(*subject_of(request_ref)).suggest(found)


def unofficial(seeker: Seeker, text: str, found: Iterable[Passage]) -> Iterator[Passage]:
    """Those of the passages found in a text that are no names of officials, if unknown here."""
    for one in found:
        unknown = one.kind == "name" and one.person not in seeker.register.people
        if not (unknown and is_official(text, one.start, one.end)):
            yield one


def _others(seeker: Seeker, said: Words) -> list[str]:
    """Whose given names alone are looked for: who is near, and the team."""
    near = seeker.register.circle(said) | set(seeker.relatives) | seeker.register.team
    return sorted(near - {seeker.ref})


def _in_record(record: Found, seeker: Seeker, around: Surroundings) -> Iterator[Suggestion]:
    """The suggestions in one record."""
    said = words(record.kind, record.row)
    others = _others(seeker, said)
    for field in WORDS[record.kind]:
        text = record.row.get(field, "")
        for one in unofficial(seeker, text, passages(seeker, said, text, others, around)):
            part = text[one.start : one.end]
            yield Suggestion(record.ref, field, one.start, one.end, part, one.kind, one.person)
