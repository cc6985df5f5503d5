"""Part of a name by itself: the given name, the surname, initials, one letter."""

from __future__ import annotations

import re

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_names import Form, Names
from ccportal.rules.matching_near import close
from ccportal.rules.matching_nicknames import known_names
from ccportal.rules.matching_sense import acts, reads_as_name
from ccportal.rules.matching_text import TITLES, Atom, Text, words
from ccportal.rules.matching_words import ordinary, wordlike

End = tuple[int, Form] | None
"""After which run of letters a name ends (its index, exclusive), and the form that it has."""

SHORTENED = words(
    """
    sw pc gp ok am pm tv mp dv cp rp nb re uk us it pe id cd ds dc hv ta fb is in on at to we he
    me my no so do go up as an or if by be of la eh ps qc kc di dr mr ms st rd bbc nhs dob lac cin
    cla
    """
)
"""Capitals that stand for something else than somebody's initials."""

LETTERED = words(
    "section room block plan group part floor flat vitamin class unit type team grade option level"
    " appendix annex annexe hepatitis form tier set house exhibit year wing bay gate zone hall"
)
SET_PHRASE = re.compile(r"\bC of E\b|\bA ?& ?E\b")
INITIAL_OF = re.compile(r"\.\s*[A-Z]|-\w")
DOTTED = re.compile(r"\.[ \t]?|[ \t]")
PAIR_AFTER = re.compile(r"\s*(?:[&+/]|and)\s*[A-Z]\b")
PAIR_BEFORE = re.compile(r"\b[A-Z]\s*(?:[&+/]|and)\s*$")
OTHERS = words("family kids children girls boys household residence parents twins")


def family_at(names: Names, text: Text, at: int) -> tuple[int, int]:
    """How far a surname of theirs goes that begins here, and how well it fits; else 0."""
    best = (at, 0)
    for size in (3, 2, 1):
        key = text.window(at, size)
        rank = names.rank(key)[1] if key else 0
        if rank > best[1]:
            best = (at + size, rank)
    return best


def alone(names: Names, text: Text, at: int) -> End:
    """A given name by itself, in full, for short, or with a slip."""
    for size in (2, 1):
        key = text.window(at, size)
        if key is not None and not _surnamed(text, at + size):
            form = _given(names, key, text.line[at])
            surely = size > 1 or reads_as_name(text, at)
            if form and surely and (size == 1 or form is Form.GIVEN):
                return at + size, form
    return None


def _given(names: Names, key: str, word: Atom) -> Form | None:
    """The form in which a key is their given name; `word` is its first run of letters."""
    rank = names.rank(key)[0]
    # A plural, or a possessive whose sign was left out: `Craigs phone`.
    possessive = key.endswith("s") and key[:-1] in names.givens
    if rank == 3 or (possessive and word.capital and not wordlike(key)):
        return Form.GIVEN
    if rank == 2:
        return Form.NICKNAME
    if not word.capital or wordlike(key) or nameless(key) or key in known_names():
        return None
    return Form.ALONE_NEAR if any(close(key, one) for one in names.givens) else None


def _surnamed(text: Text, at: int) -> bool:
    """Whether what follows a given name is a surname or its initial, so that it is another's."""
    line = text.line
    if at >= len(line) or text.shouted:
        return False
    after = line[at]
    if not after.capital or not re.fullmatch(r"[ \t]+|-", text.between(at - 1)):
        return False
    if line[at - 1].own or text.text[line[at - 1].end : after.start] == "-":
        return not line[at - 1].own
    if is_letter(after):
        return after.key not in "ai"
    return not (wordlike(after.key) or nameless(after.key) or after.word.isupper())


def family_alone(names: Names, text: Text, at: int) -> End:
    """A surname by itself that no given name goes before."""
    line = text.line
    end, family = family_at(names, text, at)
    if family < 3 or not line[at].capital or (end == at + 1 and len(line[at].key) < 4):
        return None
    if (end < len(line) and line[end].key in OTHERS) or given_before(text, at):
        return None
    if line[at].opens and end == at + 1 and ordinary(line[at].key) and not _stands(text, at):
        return None
    return (end, Form.FAMILY) if reads_as_name(text, at) else None


def _stands(text: Text, at: int) -> bool:
    """Whether an everyday word that opens a sentence is somebody: not `Slight drizzle`."""
    return (
        text.line[at].own
        or acts(text, at)
        or not re.match(r"[ \t]+\w", text.text[text.line[at].end :])
    )


def given_before(text: Text, at: int) -> bool:
    """Whether what stands before a surname is a title or may be somebody's given name."""
    if not at or text.line[at].opens or not text.joined(at - 1):
        return False
    before = text.line[at - 1]
    if before.key in TITLES:
        return True
    return before.capital and not wordlike(before.key) and not nameless(before.key)


def initials(names: Names, text: Text, at: int) -> End:
    """Two or three capitals: `CP`, `C.P.`; not the end of a postcode."""
    word = text.line[at]
    if is_letter(word):
        return _dotted(names, text, at)
    if len(word.key) < 2 or not word.word.isupper() or word.key not in names.initials:
        return None
    if word.key in SHORTENED or text.shouted or _beside_digits(text, at):
        return None
    return at + 1, Form.INITIALS


def _dotted(names: Names, text: Text, at: int) -> End:
    """Initials with full stops or blanks: `J. K.`; of `J. K. Rowe` the surname tells instead."""
    end, said = at, ""
    while end < len(text.line) and is_letter(text.line[end]):
        if end > at and not DOTTED.fullmatch(text.between(end - 1)):
            break
        said += text.line[end].key
        end += 1
    stops = "." in text.text[text.line[at].start : text.line[end - 1].end]
    short = said in SHORTENED and not (stops and ordinary(said) and said != "am")
    if said not in names.initials | names.aliases or short or text.shouted:
        return None
    if _beside_digits(text, at) or _beside_digits(text, end - 1):
        return None
    return end, Form.INITIALS


def letter(names: Names, text: Text, at: int) -> End:
    """The given name's first letter by itself: `Z + A`; not `class Z`, `C of E`, `A. Nuttall`."""
    word = text.line[at]
    if not is_letter(word) or word.key not in names.letters or text.shouted:
        return None
    if _beside_digits(text, at) or INITIAL_OF.match(text.text, word.end) or given_before(text, at):
        return None
    around = text.text[max(0, word.start - 8) : word.end + 8]
    if SET_PHRASE.search(around) or (at and text.line[at - 1].key in LETTERED):
        return None
    paired = PAIR_AFTER.match(text.text, word.end) or PAIR_BEFORE.search(text.text[: word.start])
    return (at + 1, Form.LETTER) if paired or word.key not in "aipx" else None


def is_letter(atom: Atom) -> bool:
    """Whether it is one capital by itself."""
    return len(atom.key) == 1 and atom.word.isupper()


def _beside_digits(text: Text, at: int) -> bool:
    """Whether letters are part of a postcode, a registration or a number: `0BT`."""
    word = text.line[at]
    return any(one.isdigit() for one in text.text[max(0, word.start - 1) : word.end + 1])
