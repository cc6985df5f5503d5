"""Mail addresses, also where `at` and `dot` are written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

AT = r"(?:@|[ \t]*[(\[][ \t]*at[ \t]*[)\]][ \t]*|[ \t]+at[ \t]+|[ \t]*@[ \t]*)"
DOT = r"(?:\.|[ \t]*[(\[][ \t]*dot[ \t]*[)\]][ \t]*|[ \t]+dot[ \t]+)"
PLAIN = re.compile(r"[\w.+%'-]*\w@\w[\w-]*(?:\.\w[\w-]*)+")
ENDINGS = r"(?:com|org|net|info|me|uk|ie|eu|example|test)"
LOCAL = r"[\w.+%-]*\w(?:[ \t]+dot[ \t]+\w+){0,2}"
SPOKEN = re.compile(rf"{LOCAL}{AT}\w[\w-]*(?:{DOT}\w[\w-]*)*{DOT}[a-z]{{2,}}\b", re.IGNORECASE)

SURELY = re.compile(
    r"(?i)^(?!(?:look(?:ed|ing)?|apply|found)\b)"
    rf".*(?:@|\bdot\b|[(\[][ \t]*at[ \t]*[)\]]|\bat[ \t]+[\w.-]+\.{ENDINGS}$)"
)
"""What tells a mail address from `at`, a word and a full stop."""


HINT = re.compile(
    rf"(?i)@|\bdot\b|[(\[][ \t]*at[ \t]*[)\]]|\bat[ \t]+[\w-]+(?:\.[\w-]+)*\.{ENDINGS}\b"
)
"""Something of this stands in each that is written out: a quick look."""


def mails(text: str) -> Iterator[tuple[int, int]]:
    """Where mail addresses stand in a text; in order, they do not overlap."""
    end = 0
    plain = PLAIN.finditer(text) if "@" in text else ()
    spoken = SPOKEN.finditer(text) if HINT.search(text) else ()
    for match in sorted((*plain, *spoken), key=lambda one: (one.start(), -one.end())):
        written = match.group()
        if match.start() >= end and SURELY.search(written):
            end = match.end()
            yield match.start(), end


def pattern(mail: str) -> str:
    """A regular expression, to be used without case, for a mail address in these forms."""
    local, _, domain = mail.strip().partition("@")
    dotted = DOT.join(re.escape(one) for one in local.split("."))
    return (
        rf"(?<![\w.+]){dotted}{AT}"
        + DOT.join(re.escape(one) for one in domain.split("."))
        + r"(?!\w)"
    )
