"""Finding everything that the centre holds on the subject of a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ccportal.catalogue import WORDS
from ccportal.errors import NotFound, Refused
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_people import Words
from ccportal.sar.collect_candidates import LISTS, PARTS, candidates_of, likely_of
from ccportal.sar.people import register_of_all
from ccportal.store import content
from ccportal.store.documents import words_of_files
from ccportal.store.requests import Request

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


def collect(request_ref: str, whole: bool = False) -> tuple[Found, ...]:
    """Every record that is held on the subject of a request, or whose words mention them (SAR).

    Of the records of other families those are read that the index of the search says may speak
    of the subject, and those that it does not know yet; `whole` reads all of them, which finds
    the same. Ordered by list as the archive has them, then date, then ref. The request itself is
    left out, the subject's other requests are not. Raises NotFound where there is no such request,
    Refused where it is not matched to a person yet.
    """
    seeker = Seeker(register_of_all(), subject_of(request_ref)[0])
    likely = None if whole else likely_of(seeker)
    found: list[Found] = []
    for kind in WORDS:
        candidates = candidates_of(kind, seeker, likely) - {request_ref}
        files = words_of_files(candidates) if kind == "documents" else {}
        rows = content.rows(kind, candidates)
        judged = (one for row in rows for one in _judged(kind, row, seeker, files))
        found += _ordered(kind, judged)
    return tuple(found)


def subject_of(request_ref: str) -> tuple[str, bool]:
    """Whose data a request is about, and whether they ask for themselves.

    Raises NotFound or Refused as `collect` does.
    """
    return whose(Request.get_or_none(Request.ref == request_ref))


def whose(request: Request | None) -> tuple[str, bool]:
    """The same of a request that was looked for."""
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
