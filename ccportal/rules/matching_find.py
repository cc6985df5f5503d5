"""Where one person's name stands in a text, in whatever form it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from ccportal.rules.matching_alone import (
    End,
    alone,
    family_alone,
    family_at,
    initials,
    is_letter,
    letter,
)
from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_names import Form, Hit, Names
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_text import (
    ABROAD,
    COMMA_JOINT,
    INITIAL_JOINT,
    TITLES,
    Atom,
    Text,
    words,
)
from ccportal.rules.matching_words import ordinary, wordlike

AND = re.compile(r"\s*[&+]\s*")
MALE, FEMALE = words("mr sir"), words("mrs ms miss")
LIKE_SURNAMES = words("kaur singh begum bibi khatun devi kumar lal bano akhtar khanom sultana banu")
SURELY = words("mr mrs ms")
"""Titles that are nothing else, so that a surname without a capital may follow."""


def find(names: Names, text: Text) -> Iterator[Hit]:
    """The places where somebody's name may stand, in order; they do not overlap.

    At each place the fullest form is taken. That a form is found does not say that it is this
    person: `Craig` is found for every Craig.
    """
    met = names.meeting(text.keys)
    if not met and True not in text.titled:
        return
    line = text.line
    begins = _may_begin(met, text)
    at = 0
    while at < len(line):
        if not begins[at]:
            at += 1
            continue
        found = next(filter(None, (look(names, text, at) for look in LOOKS)), None)
        if found is None:
            at += 1
            continue
        end, form = found
        yield Hit(line[at].start, line[end - 1].end, at, form)
        at = end


def _may_begin(met: Set[str], text: Text) -> list[bool]:
    """Where a name of theirs may begin at all, and no postcode ends: `0BT`."""
    return [
        titled or not met.isdisjoint(some)
        for some, titled in zip(text.begins, text.titled, strict=True)
    ]


def _phrase(names: Names, text: Text, at: int) -> End:
    """A known-as name of several words: `Big Craig`."""
    if names.phrases:
        for size in (4, 3, 2):
            if text.window(at, size) in names.phrases:
                return at + size, Form.ALIAS
    return None


def _whole(names: Names, text: Text, at: int) -> End:
    """Given name and surname: `Craig Pollitt`, `Graig Pollit`, `Craig A. Pollitt`.

    Of `Craig and Leanne Pollitt` the given name alone is taken, as his name in full.
    """
    best: tuple[int, int] = (0, 0)
    for size in (3, 2, 1):
        key = text.window(at, size)
        given = names.rank(key)[0] if key else 0
        for start in _after_given(text, at + size) if given else ():
            end, family = family_at(names, text, start)
            if family and _enough(text.line, at, end, given, family):
                best = max(best, (given + family, end))
        shared = _after_two(text, at + size) if given > 1 else len(text.line)
        if family_at(names, text, shared)[1] == 3:
            best = max(best, (given + 3, at + size))
    if best[0]:
        return best[1], Form.FULL if best[0] == 6 else Form.NEAR
    return _by_ear(names, text, at)


def _enough(line: tuple[Atom, ...], at: int, end: int, given: int, family: int) -> bool:
    """Whether a given name and a surname that fit so well are a name together."""
    if family == 2 and given < 2:
        return False
    return any(one.capital for one in line[at:end]) or not all(
        ordinary(one.key) for one in line[at:end]
    )


def _by_ear(names: Names, text: Text, at: int) -> End:
    """An unknown given name that begins like theirs, before their very surname: `Agnieska`."""
    line = text.line
    word = line[at]
    key = word.key
    if not word.capital or len(key) < 3 or key[0] not in names.letters:
        return None
    if wordlike(key) or nameless(key) or key in known_names():
        return None
    if at + 1 < len(line) and text.joined(at):
        end, family = family_at(names, text, at + 1)
        if family == 3 and any(key[:3] == one[:3] for one in names.givens):
            return end, Form.NEAR
    return None


def _after_given(text: Text, start: int) -> Iterator[int]:
    """Where the surname may begin after a given name: at once, or after another name."""
    line = text.line
    if start >= len(line):
        return
    if INITIAL_JOINT.fullmatch(text.between(start - 1)) or text.joined(start - 1):
        yield start
        middle = is_letter(line[start]) or (line[start].capital and not wordlike(line[start].key))
        if middle and start + 1 < len(line) and INITIAL_JOINT.fullmatch(text.between(start)):
            yield start + 1


def _after_two(text: Text, start: int) -> int:
    """Where the surname of `Craig and Leanne Pollitt` stands; past the end if nowhere."""
    line = text.line
    if start >= len(line):
        return start
    second = start + 1
    if line[start].key != "and":
        second = start if AND.fullmatch(text.between(start - 1)) else len(line)
    if second + 1 < len(line) and line[second].capital and text.joined(second):
        return second + 1
    return len(line)


def _turned(names: Names, text: Text, at: int) -> End:
    """Surname first: `Pollitt, Craig`, `Nguyễn Văn Minh`."""
    line = text.line
    start, family = family_at(names, text, at)
    if family < 2 or start >= len(line):
        return None
    gap = text.between(start - 1)
    comma = COMMA_JOINT.fullmatch(gap) is not None
    first = is_letter(line[start]) and line[start].key in names.letters and line[at].capital
    if first and (comma or (family == 3 and line[start].key not in "ai" and gap == " ")):
        return start + 1, Form.SHORT
    if text.joined(start - 1) or comma:
        for size in (2, 1):
            key = text.window(start, size)
            if key and names.rank(key)[0] > 1 and _enough(line, at, start + size, 2, family):
                return start + size, Form.FULL
    return None


def _initial_first(names: Names, text: Text, at: int) -> End:
    """Initials and surname: `C. Pollitt`, `C A Pollitt`."""
    line = text.line
    end = at
    while end < len(line) - 1 and end < at + 3 and is_letter(line[end]):
        if not INITIAL_JOINT.fullmatch(text.between(end)):
            return None
        end += 1
    if end == at or line[at].key not in names.letters:
        return None
    stop, family = family_at(names, text, end)
    if family > 1 or (family == 1 and line[end].capital):
        return stop, Form.SHORT
    return None


def _initial_last(names: Names, text: Text, at: int) -> End:
    """Given name and the surname's initial: `Craig P`."""
    line = text.line
    for size in (2, 1):
        key = text.window(at, size)
        if key is None or at + size >= len(line) or names.rank(key)[0] < 1 + (len(key) < 5):
            continue
        letter = line[at + size]
        fits = is_letter(letter) and any(one[0] == letter.key for one in names.families)
        article = letter.key in "ai" and re.match(r"\s+\w", text.text[letter.end :])
        if fits and not article and text.joined(at + size - 1) and line[at].capital:
            return at + size + 1, Form.SHORT
    return None


