"""Finding everything that the centre holds on the subject of a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, cast

from peewee import ModelSelect

from ccportal.catalogue import WORDS
from ccportal.errors import NotFound, Refused
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_people import Words
from ccportal.rules.matching_sieve import sift
from ccportal.sar.people import register_of_all
from ccportal.store import content
from ccportal.store.documents import words_of_files
from ccportal.store.forms import FORMS
from ccportal.store.people import About
from ccportal.store.requests import Request

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
OF_THE_FAMILY = ("referrals", "assessments")
"""The lists whose records are held on every member of their family."""

DATES = {
    "referrals": "referred_on",
    "attendances": "session",
    "notes": "written_at",
    "incidents": "occurred_at",
    "risks": "recorded_at",
    "documents": "received_on",
    "consents": "given_on",
    "disclosures": "made_on",
    "assessments": "agreed_on",
    "requests": "received_on",
}
"""The field that each list is ordered by in an answer; an attendance has its session's time."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record that goes into the review of a request.

    `kind` is its list in the archive, `why` is `held` (the subject stands in it) or
    `mentions` (its words name the subject), `row` the record as `store.content` gives it and
    `digest` the digest of that.
    """

    ref: str
    kind: str
    why: str
    row: dict[str, Any]
    digest: str


def collect(request_ref: str) -> tuple[Found, ...]:
    """Every record that is held on the subject of a request, or whose words mention them (SAR).

    Ordered by list as the archive has them, then date, then ref. The request itself is left
    out, the subject's other requests are not. Raises NotFound where there is no such request,
    Refused where it is not matched to a person yet.
    """
    seeker = Seeker(register_of_all(), subject_of(request_ref)[0])
    found: list[Found] = []
    for kind in WORDS:
        files = words_of_files() if kind == "documents" else {}
        candidates = _candidates(kind, seeker, files) - {request_ref}
        rows = content.rows(kind, candidates)
        judged = (one for row in rows for one in _judged(kind, row, seeker, files))
        found += _ordered(kind, judged)
    return tuple(found)


def subject_of(request_ref: str) -> tuple[str, bool]:
    """Whose data a request is about, and whether they ask for themselves.

    Raises NotFound or Refused as `collect` does.
    """
    request = Request.get_or_none(Request.ref == request_ref)
    if request is None:
        raise NotFound("there is no such request")
    if request.subject_id is None:
        raise Refused("the request is not matched to a person of the register yet")
    return request.subject_id, request.made_by_id in (None, request.subject_id)


def standing(row: dict[str, Any]) -> frozenset[str]:
    """Who stands in a record, organisations too, in any part but that of its writer."""
    parts = {row[part] for part in PARTS if part in row}
    return frozenset(parts.union(*(row.get(part, ()) for part in LISTS)))


def words(kind: str, row: dict[str, Any]) -> Words:
    """The words of a record, with its family and who stands in it."""
    texts = tuple(row[field] for field in WORDS[kind] if field in row)
    return Words(row.get("family"), standing(row), texts)


def _judged(
    kind: str, row: dict[str, Any], seeker: Seeker, files: Mapping[str, str]
) -> Iterator[Found]:
    """The record as it is found, or nothing if neither it nor its file is about the subject."""
    families = seeker.families if kind in OF_THE_FAMILY else frozenset()
    if seeker.ref in standing(row) or row.get("family") in families:
        yield Found(row["ref"], kind, "held", row, content.digest_of(row))
    elif seeker.mentioned(_with_file(words(kind, row), files.get(row["ref"]))):
        yield Found(row["ref"], kind, "mentions", row, content.digest_of(row))


def _with_file(said: Words, read: str | None) -> Words:
    """The words of a record, and those that were read in its file."""
    return replace(said, texts=(*said.texts, read)) if read else said


def _candidates(kind: str, seeker: Seeker, files: Mapping[str, str]) -> set[str]:
    """The refs of a list that may be about the subject: theirs, their family's, or by the words.

    `files` are the words that were read in the files of documents, by ref.
    """
    form = FORMS[kind]
    people = {seeker.ref, *seeker.relatives}
    model = form.model
    found: set[str] = set()
    for column in (*PARTS, "family"):
        if column in model._meta.fields:
            wanted = seeker.families if column == "family" else people
            query = model.select(form.field("ref")).where(form.field(column).in_(sorted(wanted)))
            found.update(ref for (ref,) in _tuples(query))
    fields = [form.field(name) for name in WORDS[kind]]
    if any(key.name in LISTS for key in form.keys):
        about = About.select(About.record).where(About.person.in_(sorted(people)))
        query = model.select(form.field("ref")).where(form.field("ref").in_(about))
        found.update(ref for (ref,) in _tuples(query))
    if fields:
        said = reduce(or_, (field.is_null(False) for field in fields))
        rows = _tuples(model.select(form.field("ref"), *fields).where(said))
        texts = ("\n".join(filter(None, (*row[1:], files.get(row[0])))) for row in rows)
        found.update(rows[number][0] for number in sift(seeker, texts))
    return found


def _ordered(kind: str, found: Iterable[Found]) -> list[Found]:
    """Records of one list by date, then by ref."""
    some = list(found)
    if kind == "attendances":
        times = {
            row["ref"]: row["starts_at"]
            for row in content.rows("sessions", {one.row["session"] for one in some})
        }
        return sorted(some, key=lambda one: (times[one.row["session"]], one.ref))
    return sorted(some, key=lambda one: (one.row[DATES[kind]], one.ref))


def _tuples(query: ModelSelect[Any]) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
