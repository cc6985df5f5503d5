"""On what ground something may be kept out of an answer, and what stands in its place (VIO).

Sources: UK GDPR Article 15; Data Protection Act 2018 Schedules 2 and 3.
"""

from __future__ import annotations

from enum import StrEnum


class Exemption(StrEnum):
    """The codes of a withholding, the policy's own first."""

    CR2 = "CR2"
    TP16 = "TP16"
    HP6 = "HP6"
    CA21 = "CA21"
    LPP19 = "LPP19"
    REF24 = "REF24"
    COURT = "COURT"


class Mode(StrEnum):
    """What the requester sees in its place: the code, a bare marker, or nothing."""

    STATED = "stated"
    GENERIC = "generic"
    SILENT = "silent"


class Action(StrEnum):
    """What becomes of one record in an answer."""

    INCLUDE = "include"
    REDACT = "redact"
    WITHHOLD = "withhold"
    UNRELATED = "unrelated"
