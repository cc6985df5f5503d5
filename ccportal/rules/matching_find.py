"""Where one person's name stands in a text, in whatever form it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_names import Form, Hit, Names
from ccportal.rules.matching_near import close
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_sense import reads_as_name
from ccportal.rules.matching_text import (
    COMMA_JOINT,
    INITIAL_JOINT,
    TITLES,
    Atom,
    between,
    joined,
    window,
    words,
)
from ccportal.rules.matching_words import ordinary, wordlike

Line = tuple[Atom, ...]
End = tuple[int, Form] | None
"""After which run of letters a name ends (its index, exclusive), and the form that it has."""

SHORTENED = words(
    """
    sw pc gp ok am pm tv mp dv cp rp nb re uk us it pe id dj cd ds dc hv ta fb is in on at to we he
    me my no so do go up as an or if by be of la eh ps qc kc di dr mr ms st rd bbc nhs dob lac cin
    cla
    """
)
"""Capitals that stand for something else than somebody's initials."""

LETTERED = words(
    "section room block plan group part floor flat vitamin class unit type team grade option level"
    " appendix annex annexe hepatitis form tier set house exhibit year wing bay gate zone hall"
)
MALE, FEMALE = words("mr sir"), words("mrs ms miss")
OTHERS = words("family kids children girls boys household residence parents twins")


def find(names: Names, text: str, line: Line) -> Iterator[Hit]:
    """The places where somebody's name may stand, in order; they do not overlap.

    At each place the fullest form is taken. That a form is found does not say that it is this
    person: `Craig` is found for every Craig.
    """
    at = 0
    while at < len(line):
        found = next(filter(None, (look(names, text, line, at) for look in LOOKS)), None)
        if found is None:
            at += 1
            continue
        end, form = found
        yield Hit(line[at].start, line[end - 1].end, at, form)
        at = end


def _phrase(names: Names, text: str, line: Line, at: int) -> End:
    """A known-as name of several words: `Big Craig`."""
    if names.phrases:
        for size in (4, 3, 2):
            if window(text, line, at, size) in names.phrases:
                return at + size, Form.ALIAS
    return None


def _whole(names: Names, text: str, line: Line, at: int) -> End:
    """Given name and surname: `Craig Pollitt`, `Graig Pollit`, `Craig A. Pollitt`."""
    best: tuple[int, int] = (0, 0)
    for size in (3, 2, 1):
        key = window(text, line, at, size)
        given = names.rank(key)[0] if key else 0
        for start in _after_given(text, line, at + size) if given else ():
            end, family = _family_at(names, text, line, start)
            if family and _enough(line, at, end, given, family):
                best = max(best, (given + family, end))
    if best[0]:
        return best[1], Form.FULL if best[0] == 6 else Form.NEAR
    return _by_ear(names, text, line, at)


def _enough(line: Line, at: int, end: int, given: int, family: int) -> bool:
    """Whether a given name and a surname that fit so well are a name together."""
    if family == 2 and given < 2:
        return False
    return any(one.capital for one in line[at:end]) or not all(
        ordinary(one.key) for one in line[at:end]
    )


def _by_ear(names: Names, text: str, line: Line, at: int) -> End:
    """An unknown given name that begins like theirs, before their very surname: `Agnieska`."""
    word = line[at]
    key = word.key
    if not word.capital or len(key) < 3 or key[0] not in names.letters():
        return None
    if wordlike(key) or nameless(key) or key in known_names():
        return None
    if at + 1 < len(line) and joined(text, word, line[at + 1]):
        end, family = _family_at(names, text, line, at + 1)
        if family == 3 and any(key[:3] == one[:3] for one in names.givens):
            return end, Form.NEAR
    return None


def _after_given(text: str, line: Line, start: int) -> Iterator[int]:
    """Where the surname may begin after a given name: at once, after a middle name, after `and X`."""
    if start >= len(line):
        return
    if INITIAL_JOINT.fullmatch(between(text, line[start - 1], line[start])) or joined(
        text, line[start - 1], line[start]
    ):
        yield start
        middle = line[start]
        if start + 1 < len(line) and middle.capital and not wordlike(middle.key):
            if INITIAL_JOINT.fullmatch(between(text, middle, line[start + 1])):
                yield start + 1
    yield from _after_and(text, line, start)


def _after_and(text: str, line: Line, start: int) -> Iterator[int]:
    """Where the surname begins in `Craig and Leanne Pollitt`, after the second given name."""
    second = start + 1 if line[start].key == "and" else start
    gap = between(text, line[start - 1], line[start])
    if (second > start or re.fullmatch(r"\s*[&+]\s*", gap)) and second + 1 < len(line):
        if line[second].capital and joined(text, line[second], line[second + 1]):
            yield second + 1


def _family_at(names: Names, text: str, line: Line, at: int) -> tuple[int, int]:
    """How far a surname of theirs goes that begins here, and how well it fits; else 0."""
    best = (at, 0)
    for size in (3, 2, 1):
        key = window(text, line, at, size)
        rank = names.rank(key)[1] if key else 0
        if rank > best[1]:
            best = (at + size, rank)
    return best


def _turned(names: Names, text: str, line: Line, at: int) -> End:
    """Surname first: `Pollitt, Craig`, `Nguyễn Văn Minh`."""
    start, family = _family_at(names, text, line, at)
    if family < 2 or start >= len(line):
        return None
    gap = between(text, line[start - 1], line[start])
    if joined(text, line[start - 1], line[start]) or COMMA_JOINT.fullmatch(gap):
        for size in (2, 1):
            key = window(text, line, start, size)
            if key and names.rank(key)[0] > 1 and _enough(line, at, start + size, 2, family):
                return start + size, Form.FULL
    return None


