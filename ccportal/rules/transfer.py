"""Whether something may go to the country that an organisation is in (DP8).

From the United Kingdom to an organisation elsewhere is a restricted transfer: it needs UK
adequacy regulations for that country (UK GDPR Article 45A), a safeguard (Article 46) or an
exception (Article 49).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from ccportal.errors import Invalid, NotPermitted

HOME = "GB"
CHECKED_ON = date(2026, 11, 25)
"""The day on which the table was compared with the regulations."""

SCHEDULE_21 = "Data Protection Act 2018, Schedule 21, paragraph 5"
KOREA = "The Data Protection (Adequacy) (Republic of Korea) Regulations 2022, SI 2022/1213"
BRIDGE = "The Data Protection (Adequacy) (United States of America) Regulations 2023, SI 2023/1028"
BEGINNING = date(2021, 1, 1)
"""The first day after the law of the European Union ended here (31 December 2020, 23:00)."""


@dataclass(frozen=True, slots=True)
class Adequacy:
    """Regulations for a country; `only` says for whom, where they are not for everybody there."""

    since: date
    source: str
    only: str = ""


_EEA = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE"),
    *("IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
)
_WHOLE = (*_EEA, "AD", "AR", "CH", "FO", "GG", "GI", "IL", "IM", "JE", "NZ", "UY")

TABLE: Mapping[str, Adequacy] = MappingProxyType(
    {
        **{country: Adequacy(BEGINNING, SCHEDULE_21) for country in _WHOLE},
        "CA": Adequacy(BEGINNING, SCHEDULE_21, "who is subject to its Act on personal information"),
        "JP": Adequacy(BEGINNING, SCHEDULE_21, "who is subject to its Act on personal information"),
        "KR": Adequacy(date(2022, 12, 19), KOREA, "who is subject to its Act on personal data"),
        "US": Adequacy(date(2023, 10, 12), BRIDGE, "who is on the list of the data bridge"),
    }
)
"""The countries with UK adequacy regulations, by their ISO 3166 codes."""


def known_as(given: str | None) -> str:
    """A country as it was given, in capitals; where none is given it is the United Kingdom.

    What came with an archive may be no code: then it is a country that nothing covers.
    """
    code = (given or "").strip().upper() or HOME
    return HOME if code == "UK" else code


def country_of(given: str | None) -> str:
    """A country's code; raises Invalid for what is no code of two letters."""
    code = known_as(given)
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise Invalid("Give the country as its two letters, like GB or IE")
    return code


def is_covered(country: str | None, day: date) -> bool:
    """Whether everybody in a country is covered on a day, at home or by regulations."""
    code = known_as(country)
    found = TABLE.get(code)
    return code == HOME or (found is not None and not found.only and found.since <= day)


def check(country: str | None, day: date, safeguard: str) -> None:
    """Let something go to an organisation in a country; raises NotPermitted (DP8).

    `safeguard` is what was recorded: the safeguard, the exception, or that the organisation is
    one of those for whom regulations are that are not for everybody in its country.
    """
    if is_covered(country, day) or safeguard.strip():
        return
    found = TABLE.get(known_as(country))
    some = f" Its regulations are only for {found.only}." if found and found.since <= day else ""
    raise NotPermitted(
        f"This organisation is in a country that the law does not cover.{some} Write down the"
        " safeguard, or why there is an exception."
    )
