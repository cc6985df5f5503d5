"""Which documents may have been made for a court, by what they say of themselves (COURT, SAR).

A court decides who may have what was made for its proceedings (Administration of Justice Act
1960, section 12; Family Procedure Rules 2010, rule 12.73). So a document that may be such a paper
is held, with COURT as its code, until there is advice on it, and is never given among many others.
Whether it is one is for its reader to say. What the centre wrote itself is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SAYS = re.compile(
    r"(?<!\w)(?:court\s+bundle|(?:hearing|trial)\s+bundle|bundle,?\s+page"
    r"|in\s+the\s+(?:central\s+)?(?:family|county|high|crown)\s+court"
    r"|in\s+the\s+magistrates[’']?\s+court|position\s+statement|witness\s+statement"
    r"|statement\s+of\s+truth|section\s+(?:7|37)\s+report|skeleton\s+argument"
    r"|c100|c1a|fl401|case\s+n(?:o|umber)[.:]|the\s+(?:applicant|respondent))(?!\w)",
    re.IGNORECASE,
)


def signs_of_court(texts: Iterable[str]) -> tuple[str, ...]:
    """What in these texts of a document says that it may be made for a court, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(" ".join(one.casefold().split()) for one in _SAYS.findall(text))
    return tuple(found)
