"""Words to begin a reason with, one for each code; whether a reason is somebody's own (VIO).

What is kept back needs a reason that holds for it. All templates but one end open: what comes
after "because" is known to nobody but the reader. The one for another person's name or address
is a whole sentence, since it says the same of each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from ccportal.rules.withholding import Exemption

OPEN = "…"
"""How words end that somebody has to go on from."""

TEMPLATES: Mapping[Exemption, str] = MappingProxyType(
    {
        Exemption.CR2: f"Giving this out would make violence likelier, because {OPEN}",
        Exemption.TP16: (
            "It tells who somebody else is, where they are or how to reach them. That is theirs."
        ),
        Exemption.HP6: f"It is about the health of {OPEN}",
        Exemption.CA21: f"Giving it out would not be best for the child, because {OPEN}",
        Exemption.LPP19: f"It is advice that our solicitor gave us on {OPEN}",
        Exemption.REF24: f"It is a reference that was given to us in confidence for {OPEN}",
        Exemption.COURT: f"It was made for a court, and we wait for advice from {OPEN}",
    }
)
"""Words to begin with, by code; they are edited, and never sent unfinished."""


def template(codes: Iterable[Exemption]) -> str:
    """The words for these codes, in the order in which codes are offered."""
    used = set(codes)
    return "\n".join(words for code, words in TEMPLATES.items() if code in used)


def faults(reason: str, codes: Iterable[Exemption]) -> list[str]:
    """Why this is no reason for what is kept back under these codes; empty where it is one."""
    used = set(codes)
    if not reason.strip():
        return ["reason: say why"]
    if reason.rstrip().endswith(OPEN) or f"{OPEN}\n" in reason:
        return ["reason: finish the sentence"]
    others = {_plain(words) for code, words in TEMPLATES.items() if code not in used}
    if all(line in others for line in _lines(reason)):
        return ["reason: these words are for another code, say why in this case"]
    return []


def is_personal(reason: str) -> bool:
    """Whether somebody wrote it for this case: there is more than what the templates say."""
    ready = {_plain(words) for words in TEMPLATES.values()}
    return any(line not in ready for line in _lines(reason))


def _lines(reason: str) -> list[str]:
    return [_plain(line) for line in reason.splitlines() if line.strip()]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
