"""The words of a file's pages beside their pictures, for a reader to compare (VIO, SAR)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from ccportal.rules.covering import Cover
from ccportal.rules.page_words import Word, given
from ccportal.rules.redaction import Marker, PageWords, Piece
from ccportal.sar.pictures_given import Chosen, From
from ccportal.sar.pictures_visible import Visible

COVERED = "[…]"
PAGE = re.compile(r"(\d{1,3}):(seen|read)")
WRITTEN = "written-"


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a page as they are known, and what was chosen of them.

    `of` says whether they can be `seen` or were `read` off the picture; it is empty where there
    are none. `given` are the words that a decision gives.
    """

    page: int
    of: From | None
    words: tuple[Word, ...]
    left_out: int
    ticked: bool
    written: str
    given: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words, a line of the page to a line."""
        found: list[list[Word]] = []
        for one in self.words:
            if not found or found[-1][-1].line != one.line:
                found.append([])
            found[-1].append(one)
        return tuple(map(tuple, found))


def said(
    page: int,
    seen: Visible,
    read: tuple[Word, ...],
    covers: Iterable[Cover],
    kept: Collection[PageWords],
    sent: Collection[Chosen] | None,
) -> Said:
    """The words of a page: `kept` are those of a decision, `sent` what was chosen on the page."""
    words, of = (read, From.READ) if read else (seen.words, From.SEEN)
    pieces = next((one.pieces for one in kept if one.page == page), ())
    if sent is None:
        here = [one for one in covers if one.page == page]
        ticked = bool(pieces) and given(words, here, seen.size) == pieces
        written = "" if ticked else "".join(map(_text, pieces))
    else:
        ticked = any(one.page == page and one.of is of for one in sent)
        wrote = (one.text for one in sent if one.page == page and one.of is From.WRITTEN)
        written = next(wrote, "")
    return Said(page, of if words else None, words, seen.left_out, ticked, written, pieces)


def _text(piece: Piece) -> str:
    return COVERED if isinstance(piece, Marker) else piece


def sent_words(sent: MultiDict[str, str]) -> tuple[Chosen, ...]:
    """The pages of which the words were ticked, or written down: what is written counts."""
    wrote = dict(_written(sent))
    ticked = [found for one in sent.getlist("words") if (found := PAGE.fullmatch(one))]
    chosen = {int(one[1]): Chosen(int(one[1]), From(one[2])) for one in ticked}
    return tuple((chosen | wrote).values())


def _written(sent: MultiDict[str, str]) -> Iterator[tuple[int, Chosen]]:
    for name, text in sent.items():
        number = name.removeprefix(WRITTEN)
        if name.startswith(WRITTEN) and re.fullmatch(r"\d{1,3}", number) and text.strip():
            lines = text.replace("\r\n", "\n")
            yield int(number), Chosen(int(number), From.WRITTEN, lines)
