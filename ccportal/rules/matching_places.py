"""Postcodes and addresses: whole, in part, in any case and spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ccportal.rules.matching_phones import ROUND, TEENS, UNITS
from ccportal.rules.matching_text import fold, words

SPACE = r"[ \t\u00a0.-]*(?:\r?\n[ \t]*)?"
POSTCODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:[A-Za-z]{{1,2}}[0-9][0-9A-Za-z]?{SPACE}[0-9O](?!(?:st|nd|rd"
    rf"|th)\b)[A-Za-z]{{2}}"
    rf"|[A-Z]{{2}}O{SPACE}O[A-Z]{{2}})(?![A-Za-z0-9])"
)
"""A postcode; O is written for nought."""

STREETS = {
    kind: tuple(short.split())
    for kind, short in (
        *(("street", "st str"), ("road", "rd"), ("avenue", "ave av"), ("lane", "ln la")),
        *(("close", "cl"), ("drive", "dr drv"), ("court", "ct crt"), ("place", "pl")),
        *(("square", "sq"), ("terrace", "terr tce ter"), ("gardens", "gdns gdn")),
        *(("crescent", "cres cr"), ("grove", "gr gro"), ("house", "hse"), ("mount", "mt")),
        *(("saint", "st"), ("buildings", "bldgs"), ("building", "bldg"), ("park", "pk")),
        *(("apartments", "apts"), ("parade", "pde"), ("yard", "yd"), ("cottages", "cotts cotts")),
        *(("estate", "est"), ("walk", "wlk"), ("view", "vw"), ("boulevard", "blvd")),
    )
}
"""Kinds of streets and buildings, and in which ways each is shortened."""

KINDS = words(
    """
    row walk way hill mews yard fold rise view green bank brow nook hey hay gate wharf quay parade
    villas cottages cottage flats towers tower lodge hall ginnel wynd end side croft dale fields
    field meadow meadows lea vale approach passage broadway circus esplanade promenade steps garth
    loke drove barn farm heights point estate alley backs weind snicket causeway bridge arcade
    marina moorings boatyard boreen vennel close rd yd est cotts bldgs pk terr tce crt pde
    """
)
"""Other words that a street's or a building's name ends in."""

NUMBER = r"(?:(?:no|num|number)\.?[ \t]+|#)?\d{1,4}[ \t]?[a-hA-H]?"
PITCHED = r"(?:berth|pitch|plot|caravan|chalet|mooring|static|lodge|suite|studio)"
UNIT = (
    r"(?:(?:flat|room|apartment|apt|unit|block|floor)[ \t]+\d*[a-zA-Z]?"
    rf"|{PITCHED}[ \t]+[A-Za-z]?\d+[a-zA-Z]?)"
)
SHORT = frozenset(short for some in STREETS.values() for short in some)
KIND = "|".join(sorted({*STREETS, *SHORT, *KINDS}, key=len, reverse=True))
HOUSE = re.compile(rf"(?i)(?:{UNIT}[ \t,]+)?(?:no\.?[ \t]*)?(\d{{1,4}}[ \t]?[a-h]?)[ \t]+(.+)")
ROADS = "street|road|avenue|lane|close|drive|court|place|square|terrace|gardens|crescent|grove|mews"
PART = r"(?:[A-Z][\w'\u2019.]*(?:-(?:\r?\n)?\w+)*|\d{1,4}[A-Za-z]?(?=[ \t,]+[A-Z]))"
LEADING = re.compile(
    rf"(?:(?<![\w./-]){PART}(?:[ \t]+(?:{PART}|y|yr|the|of|on|in|and|upon|by))*[ \t]*[,\n]"
    rf"[ \t\n]*){{1,4}}"
    rf"(?:{PART}(?:[ \t]+{PART})*)?[ \t,\n]*\Z"
)
"""The parts of an address before its postcode, each with a capital and a comma after it."""

LONGEST = 100
"""An address of more characters is taken in part."""

DOOR = re.compile(r"(?i)(?<![\w-])(\d{1,3}[a-h]?)(?=[ \t,]*(?:$|[,\n])|,?[ \t]+[A-Za-z]{3})")
"""The number of a house or flat in an address; not the digits of a postcode."""

NUMERALS = {str(at): word for at, word in enumerate((*UNITS.split(), *TEENS.split()), start=1)} | {
    str(20 + 10 * tens + unit): rf"{word}[ -]?{one}".removesuffix("[ -]?")
    for tens, word in enumerate(ROUND.split())
    for unit, one in enumerate(("", *UNITS.split()))
}
"""Numbers below a hundred in words."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken to pieces: each piece is a regular expression without case.

    `sure` are pieces that mean this address alone (a number with its street), `postcodes` and
    `loose` pieces that neighbours share (the street, the building), `towns` whole towns,
    `doors` the number of the house or flat by itself: `number 14`.
    """

    sure: tuple[str, ...]
    postcodes: tuple[str, ...]
    loose: tuple[str, ...]
    towns: tuple[str, ...]
    doors: tuple[str, ...]


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Where postcodes stand in a text."""
    for match in POSTCODE.finditer(text):
        yield match.span()