def _joined(names: Names, text: Text, at: int) -> End:
    """Given name and surname in one word: `annasmith`, `PollittCraig`."""
    return (at + 1, Form.FULL) if text.line[at].key in names.joined else None


def _both_given(names: Names, text: Text, at: int) -> End:
    """All given names, the last of a kind that stands for a surname: `Harpreet Kaur`."""
    for size in (3, 2):
        key = text.window(at, size)
        if key in names.givens and text.line[at + size - 1].key in LIKE_SURNAMES:
            return at + size, Form.SHORT
    return None


def _titled(names: Names, text: Text, at: int) -> End:
    """A title and the surname or its initial: `Mr Pollitt`, `Mr P`; not one of the other sex."""
    line = text.line
    title = line[at].key
    abroad = title in ABROAD and line[at].capital
    if not (abroad or title in TITLES) or at + 1 >= len(line):
        return None
    if (title in MALE and names.sex == "f") or (title in FEMALE and names.sex == "m"):
        return None
    end, family = family_at(names, text, at + 1)
    if not family and is_letter(line[at + 1]) and not abroad:
        some = names.families | names.halves
        end, family = at + 2, int(any(one[0] == line[at + 1].key for one in some))
    gap = text.between(at)
    sure = line[at + 1].capital or (title in SURELY and family == 3)
    if family and INITIAL_JOINT.fullmatch(gap) and sure:
        return end, Form.TITLED
    return None


LOOKS = (
    _phrase,
    _whole,
    _turned,
    _joined,
    _both_given,
    _initial_first,
    _initial_last,
    _titled,
    alone,
    family_alone,
    initials,
    letter,
)
