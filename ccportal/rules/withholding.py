"""On what ground something may be kept out of an answer, and what stands in its place (VIO).

Sources: UK GDPR Article 15; Data Protection Act 2018 Schedules 2 and 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


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


@dataclass(frozen=True, slots=True)
class Ground:
    """What an exemption is.

    `marker` stands in the answer, `explanation` follows it in the letter, `statute` is where
    the law has it, `test` is what whoever decides has to be able to answer with yes.
    """

    marker: str
    explanation: str
    statute: str
    test: str


GROUNDS: Mapping[Exemption, Ground] = MappingProxyType(
    {
        Exemption.CR2: Ground(
            "kept back for safety",
            "We hold this to prevent a crime, or violence to somebody, and giving it out would "
            "be likely to make that harder.",
            "Data Protection Act 2018, Schedule 2, paragraph 2",
            "Would giving this out be likely to make it harder to prevent violence?",
        ),
        Exemption.TP16: Ground(
            "another person",
            "This is about somebody else, or would show who somebody else is, so it is theirs.",
            "Data Protection Act 2018, Schedule 2, paragraph 16",
            "Would this tell of another person, who has not agreed, and without whose "
            "agreement it is not reasonable to give it?",
        ),
        Exemption.HP6: Ground(
            "about health",
            "This is about health. We may give it only once a health professional has said "
            "that it would cause nobody serious harm.",
            "Data Protection Act 2018, Schedule 3, paragraphs 5 and 6",
            "Is this about somebody's health, unknown to the person it is about, and without "
            "an opinion of a health professional, not older than six months?",
        ),
        Exemption.CA21: Ground(
            "for the child’s sake",
            "This is about the safety of a child, and giving it out would not be best for the "
            "child.",
            "Data Protection Act 2018, Schedule 3, paragraph 21",
            "Does a parent ask for a child’s data, and would giving out whether the child "
            "was or is at risk of abuse not be best for the child?",
        ),
        Exemption.LPP19: Ground(
            "legal advice",
            "This is advice that a lawyer gave us, or that we asked a lawyer for.",
            "Data Protection Act 2018, Schedule 2, paragraph 19",
            "Is this the centre’s own legal advice (not a letter of a parent’s solicitor)?",
        ),
        Exemption.REF24: Ground(
            "a reference",
            "This is a reference that was given in confidence.",
            "Data Protection Act 2018, Schedule 2, paragraph 24",
            "Is this a reference given in confidence for work, training or volunteering?",
        ),
        Exemption.COURT: Ground(
            "court papers",
            "This was made for a court. The court decides who may have it: somebody who takes "
            "part in the case can ask there.",
            "Administration of Justice Act 1960, section 12",
            "Was this made for proceedings about a child, and is advice on it still awaited?",
        ),
    }
)
"""Every exemption, in the order in which they are offered: the policy's own first."""

NO_REASON = Ground(
    "left out",
    "We may not say why.",
    "",
    "Would the reason itself tell what is kept out?",
)
"""What stands where no reason is given."""

FOR_HEALTH_DATA = frozenset({Exemption.HP6})
FOR_A_CHILDS_DATA = frozenset({Exemption.CA21})


def ground(code: Exemption | None) -> Ground:
    """What stands behind a marker; None is the marker that gives no reason."""
    return NO_REASON if code is None else GROUNDS[code]


def offered(*, health_data: bool, child_asked_for_by_parent: bool) -> tuple[Exemption, ...]:
    """The exemptions that may be chosen for something.

    "Serious harm" is one for health data alone (Schedule 3, paragraph 5), child abuse data is
    one only where a parent asks for a child's data (Schedule 3, paragraph 21).
    """
    barred: set[Exemption] = set()
    if not health_data:
        barred |= FOR_HEALTH_DATA
    if not child_asked_for_by_parent:
        barred |= FOR_A_CHILDS_DATA
    return tuple(code for code in GROUNDS if code not in barred)


def needs_second_reason(exemption: Exemption, mode: Mode) -> bool:
    """Whether the person who agrees has to write a reason of their own.

    They have to for everything withheld in silence, and for every use of the policy's own
    exemption (VIO).
    """
    return mode is Mode.SILENT or exemption is Exemption.CR2


def precedence(codes: frozenset[Exemption | None]) -> Exemption | None:
    """The one code that a marker shows for all these: none, if one of them gives none.

    It depends on the codes alone, not on which of them came first or covered more, so that a
    marker tells nothing of how the words behind it were arranged.
    """
    if None in codes:
        return None
    return next(code for code in GROUNDS if code in codes)
