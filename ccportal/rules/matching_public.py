"""Words with a capital that name what is everybody's: services, courses, laws, songs, stories."""

from __future__ import annotations

import re

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_phrases import PLACED
from ccportal.rules.matching_text import Text, keys, words
from ccportal.rules.matching_words import wordlike

SERVICES = words(
    """
    programme programmes course courses project projects scheme service services team teams trust
    charity helpline line hub fund grant award allowance benefit benefits credit payment order
    orders form forms policy plan plans guide guidance group groups panel board forum network
    alliance federation association society council agency authority commission commissioner
    ombudsman department ministry office unit division act bill law laws convention protocol
    treaty directive regulations code rules standards charter strategy framework review report
    statement assessment agreement notice certificate scale checklist register meeting conference
    hearing tribunal aid rights watch world week day month year night club sessions tots babies
    mums dads fathers mothers parents families kids
    """
)
"""What a name of everyday words ends in that is no person's and no place's."""

BESIDE = words("of off opposite by beside above below through for on called pub cafe")
"""What stands before a place that is called by everyday words, besides."""

COURT = re.compile(
    r"(?i)\b(?:family|county|crown|magistrates?['\u2019]?|high|sheriff|supreme|youth|civil)"
    r"[ ]court\b"
)
"""A court of law, and no home."""

ANY_DIGIT = re.compile(r"\d")
LEGAL = words("convention act treaty protocol programme regulations directive order test scale")
"""What makes a law or a method of any name before it."""

SUNG = words("sang sing singing sung sings hum hummed humming chant chanted song")
ON_THE_ROAD = re.compile(
    r"(?i)\b(?:traffic|road[ -]?works|tail[ -]?backs?|diversions?|jams?|accident|crash|roads?"
    r"[ ]closed"
    r"|[AM]\d{1,4})\b[^.\n;]{0,40}?\b(?:at|in|on|near|through|round|around|by|outside|from)[ ]+"
    r"(?:[A-Z][\w'\u2019-]+[ ]+)*\Z"
)
ANIMAL = (
    r"(?:dogs?|cats?|pupp(?:y|ies)|kittens?|rabbits?|bunn(?:y|ies)|hamsters?|guinea[ ]pigs?"
    r"|gerbils?"
    r"|goldfish|fish|pon(?:y|ies)|horses?|budgies?|parrots?|tortoises?|hens?|chickens?|teddy"
    r"|teddies"
    r"|bears?|dolls?|dollies|toys?|elephants?|unicorns?|dinosaurs?|monkeys?|pigs?|lizards?|snakes?"
    r"|geckos?|dragons?|puppets?|monsters?|robots?|fair(?:y|ies)|witch|spaniels?|labradors?"
    r"|terriers?|whippets?|greyhounds?|collies?|rats?|mouse|mice"
    r"|snails?)"
)
CALLED = re.compile(
    rf"(?i)\b{ANIMAL}(?:[ ](?:is|was|are))?[ ](?:called|named)[ ]['\"\u2018\u201c]?\Z"
)
"""What an animal or a toy is called."""

TOLD = words(
    "londonbridge towerbridge prohibitedsteps altontowers altontower"
    " blackpooltower towerhamlets"
    " coronationstreet sesamestreet albertsquare ramsaystreet brooksideclose privetdrive"
    " downingstreet"
    " drurylane harleystreet wallstreet fleetstreet qualitystreet memorylane pennylane"
    " easystreet"
)
"""Streets of stories, songs and jokes."""

BOARD = words(
    "oldkentroad whitechapelroad eustonroad pentonvilleroad northumberlandavenue bowstreet"
    " vinestreet"
    " marlboroughstreet trafalgarsquare leicestersquare coventrystreet regentstreet oxfordstreet"
    " bondstreet parklane"
)
"""Streets of the board of a game."""


def public(text: Text, at: int) -> bool:
    """Whether a word with a capital belongs to what names nobody and no one's place."""
    before = text.text[max(0, text.line[at].start - 80) : text.line[at].start]
    if CALLED.search(before) or ON_THE_ROAD.search(before):
        return True
    if text.line[at].key in ("the", "a", "an") or _on_no_map(text, at):
        return True
    return _sung(text, at) or _of_a_service(text, at) or _of_a_story(text, at)


def _of_a_service(text: Text, at: int) -> bool:
    """Whether everyday words with capitals end in what services are: `Freedom Programme`."""
    line = text.line
    end = at
    while end + 1 < len(line) and line[end + 1].capital and _beside(text, end):
        end += 1
        if line[end].key in LEGAL and end == at + 1:
            return True
        if line[end].key in SERVICES and all(_common(one.key) for one in line[at:end]):
            return True
    return False


def _common(key: str) -> bool:
    return wordlike(key) or nameless(key)


def _of_a_story(text: Text, at: int) -> bool:
    """Whether it is an everyday word after `the`: `The Wheels`, `Bob the Builder`."""
    line = text.line
    if not at or line[at - 1].key != "the" or not wordlike(line[at].key) or line[at].own:
        return False
    return not (at > 1 and line[at - 2].key in PLACED | BESIDE) and text.between(at - 1) == " "


def _sung(text: Text, at: int) -> bool:
    """Whether it is, or belongs to, what was sung: `sang Sto Lat`."""
    back = at
    while back and text.line[back].capital and _beside(text, back - 1):
        back -= 1
    return back < at and text.line[back].key in SUNG


def _beside(text: Text, at: int) -> bool:
    """Whether a blank, a hyphen or a possessive alone stands between a word and the next."""
    return text.text[text.line[at].end : text.line[at + 1].start] in (
        " ",
        "-",
        "'s ",
        "\u2019s ",
        "' ",
    )


def of_no_map(written: str, played: bool) -> bool:
    """Whether it is a street of a story, or of a game that is spoken of, without a number."""
    if COURT.search(written):
        return True
    key = "".join(keys(written))
    return not ANY_DIGIT.search(written) and (key in TOLD or (played and key in BOARD))


def _on_no_map(text: Text, at: int) -> bool:
    """Whether a word is the first or the second of such a street."""
    pairs = (text.window(one, 2) for one in (at, at - 1) if one >= 0)
    return any(key in TOLD or (key in BOARD and "onopoly" in text.text) for key in pairs)
