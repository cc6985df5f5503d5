"""Many strings looked for at once, in every form in which a file could hide them.

Text is compared folded: without accents, case, spaces and signs, forwards and backwards. Bytes
are squeezed to letters and digits, which finds UTF-16 too; what could be hexadecimal, base64 or
UTF-16 is decoded and compared as text. However many strings there are, a text is gone over once:
eight letters at a time, which are looked up among those that the strings begin with.
"""

from __future__ import annotations

import base64
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

LONG, SHORT = 10, 5
"""From so many letters on a string is looked for anywhere; as whole words; less: as one word."""

LEAST = 3
"""Fewer letters than these stand everywhere and are not looked for."""

GRAM = 8
STARTS = (0, 3, 6)
"""Of any three places in a row one is looked up: every eighth, from each of these on."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0591-\u05c7]+")
_KEPT = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") | set(
    range(0x80, 0x100)
)
_SIGNS = bytes(set(range(0x100)) - _KEPT)
_SMALL = bytes(range(0x100)).lower()
_SPACED = bytes(one if one in _KEPT else 0x20 for one in _SMALL)
_HEX = re.compile(rb"[0-9A-Fa-f]{8,}")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{12,}")


def words(text: str) -> list[str]:
    """The words of a text without accents and case, in their order."""
    if text.isascii():
        return text.encode().translate(_SPACED).decode().split()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as letters and digits alone; `edges` are where its words begin and end."""

    letters: str
    edges: frozenset[int]
    words: frozenset[str]


def fold(text: str) -> Folded:
    """A text made ready for searching."""
    found = words(text)
    edges = frozenset(accumulate(map(len, found), initial=0))
    return Folded("".join(found), edges, frozenset(found))


