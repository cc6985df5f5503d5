"""Whose name stays in an answer: who acted for Cafcass or as a social worker (VIO, SAR).

It is taken to be reasonable to give the name of a children's court officer or a social worker
who acted as one (Data Protection Act 2018, Schedule 2, paragraph 17: TP17). Volunteers are not
within that: for them it is weighed each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Exemption

_ROLE = (
    r"(?:cafcass(?:[ ]+(?:officer|reporter|worker|adviser|guardian))?|family[ ]court[ ]advis[eo]r"
    r"|children[’']?s[ ]guardian|guardian[ ]ad[ ]litem|social[ ]worker|key[ ]social[ ]worker)"
)
_BEFORE = re.compile(rf"\b{_ROLE}[,:]?[ ]+(?:(?:mr|mrs|ms|miss|dr)\.?[ ]+)?\Z", re.IGNORECASE)
_OFFICE = r"(?:cafcass|children[’']?s[ ](?:services|social[ ]care)|the[ ]local[ ]authority)"
_AFTER = re.compile(
    rf"\A(?:[ ]*[,(][ ]*(?:(?:the|a|her|his|their|our)[ ]+)?{_ROLE}\b"
    rf"|[ ]+(?:of|from)[ ]+{_OFFICE}\b)",
    re.IGNORECASE,
)
NEAR = 60
"""So many characters before and after a name are looked at for what somebody is."""


def is_official(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is a court officer's or a social worker's."""
    before, after = text[max(0, start - NEAR) : start], text[end : end + NEAR]
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def faults(one: Decided, texts: Sequence[str]) -> list[str]:
    """Passages that keep back such a name alone as another person's, each with its place."""
    return [
        f"passages[{place}]: the name of a Cafcass officer or social worker stays (TP17)"
        for place, cut in enumerate(one.passages)
        if cut.exemption is Exemption.TP16 and _always_official(cut.find.strip(), texts)
    ]


def _always_official(find: str, texts: Iterable[str]) -> bool:
    places = [
        (text, at.start(), at.end())
        for text in texts
        for at in (re.finditer(re.escape(find), text) if find else ())
    ]
    return bool(places) and all(is_official(*place) for place in places)