def leading(text: str, code: int) -> int:
    """Where the address begins that ends in the postcode at `code`: `Mill House, Ashby M1 1AA`."""
    match = LEADING.search(text[max(0, code - LONGEST) : code])
    return max(0, code - LONGEST) + match.start() if match else code


@cache
def address(value: str) -> Address:
    """The pieces of an address as somebody gave it."""
    codes = tuple(_postcode_pattern(value[start:end]) for start, end in postcodes(value))
    sure: list[str] = []
    loose: list[str] = []
    towns: list[str] = []
    doors = [_door_pattern(match[1]) for match in DOOR.finditer(value)]
    for number, name in _segments(value):
        pattern = _name_pattern(name)
        if number:
            sure.append(rf"(?<![\w]){re.escape(number)}[ \t,]*(?:[\r\n][ \t]*)?{pattern}")
            loose.append(rf"\b{pattern}")
        elif _is_street(name):
            loose.append(rf"\b{pattern}")
        else:
            towns.append(rf"\b{pattern}")
    sure += _first_two(value)
    return Address(tuple(sure), codes, tuple(loose), tuple(towns), tuple(doors))


def _first_two(value: str) -> Iterator[str]:
    """How an address begins that has a name or a unit first: `The Old Forge, Mill Brow`."""
    parts = [one.strip() for one in re.split(r"[,\n;]+", POSTCODE.sub("", value)) if one.strip()]
    if len(parts) > 1 and not _parted(parts[0])[0]:
        names = (_name_pattern(_parted(one)[1]) for one in parts[1:2])
        first = _name_pattern(parts[0])
        yield from (rf"\b{first}[ \t,]*(?:[\r\n][ \t]*)?{name}" for name in names)


def named_pieces(value: str) -> Iterator[tuple[str, str]]:
    """The streets and buildings of an address, each with the letter of its house number if any."""
    some = tuple(_segments(value))
    for place, (number, name) in enumerate(some):
        if number or _is_street(name) or (not place and len(some) > 1):
            yield number.lstrip("0123456789").lower(), name


def _segments(value: str) -> Iterator[tuple[str, str]]:
    """The parts of an address without its postcode: the number, and what follows it."""
    for segment in re.split(r"[,\n;]+", POSTCODE.sub("", value)):
        number, name = _parted(segment.strip())
        if name and not re.fullmatch(rf"(?i){UNIT}", segment.strip()):
            yield number, name


def _door_pattern(number: str) -> str:
    """A house or flat by its number alone, in digits or in words; not `the number 14 bus`."""
    digits = re.escape(number)
    said = NUMERALS.get(number)
    either = rf"(?:{digits}|{said})" if said else digits
    other = r"(?![ \t]*(?:bus|bib|shirt|peg|fan|\d|of\b))"
    return rf"\b(?:number|no\.?|nr\.?|flat|apartment|#|{PITCHED})[ \t]*{either}\b{other}"


def _parted(segment: str) -> tuple[str, str]:
    """The house number of a segment (or nothing) and the name that follows."""
    match = HOUSE.match(segment)
    if match is None:
        return "", segment
    return match.group(1).replace(" ", ""), match.group(2)


def _is_street(name: str) -> bool:
    last = fold(name.split()[-1])
    return last in STREETS or last in KINDS


def _name_pattern(name: str) -> str:
    """A street's name, its kind in full or shortened, its apostrophes kept or dropped."""
    parts = []
    for word in name.split():
        key = fold(word)
        if key in STREETS:
            parts.append(rf"(?:{key}|(?:{'|'.join(STREETS[key])})\b\.?)")
        else:
            parts.append(re.sub("['\u2019]", "['\u2019]?", re.escape(word)))
    return r"[ \t\u00a0-]*(?:[\r\n][ \t]*)?".join(parts) + r"(?!\w)"


def _postcode_pattern(written: str) -> str:
    letters = [one for one in written if one.isalnum()]
    either = ["[0o]" if one in "0oO" else re.escape(one) for one in letters]
    return r"(?<![A-Za-z0-9])" + SPACE.join(either) + r"(?![A-Za-z0-9])"
