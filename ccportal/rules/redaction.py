"""Taking words out of a text so that nothing tells what, or how much, stood there (VIO).

A passage is taken out wherever it stands, letter for letter. What is left depends on the
words that stay and on the codes of what goes, never on the words that go: not on their
length, their lines, their order, nor on how many passages they were marked as.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ccportal.rules.decided import Cut as Cut
from ccportal.rules.decided import Decided as Decided
from ccportal.rules.decided import Marker as Marker
from ccportal.rules.decided import PageWords as PageWords
from ccportal.rules.decided import Piece as Piece
from ccportal.rules.withholding import Exemption, Mode, precedence

Codes = frozenset[Exemption | None]
"""What a stretch was taken out for; None where no reason is given, empty where in silence."""

Token = str | Codes

UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What turns the direction of writing, has no width, or is no character: it is left out."""

NEW_LINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SKIN_TONES = range(0x1F3FB, 0x1F400)
PAIRS = ("()", "[]", "“”", "‘’", '""', "''")
STOPS = ",.;:!?"
GAP = "\u2003"
"""Stands between the columns of a table that was written with spaces."""

_COLUMNS = re.compile(r"[^\S\n]*\t[^\S\n]*|[^\S\n]{2,}")
_AFTER_STOP = re.compile(r"(?<=[.!?:])  (?=\S)")
_AROUND_LINE_END = re.compile(r"[^\S\n]*\n[^\S\n]*")
_SPACES_FIRST, _SPACES_LAST = re.compile(r"\A[^\S\n]+"), re.compile(r"[^\S\n]+\Z")
BEFORE_NO_STOP = STOPS + "([“‘"


def plain(text: str) -> str:
    """A text as an answer may show it: what nobody sees left out, lines ended one way."""
    return NEW_LINE.sub("\n", UNSEEN.sub("", text))


