"""Making the whole answer out of redacted items (SAR).

Everything in it is a function of the redacted items, the request and the centre's own name:
numbers, dates, names of organisations and the list of areas come from what is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from ccportal.catalogue import AREAS
from ccportal.rules.withholding import GROUNDS
from ccportal.sar import wording
from ccportal.sar.article_15 import article_15, notes
from ccportal.sar.asked import Asked, asked
from ccportal.sar.letter import letter
from ccportal.sar.pack import Area, Entry, Pack, RedactedItem

WITHOUT_A_DAY = "Entry in our register"
LEFT_OUT = "One record"
"""The heading of every record that is withheld whole."""


def compose(request_ref: str, items: tuple[RedactedItem, ...], dated: date) -> Pack:
    """The answer to a request, dated the day of its approval; raises Refused without a centre."""
    return composed(asked(request_ref), items, dated)


def composed(asked: Asked, items: tuple[RedactedItem, ...], dated: date) -> Pack:
    """The same, from what is known already."""
    return Pack(
        reference=asked.reference,
        subject=asked.subject,
        addressee=asked.addressee,
        head=asked.head,
        dated=dated,
        letter=letter(asked),
        article_15=article_15(asked, items),
        areas=tuple(areas(items)),
        notes=notes(asked),
        large_print=asked.large_print,
    )


def areas(items: tuple[RedactedItem, ...]) -> Iterator[Area]:
    """Every area, each with its entries by date; numbers run through all of them from 1."""
    numbers = count(1)
    for kind, title in AREAS.items():
        own = [one for one in items if one.kind == kind]
        shown = sorted((one for one in own if one.withheld is None), key=_by_date)
        withheld = sorted((one for one in own if one.withheld is not None), key=_by_code)
        entries = (_entry(next(numbers), one) for one in (*shown, *withheld))
        yield Area(title, tuple(entries))


def _entry(number: int, item: RedactedItem) -> Entry:
    return Entry(
        number=number,
        heading=_heading(item),
        facts=item.facts,
        words=item.words,
        pictures=(item.file,) if item.file is not None else (),
        withheld=item.withheld,
        page_words=item.page_words,
    )


def _heading(item: RedactedItem) -> str:
    if item.withheld is not None:
        return LEFT_OUT
    return wording.day(item.on) if item.on is not None else WITHOUT_A_DAY


def _by_date(item: RedactedItem) -> str:
    """Items of one day keep the order in which they came."""
    return item.on.isoformat() if item.on is not None else ""


def _by_code(item: RedactedItem) -> int:
    """Withheld records stand at the end of their area, by their codes: their days are not told."""
    return [*GROUNDS, None].index(item.withheld.code if item.withheld else None)
