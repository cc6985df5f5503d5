"""Whose legal advice something is: only the centre's own may be kept back as such (VIO, SAR).

The exemption is for what a lawyer of the centre's has written to it, or it to them (Data
Protection Act 2018, Schedule 2, paragraph 19). A letter of a parent's solicitor to the centre
is no secret from anybody on that ground, and what a court or a council sent is none either.
"""

from __future__ import annotations

from enum import StrEnum

from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Exemption


class Sender(StrEnum):
    """From whom a record came to the centre, as far as the register tells.

    `lawyer` is a solicitor who has referred nobody to the centre; `another` anybody else.
    """

    UNKNOWN = "unknown"
    LAWYER = "lawyer"
    ANOTHER = "another"


def faults(one: Decided, sender: Sender) -> list[str]:
    """Why LPP19 cannot be used for what came from this sender, by the field of the form."""
    whole = [("exemption", one.exemption)] if one.exemption else []
    passages = [(f"passages[{at}]", cut.exemption) for at, cut in enumerate(one.passages)]
    areas = [("areas", area.exemption) for area in one.covers]
    if sender is not Sender.ANOTHER:
        return []
    return [
        f"{place}: this came from somebody who is not the centre’s own lawyer, so it is not the "
        "centre’s legal advice (LPP19)"
        for place, code in (*whole, *passages, *areas)
        if code is Exemption.LPP19
    ]
