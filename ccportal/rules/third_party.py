"""The test for what is another person's: were they asked, and is it reasonable without them (VIO).

Source: Data Protection Act 2018 Schedule 2, paragraph 16. It may go out with their consent, or
where that is reasonable without; regard is had to the five things of paragraph 16(3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Information(StrEnum):
    """What it tells of the other person (16(3)(a))."""

    WHERE_THEY_ARE = "where-they-are"
    WHO_THEY_ARE = "who-they-are"
    WHO_TOLD = "who-told"
    THEIR_LIFE = "their-life"


class Confidence(StrEnum):
    """Whether they may expect that it stays with us (16(3)(b))."""

    PROMISED = "promised"
    EXPECTED = "expected"
    NONE = "none"


class Consent(StrEnum):
    """What became of asking them: not done, not possible, or refused (16(3)(c), (d), (e))."""

    REFUSED = "refused"
    NOT_SOUGHT = "not-sought"
    CANNOT_BE_ASKED = "cannot-be-asked"


TELLS = "What does it tell of the other person?"
KEEPS = "May they expect that it stays with us?"
AGREED = "Did the other person agree to it?"
QUESTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        TELLS: {
            Information.WHERE_THEY_ARE: "Where they are, or how to reach them",
            Information.WHO_THEY_ARE: "Who they are",
            Information.WHO_TOLD: "That it was they who told us",
            Information.THEIR_LIFE: "Something of their own life",
        },
        KEEPS: {
            Confidence.PROMISED: "Yes: we, or the policy, promised it",
            Confidence.EXPECTED: "Yes: it is plain from what it is",
            Confidence.NONE: "No",
        },
        AGREED: {
            Consent.NOT_SOUGHT: "They were not asked",
            Consent.REFUSED: "They said no",
            Consent.CANNOT_BE_ASKED: "They cannot be asked",
        },
    }
)
"""The test in words: each question, and its answers."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was answered; None is no answer.

    `reasonable_without` says whether it would be reasonable to give it without their consent.
    """

    information: Information | None = None
    confidence: Confidence | None = None
    consent: Consent | None = None
    reasonable_without: bool | None = None


NOTHING_WEIGHED = Weighed()


def faults(weighed: Weighed) -> list[str]:
    """What is missing of the test, or speaks against keeping it back, each by its field."""
    found = []
    if weighed.information is None:
        found.append("information: say what it tells of the other person")
    if weighed.confidence is None:
        found.append("confidence: say whether they may expect that it stays with us")
    if weighed.consent is None:
        found.append("consent: did the other person agree to it?")
    if weighed.reasonable_without is not False:
        found.append("reasonable_without: it may go out if that is reasonable without consent")
    return found


def in_words(weighed: Weighed) -> tuple[tuple[str, str], ...]:
    """The questions with what was answered; empty while the test is not whole."""
    if faults(weighed):
        return ()
    given = (weighed.information, weighed.confidence, weighed.consent)
    said = zip(QUESTIONS.items(), given, strict=True)
    answered = ((question, answers[str(one)]) for (question, answers), one in said)
    return (*answered, ("Is it reasonable without?", "No"))
