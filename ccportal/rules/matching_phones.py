"""Telephone numbers as people write them: grouped, with +44, in brackets, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phonenumbers import PhoneNumberMatcher

UNITS = "one two three four five six seven eight nine"
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety"
DIGITS = {"zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0"} | {
    word: str(at) for at, word in enumerate(UNITS.split(), start=1)
}
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = {word: str(at) for at, word in enumerate(TEENS.split(), start=10)} | {
    word: str(at) for at, word in enumerate(ROUND.split(), start=2)
}
TIMES = {"double": 2, "treble": 3, "triple": 3}
ZEROS = {"hundred": "00", "thousand": "000"}
LINKS = {"and", "plus"}

FEWEST = 6
"""A number of fewer digits stands in too many texts to be looked for."""

NUMERAL = "|".join((*DIGITS, *TENS, *TIMES, *ZEROS, *LINKS))
GAP = r"[\s,.\-\u2010-\u2014/()]*"
SPOKEN = re.compile(rf"\b(?:{NUMERAL}|\d+)\b(?:{GAP}\b(?:{NUMERAL}|\d+)\b){{2,}}", re.IGNORECASE)
WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
GROUPS = re.compile(r"(?<![\w£$€])\+?\(?\d(?:[\s().\-\u2010-\u2014/\\]{0,3}\d){5,14}(?!\w)")
SPELT = re.compile(r"\b(?:zero|oh|nought|double|treble|triple|seven|nine|eight|hundred)\b", re.I)
CODE = r"(?<!\d)(?:(?:\+|00)?44[\s().-]{0,3}(?:[0Oo][\s).-]{0,2})?|\(?[0Oo])?"
"""What may stand before a number without its nought: the country's code, a nought, nothing."""

NOUGHTS = re.compile(
    r"(?<![A-Za-z])[Oo](?=[ ().-]{0,2}[\dOo])|(?<=[\dOo])[Oo]|(?<=[\dOo][ ().-])[Oo](?=[ \dOo])"
)
"""Letters O that are written for noughts, beside digits or other such."""

LAST_DIGITS = re.compile(
    r"(?i)\b(?:ending|ends|finish(?:es|ing)|last[ ](?:three|four|five|six|3|4|5|6|few)(?:"
    r"[ ](?:digits|numbers"
    r"|figures))?)(?:[ ](?:in|is|are|was|were|of|with|on|it))*:?[ ](\d{3,6})\b(?![ ]?(?:am|pm"
    r"|[.:]))"
)
"""A number told by its end."""

ONES = re.compile(r"(?<=\d)[lI](?=[\d ])|(?<=\d[ -])[lI](?=\d)")
A_PART = re.compile(
    r"(?i)\b(?:number|digits|phone|mobile|mob|ending|ends|end|last)\b[^.\n]{0,20}\Z"
)
"""What before a few numerals in words tells that they are a part of a number."""

LISTED = re.compile(
    r"(?i)\b(?:ref|log|case|crime|incident|receipt|invoice|order|cert(?:ificate)?|sheet|page|book"
    r"|ticket|form|peg|locker)\W{0,2}(?:ref|no|num|number)?\W{0,3}$"
)
"""What before digits tells that they are no telephone number: `log 100488`."""

