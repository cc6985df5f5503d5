"""Passages that a reviewer is shown as probably somebody else's; none is applied by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from ccportal.catalogue import WORDS
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_passages import (
    Passage,
    Surroundings,
    names_learnt,
    organisations,
    passages,
)
from ccportal.rules.matching_people import Words
from ccportal.rules.matching_text import fold, keys
from ccportal.rules.matching_unknown import BORNE
from ccportal.rules.matching_words import ordinary
from ccportal.rules.officials import is_official
from ccportal.sar.collect import Found, subject_of, words
from ccportal.sar.people import register_of_all
from ccportal.store.contact import Note
from ccportal.store.people import Organisation

KINDS = {"school": "school", "health": "other", "solicitor": "other", "contact-centre": "other"}
"""Organisations whose names tell where somebody is found, and what their names count as."""

SAMPLE = 3000
"""So many notes on other families are looked at for what is written with a capital there."""

FAMILIAR_IN = 4
"""In notes on so many families a word must stand to be nobody's name."""

CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage of one field of a record: `start`..`end` in code points, and the words there.

    `kind` is name, address, phone, email, school, workplace, registration or other; `person`
    is whose it is, None if they have no entry or it is not known.
    """

    record: str
    field: str
    start: int
    end: int
    text: str
    kind: str
    person: str | None


def suggest(request_ref: str, found: Iterable[Found]) -> tuple[Suggestion, ...]:
    """What in the records found for a request is somebody else's: names, addresses, numbers (SAR).

    In the order of `found`, then of the fields, then of the text.
    """
    records = tuple(found)
    texts = [text for one in records for text in words(one.kind, one.row).texts]
    seeker, around = _beginning(request_ref, texts)
    return tuple(one for record in records for one in _in_record(record, seeker, around))


def suggest_in(
    request_ref: str, record: Found, texts: Sequence[str]
) -> tuple[tuple[Passage, ...], ...]:
    """The same for texts that belong to a record and are none of its fields: pages of its file."""
    seeker, around = _beginning(request_ref, texts)
    said = words(record.kind, record.row)
    others = _others(seeker, said)
    return tuple(passages(seeker, said, text, others, around) for text in texts)


def _beginning(request_ref: str, texts: Sequence[str]) -> tuple[Seeker, Surroundings]:
    """Whom to look for, and what is known of the names in these texts."""
    subject, asking = subject_of(request_ref)
    register = register_of_all()
    seeker = Seeker(register, subject)
    read = [*texts, *_of_the_family(seeker)]
    learnt = names_learnt(read, register.given)
    named = {**learnt, **_organisations(), **organisations(read)}
    return seeker, Surroundings(named, _familiar(seeker) - named.keys(), asking)


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
        for one in passages(seeker, said, text, others, around):
            part = text[one.start : one.end]
            known = one.person in seeker.register.people
            if one.kind == "name" and not known and is_official(text, one.start, one.end):
                continue
            yield Suggestion(record.ref, field, one.start, one.end, part, one.kind, one.person)


def _organisations() -> dict[str, str]:
    """Words of the names of organisations, and what each counts as."""
    query = Organisation.select(Organisation.name, Organisation.kind).tuples()
    named = cast(Iterable[tuple[str, str]], query)
    return {key: KINDS[kind] for name, kind in named if kind in KINDS for key in keys(name)}


def _of_the_family(seeker: Seeker) -> list[str]:
    """What else is noted on the subject's families: it may give in full what is cut short."""
    query = (
        Note.select(Note.text)
        .where(Note.family.in_(sorted(seeker.families)))
        .order_by(Note.ref)
        .limit(SAMPLE)
        .tuples()
    )
    return [text for (text,) in cast(Iterable[tuple[str]], query)]


def _familiar(seeker: Seeker) -> frozenset[str]:
    """Words that are written with a capital in notes on several other families: games, agencies.

    Looked for in a bounded number of notes; what people are called is left out.
    """
    query = (
        Note.select(Note.family, Note.text)
        .where(Note.family.is_null(False), Note.family.not_in(sorted(seeker.families)))
        .order_by(Note.ref)
        .limit(SAMPLE)
        .tuples()
    )
    families: dict[str, set[str]] = defaultdict(set)
    for family, text in cast(Iterable[tuple[str, str]], query):
        for word in set(CAPITALISED.findall(text)):
            families[fold(word)].add(family)
    common = {
        key for key, where in families.items() if len(where) >= FAMILIAR_IN and not ordinary(key)
    }
    return frozenset(
        common - seeker.register.given - seeker.register.surnames - known_names() - BORNE
    )
