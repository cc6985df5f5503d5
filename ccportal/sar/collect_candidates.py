"""Which records of a list are read to tell whether they are about somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, cast

from peewee import ModelSelect

from ccportal.catalogue import WORDS
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_entries import BESIDE
from ccportal.rules.matching_sieve import APART, sift
from ccportal.rules.matching_sought import sought
from ccportal.store.content import CHUNK
from ccportal.store.documents import words_of_files
from ccportal.store.forms import FORMS
from ccportal.store.people import About
from ccportal.store.search_mentions import KINDS, by_these_rules, mentions, saying

PARTS = (
    "person",
    "from_person",
    "received_from",
    "recipient",
    "to",
    "referred_by",
    "professional",
    "subject",
    "made_by",
)
"""The fields of records in which a person stands; who wrote, decided or agreed is left out."""

LISTS = ("about", "to_persons")


def likely_of(seeker: Seeker) -> dict[str, set[str]] | None:
    """The records, by list, whose words may speak of the subject as far as the index knows.

    None where it was made by other rules, so that every record has to be read.
    """
    if not by_these_rules():
        return None
    wanted = sought(seeker)
    found = {kind: set(refs) for kind, refs in mentions(wanted.ways).items()}
    if group := wanted.beside.group:
        for one in saying(group, BESIDE):
            if wanted.beside.tells(one.words, seeker.register, one.family):
                found.setdefault(one.kind, set()).add(one.ref)
    return found


def candidates_of(
    kind: str, seeker: Seeker, likely: Mapping[str, Collection[str]] | None
) -> set[str]:
    """The refs of a list that may be about the subject: theirs, their family's, or by the words.

    `likely` are those, by list, whose words may speak of the subject as far as an index knows;
    where it is None, or no index has the list, the words of every record are looked through.
    """
    found = _standing(kind, seeker)
    if likely is None or kind not in KINDS:
        return found | _saying(kind, seeker, None)
    return found | _saying(kind, seeker, set(likely.get(kind, ())) - found)


def _standing(kind: str, seeker: Seeker) -> set[str]:
    """The refs of the records in which the subject, or one of their family, has a part."""
    form = FORMS[kind]
    people = sorted({seeker.ref, *seeker.relatives})
    ways = [
        form.field(column).in_(sorted(seeker.families) if column == "family" else people)
        for column in (*PARTS, "family")
        if column in form.model._meta.fields
    ]
    if any(key.name in LISTS for key in form.keys):
        about = About.select(About.record).where(About.person.in_(people))
        ways.append(form.field("ref").in_(about))
    query = form.model.select(form.field("ref")).where(reduce(or_, ways))
    return {ref for (ref,) in _tuples(query)}


def _saying(kind: str, seeker: Seeker, refs: Collection[str] | None) -> set[str]:
    """Those of these records (or of all) whose words may speak of the subject."""
    found: set[str] = set()
    for some in [None] if refs is None else _chunks(sorted(refs)):
        said = list(_texts(kind, some))
        found.update(said[number][0] for number in sift(seeker, (text for _, text in said)))
    return found


def _texts(kind: str, refs: Collection[str] | None) -> Iterator[tuple[str, str]]:
    """The words of these records (or of all), and those read in the files of documents."""
    form = FORMS[kind]
    fields = [form.field(name) for name in WORDS[kind]]
    if not fields:
        return
    query = form.model.select(form.field("ref"), *fields)
    query = query.where(reduce(or_, (field.is_null(False) for field in fields)))
    if refs is not None:
        query = query.where(form.field("ref").in_(refs))
    files = words_of_files(refs) if kind == "documents" else {}
    for ref, *texts in _tuples(query):
        yield ref, APART.join(filter(None, (*texts, files.get(ref))))


def _chunks(refs: list[str]) -> Iterator[list[str]]:
    for at in range(0, len(refs), CHUNK):
        yield refs[at : at + CHUNK]


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
