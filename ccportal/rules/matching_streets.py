"""Streets and homes as a text writes them, be they of people whom the centre knows or of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_dwellings import dwellings
from ccportal.rules.matching_phrases import PAIRED
from ccportal.rules.matching_places import KIND, NUMBER, ROADS, UNIT
from ccportal.rules.matching_public import of_no_map
from ccportal.rules.matching_text import fold, keys
from ccportal.rules.matching_words import wordlike

NAMED = rf"[A-Z][\w'\u2019]+(?:[ \t]+[A-Z][\w'\u2019]+){{0,2}}?[ \t]+(?:{KIND.title()}|{KIND})\b\.?"
OF_A_HALL = (
    r"[ \t]+(?:Committee|Council|Kitchen|Users?|Hire|Keys?|Room|Party|Team|Group|Flag|Cross|Table"
    r"|Paper|Card|Light|Book|Corner)\b"
)
"""What follows what is a hall's or a table's, and no street."""

STREET = re.compile(
    rf"(?:{UNIT},?[ \t]+)?(?:(?<![\w.])(?:{NUMBER}),?[ \t]+)?(?:{NAMED})(?!{OF_A_HALL})",
    re.MULTILINE,
)
NUMBERED = re.compile(
    rf"(?<![\w.])\d{{1,4}}[ \t]?[a-h]?[ \t]+(?:[a-z][a-z'\u2019]+[ \t]+){{1,2}}(?:{ROADS})\b"
)

SMALL = re.compile(
    r"\b(?:at|on|in|off|from|to|up|down|near|by|behind|along|of)[ \t]+"
    rf"((?:\d{{1,4}}[a-h]?[ \t]+)?([a-z][a-z'\u2019]{{3,}})[ \t]+(?:{ROADS}|st|rd|ave|ln|cl|dr"
    rf"|yd|tce|cres))\b"
)
AT_NUMBER = re.compile(
    r"(?i)\b(?:from|at|of)[ ]((?:number|no\.?|nr)[ ]\d{1,4}[a-z]?)\b(?![ ](?:bus|on))"
)
THREE_WORDS = re.compile(
    r"(?i)///[a-z]+\.[a-z]+\.[a-z]+|what[ ]?3[ ]?words\W{1,4}([a-z]+\.[a-z]+\.[a-z]+)"
)
PLACED = re.compile(
    r"(?i)\b(?:berth|plot|caravan|chalet|mooring|flat|apartment)[ \t]+(?:no\.?[ \t]*|number[ \t]+)?"
    r"(?=[a-z]?\d)[a-z]?\d{1,4}[a-z]?\b(?![.:]\d)|(?<=, )pitch[ \t]+[a-z]?\d{1,4}[a-z]?\b"
)


def streets(text: str) -> Iterator[tuple[int, int]]:
    """Where what is written like a street or a building stands in a text, number and all."""
    played = "onopoly" in text
    for match in STREET.finditer(text):
        if not (_everyday(match.group()) or of_no_map(match.group(), played)):
            yield match.span()
    for match in SMALL.finditer(text):
        if not wordlike(fold(match[2])):
            yield match.span(1)
    for pattern in (NUMBERED, PLACED, AT_NUMBER, THREE_WORDS):
        for match in pattern.finditer(text):
            yield match.span(match.lastindex or 0)
    yield from dwellings(text)


def _everyday(written: str) -> bool:
    """Whether what looks like a street is everyday words, the first with a capital: `Car park`."""
    first, *_, last = re.split(r"[ \t]+", written)
    if "".join(keys(written)) in PAIRED:
        return True
    key = fold(re.split("['\u2019]", first)[0])
    return last.islower() and (wordlike(key) or nameless(key))
