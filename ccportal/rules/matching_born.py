"""Dates of birth: known by what stands before them, or since they are somebody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

Day = tuple[int, int, int]
"""Day, month and the last two digits of the year."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
YEAR = r"(?:(?:19|20)\d\d|['\u2019]?\d\d)"
SEPARATOR = r"[ ]?[./\\-][ ]?"
DATE = (
    rf"(?:\d{{4}}-\d\d?-\d\d?|\d\d?{SEPARATOR}\d\d?{SEPARATOR}{YEAR}"
    rf"|\d\d?(?:st|nd|rd|th)?[ ]?(?:of[ ])?[ -]?{MONTH}(?:,?[ -]?{YEAR})?"
    rf"|{MONTH}[ ]\d\d?(?:st|nd|rd|th)?(?:,?[ ]{YEAR})?)(?![\w/:])"
)
READ_OUT = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth"
    r"|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    rf"|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
    rf"(?:[ ]of)?[ ]{MONTH}(?:,?[ ]{YEAR})?"
)
BORN = re.compile(
    r"(?i)(?:\bd\.?[ ]?o\.?[ ]?b\b\.?|\bdates?[ ]of[ ]birth\b|\bbirth[ -]?date\b|\bborn\b)"
    rf"[^\d\n.;]{{0,25}}?\b({DATE}|{READ_OUT})"
    rf"|\b(?:turns?|turning|will[ ]be|is|be)[ ]\d{{1,2}}[ ](?:on|this|next)[ ](?:the[ ])?({DATE}"
    rf"|{READ_OUT})"
    rf"|\b(?:b\.|birthday)(?:[ ](?:is|was|falls|on|the|as))*[ ]?[:(,]?[ ]?({DATE}|{READ_OUT})"
)
WRITTEN = re.compile(rf"(?i)(?<![\w/.-]){DATE}")
PARTS = re.compile(r"(?i)[a-z]{3,}|\d+")


def births(text: str) -> Iterator[tuple[int, int, Day | None]]:
    """Where dates of birth stand that are called so, and which day it is if it is told in full."""
    for match in BORN.finditer(text):
        start, end = match.span(match.lastindex or 0)
        yield start, end, _day(text[start:end])


def dates(text: str) -> Iterator[tuple[int, int, Day | None]]:
    """Where dates stand, whatever of, and which day each is if it is told with its year."""
    for match in WRITTEN.finditer(text):
        yield *match.span(), _day(match.group())


def day_of(born: date) -> Day:
    """A day as `births` and `dates` give it."""
    return born.day, born.month, born.year % 100


def _day(written: str) -> Day | None:
    """The day that is written; None without a year, or where the month is none."""
    parts = [
        MONTHS.index(one[:3].lower()) + 1 if one[0].isalpha() else int(one)
        for one in PARTS.findall(written)
        if not one.isalpha() or one[:3].lower() in MONTHS
    ]
    if len(parts) < 3:
        return None
    if parts[0] > 31:
        parts.reverse()
    elif PARTS.findall(written)[0].isalpha():
        parts[:2] = parts[1], parts[0]
    return parts[0], parts[1], parts[2] % 100
