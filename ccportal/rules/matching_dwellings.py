"""Homes that are told by what they stand beside: `the flat above the chip shop on Tanner Row`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_capitals_more import CITIES
from ccportal.rules.matching_text import fold, words
from ccportal.rules.matching_words import wordlike

INSIDE = r"(?:\bin[ \t]+)?"
ARTICLE = r"(?:the|a|an|that|their|her|his|our)[ \t]+"
HOMES = (
    "flat bungalow terrace cottage caravan maisonette bedsit semi digs hostel refuge shelter annex"
    " house home"
)
HOME = (
    r"(?:flats?|bungalow|terrace|cottage|caravan|maisonette|bedsit|semi|houseboat|digs|hostel"
    r"|refuge"
    r"|shelter|annexe?|farmhouse|safe[ \t]house|b[ \t]?&[ \t]?b|new[ \t]builds?|house|home)"
)
BESIDE = (
    r"(?:above|over|behind|beside|opposite|near|by|facing|below|next[ \t]to|next[ \t]door[ \t]to"
    r"|across[ \t]from|on[ \t]top[ \t]of|off|(?:round|around)[ \t]the[ \t]corner[ \t]from"
    r"|at[ \t]the[ \t](?:back|end|top|bottom|side)[ \t]of|at[ \t]the[ \t]back)"
)
STOP = (
    r"(?!(?:and|with|so|but|to|at|which|who|when|where|is|was|are|were|it|for|now|then|till"
    r"|until|if"
    r"|as|he|she|they|we|not|because|from)\b)"
)
THING = rf"(?:(?:the|a|an|that|some)[ \t]+)?{STOP}[\w'\u2019-]+(?:[ \t]+{STOP}[\w'\u2019-]+){{0,3}}"
KNOWN_BY = re.compile(
    rf"(?i){INSIDE}\b{ARTICLE}(?:(?!(?:dolls?|doll's|wendy|play)\b)[\w'\u2019-]+[ \t]+){{0,2}}"
    rf"{HOME}[ \t]+"
    rf"(?:(?:is|was|just)[ \t]+)?(?:right[ \t]+)?{BESIDE}[ \t]+{THING}"
)
ROOM = re.compile(
    rf"(?i){INSIDE}\b{ARTICLE}(?:room|place|flat)[ \t]+(?:above|over|behind|opposite)[ \t]+{THING}"
)
LIVES = re.compile(
    r"(?i)\b(?:live[sd]?|living|lodg(?:es|ing)|rents?|renting|(?:house|flat|home)[ \t]is)[ \t]+"
    rf"(?:(?:now|just|still|right|round|up|out|down)[ \t]+){{0,2}}({BESIDE}[ \t]+{THING})"
)
BUILT = (
    r"(?:house|flats?|cottage|caravan|bungalow|farm|lodge|barn|mill|hostel|refuge|boat|towers?"
    r"|estate"
    r"|vicarage|rectory|block|terrace|hotel|annexe?|village)"
)
WHICH = re.compile(
    r"(?i)\b(?:live[sd]?|living|stay(?:s|ed|ing)?|mov(?:ed?|ing)|rent(?:s|ing)?)[ \t]+"
    r"(?:(?:now|just|still|back|out|over)[ \t]+){0,2}(?:in|at|on|to|into)[ \t]+"
    r"((?:the|a|an|that)[ ](?:(?!(?:same|new|other|bigger|smaller|nice|whole)\b)[\w'\u2019-]+[ ])"
    rf"{{1,3}}?{BUILT})\b"
)
WITH_DOOR = re.compile(
    rf"(?i)\b{ARTICLE}(?:[\w-]+[ \t]+)?(?:house|flat|cottage|bungalow|one)[ \t]+with[ \t]+"
    r"(?:the|a)[ \t]+(?:[\w-]+[ \t]+){1,2}(?:door|gate|roof|shutters|windows?|porch|chimney)\b"
)
SOMEWHERE = re.compile(
    rf"\b{ARTICLE}(?:[\w'\u2019-]+[ \t]+)?{HOME}[ \t]+(?:in|on|at|off|near)[ \t]+"
    r"(?:the[ \t]+)?[A-Z][\w'\u2019-]+(?:[ \t]+[A-Z][\w'\u2019-]+)*"
)
MOVED = re.compile(
    r"\b(?:[Mm]ov(?:ed?|es|ing)|[Ll]iv(?:e[sd]?|ing)|[Ss]tay(?:s|ed|ing)?|[Ss]ettled|[Ss]topping"
    r"|[Rr]e-?housed|[Bb]ased)[ \t]+(?:(?:now|back|out|over|up|down|away|just|still)[ \t]+){0,2}"
    r"(?:to|in|at|near|outside|from)[ \t]+([A-Z][\w'\u2019-]+(?:[ \t]+[A-Z][\w'\u2019-]+){0,2})"
)
VIEW = re.compile(
    r"(?i)\b(?:see|sees|saw|hear|hears|smell|smells)[ \t]+((?:the|a)[ \t]+(?:[\w'\u2019-]+"
    r"[ \t]+){1,3}?from[ \t]+"
    r"(?:the|their|her|his|my|our|mums?|dads?|mummys?|daddys?)[ \t]+(?:new[ \t]+)?(?:windows?"
    r"|landing|bed(?:room)?"
    r"|kitchen|garden|back|front|room|balcony|house|flat|loft|attic|stairs|home|place|door))\b"
)
ONCE = re.compile(
    r"(?i)\b((?:a|the|their|her|his)[ \t]+(?:house|flat|home|cottage|place|bungalow)"
    r"[ \t]+(?:that|which|what)"
    r"[ \t]+(?:was|is|used[ \t]+to[ \t]+be)[ \t]+(?:once[ \t]+)?(?:a|an|the)[ \t]+[\w-]+(?:"
    r"[ \t]+(?:hall|house|school"
    r"|mill|station|church|chapel|shop|office))?)\b"
)
TYPE_OF_HOUSE = re.compile(
    r"(?i)\b(?:the|their|her|his)[ \t]+(?:old|new)?[ \t]*(?:chapel|mill|station|lodge|gate"
    r"|school|toll|coach"
    r"|farm|boat|lock|manse|rectory|vicarage|pump|engine|signal|almshouses?|corner|council)"
    r"[ -]house\b"
    r"|\b(?:from|at|in|on)[ \t]+(the[ \t]+next[ \t]+(?:farm|croft|street|village|estate|close))\b"
)
NEAR_HOME = re.compile(
    r"(?i)\b((?:in|on|by|at|over)[ \t]+(?:the|a)[ \t]+[\w'-]+[ \t]+(?:behind"
    r"|beside|opposite|near|by"
    r"|over|above|next[ \t]to|across[ \t]from|at[ \t]the[ \t](?:back|end|bottom)[ \t]of)"
    r"[ \t]+(?:her|his|their|our"
    r"|[a-z]+'?s|[a-z]+\u2019s)[ \t]+(?:new[ \t]+)?(?:house|home|flat|caravan|boat|place|cottage"
    r"|bungalow|garden))\b"
)
AWAY = re.compile(
    r"\b(?:go|going|gone|went|come|back|off|down|up|over|out)[ \t]+to"
    r"[ \t]+([A-Z][\w'\u2019-]+(?:[ \t]+[A-Z][\w'\u2019-]+)?)"
    r"[ \t]+(?:to[ \t]+(?:live|stay|be[ \t]+(?:near|with|by)|settle)|for[ \t]+good)\b"
)
PATTERNS = (
    NEAR_HOME,
    AWAY,
    VIEW,
    ONCE,
    TYPE_OF_HOUSE,
    KNOWN_BY,
    ROOM,
    LIVES,
    WHICH,
    WITH_DOOR,
    SOMEWHERE,
)

HINTS = {
    **dict.fromkeys((KNOWN_BY, SOMEWHERE), (*words(HOMES), "new build", "&")),
    ROOM: ("room", "place", "flat"),
    WITH_DOOR: ("with",),
    VIEW: ("from",),
    ONCE: (" is ", " was ", "used"),
    TYPE_OF_HOUSE: ("house", "next"),
    AWAY: (" to ",),
}
"""Of each pattern something of this stands wherever it is found: a quick look."""


def dwellings(text: str) -> Iterator[tuple[int, int]]:
    """Where a text tells in such words where somebody lives."""
    low = text.lower()
    for pattern in PATTERNS:
        if not any(one in low for one in HINTS.get(pattern, ("",))):
            continue
        for match in pattern.finditer(text):
            yield match.span(match.lastindex or 0)
    for match in MOVED.finditer(text):
        first, *_ = some = [fold(word) for word in match[1].split()]
        if first in CITIES or not (nameless(first) or all(map(wordlike, some))):
            yield match.span(1)
