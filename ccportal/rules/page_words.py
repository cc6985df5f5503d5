"""The words that go with the picture of a page, for who cannot see it (VIO, SAR).

They are those that can be seen on it, less every one that a cover touches. A marker stands
where a cover lies. What is left depends on those words and on where the covers lie, both of
which the picture shows too, never on what is under them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ccportal.rules.covering import WHOLE, Cover
from ccportal.rules.redaction import Marker, PageWords, Piece
from ccportal.rules.withholding import Exemption, Mode, precedence

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in thousandths of the page."""

SLIVER = 4
"""Paint may take this part (a fourth) of a word from above or below, and beyond its cover's edge
from the side too: the word is still read in the picture."""

BESIDE = 40
"""A cover is in a line if it is no farther from its words than so many thousandths."""

GAP = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
"""How somebody who writes down a page's words says that something is covered there."""

MOST = 20_000
"""Characters that somebody may write down for one page."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the line of the page that it stands in, and where."""

    text: str
    line: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Gap:
    """Where something is covered: `box` is what is painted, from `left` to `right` it was drawn."""

    code: Exemption | None
    box: Box
    left: int
    right: int


_Token = Word | _Gap


def given(
    words: Iterable[Word], covers: Iterable[Cover], size: tuple[int, int]
) -> tuple[Piece, ...]:
    """What is said of a page with these words, on a picture of this size in pixels.

    `covers` are those of this page.
    """
    painted = [_painted(one, size) for one in covers]
    left = [one for one in words if not any(_is_cut(one.box, gap) for gap in painted)]
    lines: list[list[_Token]] = [list(line) for line in _lines(left)]
    for gap in sorted(painted, key=lambda one: (one.box[1], one.box[0], str(one.code))):
        _put(lines, gap)
    return tuple(_pieces(lines))


def _painted(one: Cover, size: tuple[int, int]) -> _Gap:
    """What is painted for a cover, in thousandths."""
    (left, top, right, bottom), (width, height) = one.pixels(*size), size
    box = (
        left * WHOLE // width,
        top * WHOLE // height,
        -(-right * WHOLE // width),
        -(-bottom * WHOLE // height),
    )
    code = one.exemption if one.mode is Mode.STATED else None
    return _Gap(code, box, one.left, one.right)


def _is_cut(word: Box, gap: _Gap) -> bool:
    """Whether a cover lies on a word, or its paint takes more than a sliver of it."""
    left, top, right, bottom = word
    along = min(bottom, gap.box[3]) - max(top, gap.box[1])
    across = min(right, gap.box[2]) - max(left, gap.box[0])
    under = min(right, gap.right) > max(left, gap.left)
    return along * SLIVER > bottom - top and (under or across * SLIVER > right - left)


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words that stand at one height, in the order in which they come."""
    line: list[Word] = []
    for one in words:
        if line and not _at_one_height(line[-1].box, one.box):
            yield line
            line = []
        line.append(one)
    if line:
        yield line


def _at_one_height(one: Box, other: Box) -> bool:
    along = min(one[3], other[3]) - max(one[1], other[1])
    return along * 2 > min(one[3] - one[1], other[3] - other[1])


def _put(lines: list[list[_Token]], gap: _Gap) -> None:
    """Put a gap into each line that it lies in or beside; where there is none, between lines."""
    middle = _middle(gap.box, 1)
    beside = [line for line in lines if _is_beside(line, gap.box)]
    for line in beside:
        at = sum(1 for one in line if _middle(one.box, 0) < _middle(gap.box, 0))
        line.insert(at, gap)
    if not beside:
        at = next((at for at, line in enumerate(lines) if line[0].box[1] > middle), len(lines))
        lines.insert(at, [gap])


def _is_beside(line: Sequence[_Token], gap: Box) -> bool:
    words = [one.box for one in line if isinstance(one, Word)]
    near = any(one[0] - BESIDE <= gap[2] and gap[0] <= one[2] + BESIDE for one in words)
    return near and any(gap[1] <= _middle(one, 1) <= gap[3] for one in words)


def _middle(box: Box, side: int) -> float:
    return (box[side] + box[side + 2]) / 2


def _pieces(lines: Iterable[Sequence[_Token]]) -> Iterator[Piece]:
    """The lines as text, with one marker for gaps that stand side by side."""
    text, codes = "", frozenset[Exemption | None]()
    for line in lines:
        space = "\n" if text or codes else ""
        for token in line:
            if isinstance(token, Word):
                if codes:
                    yield Marker(precedence(codes))
                text, codes = f"{text}{space}{token.text}", frozenset()
            else:
                if text:
                    yield f"{text}{space}"
                text, codes = "", codes | {token.code}
            space = " "
    if text or codes:
        yield text or Marker(precedence(codes))


def written(text: str, covers: Iterable[Cover]) -> tuple[Piece, ...]:
    """What somebody wrote down of a page with these covers: `[…]` becomes their marker."""
    codes = frozenset(one.exemption if one.mode is Mode.STATED else None for one in covers)
    marker = Marker(precedence(codes) if codes else None)
    pieces: list[Piece] = []
    for at, part in enumerate(GAP.split(text.strip())):
        if at and marker not in pieces[-1:]:
            pieces.append(marker)
        if part.strip():
            pieces.append(part)
    return tuple(pieces)


def faults(page_words: Iterable[PageWords]) -> list[str]:
    """What is wrong with the words of pages, each by the field of the form."""
    return [
        f"page_words: write at most {MOST} characters for page {one.page}"
        for one in page_words
        if sum(len(piece) for piece in one.pieces if isinstance(piece, str)) > MOST
    ]


def as_text(page_words: Iterable[PageWords]) -> str | None:
    """The words of pages as a decision keeps them; None for none."""
    kept = [
        [one.page, [{"code": two.code} if isinstance(two, Marker) else two for two in one.pieces]]
        for one in page_words
    ]
    return json.dumps(kept, ensure_ascii=False) if kept else None


def of_text(text: str | None) -> tuple[PageWords, ...]:
    """The words of pages that a decision keeps."""
    return tuple(
        PageWords(page, tuple(_kept(one) for one in pieces))
        for page, pieces in json.loads(text or "[]")
    )


def _kept(piece: str | dict[str, str | None]) -> Piece:
    if isinstance(piece, str):
        return piece
    code = piece["code"]
    return Marker(Exemption(code) if code else None)