def naming(name: str, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Those of the passages that are this name, whole: they hide it in a short field too.

    Whoever received something is named where that endangers nobody (SAR).
    """
    whole = plain(name).split()
    return tuple(one for one in cuts if plain(one.find).split() == whole)


def cut(text: str, cuts: Iterable[Cut]) -> tuple[Piece, ...]:
    """A text without these passages, each stretch of them replaced as its mode says.

    Passages that overlap or touch, or have nothing but white space between them, are taken
    out as one. One that lies whole within another goes with it and shows nothing of its own;
    else one that is marked wins over a silent one beside it. A marker that stands for several
    codes shows the one that `precedence` gives. Where a passage is taken out in silence, the
    white space and stops on either side of it close up. Spaces that line up columns become one
    gap: how many there are tells how long the word is that they stand beside.
    """
    joined = _join(_tokens(text, cuts))
    if joined and isinstance(joined[0], str):
        joined[0] = joined[0].lstrip()
    if joined and isinstance(joined[-1], str):
        joined[-1] = joined[-1].rstrip()
    pieces = [one if isinstance(one, str) else Marker(precedence(one)) for one in joined if one]
    return tuple(_evened(pieces, at) for at in range(len(pieces)))


def _evened(pieces: Sequence[Piece], at: int) -> Piece:
    """A piece in which no number of spaces tells anything; beside a marker there is one at most."""
    piece = pieces[at]
    if isinstance(piece, Marker):
        return piece
    piece = _COLUMNS.sub(GAP, _AFTER_STOP.sub(" ", piece))
    piece = _AROUND_LINE_END.sub("\n", piece)
    if at > 0:
        piece = _SPACES_FIRST.sub(" ", piece)
    return piece if at + 1 == len(pieces) else _SPACES_LAST.sub(" ", piece)


def _tokens(text: str, cuts: Iterable[Cut]) -> Iterator[Token]:
    """What stays of a text, with the codes of what goes between; no empty stretch of words."""
    at = 0
    for start, end, codes in _stretches(text, cuts):
        if kept := plain(text[at:start]):
            yield kept
        yield codes
        at = end
    if kept := plain(text[at:]):
        yield kept


def _stretches(text: str, cuts: Iterable[Cut]) -> Iterator[tuple[int, int, Codes]]:
    """Where something goes, in order, apart from each other, and for which codes.

    A name that is marked everywhere may also stand in a longer passage: what is shown there
    must not tell that it does, so the longer one alone counts.
    """
    start, end, codes = 0, -1, frozenset[Exemption | None]()
    longest = (0, -1)
    for first, last, one in sorted(_places(text, cuts), key=lambda place: (place[0], -place[1])):
        if last <= end and (first, last) != longest:
            continue
        if first > end:
            if end >= 0:
                yield start, end, codes
            start, codes = first, frozenset()
        end, longest = last, (first, last)
        codes |= _codes(one)
    if end >= 0:
        yield start, end, codes


def _codes(one: Cut) -> Codes:
    if one.mode is Mode.SILENT:
        return frozenset()
    return frozenset({one.exemption if one.mode is Mode.STATED else None})


def _places(text: str, cuts: Iterable[Cut]) -> Iterator[tuple[int, int, Cut]]:
    """Every occurrence of every passage, also where unseen characters stand in it."""
    seen: Sequence[int] = range(len(text))
    words = text
    if UNSEEN.search(text):
        seen = [at for at, one in enumerate(text) if not UNSEEN.match(one)]
        words = "".join(text[at] for at in seen)
    for one in cuts:
        find = UNSEEN.sub("", one.find)
        if find:
            for at in _occurrences(words, find):
                yield seen[at], _whole(text, seen[at + len(find) - 1] + 1), one
        else:
            for at in _occurrences(text, one.find):
                yield at, _whole(text, at + len(one.find)), one


def _occurrences(text: str, find: str) -> Iterator[int]:
    """Where `find` begins in `text`, also where it overlaps itself."""
    at = text.find(find) if find else -1
    while at >= 0:
        yield at
        at = text.find(find, at + 1)


def _whole(text: str, end: int) -> int:
    """The end of the last letter before `end`, with the accents and tones that are its own."""
    while end < len(text) and (
        unicodedata.category(text[end]).startswith("M")
        or UNSEEN.match(text[end])
        or ord(text[end]) in SKIN_TONES
    ):
        end += 1
    return end


def _join(tokens: Iterable[Token]) -> list[Token]:
    """Markers side by side made one, and what is left around silent passages closed up."""
    joined: list[Token] = []
    closing = False
    for token in tokens:
        last = joined[-1] if joined else ""
        if isinstance(token, str):
            if closing and isinstance(last, str):
                joined[-1:] = [_close_up(last, token, at_start=len(joined) < 2)]
            else:
                joined.append(token)
            closing = False
        elif not token:
            closing = True
        else:
            if isinstance(last, str) and not last.strip() and len(joined) > 1:
                joined.pop()
                last = joined[-1]
            if isinstance(last, str):
                joined.append(token)
            else:
                joined[-1] = last | token
            closing = False
    return joined


def _close_up(left: str, right: str, *, at_start: bool) -> str:
    """Two stretches between which a silent passage stood, as if nothing had been there."""
    before, after = left.rstrip(), right.lstrip()
    gap = _one_gap(left[len(before) :], right[: len(right) - len(after)])
    while before and after and before[-1] + after[0] in PAIRS:
        before, after = before[:-1].rstrip(), after[1:].lstrip()
        gap = gap or " "
    begins = (at_start and not before) or "\n" in gap or before.endswith(tuple(BEFORE_NO_STOP))
    if after[:1] and after[0] in STOPS:
        if not begins:
            return before + after
        gap = gap or " "
        after = after.lstrip(STOPS).lstrip()
    if after[:1] in (")", "]", "”") or before[-1:] in ("(", "[", "“"):
        gap = ""
    return before + gap + after


def _one_gap(left: str, right: str) -> str:
    """The white space on both sides of a silent passage as one: the one with more lines."""
    return max(left, right, key=lambda gap: (gap.count("\n"), bool(gap)))
