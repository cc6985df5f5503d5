"""Short words that stand on many pages and in a person's own entry: they tell of nobody (C4, C5).

What goes into somebody's copy without a decision must hold nothing of another person. So these
words name nobody and hold no address, telephone number or email; what has to is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ccportal.errors import Invalid
from ccportal.rules import words

MOST = 300
"""The most characters of such words."""

EMAIL = re.compile(r"\S@\S")
PHONE = re.compile(r"(?:\d[\s().+/-]{0,3}){7,}")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:\w+\s+){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way|court"
    r"|crescent|place|terrace|gardens|grove|hill|row|mews|walk)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


def plain(typed: str, names: Iterable[str], missing: str) -> str:
    """The words as they are kept, on one line.

    `names` are those of everybody whom the words could be about. Raises Invalid for nothing
    (`missing` says what to enter), too much, a name, or what looks like a contact detail.
    """
    text = " ".join(words.kept(typed, missing).split())
    if len(text) > MOST:
        raise Invalid(f"Keep it to {MOST} characters")
    if any(one.search(text) for one in (EMAIL, PHONE, POSTCODE, STREET)):
        raise Invalid("Leave out addresses, numbers and emails: contact details have their place")
    said = {one.casefold() for one in WORD.findall(text)}
    if any(one.casefold() in said for name in names for one in WORD.findall(name) if len(one) > 1):
        raise Invalid("Say it without names: for example “the other parent”")
    return text
