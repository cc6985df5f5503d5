"""Reading an answer as the other parent: what could be told from what is given (VIO, SAR).

Words are covered one by one; a reader puts together what is left. A finding is a place where
that may be possible: what is another person's and still stands there, times that make a
routine, a number that is missing, half of an exchange, a "she" beside a marker. None of them is
a fault by itself: the reviewer answers each, or goes back and covers more.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ccportal.errors import Invalid
from ccportal.rules.redaction import Marker, Piece

NEAR = timedelta(days=14)
"""An exchange that is nearer to something withheld than this may be the other half of it."""

AROUND = 60
"""So many characters on either side of a marker are read with it, within its sentence."""

COVERED = "[…]"
"""How a marker stands in the words of a finding."""


class Sign(StrEnum):
    """What may be told from."""

    NAMED = "named"
    ROUTINE = "routine"
    GAP = "gap"
    ONE_SIDED = "one-sided"
    PRONOUN = "pronoun"


class Answer(StrEnum):
    """Why it may stay."""

    KNOWN = "known"
    THEIR_OWN = "their-own"
    NOBODY = "nobody"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it is given: its texts in pieces, silent passages as markers too."""

    record: str
    on: date | None
    texts: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a record that are probably another person's, and of what kind."""

    record: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could be told, from these words, in these records.

    `kind` says of a name, an address and so on what it is; it is empty for the other signs.
    """

    sign: Sign
    words: tuple[str, ...]
    records: tuple[str, ...]
    kind: str = ""

    @property
    def key(self) -> str:
        """The same for the same words in the same records: an answer holds for these alone."""
        said = json.dumps([self.sign, self.words, self.records, self.kind], ensure_ascii=False)
        return hashlib.sha256(said.encode()).hexdigest()[:20]


def findings(
    shown: Sequence[Shown], named: Iterable[Named], withheld: Iterable[date]
) -> tuple[Finding, ...]:
    """All that could be told from what is given, what names somebody first.

    `named` is what was suggested, covered or not; `withheld` the days of the records that are
    kept back whole.
    """
    days = tuple(withheld)
    found = [*_named(shown, named), *_routines(shown)]
    for sign, look in ((Sign.GAP, _gaps), (Sign.PRONOUN, _pronouns)):
        found += [_in_one(sign, one, look(one)) for one in shown]
    found += [_in_one(Sign.ONE_SIDED, one, _one_sided(one, days)) for one in shown]
    order = list(Sign)
    real = [one for one in found if one.words]
    return tuple(sorted(real, key=lambda one: (order.index(one.sign), one.kind, one.records)))


def check_answer(answer: Answer | None, words: str) -> None:
    """Accept an answer to a finding, or raise Invalid: another reason has to be written."""
    if answer is None:
        raise Invalid("answer: say why it may stay")
    if answer is Answer.OTHER and not words.strip():
        raise Invalid("words: write why it may stay")


def _in_one(sign: Sign, one: Shown, words: Iterable[str]) -> Finding:
    return Finding(sign, tuple(dict.fromkeys(words)), (one.record,))


def _plain(one: Shown) -> str:
    return "\n".join("".join(_said(piece) for piece in text) for text in one.texts)


def _said(piece: Piece) -> str:
    return COVERED if isinstance(piece, Marker) else piece


def _grouped(sign: Sign, places: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """Findings of the same words in several records as one; a place is words, kind, record."""
    found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for words, kind, record in places:
        found[" ".join(words.casefold().split()), kind].setdefault(record, words)
    for (_folded, kind), where in found.items():
        first = where[min(where)]
        yield Finding(sign, (first,), tuple(sorted(where)), kind)


# what is another person's


def _named(shown: Sequence[Shown], named: Iterable[Named]) -> Iterator[Finding]:
    stays = {one.record: _plain(one) for one in shown}
    left = [
        (one.words, one.kind, one.record)
        for one in named
        if re.search(rf"(?<!\w){re.escape(one.words)}(?!\w)", stays.get(one.record, ""))
    ]
    yield from _grouped(Sign.NAMED, left)


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


def _routines(shown: Iterable[Shown]) -> Iterator[Finding]:
    places = [
        (match[0], "", one.record) for one in shown for match in _ROUTINE.finditer(_plain(one))
    ]
    yield from _grouped(Sign.ROUTINE, places)


# a number that is missing

_NUMBERED = re.compile(r"^[ \t]*\(?(\d{1,2})[.)](?=\s)", re.MULTILINE)
_OF_MANY = re.compile(
    r"\b(?:page|part|sheet|letter|note|item|no\.?|number) \d{1,3} of \d{1,3}\b", re.IGNORECASE
)


def _gaps(one: Shown) -> Iterator[str]:
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


def _one_sided(one: Shown, withheld: Sequence[date]) -> Iterator[str]:
    for text in one.texts:
        for at, piece in enumerate(text):
            after = text[at + 1] if at + 1 < len(text) else None
            if isinstance(piece, Marker) and isinstance(after, str) and _SAID.match(after):
                yield _excerpt(text, at)
    words = _plain(one)
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
_END = re.compile(r"[.!?\n]")


def _pronouns(one: Shown) -> Iterator[str]:
    for text in one.texts:
        for at, piece in enumerate(text):
            if isinstance(piece, Marker) and _WHO.search(" ".join(_beside(text, at))):
                yield _excerpt(text, at)


def _beside(text: Sequence[Piece], at: int) -> tuple[str, str]:
    """The words before and after a marker, within its sentence and not far from it."""
    before = "".join(map(_said, text[:at]))[-AROUND:]
    after = "".join(map(_said, text[at + 1 :]))[:AROUND]
    return _END.split(before)[-1], _END.split(after)[0]


def _excerpt(text: Sequence[Piece], at: int) -> str:
    before, after = _beside(text, at)
    return " ".join(f"{before}{COVERED}{after}".split())
