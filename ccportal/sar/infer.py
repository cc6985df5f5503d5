"""What could be told from an answer as it is decided, before the second person sees it (VIO)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ccportal import catalogue
from ccportal.rules.inference import Finding, Named, findings
from ccportal.rules.inference_own import NOBODY, own_of
from ccportal.rules.inference_signs import Shown, broken
from ccportal.rules.redaction import Decided, cut
from ccportal.rules.withholding import Action, Mode
from ccportal.sar.collect import DATES, Found, whose
from ccportal.sar.infer_files import pages, read_in_steps
from ccportal.sar.infer_own import own_named
from ccportal.sar.reviewed import Reviewed, reviewed_in_steps
from ccportal.sar.suggest import Looking
from ccportal.sar.surroundings import known_in_steps, seen_in_steps
from ccportal.store.at_once import Steps, alone, side_by_side, together
from ccportal.store.own_rows import words_in_steps
from ccportal.store.requests import Request
from ccportal.store.written import Numbers

GIVEN = frozenset({Action.INCLUDE, Action.REDACT})


def inferences(request_ref: str) -> tuple[Finding, ...]:
    """All that could be told from what is decided to be given; it is the reviewer's to answer."""
    request = Request.get_by_id(request_ref)
    reviewed, seen = together(reviewed_in_steps(request_ref), seen_in_steps())
    return alone(inferences_in_steps(request, reviewed, seen))


def inferences_in_steps(
    request: Request, reviewed: Reviewed, seen: Numbers
) -> Steps[tuple[Finding, ...]]:
    """The same of what was decided, as it was just asked for; see `seen_in_steps`."""
    if request.subject_id is None:
        return ()
    subject, for_self = whose(request)
    decided = reviewed.decided
    given = tuple(one for one in reviewed.records if decided[one.ref].action in GIVEN)
    known, own, read = yield from side_by_side(
        known_in_steps(subject, seen), words_in_steps(subject), read_in_steps(given)
    )
    looked = Looking(known, for_self)
    named = [Named(one.record, one.text, one.kind) for one in looked.suggest(given)]
    named += own_named(looked, own)
    on_pages = pages(looked, given, decided, read)
    kept_back = (one for one in reviewed.records if decided[one.ref].action is Action.WITHHOLD)
    days = [day for one in kept_back if (day := _day(one))]
    shown = [_shown(one, decided[one.ref]) for one in given]
    beside = on_pages.texts | own
    own_words = own_of(known.seeker) if for_self else NOBODY
    return findings(shown, [*named, *on_pages.named], days, beside, on_pages.unread, own_words)


def _shown(found: Found, decided: Decided) -> Shown:
    """A record as it is given; what is covered in silence is looked at like the rest."""
    cuts = tuple(replace(one, mode=Mode.STATED) for one in decided.passages)
    texts = tuple(cut(text, cuts) for text in _texts(found))
    silent = [one.find for one in decided.passages if one.mode is Mode.SILENT]
    off = (words for text in _texts(found) for one in silent for words in broken(text, one))
    return Shown(found.ref, _day(found), texts, tuple(off))


def _texts(found: Found) -> Iterator[str]:
    for field in catalogue.WORDS[found.kind]:
        if found.row.get(field):
            yield str(found.row[field])


def _day(found: Found) -> date | None:
    said = str(found.row.get(DATES[found.kind]) or "")[:10]
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
