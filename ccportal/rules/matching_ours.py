"""What is the centre's own in a text, and nobody's secret: its name, address, numbers."""

from __future__ import annotations

import re

from ccportal.rules.matching_reach import NEVER, reach
from ccportal.rules.matching_text import fold, words

CENTRES = words("child children childrens family families contact centre center support the and")
"""What many centres are called besides what is their own."""


def ours(name: str, address: str, phone: str | None, email: str | None) -> re.Pattern[str]:
    """A pattern of what is the centre's own: its name, its house and postcode, phone and mail.

    The town is not, for people live there too.
    """
    told = (("phone", phone), ("email", email), ("address", address))
    known = reach((kind, value) for kind, value in told if value)
    some = [one.pattern for one in (known.sure, known.loose, known.postcodes) if one is not NEVER]
    words_of = name.split()
    while words_of and fold(words_of[-1]) in CENTRES:
        words_of.pop()
    while words_of and fold(words_of[0]) in CENTRES:
        words_of.pop(0)
    if len("".join(words_of)) > 3:
        some.append(r"\b" + r"\s+".join(map(re.escape, words_of)) + r"\b")
    return re.compile("|".join(f"(?:{one})" for one in some), re.IGNORECASE) if some else NEVER
