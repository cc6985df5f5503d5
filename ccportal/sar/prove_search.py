"""Many strings looked for at once, in every form in which a file could hide them.

Text is compared folded: without accents, case, spaces and signs, forwards and backwards. Bytes
are compared in UTF-8, UTF-16, hexadecimal and base64.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

LONG, SHORT = 10, 5
"""From so many letters on a string is looked for anywhere; as whole words; less: as one word."""

LEAST = 3
"""Fewer letters than these stand everywhere and are not looked for."""

LEAST_BYTES = 8
"""Fewer bytes than these come up by chance in what is compressed."""

_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0591-\u05c7]+")


def words(text: str) -> list[str]:
    """The words of a text without accents and case, in their order."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _WORD.findall(text.casefold())


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as letters and digits alone, with where its words begin and end."""

    letters: str
    begins: frozenset[int]
    ends: frozenset[int]
    words: frozenset[str]


def fold(text: str) -> Folded:
    """A text made ready for searching."""
    found = words(text)
    begins, ends, at = [], [], 0
    for word in found:
        begins.append(at)
        at += len(word)
        ends.append(at)
    return Folded("".join(found), frozenset(begins), frozenset(ends), frozenset(found))


class Needles:
    """Strings to look for; each search goes over a text once, however many there are."""

    def __init__(self, strings: Iterable[str]) -> None:
        """Strings of fewer than three letters are passed over."""
        self._grams: dict[int, dict[str, list[tuple[str, str]]]] = {
            size: defaultdict(list) for size in (LONG, SHORT)
        }
        self._single: dict[str, str] = {}
        self._bytes: dict[bytes, list[bytes]] = defaultdict(list)
        for string in dict.fromkeys(strings):
            letters = "".join(words(string))
            for form in (letters, letters[::-1]):
                self._add(form, string)
            for coded in _coded(string):
                if len(coded) >= LEAST_BYTES:
                    self._bytes[coded[:LEAST_BYTES]].append(coded)

    def _add(self, form: str, string: str) -> None:
        if len(form) >= SHORT:
            size = LONG if len(form) >= LONG else SHORT
            self._grams[size][form[:size]].append((form, string))
        elif len(form) >= LEAST:
            self._single[form] = string

    def in_text(self, text: str) -> set[str]:
        """Which of the strings stand in a text, in whatever spelling or direction."""
        folded = fold(text)
        hits = {self._single[word] for word in folded.words & self._single.keys()}
        hits |= self._long(folded.letters)
        letters, bounded = folded.letters, self._grams[SHORT]
        for at in folded.begins if bounded else ():
            for form, string in bounded.get(letters[at : at + SHORT], ()):
                if letters.startswith(form, at) and at + len(form) in folded.ends:
                    hits.add(string)
        return hits

    def _long(self, letters: str) -> set[str]:
        anywhere, hits = self._grams[LONG], set()
        for at in range(len(letters) - LONG + 1 if anywhere else 0):
            for form, string in anywhere.get(letters[at : at + LONG], ()):
                if letters.startswith(form, at):
                    hits.add(string)
        return hits

    def in_bytes(self, content: bytes) -> bool:
        """Whether any of the strings stands in the bytes, as text, hexadecimal, base64, UTF-16.

        As text only the longer ones: short words come up by chance in what is compressed.
        """
        return bool(self._long(fold(content.decode("latin-1")).letters)) or self.coded(content)

    def coded(self, content: bytes) -> bool:
        """The same without plain text."""
        return bool(self._bytes) and any(
            form.startswith(coded, at)
            for form in {content, content.lower()}
            for at in range(len(form) - LEAST_BYTES + 1)
            for coded in self._bytes.get(form[at : at + LEAST_BYTES], ())
        )


def _coded(string: str) -> set[bytes]:
    """The string in every coding but plain text: as it is and in small letters, spaced and not."""
    plain = {string, string.lower(), " ".join(string.split()), "".join(string.lower().split())}
    coded: set[bytes] = set()
    for one in plain:
        wide = {one.encode("utf-16-be"), one.encode("utf-16-le")}
        coded |= wide
        for raw in (one.encode(), one[::-1].encode(), *wide):
            coded.add(raw.hex().encode())
            for shift in range(3):
                # without the letters at both ends, which what stands beside has a part in
                whole = base64.b64encode(b"\0" * shift + raw)
                coded.add(whole[(0, 2, 3)[shift] : len(whole) // 4 * 4 - 4])
    return coded


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
        if at in text.begins or at + len(word) in text.ends:
            return True
        at = text.letters.find(word, at + 1)
    return False
