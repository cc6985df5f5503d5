"""What is wrong with an archive, a line each: `path: what is wrong`."""

from __future__ import annotations

from collections.abc import Iterable

from ccportal.errors import Invalid
from ccportal.rules.words import FORBIDDEN

LONGEST = 60
"""So many characters of what stands in an archive are quoted in a fault."""


def refusal(faults: Iterable[str]) -> Invalid:
    """The refusal of a whole archive for its faults."""
    found = tuple(faults)
    things = "one fault" if len(found) == 1 else f"{len(found)} faults"
    return Invalid(f"the archive has {things}; nothing was written", found)


def shown(text: str) -> str:
    """A text of the archive in quotes, on one line, harmless to a terminal, and not too long."""
    return f'"{plain(text)}"'


def plain(text: str) -> str:
    """A text of the archive on one line, harmless to a terminal, and not too long."""
    short = text if len(text) <= LONGEST else text[:LONGEST] + "..."
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in short)


def bad_character(text: str) -> str | None:
    """What is wrong with the characters of a text, if anything is."""
    found = FORBIDDEN.search(text)
    if found is None:
        return None
    code = ord(found.group())
    what = "half a character" if code >= 0xD800 else "a control character"
    return f"{what} (U+{code:04X}, character {found.start() + 1})"
