"""Pages of the web, and what people call themselves there: `@kaz.b`, `shay_od83 on TikTok`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccportal.rules.matching_text import fold
from ccportal.rules.matching_words import wordlike

LAST = r"[^\s<>\"'\u2019)\].,;:!?]"
PAGE = re.compile(
    rf"(?i)\b(?:https?://|www\.)[^\s<>\"]*{LAST}"
    r"|(?<![\w@./-])[a-z0-9][\w-]*(?:\.[a-z0-9-]+)*\.(?:(?-i:com|org|net|uk|ie|eu|example)\b"
    rf"|(?:com|org|net|info|io|me|tv|uk|ie|eu)(?=/))(?:/[^\s<>\"]*{LAST})?"
)
PUBLIC = re.compile(
    r"(?i)^(?:https?://)?(?:[\w-]+\.)*(?:gov\.uk|nhs\.uk|police\.uk|nacc\.org\.uk|nspcc\.org\.uk"
    r"|childline\.org\.uk|citizensadvice\.org\.uk|ico\.org\.uk|bbc\.co\.uk)(?:/|$)"
)
"""Pages of bodies that everybody knows."""

HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z][\w.]*\w")
JOINED = re.compile(r"(?<![\w@./\\-])(?=[\w.]*[^\W_]_[^\W_])[A-Za-z][\w.]*\w(?!@)")
FILE = re.compile(
    r"(?i)\.(?:jpe?g|png|gif|heic|pdf|docx?|xlsx?|csv|txt|msg|eml|mp[34]|mov|zip|odt)$"
    r"|^(?:img|dsc|scan|vid|pxl|mov|screenshot|image|photo|doc|form|file)[\d_-]"
)
"""What is called so by a camera or is a file; the names in it are found as names."""

PLATFORM = (
    r"\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik[ ]?tok|twitter|facebook|fb|messenger|whats[ ]?app"
    r"|discord|xbox|psn|roblox|steam|telegram|vinted|ebay|skype|youtube|tinder|hinge|bumble"
    r"|(?:user|screen|account|profile)[ ]?name|handle|gamer[ ]?tag)\b"
)
CALLED = re.compile(rf"(?i){PLATFORM}[^\n]{{0,25}}?(?<![\w@.])([a-z](?=[\w.]*\d)[\w.]{{4,}}\w)")
QUOTED = re.compile(
    rf"(?i){PLATFORM}[^\n'\"\u2018\u2019\u201c.]{{0,25}}"
    r"['\"\u2018\u201c]([\w .-]{3,30})['\"\u2019\u201d]"
)
NAMED = re.compile(
    r"(?i)\b(?:(?:user|screen|account|profile)[ ]?name|handle|gamer[ ]?tag)(?:[ ](?:is|was|of)|:)"
    r"[ ]([a-z][\w.]{2,}\w)"
)
HINT = re.compile(rf"(?i)[@_]|\.\w\w|{PLATFORM}")


def web(text: str) -> Iterator[tuple[int, int]]:
    """Where pages and such names stand in a text; places may overlap."""
    if HINT.search(text) is None:
        return
    for match in PAGE.finditer(text):
        if not PUBLIC.match(match.group()):
            yield match.span()
    for match in HANDLE.finditer(text):
        yield match.span()
    for match in JOINED.finditer(text):
        if not FILE.search(match.group()):
            yield match.span()
    for pattern in (CALLED, QUOTED):
        for match in pattern.finditer(text):
            yield match.span(1)
    for match in NAMED.finditer(text):
        if not wordlike(fold(match[1])):
            yield match.span(1)