TIME = re.compile(r"\d{1,2}[.:]\d\d(?![.:]?\d)|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def national(number: str) -> str:
    """The digits of a number as dialled within the country: `+44 7700 900123` gives 07700900123."""
    digits = "".join(str(int(one)) for one in number if one.isdecimal())
    return re.sub(r"^(?:00)?44(?:0(?=[1237]))?", "0", digits) if _abroad(number, digits) else digits


def telling(number: str) -> str:
    """The same digits, or nothing where they are too few to tell whose number it is."""
    digits = national(number)
    return digits if len(digits.removeprefix("0")) >= FEWEST else ""


def _abroad(number: str, digits: str) -> bool:
    """Whether a number is written with this country's code before it."""
    return digits.startswith("0044") or (
        digits.startswith("44") and (number.lstrip("( ").startswith("+") or len(digits) > 11)
    )


def numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where telephone numbers stand in a text, and their digits; in order, they do not overlap."""
    found = list(_dialled(ONES.sub("1", NOUGHTS.sub("0", text))))
    found += [one for one in _foreign(text) if not _touches(one, found)]
    if SPELT.search(text):
        found += [one for one in _spoken(NOUGHTS.sub("0", text)) if not _touches(one, found)]
    for match in LAST_DIGITS.finditer(text):
        if not _touches((*match.span(1), ""), found):
            found.append((*match.span(1), match[1]))
    yield from sorted(found)


def _dialled(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers in digits; of `07700 900123/124` the first."""
    for match in GROUPS.finditer(text):
        end = match.end()
        while not _looks_dialled(text[match.start() : end], national(text[match.start() : end])):
            cut = max(text.rfind(one, match.start(), end) for one in "/, ")
            if cut < 0:
                break
            end = cut
        else:
            local = end - match.start() < 10
            if not (local and LISTED.search(text[: match.start()])):
                yield match.start(), end, national(text[match.start() : end])


def pattern(number: str) -> str:
    """A regular expression for a number in digits, however they are grouped."""
    digits = national(number).removeprefix("0")
    either = ["[0Oo]" if one == "0" else one for one in digits]
    return CODE + r"[\s().\-\u2010-\u2014/\\]{0,3}".join(either) + r"(?!\d)"


def _looks_dialled(written: str, digits: str) -> bool:
    """Whether digits are as many as a telephone number has, and no date or time."""
    if TIME.search(written) and not digits.startswith("0"):
        return False
    if digits.startswith("0"):
        return len(digits) in (10, 11) and digits[1] != "0"
    return 6 <= len(digits) <= 8 and _one_number(written)


def _one_number(written: str) -> bool:
    """Whether digits without an area code read as one local number: `960 288`, `900123`."""
    return re.fullmatch(r"\d{3}[ -]?\d{3,4}|\d{4}[ -]\d{4}", written) is not None


ABROAD = re.compile(r"\+|(?<!\d)00[ ]?[1-9]")
"""What a number of another country begins with: a quick look."""


def _foreign(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers of other countries, with their code."""
    if ABROAD.search(text) is None:
        return
    for match in PhoneNumberMatcher(text, "GB"):
        yield match.start, match.end, national(match.raw_string)


def _spoken(text: str) -> Iterator[tuple[int, int, str]]:
    """Numbers in words, or partly: `oh seven seven double oh nine hundred one two three`."""
    for match in SPOKEN.finditer(text):
        digits = digits_of(match.group())
        digits = f"0{digits}" if len(digits) == 10 and digits[0] == "7" else digits
        if 3 < len(digits) < 10 and A_PART.search(text[: match.start()]):
            yield match.start(), match.end(), digits
        elif (digits[0] == "0" and 10 <= len(national(digits)) <= 12) or len(digits) == 6:
            yield match.start(), match.end(), national(digits)


def digits_of(words: str) -> str:
    """The digits that numerals say, read out one after the other."""
    out: list[str] = []
    times, tens = 1, False
    for match in WORD.finditer(words.lower()):
        word = match.group()
        if word in TIMES:
            times = TIMES[word]
            continue
        if word in LINKS:
            continue
        digits, open_tens = _said(word)
        if tens and len(digits) == 1 and digits != "0" and not open_tens:
            out[-1] = out[-1][0]
        out.append(digits * times if not open_tens else digits + "0")
        times, tens = 1, open_tens
    return "".join(out)


@cache
def _said(word: str) -> tuple[str, bool]:
    """The digits of one numeral, and whether units may follow: `twenty` (one)."""
    if word.isdecimal():
        return word, False
    if word in TENS:
        return TENS[word], len(TENS[word]) == 1
    return DIGITS.get(word) or ZEROS[word], False


def _touches(one: tuple[int, int, str], found: list[tuple[int, int, str]]) -> bool:
    return any(one[0] < end and start < one[1] for start, end, _ in found)
