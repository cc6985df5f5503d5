"""The reference and the six words: what a requester holds, and nobody else."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date

from ccportal.acts.intake.wordlist import WORDS

LETTERS = "0123456789BCDFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 without A and E: nothing looks like something else, nothing spells a word."""

HOW_MANY_WORDS = 6
"""Of 2,048 each: 66 bits, far beyond what can be guessed one after the other."""

LONGEST_TYPED = 200
"""What is longer is no reference and no words, whatever stands in it."""

ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
"""What is written for what it looks like."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What is shown once: the reference and the words, in their order."""

    reference: str
    words: tuple[str, ...]


def new_reference(today: date) -> str:
    """A random reference like `26-7KQ4-WM`: the year of `today` and six letters."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(6))
    return f"{today:%y}-{drawn[:4]}-{drawn[4:]}"


def new_words() -> tuple[str, ...]:
    """Six words, drawn by chance."""
    return tuple(secrets.choice(WORDS) for _ in range(HOW_MANY_WORDS))


def read_reference(typed: str) -> str:
    """The reference as it is kept, from however it was typed; empty where it is none."""
    kept = re.sub(r"[\W_]", "", typed[:LONGEST_TYPED]).upper().translate(ALIKE)
    if not re.fullmatch(rf"[0-9]{{2}}[{LETTERS}]{{6}}", kept):
        return ""
    return f"{kept[:2]}-{kept[2:6]}-{kept[6:]}"


def read_words(typed: str) -> str:
    """The words with one space between them: commas, hyphens, numbers and case do not matter."""
    return " ".join(re.findall(r"[a-z]+", typed[:LONGEST_TYPED].casefold()))
