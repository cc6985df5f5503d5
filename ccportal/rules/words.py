"""Words as they are kept: what was typed, without what an archive could not carry."""

from __future__ import annotations

import re

from ccportal.errors import Invalid

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab, line feed and carriage return; halves of surrogate pairs."""

MOST = 20_000
"""The most characters of one text that somebody types."""


def kept(typed: str, what: str) -> str:
    """The text with one kind of line end and no blanks around it; raises Invalid for nothing.

    `what` says in the writer's words what is missing. Raises Invalid, too, for more than MOST
    characters: nothing is cut off.
    """
    text = FORBIDDEN.sub("", typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        raise Invalid(what)
    if len(text) > MOST:
        raise Invalid(f"Keep it to {MOST} characters")
    return text


def maybe(typed: str | None) -> str | None:
    """The text as `kept` keeps it; None where there is none."""
    return kept(typed, "") if typed and FORBIDDEN.sub("", typed).strip() else None
