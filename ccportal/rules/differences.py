"""Two versions of a text side by side, with the words that were taken out and put in (C11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s+|\w+|[^\w\s]")
ALIKE = 0.4
"""From how alike on (0 to 1) two paragraphs are shown as one that was changed."""


class Became(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share a fate."""

    words: str
    became: Became = Became.SAME


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph as it was and as it is; empty where there was or is none."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything in it is not as it was."""
        return any(one.became is not Became.SAME for one in (*self.before, *self.after))


def side_by_side(before: str, after: str) -> tuple[Row, ...]:
    """The paragraphs of two texts, those that belong together in one row."""
    old, new = _paragraphs(before), _paragraphs(after)
    rows: list[Row] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            rows += [Row((Piece(one),), (Piece(one),)) for one in old[i:j]]
        else:
            rows += _changed(old[i:j], new[k:m])
    return tuple(rows)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Stretches that differ: each old paragraph with the first new one after it that is like it."""
    rest = list(new)
    for one in old:
        like = next((at for at, other in enumerate(rest) if _alike(one, other)), None)
        if like is None:
            yield Row((Piece(one, Became.GONE),), ())
            continue
        yield from (Row((), (Piece(other, Became.NEW),)) for other in rest[:like])
        yield _word_by_word(one, rest[like])
        rest = rest[like + 1 :]
    yield from (Row((), (Piece(other, Became.NEW),)) for other in rest)


def _alike(one: str, other: str) -> bool:
    first, second = WORD.findall(one), WORD.findall(other)
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


def _word_by_word(before: str, after: str) -> Row:
    old, new = WORD.findall(before), WORD.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = what == "equal"
        if i < j:
            left.append(Piece("".join(old[i:j]), Became.SAME if same else Became.GONE))
        if k < m:
            right.append(Piece("".join(new[k:m]), Became.SAME if same else Became.NEW))
    return Row(tuple(left), tuple(right))


def _paragraphs(text: str) -> list[str]:
    """The lines that hold words: of Markdown each is a heading, a point or a paragraph."""
    return [one.strip() for one in text.splitlines() if one.strip()]
