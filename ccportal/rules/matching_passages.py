"""Passages of a record that are somebody else's, for a reviewer to take out or leave (SAR)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from ccportal.rules import matching_mails, matching_phones
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_born import births, dates, day_of
from ccportal.rules.matching_case import cased
from ccportal.rules.matching_homes import Stretch, homes, meet
from ccportal.rules.matching_marks import Mark, marks
from ccportal.rules.matching_names import Form, Hit
from ccportal.rules.matching_others import spelt, theirs
from ccportal.rules.matching_people import Reading, Words
from ccportal.rules.matching_plain import Plain, plain
from ccportal.rules.matching_reach import NEVER
from ccportal.rules.matching_text import Text, fold
from ccportal.rules.matching_unknown import unknown

CLOSING = re.compile(
    r"(?i)(?:regards|sincerely|faithfully|thanks|thank you|wishes|truly|cheers|respectfully)"
    r"[ \t]*,?\s*\Z"
)
"""What stands before the name of who writes a letter."""

SIGNED = re.compile(r"[ \t]*(?:\r?\n(?![ \t]*(?:>|On |From:|To:|cc|Cc))[ \t]*\S[^\n]{0,60}){1,4}")
"""The lines under it."""

PLACED = ("school", "workplace")
"""Organisations that may be called like a town."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text (code points), what it is, and whose if that is known."""

    start: int
    end: int
    kind: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside the people: organisations, and what is nobody's secret.

    `named` gives the kind (school, workplace ...) of distinctive words, as keys; `familiar`
    are words that the centre writes with a capital of all and sundry; `ours` is what is the
    centre's own. `asking` is false where somebody else asks in the subject's name. `read` are
    texts that were taken to pieces already.
    """

    named: Mapping[str, str]
    familiar: Set[str]
    asking: bool = True
    ours: re.Pattern[str] = NEVER
    read: Mapping[str, Text] = field(default_factory=dict)


def passages(
    seeker: Seeker, words: Words, text: str, others: Iterable[str], around: Surroundings
) -> tuple[Passage, ...]:
    """What in a text is not the subject's own, in order and without overlaps.

    `others` are the people whose given names alone are looked for.
    """
    seen = plain(text)
    some = tuple(others)
    names = map(seeker.register.names, (seeker.ref, *some))
    text = cased(seen.text, names, seeker.register.given)
    found = _passages(seeker, words, text, some, around)
    return tuple(_placed(seen, one) for one in found)


def _passages(
    seeker: Seeker, words: Words, text: str, others: tuple[str, ...], around: Surroundings
) -> list[Passage]:
    """The same in a text that is written plainly."""
    reading = Reading(seeker.register, text, around.read.get(text))
    marked = marks(text)
    mails = tuple(matching_mails.mails(text))
    own = seeker.own(reading, words, around.asking)
    own += _signed(seeker, reading) if around.asking else []
    mine = _but_for_theirs(seeker, text, others, own, (*mails, *_placed_like(marked)))
    if around.ours is not NEVER:
        mine += _ours(seeker, text, others, around.ours)
    taken: list[Passage] = [Passage(start, end, "") for start, end in mine]
    for found in (
        _numbers(seeker, text, others, mails),
        _born(seeker, text, others),
        (
            Passage(start, end, "address", whose)
            for start, end, whose in homes(seeker, reading.read, others, mine, _placed_like(marked))
        ),
        (Passage(*one) for one in marked),
        _people(seeker, reading, words, others),
        _strangers(reading, around, seeker.register.given),
    ):
        for one in found:
            if not any(meet((one.start, one.end), (two.start, two.end)) for two in taken):
                taken.append(one)
    return sorted(taken[len(mine) :], key=lambda one: one.start)


def _numbers(
    seeker: Seeker, text: str, others: Iterable[str], mails: tuple[Stretch, ...]
) -> Iterator[Passage]:
    """Mail addresses and telephone numbers."""
    dialled = tuple(matching_phones.numbers(text))
    holders: dict[str, str] = {}
    for ref in others if mails or dialled else ():
        for kind, value in seeker.register.people[ref].contacts:
            holders[matching_phones.national(value) if kind == "phone" else value.lower()] = ref
    for start, end in mails:
        yield Passage(start, end, "email", holders.get(text[start:end].lower()))
    for start, end, digits in dialled:
        yield Passage(start, end, "phone", holders.get(digits))


def _born(seeker: Seeker, text: str, others: Iterable[str]) -> Iterator[Passage]:
    """Dates of birth, but for the subject's; a date that is not called so if it is another's."""
    people = {ref: seeker.register.people[ref].born for ref in others}
    holders = {day_of(born): ref for ref, born in people.items() if born is not None}
    own = day_of(seeker.who.born) if seeker.who.born else None
    for start, end, day in births(text):
        if day is None or day != own:
            yield Passage(start, end, "birth", None if day is None else holders.get(day))
    for start, end, day in dates(text) if holders else ():
        if day is not None and day in holders and day != own:
            yield Passage(start, end, "birth", holders[day])


def _but_for_theirs(
    seeker: Seeker,
    text: str,
    others: Iterable[str],
    mine: list[Stretch],
    others_places: Iterable[Stretch],
) -> list[Stretch]:
    """The subject's own places, but for those within what is somebody else's alone.

    Who lives at number 4 of a street does not own the street where it is told of number 6, nor
    the school that is called like their town.
    """
    if not mine:
        return []
    own = [match.span() for match in seeker.register.reach(seeker.ref).sure.finditer(text)]
    reaches = (seeker.register.reach(one).sure for one in others)
    found = [m.span() for one in reaches if one is not NEVER for m in one.finditer(text)]
    found += others_places
    not_mine = [one for one in found if not any(meet(one, two) for two in own)]
    return [one for one in mine if not any(meet(one, two) for two in not_mine)]


def _ours(
    seeker: Seeker, text: str, others: Iterable[str], pattern: re.Pattern[str]
) -> Iterator[Stretch]:
    """The centre's own places, but for the street or postcode that is another's home too."""
    reaches = [seeker.register.reach(one) for one in others]
    for match in pattern.finditer(text):
        part = match.group()
        if not any(next(one.places(part, True), None) for one in reaches):
            yield match.span()


def _signed(seeker: Seeker, reading: Reading) -> list[Stretch]:
    """What the subject puts under their name at the end of a letter: trade, firm, number."""
    full = (hit for hit in reading.hits(seeker.ref) if hit.form >= Form.SHORT)
    found = [SIGNED.match(reading.text, hit.end) for hit in full if _begins_line(reading, hit)]
    return [one.span() for one in found if one is not None]


def _begins_line(reading: Reading, hit: Hit) -> bool:
    """Whether a name stands on a line of its own after a closing: `Kind regards`."""
    before = reading.text[: hit.start].rstrip(" \t")
    return CLOSING.search(before) is not None


def _placed_like(marked: Iterable[Mark]) -> list[Stretch]:
    """The schools and workplaces among some marks: they may be called like a town."""
    return [(start, end) for start, end, kind in marked if kind in PLACED]


def _placed(seen: Plain, one: Passage) -> Passage:
    """A passage where it stands in the text as it was written."""
    start, end = seen.written(one.start, one.end)
    return replace(one, start=start, end=end)


def _people(
    seeker: Seeker, reading: Reading, words: Words, others: Iterable[str]
) -> Iterator[Passage]:
    """Names of people whom the centre knows: in any form if they are near, else whole."""
    circle = seeker.register.circle(words)
    some = spelt(reading.read)
    found: list[tuple[int, int, Passage]] = []
    for ref in others:
        for hit in reading.hits(ref):
            if hit.form is not Form.LETTER:
                rank = -2 * int(hit.form) - (ref in circle)
                found.append((rank, hit.start, Passage(hit.start, hit.end, "name", ref)))
        for start, end in theirs(seeker.register.names(ref), some):
            found.append((-2 * Form.INITIALS, start, Passage(start, end, "name", ref)))
    whole = seeker.register.whole.keys()
    for at in () if whole.isdisjoint(reading.read.keys) else range(len(reading.line)):
        for size in (4, 3, 2):
            bearers = seeker.register.whole.get(reading.read.window(at, size) or "")
            if bearers:
                start, end = reading.line[at].start, reading.line[at + size - 1].end
                bearer = min(bearers) if len(bearers) == 1 else None
                found.append((-2 * Form.FULL, start, Passage(start, end, "name", bearer)))
    yield from (passage for _, _, passage in sorted(found, key=lambda one: one[:2]))


def _strangers(reading: Reading, around: Surroundings, borne: Set[str]) -> Iterator[Passage]:
    """Names that no entry goes with."""
    for start, end in unknown(reading.read, around.familiar, around.named.keys(), borne):
        written = [fold(one) for one in reading.text[start:end].split()]
        kinds = [around.named[key] for key in written if key in around.named]
        yield Passage(start, end, kinds[0] if kinds else "name")
