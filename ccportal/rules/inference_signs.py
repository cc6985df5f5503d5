"""The signs from which something could be told, in the words of one record (VIO, SAR)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ccportal.rules.inference_own import NOBODY, Own, is_own
from ccportal.rules.redaction import Marker, Piece

NEAR = timedelta(days=14)
"""An exchange that is nearer to something withheld than this may be the other half of it."""

AROUND = 60
"""So many characters on either side of a marker are read with it, within its sentence."""

COVERED = "[…]"
"""How a marker stands in the words of a finding."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is given: its texts in pieces, silent passages as markers too.

    `broken` are sentences of which a part was taken out in silence, as they will read.
    """

    record: str
    on: date | None
    texts: tuple[tuple[Piece, ...], ...]
    broken: tuple[str, ...] = ()


def plain(one: Shown) -> str:
    """A record as one text, its markers drawn."""
    return "\n".join("".join(_said(piece) for piece in text) for text in one.texts)


def _said(piece: Piece) -> str:
    return COVERED if isinstance(piece, Marker) else piece


# times that make a routine

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TIME = r"(?:\d{1,2}[:.]\d{2}|\d{1,2} ?[ap]\.?m\b|half past \w+|quarter (?:past|to) \w+|noon)"
_USUAL = r"(?:always|usually|normally|generally|regularly|as usual)"
_ROUTINE = re.compile(
    rf"\b(?:every|each|most|alternate)(?: other| second)? (?:{_DAY}s?|week|weekend|fortnight|"
    rf"morning|afternoon|evening|day)\b"
    rf"|\b{_DAY}s\b|\bweekdays\b|\bat weekends\b|\b(?:once|twice) a (?:week|fortnight)\b"
    rf"|\bafter school\b|\bschool run\b|\bschool gates?\b"
    rf"|\b{_USUAL}\b[^.!?\n]{{0,60}}?\b{_TIME}",
    re.IGNORECASE,
)


def routines(one: Shown) -> Iterator[str]:
    """Days and times that come again: where somebody is to be found."""
    yield from (match[0] for match in _ROUTINE.finditer(plain(one)))


# a number that is missing

_NUMBERED = re.compile(r"^[ \t]*\(?(\d{1,2})[.)](?=\s)", re.MULTILINE)
_OF_MANY = re.compile(
    r"\b(?:page|part|sheet|letter|note|item|no\.?|number) \d{1,3} of \d{1,3}\b", re.IGNORECASE
)


def gaps(one: Shown) -> Iterator[str]:
    """Numbers of a list that do not follow each other, and parts of a whole."""
    for text in one.texts:
        words = "".join(map(_said, text))
        numbers = [int(match[1]) for match in _NUMBERED.finditer(words)]
        if len(numbers) > 1 and numbers != list(range(1, len(numbers) + 1)):
            yield ", ".join(map(str, numbers))
        yield from (match[0] for match in _OF_MANY.finditer(words))


# half of an exchange

_REPLY = re.compile(
    r"\b(?:in (?:reply|answer|response) to|further to (?:your|our|her|his|their)|"
    r"as (?:you|she|he|they) (?:asked|wrote|requested)|(?:replied|answered|wrote back|rang back)|"
    r"thank(?:s| you) for your (?:letter|message|email|e-mail|call|note|text)|re:)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^[ ,]*(?:then |also |had |has )?(?:said|says|told|tells|asked|asks|replied|answered|wrote|"
    r"rang|phoned|texted|emailed|agreed|refused|reported|complained)\b",
    re.IGNORECASE,
)


def one_sided(one: Shown, withheld: Sequence[date]) -> Iterator[str]:
    """What somebody covered said or did, and replies beside what is kept back.

    `withheld` are the days of the records that are kept back whole.
    """
    for text in one.texts:
        for at, piece in enumerate(text):
            after = text[at + 1] if at + 1 < len(text) else None
            if isinstance(piece, Marker) and isinstance(after, str) and _SAID.match(after):
                yield _excerpt(text, at)
    words = plain(one)
    near = one.on is not None and any(abs(one.on - day) <= NEAR for day in withheld)
    if near or COVERED in words:
        yield from (match[0] for match in _REPLY.finditer(words))


# who somebody is, beside the marker that covers them

_WHO = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|mum|mummy|mam|mother|dad|daddy|father|nana?|"
    r"gran|granny|grandma|grandmother|grandad|grandpa|grandfather|aunt|auntie|uncle|sister|"
    r"brother|cousin|partner|boyfriend|girlfriend|husband|wife|fianc[eé]e?|step(?:dad|mum|father|"
    r"mother)|neighbour|landlord|teacher|solicitor|social worker|health visitor)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s|$)|\n")
_ENDED = re.compile(r"[.!?\n]\s*$")
_LONGEST = 160
"""So much of a sentence is shown."""


def pronouns(one: Shown, own: Own = NOBODY) -> Iterator[str]:
    """Sentences in which words beside a marker say who is behind it.

    Words that can only mean whoever asks, or their child, say nothing.
    """
    for text in one.texts:
        for at, piece in enumerate(text):
            if isinstance(piece, Marker) and _tells_who(*_sentence(text, at), own):
                yield _excerpt(text, at)


def _tells_who(before: str, after: str, own: Own) -> bool:
    """Whether a word beside a marker says who is behind it."""
    near = (one for one in _WHO.finditer(before) if one.end() > len(before) - AROUND)
    if any(not is_own(one, own, COVERED, is_before=True) for one in near):
        return True
    beyond = (one for one in _WHO.finditer(after) if one.start() < AROUND)
    return any(not is_own(one, own, COVERED, is_before=False) for one in beyond)


# a sentence that breaks off where words were taken out in silence

_FROM_HERE = re.compile(r"\s*[,;:(–—-]")


def broken(text: str, find: str) -> Iterator[str]:
    """The sentences that read as if words were missing once `find` is taken out without a sign.

    A whole sentence may go, and a clause at its end: what is left of those is whole.
    """
    at = text.find(find) if find.strip() else -1
    while at >= 0:
        end = at + len(find)
        before = _END.split(text[:at])[-1]
        ends = _ENDED.search(find) or _END.match(text, end) or end == len(text)
        after = "" if ends else _END.split(text[end:])[0]
        clause = ends and _FROM_HERE.match(find)
        if re.search(r"\w", before + after) and not clause:
            yield " ".join(f"{before[-AROUND:]} {after[:AROUND]}".split())
        at = text.find(find, end)


def _sentence(text: Sequence[Piece], at: int) -> tuple[str, str]:
    """The words before and after a marker, within its sentence."""
    before = "".join(map(_said, text[:at]))
    after = "".join(map(_said, text[at + 1 :]))
    return _END.split(before)[-1], _END.split(after)[0]


def _excerpt(text: Sequence[Piece], at: int) -> str:
    """The sentence of a marker; of a long one what is near to it."""
    before, after = _sentence(text, at)
    if len(before) + len(after) > _LONGEST:
        before, after = before[-AROUND:], after[:AROUND]
    return " ".join(f"{before}{COVERED}{after}".split())
