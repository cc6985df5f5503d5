"""What was decided about a record, and how the words that are taken out of it are found (VIO)."""

from __future__ import annotations

from dataclasses import dataclass

from ccportal.rules.withholding import Action, Exemption, Mode


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that are taken out of a record wherever they stand in it, letter for letter."""

    find: str
    exemption: Exemption
    mode: Mode


@dataclass(frozen=True, slots=True)
class Decided:
    """What becomes of one record in one answer.

    `exemption` is set for a record withheld whole, `passages` for one of which words are taken
    out; `mode` says what is shown in the place of a record withheld whole.
    """

    record: str
    action: Action
    exemption: Exemption | None
    mode: Mode
    passages: tuple[Cut, ...]
