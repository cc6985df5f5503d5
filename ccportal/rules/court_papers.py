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
    r"(?<!\w)(?:court[ ]bundle|(?:hearing|trial)[ ]bundle|bundle,?[ ]+page"
    r"|in[ ]the[ ](?:central[ ])?(?:family|county|high|crown)[ ]court"
    r"|in[ ]the[ ]magistrates[’']?[ ]court|position[ ]statement|witness[ ]statement"
    r"|statement[ ]of[ ]truth|section[ ](?:7|37)[ ]report|skeleton[ ]argument"
    r"|c100|c1a|fl401|case[ ]n(?:o|umber)[.:]|the[ ](?:applicant|respondent))(?!\w)",
    re.IGNORECASE,
)


def signs_of_court(texts: Iterable[str]) -> tuple[str, ...]:
    """What in these texts of a document says that it may be made for a court, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys(" ".join(one.casefold().split()) for one in _SAYS.findall(text))
    return tuple(found)
