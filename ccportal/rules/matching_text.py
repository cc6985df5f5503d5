"""Texts as runs of letters, folded so that accents, case and signs make no difference."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MARKS = "\u0300-\u036f\u064b-\u0652\u00ad\u200b-\u200d\u2060"
"""Accents that stand for themselves, and what is written but not seen."""

APOSTROPHES = "'\u2019\u02bc`\u00b4"
LETTER = f"[^\\W\\d_][{MARKS}]*"
ATOM = re.compile(f"(?:{LETTER})+(?:[{APOSTROPHES}](?:{LETTER})+)*")
POSSESSIVE = re.compile(f"[{APOSTROPHES}][sS]$")
JOINT = re.compile(r"[ \t\u00a0]*(?:[-\u2010-\u2013][ \t]*)?(?:\r?\n[ \t]*)?")
"""What may stand between the parts of one name: a blank, a hyphen, the end of a line."""

INITIAL_JOINT = re.compile(r"\.?[ \t\u00a0]*(?:\r?\n[ \t]*)?")
COMMA_JOINT = re.compile(r",[ \t]*(?:\r?\n[ \t]*)?")
LIGATURES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
WIDEST = 4
ENDS = ".!?\u2026:;\n\u2022"
OPENERS = " \t\"'\u2018\u201c([*"


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of letters at `start`..`end` of a text (code points), a possessive's `s` left out.

    `key` is the word folded; `own` says that it stood in the possessive, `opens` that a
    sentence or a line begins with it.
    """

    start: int
    end: int
    word: str
    key: str
    own: bool
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital, or with a letter of a script without them."""
        return not self.word[0].islower()


def words(listed: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(listed.split())


TITLES = words("mr mrs ms miss mx dr sir prof revd rev insp sgt pc dc")
ABROAD = words(
    "pan pani monsieur madame mme mlle herr frau signor signora senor senora doamna domnul"
)
"""Titles of other tongues, some of them words here."""

TITLED = TITLES | ABROAD


def fold(word: str) -> str:
    """A word without case, accents and signs: `O'Brien-Nguyễn` gives `obriennguyen`."""
    if word.isascii():
        low = word.lower()
    else:
        low = unicodedata.normalize("NFKD", word.casefold()).translate(LIGATURES)
    return "".join(one for one in low if one.isalnum())


def atoms(text: str) -> tuple[Atom, ...]:
    """The runs of letters of a text, in order."""
    found: list[Atom] = []
    for match in ATOM.finditer(text):
        word = POSSESSIVE.sub("", match.group())
        own = len(word) < len(match.group())
        start = match.start()
        opens = _opens(text, start, found[-1] if found else None)
        found.append(Atom(start, start + len(word), word, fold(word), own, opens))
    return tuple(found)


def _opens(text: str, start: int, before: Atom | None) -> bool:
    """Whether a sentence or a line begins at `start`."""
    left = text[:start].rstrip(OPENERS) if start else ""
    if not left:
        return True
    if left[-1] == "." and before is not None:
        return not (len(before.word) == 1 or before.key in TITLES)
    if left[-1] in "-\u2013":
        line = left[:-1].rstrip(" \t")
        return not line or line[-1] == "\n"
    return left[-1] in ENDS


def between(text: str, left: Atom, right: Atom) -> str:
    """What stands between two runs of letters, without a possessive's `s`."""
    return text[left.end + (2 if left.own else 0) : right.start]


def joined(text: str, left: Atom, right: Atom) -> bool:
    """Whether two runs of letters may be parts of one name."""
    return not left.own and JOINT.fullmatch(text, left.end, right.start) is not None


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its runs of letters.

    `windows` has for each of these the keys of one to `WIDEST` from there on, run together:
    None where they cannot be one name. `begins` has those that a name may begin with: none
    where a digit stands before it. `keys` are all of `windows`. `titled` says where a title
    stands, `shouted` that the text is all in capitals.
    """

    text: str
    line: tuple[Atom, ...]
    windows: tuple[tuple[str | None, ...], ...]
    begins: tuple[tuple[str, ...], ...]
    keys: frozenset[str]
    titled: tuple[bool, ...]
    shouted: bool

    def window(self, at: int, size: int) -> str | None:
        """The key of `size` runs of letters from `at` on, if they may be one name."""
        return self.windows[at][size - 1] if at < len(self.windows) else None

    def between(self, at: int) -> str:
        """What stands between a run of letters and the next."""
        return between(self.text, self.line[at], self.line[at + 1])

    def joined(self, at: int) -> bool:
        """Whether a run of letters and the next may be parts of one name."""
        return joined(self.text, self.line[at], self.line[at + 1])


def read(text: str) -> Text:
    """Take a text to pieces."""
    line = atoms(text)
    windows: list[tuple[str | None, ...]] = []
    rest: tuple[str | None, ...] = (None,) * WIDEST
    for at in range(len(line) - 1, -1, -1):
        key = line[at].key
        if at + 1 == len(line) or not joined(text, line[at], line[at + 1]):
            rest = (None,) * WIDEST
        rest = (key, *(None if one is None else key + one for one in rest[: WIDEST - 1]))
        windows.append(rest)
    windows.reverse()
    digit = [text[max(0, one.start - 1) : one.start].isdigit() for one in line]
    begins = tuple(
        () if after else tuple(key for key in some if key)
        for after, some in zip(digit, windows, strict=True)
    )
    some = frozenset(key for one in windows for key in one if key)
    titled = tuple(one.key in TITLED and not after for one, after in zip(line, digit, strict=True))
    return Text(text, line, tuple(windows), begins, some, titled, text.isupper())


def keys(name: str) -> tuple[str, ...]:
    """The folded runs of letters of a name: `Leanne Marie` gives two."""
    return tuple(fold(match.group()) for match in ATOM.finditer(name))
