"""A text as its readers see it: what is not seen left out, odd signs as plain ones (SAR).

Whoever copies from a mail or a scan brings along blanks that do not break, hyphens of other
kinds, letters of another alphabet that look the same, digits twice as wide. A reader sees the
name all the same, and so must whoever looks for it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)
"""What is written but not seen: soft hyphens, blanks without width, turns of direction."""

SIGNS = (
    dict.fromkeys("\u00a0\u202f\u205f\u3000\u1680\u2000\u2001\u2002\u2003\u2004\u2005", " ")
    | dict.fromkeys("\u2006\u2007\u2008\u2009\u200a", " ")
    | dict.fromkeys("\u2010\u2011\u2212\ufe63", "-")
    | dict.fromkeys("\u02b9\u02bb\u02bc\u2032\u201b\ua78c\u00b4", "'")
    | dict.fromkeys("\u2028\u2029\u0085\u000b\u000c", "\n")
)
"""Signs that are read as plain ones."""

LOOKS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјорсухԁԛԝһѵӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρικυχϲϳ",
        "ABESIJKMHOPCTYXYQWaesijopcyxdqwhvlABEZHIKMNOPTYXovpikuxcj",
        strict=True,
    )
)
"""Letters of other alphabets that look like Latin ones."""

WIDE = (
    "\u00b2\u00b3\u00b9\u2070-\u209f\u2100-\u214f\u2460-\u24ff\ufb00-\ufb06\uff01-\uff5e"
    "\U0001d400-\U0001d7ff"
)
DIGITS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f"
ODD = re.compile(
    f"[{UNSEEN}{''.join(SIGNS)}{WIDE}{DIGITS}\u0300-\u036f\u0370-\u052f]"
    r"|[A-Za-z][015](?=[A-Za-z])|\b0(?=['A-Za-z][A-Za-z]{2})"
)
"""Where a text is not read as it is written: a quick look, for most are."""

MIXED = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
PIECE = re.compile(f"[{UNSEEN}]*([^{UNSEEN}][\u0300-\u036f]*)")
WORD = re.compile(r"\S*\d\S*")
SCANNED = re.compile(r"(?<!\w)(?:0(?='?[A-Za-z]{3})|[A-Za-z])[A-Za-z015']*(?!\w)")
"""A word in which a scanner may have read a digit for a letter."""

DIGIT = re.compile(r"\A0(?=['A-Za-z])|(?<=[A-Za-z])[015](?=[a-z])")
READ = {"0": "o", "1": "l", "5": "s"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text made plain; `starts` and `ends` are the places of its signs in what was written.

    Both are empty where the text is as it was written, sign by sign.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as it was written of a stretch (not empty) of the plain one."""
        return (self.starts[start], self.ends[end - 1]) if self.starts else (start, end)


def plain(text: str) -> Plain:
    """A text as it is read."""
    if ODD.search(text) is None:
        return Plain(text)
    starts: list[int] = []
    ends: list[int] = []
    signs: list[str] = []
    for match in PIECE.finditer(text):
        for sign in _read(match[1]):
            signs.append(sign)
            starts.append(match.start(1))
            ends.append(match.end())
    seen = MIXED.sub(_latin, "".join(signs))
    return Plain(WORD.sub(_scanned, seen), tuple(starts), tuple(ends))


@cache
def _read(sign: str) -> str:
    """What a letter with its accents, or a sign, is read as: `Ｓ` as S, `ﬁ` as fi, `٣` as 3."""
    if sign in SIGNS:
        return SIGNS[sign]
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign.isascii():
        return sign
    wide = unicodedata.normalize("NFKC", sign)
    alike = wide.isascii() and (wide.isalnum() or len(wide) == 1)
    return wide if alike or (len(wide) == 1 and wide.isalpha()) else sign


def _latin(word: re.Match[str]) -> str:
    """A word that has a Latin letter, with those that only look like such made Latin."""
    return "".join(LOOKS.get(one, one) for one in word[0])


def _scanned(written: re.Match[str]) -> str:
    """What stands between blanks, read so; not a mail address or a page's name."""
    if re.search(r"[@/_]|\.\w", written[0]):
        return written[0]
    return SCANNED.sub(_letters, written[0])


def _letters(word: re.Match[str]) -> str:
    """A word with the digits that stand between its letters read as letters: `Ba1ogun`."""
    letters = sum(one.isalpha() for one in word[0])
    if letters < 4 or len(word[0]) - letters - word[0].count("'") > 1:
        return word[0]
    return DIGIT.sub(lambda one: READ[one[0]].upper() if not one.start() else READ[one[0]], word[0])