def _initial_first(names: Names, text: str, line: Line, at: int) -> End:
    """Initials and surname: `C. Pollitt`, `C A Pollitt`."""
    end = at
    while end < len(line) - 1 and end < at + 3 and _is_letter(line[end]):
        if not INITIAL_JOINT.fullmatch(between(text, line[end], line[end + 1])):
            return None
        end += 1
    if end == at or line[at].key not in names.letters():
        return None
    stop, family = _family_at(names, text, line, end)
    if family > 1 or (family == 1 and line[end].capital):
        return stop, Form.SHORT
    return None


def _initial_last(names: Names, text: str, line: Line, at: int) -> End:
    """Given name and the surname's initial: `Craig P`."""
    for size in (2, 1):
        key = window(text, line, at, size)
        if key is None or at + size >= len(line) or names.rank(key)[0] < 1 + (len(key) < 5):
            continue
        letter = line[at + size]
        fits = _is_letter(letter) and any(one[0] == letter.key for one in names.families)
        if fits and joined(text, line[at + size - 1], letter) and line[at].capital:
            if letter.key not in "ai" or not re.match(r"\s+\w", text[letter.end :]):
                return at + size + 1, Form.SHORT
    return None


def _titled(names: Names, text: str, line: Line, at: int) -> End:
    """A title and the surname: `Mr Pollitt`; not one that does not go with the sex."""
    title = line[at].key
    if title not in TITLES or at + 1 >= len(line):
        return None
    if (title in MALE and names.sex == "f") or (title in FEMALE and names.sex == "m"):
        return None
    end, family = _family_at(names, text, line, at + 1)
    gap = between(text, line[at], line[at + 1])
    if family and INITIAL_JOINT.fullmatch(gap) and line[at + 1].capital:
        return end, Form.TITLED
    return None


def _alone(names: Names, text: str, line: Line, at: int) -> End:
    """A given name by itself, in full or for short."""
    for size in (2, 1):
        key = window(text, line, at, size)
        if key is None or _surnamed(text, line, at + size):
            continue
        rank = names.rank(key)[0]
        last = line[at + size - 1]
        if rank > 1 and (size > 1 or reads_as_name(text, line, at)):
            return at + size, Form.GIVEN if rank == 3 else Form.NICKNAME
        # A plural or a possessive whose sign was left out: `Craigs phone`.
        if key.endswith("s") and key[:-1] in names.givens and last.capital and not wordlike(key):
            return at + size, Form.GIVEN
        unknown = last.capital and not (wordlike(key) or nameless(key) or key in known_names())
        if unknown and any(close(key, one) for one in names.givens):
            return at + size, Form.ALONE_NEAR
    return None


def _surnamed(text: str, line: Line, at: int) -> bool:
    """Whether what follows a given name is a surname or its initial, so that it is another's."""
    if at >= len(line) or text.isupper():
        return False
    after = line[at]
    if not after.capital or not re.fullmatch(r"[ \t]+|-", between(text, line[at - 1], after)):
        return False
    if line[at - 1].own or text[line[at - 1].end : after.start] == "-":
        return not line[at - 1].own
    if _is_letter(after):
        return after.key not in "ai"
    return not (wordlike(after.key) or nameless(after.key) or after.word.isupper())


def _family_alone(names: Names, text: str, line: Line, at: int) -> End:
    """A surname by itself that no given name goes before."""
    end, family = _family_at(names, text, line, at)
    if family < 3 or not line[at].capital or end - at == 1 and len(line[at].key) < 4:
        return None
    before = line[at - 1] if at else None
    if before is not None and not line[at].opens and joined(text, before, line[at]):
        if before.capital and not wordlike(before.key) and not nameless(before.key):
            return None
    if end < len(line) and line[end].key in OTHERS:
        return None
    return (end, Form.FAMILY) if reads_as_name(text, line, at) else None


def _initials(names: Names, text: str, line: Line, at: int) -> End:
    """Two or three capitals: `CP`."""
    word = line[at]
    if word.word.isupper() and len(word.key) > 1 and word.key in names.initials:
        if word.key not in SHORTENED and not text.isupper():
            return at + 1, Form.INITIALS
    return None


def _letter(names: Names, text: str, line: Line, at: int) -> End:
    """The given name's first letter by itself: `Z + A`."""
    word = line[at]
    if not _is_letter(word) or word.key not in names.letters() or text.isupper():
        return None
    around = text[max(0, word.start - 8) : word.end + 8]
    if re.search(r"\bC of E\b|\bA ?& ?E\b", around) or re.match(r"\.\s*[A-Z]", text[word.end :]):
        return None
    if at and line[at - 1].key in LETTERED:
        return None
    paired = re.match(r"\s*(?:[&+/]|and)\s*[A-Z]\b", text[word.end :]) or re.search(
        r"\b[A-Z]\s*(?:[&+/]|and)\s*$", text[: word.start]
    )
    return (at + 1, Form.LETTER) if paired or word.key not in "aipx" else None


def _is_letter(atom: Atom) -> bool:
    return len(atom.key) == 1 and atom.word.isupper()


LOOKS = (
    _phrase,
    _whole,
    _turned,
    _initial_first,
    _initial_last,
    _titled,
    _alone,
    _family_alone,
    _initials,
    _letter,
)
