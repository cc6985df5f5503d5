"""What could be told from an answer as it is decided, before the second person sees it (VIO)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ccportal import catalogue
from ccportal.rules.inference import Finding, Named, findings
from ccportal.rules.inference_signs import Shown
from ccportal.rules.redaction import Decided, cut
from ccportal.rules.withholding import Action, Mode
from ccportal.sar import review
from ccportal.sar.asked import told_of_nobody
from ccportal.sar.collect import DATES, Found, subject_of
from ccportal.sar.infer_files import pages
from ccportal.sar.infer_own import own_named, own_words
from ccportal.sar.suggest import looking

GIVEN = frozenset({Action.INCLUDE, Action.REDACT})


def inferences(request_ref: str) -> tuple[Finding, ...]:
    """All that could be told from what is decided to be given; it is the reviewer's to answer."""
    if told_of_nobody(request_ref):
        return ()
    decided = review.decided(request_ref)
    records = review.added(request_ref, ())
    given = tuple(one for one in records if decided[one.ref].action in GIVEN)
    looked = looking(*subject_of(request_ref))
    own = own_words(request_ref)
    named = [Named(one.record, one.text, one.kind) for one in looked.suggest(given)]
    named += own_named(looked, own)
    on_pages = pages(looked, given, decided)
    kept_back = (one for one in records if decided[one.ref].action is Action.WITHHOLD)
    days = [day for one in kept_back if (day := _day(one))]
    shown = [_shown(one, decided[one.ref]) for one in given]
    beside = on_pages.texts | own
    return findings(shown, [*named, *on_pages.named], days, beside, on_pages.unread)


def _shown(found: Found, decided: Decided) -> Shown:
    """A record as it is given; what is covered in silence is looked at like the rest."""
    cuts = tuple(replace(one, mode=Mode.STATED) for one in decided.passages)
    texts = tuple(cut(text, cuts) for text in _texts(found))
    return Shown(found.ref, _day(found), texts)


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
