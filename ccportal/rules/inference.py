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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ccportal.errors import Invalid
from ccportal.rules import inference_signs as signs
from ccportal.rules.inference_own import NOBODY, Own
from ccportal.rules.inference_signs import Shown, plain


class Sign(StrEnum):
    """What may be told from."""

    NAMED = "named"
    ROUTINE = "routine"
    GAP = "gap"
    ONE_SIDED = "one-sided"
    PRONOUN = "pronoun"
    BROKEN = "broken"
    UNREAD = "unread"


class Answer(StrEnum):
    """Why it may stay."""

    KNOWN = "known"
    THEIR_OWN = "their-own"
    NOBODY = "nobody"
    OTHER = "other"


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


NOT_READ = "Not every page of this file could be read by the machine."


def findings(
    shown: Sequence[Shown],
    named: Iterable[Named],
    withheld: Iterable[date],
    pages: Mapping[str, str] = MappingProxyType({}),
    unread: Iterable[str] = (),
    own: Own = NOBODY,
) -> tuple[Finding, ...]:
    """All that could be told from what is given, what names somebody first.

    `named` is what was suggested, covered or not; `withheld` the days of the records that are
    kept back whole; `pages` by record what stays on the pages of its file, or in an entry that
    nobody decides about; `unread` the records
    with pages of which nobody but the reviewer can say what they show; `own` are whoever asks and
    their children, of whom a word beside a marker may be.
    """
    days = tuple(withheld)
    found = [*_named(shown, named, pages)]
    found += [Finding(Sign.UNREAD, (NOT_READ,), (one,)) for one in unread]
    again = [(words, "", one.record) for one in shown for words in signs.routines(one)]
    found += _grouped(Sign.ROUTINE, again)
    for one in shown:
        found.append(_in_one(Sign.GAP, one, signs.gaps(one)))
        found.append(_in_one(Sign.ONE_SIDED, one, signs.one_sided(one, days)))
        found.append(_in_one(Sign.PRONOUN, one, signs.pronouns(one, own)))
        found.append(_in_one(Sign.BROKEN, one, one.broken))
    order = list(Sign)
    real = [one for one in found if one.words]
    return tuple(sorted(real, key=lambda one: (order.index(one.sign), one.kind, one.records)))


def check_answer(answer: Answer | None, words: str) -> None:
    """Accept an answer to a finding, or raise Invalid: another reason has to be written."""
    if answer is None:
        raise Invalid("say why it may stay")
    if answer is Answer.OTHER and not words.strip():
        raise Invalid("write why it may stay")


def _in_one(sign: Sign, one: Shown, words: Iterable[str]) -> Finding:
    return Finding(sign, tuple(dict.fromkeys(words)), (one.record,))


def _grouped(sign: Sign, places: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """Findings of the same words in several records as one; a place is words, kind, record."""
    found: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for words, kind, record in places:
        found[" ".join(words.casefold().split()), kind].setdefault(record, words)
    for (_folded, kind), where in found.items():
        first = where[min(where)]
        yield Finding(sign, (first,), tuple(sorted(where)), kind)


# what is another person's


def _named(
    shown: Sequence[Shown], named: Iterable[Named], pages: Mapping[str, str]
) -> Iterator[Finding]:
    words = {one.record: f"{plain(one)}\n{pages.get(one.record, '')}" for one in shown}
    stays = {**pages, **words}
    left = [
        (one.words, one.kind, one.record)
        for one in named
        if re.search(rf"(?<!\w){re.escape(one.words)}(?!\w)", stays.get(one.record, ""))
    ]
    yield from _grouped(Sign.NAMED, left)
