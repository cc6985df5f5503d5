"""What is decided about a record in an answer, and what stands where something was taken out."""

from __future__ import annotations

from dataclasses import dataclass

from ccportal.rules.covering import Cover
from ccportal.rules.withholding import Action, Exemption, Mode


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that are taken out of a record wherever they stand in it, letter for letter."""

    find: str
    exemption: Exemption
    mode: Mode


@dataclass(frozen=True, slots=True)
class Marker:
    """Stands where something was taken out: `code` is None where no reason is given.

    There is one marker for each exemption and one without; whatever was cut, it is the same.
    A passage or record withheld in silence has no marker.
    """

    code: Exemption | None


Piece = str | Marker
"""A stretch of disclosed words, or a marker; two markers never stand side by side."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words that go with the picture of a page (the first is number 1), as they are given."""

    page: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of one record in one answer.

    `exemption` is set for a record withheld whole, `passages` for one of which words are taken
    out; `mode` says what is shown in the place of a record withheld whole. `covers` are areas
    that are painted over on the pages of its file, `page_words` the words that go with those.
    """

    record: str
    action: Action
    exemption: Exemption | None
    mode: Mode
    passages: tuple[Cut, ...]
    covers: tuple[Cover, ...] = ()
    page_words: tuple[PageWords, ...] = ()

    @property
    def withholds_in_silence(self) -> bool:
        """Whether nothing may show that there is such a record."""
        return self.action is Action.WITHHOLD and self.mode is Mode.SILENT