class Needles:
    """Strings to look for; each search goes over a text once, however many there are."""

    def __init__(self, strings: Iterable[str]) -> None:
        """Strings of fewer than three letters are passed over."""
        self._grams: defaultdict[int, set[tuple[bytes, str]]] = defaultdict(set)
        self._short: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self._begins: defaultdict[str, list[str]] = defaultdict(list)
        self._single: defaultdict[str, set[str]] = defaultdict(set)
        high = {0}
        for string in dict.fromkeys(strings):
            letters = "".join(words(string))
            for form in (letters, letters[::-1]):
                self._add(form, string)
            if not string.isascii():
                self._add_long(_squeezed(string.encode()), string)
                high.update(string.encode("utf-16-be")[::2])
        self._keys = frozenset(self._grams)
        self._high = tuple(bytes((one,)) for one in sorted(high))
        self._wide = tuple(_wide(high)) if high != {0} else ()

    def _add(self, form: str, string: str) -> None:
        if len(form) >= SHORT:
            self._begins[form[:SHORT]].append(form)
        if len(form) >= LONG:
            self._add_long(form.encode(), string)
        elif len(form) >= SHORT:
            self._short[form[:SHORT]].append((form, string))
        elif len(form) >= LEAST:
            self._single[form].add(string)

    def _add_long(self, form: bytes, string: str) -> None:
        if len(form) < LONG:
            return
        for at in range(3):
            gram = int.from_bytes(form[at : at + GRAM], sys.byteorder)
            self._grams[gram].add((form, string))

    def in_text(self, text: str) -> set[str]:
        """Which of the strings stand in a text, in whatever spelling or direction."""
        return self.in_folded(fold(text))

    def in_folded(self, folded: Folded) -> set[str]:
        """The same, of a text that is folded already."""
        hits = self._long(folded.letters.encode())
        for word in folded.words & self._single.keys():
            hits |= self._single[word]
        letters, short = folded.letters, self._short
        for at in folded.edges if short else ():
            for form, string in short.get(letters[at : at + SHORT], ()):
                if letters.startswith(form, at) and at + len(form) in folded.edges:
                    hits.add(string)
        return hits

    def _long(self, letters: bytes) -> set[str]:
        hits: set[str] = set()
        for start in STARTS:
            end = start + max(0, len(letters) - start) // GRAM * GRAM
            for gram in self._keys.intersection(memoryview(letters)[start:end].cast("Q")):
                hits.update(string for form, string in self._grams[gram] if form in letters)
        return hits

    def in_bytes(self, content: bytes) -> bool:
        """Whether any of the strings stands in the bytes, as text, hexadecimal, base64, UTF-16.

        As text only the longer ones: short words come up by chance in what is compressed.
        """
        return bool(self._long(_squeezed(content))) or self.coded(content)

    def coded(self, content: bytes) -> bool:
        """The same without plain text."""
        return bool(self._begins) and any(map(self._in_decoded, self._decoded(content)))

    def _decoded(self, content: bytes) -> Iterator[str]:
        """What the bytes may mean, wherever they look as if they meant something."""
        for digits in _HEX.findall(content):
            for run in {digits, digits[1:]}:
                yield from self._meant(bytes.fromhex(run[: len(run) // 2 * 2].decode()))
        for run in _BASE64.findall(content):
            for shift in range(4):
                whole = run[shift : shift + (len(run) - shift) // 4 * 4]
                yield from self._meant(base64.b64decode(whole))
        yield from self._wide_runs(content)

    def _meant(self, content: bytes) -> Iterator[str]:
        yield content.decode("utf-8", "ignore")
        yield from self._wide_runs(content)

    def _wide_runs(self, content: bytes) -> Iterator[str]:
        if not any(one in content for one in self._high):
            return
        if not self._wide:
            yield from _latin_runs(content)
        for pattern, coding in self._wide:
            for run in pattern.findall(content):
                yield run.decode(coding, "ignore")

    def _in_decoded(self, text: str) -> bool:
        """Whether one of five letters and more stands anywhere in what was decoded."""
        letters = "".join(words(text))
        return any(
            letters.startswith(form, at)
            for at in range(len(letters) - SHORT + 1)
            for form in self._begins.get(letters[at : at + SHORT], ())
        )


def _squeezed(content: bytes) -> bytes:
    """The letters and digits alone, in small letters; what is no ASCII stays as it is."""
    return content.translate(_SMALL, _SIGNS)


def _wide(high: set[int]) -> Iterator[tuple[re.Pattern[bytes], str]]:
    """Finds what may be UTF-16 of letters whose upper halves are these, in either order."""
    some = b"[" + b"".join(rb"\x%02x" % one for one in sorted(high)) + b"]"
    yield re.compile(rb"(?:%s[^\0]){4,}" % some), "utf-16-be"
    yield re.compile(rb"(?:[^\0]%s){4,}" % some), "utf-16-le"


_EVERY_SECOND = re.compile(rb"\0[^\0]\0[^\0]\0[^\0]\0(?:[^\0]\0)*")
FOUR = 8
"""The bytes of four letters in UTF-16: what is shorter is no run."""


def _latin_runs(content: bytes) -> Iterator[str]:
    """What may be UTF-16 of letters whose upper halves are nought, in either order.

    In both every second byte is nought and no other: what begins and ends with a nought is
    looked for, and the byte before or behind it belongs to it if it is none.
    """
    for found in _EVERY_SECOND.finditer(content):
        start, end = found.span()
        after = end + 1 if content[end : end + 1].strip(b"\0") else end - 1
        before = start - 1 if content[max(0, start - 1) : start].strip(b"\0") else start + 1
        for run, coding in (
            (content[start:after], "utf-16-be"),
            (content[before:end], "utf-16-le"),
        ):
            if len(run) >= FOUR:
                yield run.decode(coding)


PARTED, PIECE = 30, 3
"""A word of so many letters or more may be parted anywhere; a piece of fewer says nothing."""


def is_piece_of(word: str, text: Folded) -> bool:
    """Whether the letters stand in the text with a word's beginning or end at one side.

    One or two letters stand everywhere: they count as a piece of a very long word alone.
    """
    if len(word) < PIECE:
        return any(word in one for one in text.words if len(one) >= PARTED)
    at = text.letters.find(word)
    while at >= 0:
        if at in text.edges or at + len(word) in text.edges:
            return True
        at = text.letters.find(word, at + 1)
    return False
