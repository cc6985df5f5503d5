"""Numbers and addresses by which somebody can be reached, looked for in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ccportal.rules import matching_mails, matching_phones
from ccportal.rules.matching_places import STREETS, address
from ccportal.rules.matching_streets import streets
from ccportal.rules.matching_text import Text, keys

SAYS = re.compile(r"[^\W_]")
NEVER = re.compile(r"(?!)")
MANY_DIGITS = re.compile(r"[\dOo](?:[^A-NP-Za-np-z]{0,3}[\dOo]){5}")
"""What stands wherever a telephone number does."""

BEFORE = 30
"""So far before a postcode, in characters, the street that it belongs to may begin."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Patterns of somebody's telephone numbers, mail and postal addresses.

    `sure` is what is theirs alone, `postcodes` and `loose` what neighbours share, `towns`
    the towns they live in, `doors` the numbers of their houses; `phones` are their numbers'
    digits, for numbers that are written in words. One of `words`, as keys, stands wherever
    their mail address or street does, and a word that begins with one of `starts`.
    """

    sure: re.Pattern[str]
    postcodes: re.Pattern[str]
    loose: re.Pattern[str]
    towns: re.Pattern[str]
    doors: re.Pattern[str]
    phones: frozenset[str]
    words: frozenset[str]
    starts: tuple[str, ...]

    def may_stand(self, text: Text) -> bool:
        """Whether their number, mail address, street or town may stand in a text: a quick look."""
        if self.phones and MANY_DIGITS.search(text.text):
            return True
        return any(one.key.startswith(self.starts) for one in text.line)

    def places(self, text: str, home: bool) -> Iterator[tuple[int, int]]:
        """Where a text gives one of them; a street by itself tells only at home."""
        for match in self.sure.finditer(text):
            yield match.span()
        for match in self.postcodes.finditer(text):
            if home or not self._of_another(text, match.start()):
                yield match.span()
        if home:
            for match in self.loose.finditer(text):
                yield match.span()
        if self.phones and matching_phones.SPELT.search(text):
            for start, end, digits in matching_phones.numbers(text):
                if digits in self.phones:
                    yield start, end

    def _of_another(self, text: str, at: int) -> bool:
        """Whether a postcode goes with a street and number that are not theirs."""
        return any(
            at - BEFORE <= end <= at and re.search(r"\d", text[start:end])
            for start, end in streets(text)
        )


def reach(contacts: Iterable[tuple[str, str]]) -> Reach:
    """The patterns of some contact details, given as pairs of kind and value."""
    by_kind: dict[str, list[str]] = {"phone": [], "email": [], "address": []}
    for kind, value in contacts:
        by_kind[kind].append(value)
    homes = [address(value) for value in by_kind["address"]]
    phones = [value for value in by_kind["phone"] if matching_phones.telling(value)]
    sure = [matching_phones.pattern(value) for value in phones]
    mails = [value for value in by_kind["email"] if SAYS.search(value)]
    sure += [matching_mails.pattern(value) for value in mails]
    sure += [one for home in homes for one in home.sure]
    said = frozenset(key for value in by_kind["email"] for key in keys(value)).union(
        *(keys(value) for value in by_kind["address"])
    )
    return Reach(
        _any(sure),
        _any(one for home in homes for one in home.postcodes),
        _any(one for home in homes for one in home.loose),
        _any(one for home in homes for one in home.towns),
        _any(one for home in homes for one in home.doors),
        frozenset(matching_phones.national(value) for value in phones),
        said,
        tuple(sorted({start for one in said for start in _starts(one)})),
    )


def _starts(key: str) -> Iterator[str]:
    """How a word of an address may begin where it is written: short, in the possessive."""
    yield key.removesuffix("s") or key
    yield from STREETS.get(key, ())


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(patterns)
    return re.compile(joined, re.IGNORECASE) if joined else NEVER
