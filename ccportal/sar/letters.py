"""What the letters on the way to an answer say: each with its rights, its routes and its days.

They name nobody but whom they are for, and say nothing of what is held: not even whether anything
is (UK GDPR Articles 12 and 12A; Data Protection Act 2018, sections 164A, 165 and 167).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ccportal.rules.requests_facts import Hold, Kind
from ccportal.sar.asked import Asked
from ccportal.sar.letter import complaints
from ccportal.sar.pack import Section
from ccportal.sar.wording import day


class Letter(StrEnum):
    """The letters that there are."""

    ACKNOWLEDGEMENT = "acknowledgement"
    IDENTITY = "identity"
    AUTHORITY = "authority"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    REMINDER = "reminder"


TITLES: Mapping[Letter, str] = MappingProxyType(
    {
        Letter.ACKNOWLEDGEMENT: "We have your request",
        Letter.IDENTITY: "Please show us who you are",
        Letter.AUTHORITY: "Please show us that you may ask",
        Letter.CLARIFICATION: "Please tell us what you mean",
        Letter.EXTENSION: "We need more time",
        Letter.REMINDER: "We have not heard from you yet",
    }
)

GROUNDS: Mapping[str, str] = MappingProxyType(
    {
        "complexity": "The law gives us two more months for a request that is complex.",
        "number": "The law gives us two more months where somebody has made a number of requests.",
    }
)

WAITS: Mapping[Hold, str] = MappingProxyType(
    {
        Hold.IDENTITY: "something that shows who you are",
        Hold.AUTHORITY: "something that shows that you may ask for somebody else",
        Hold.CLARIFICATION: "what you mean",
    }
)
"""What was asked for, as the letter that reminds of it says it."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a letter has to know of its request.

    `due` is the day of the answer as it is counted now, None while the month has not begun.
    `asked_on` is the day on which something was asked for, `closes_on` that on which the request
    may be closed unanswered, `words` what was asked in our words, `hold` what is waited for;
    `ground` and `words` are of an extension.
    """

    dated: date
    due: date | None = None
    asked_on: date | None = None
    closes_on: date | None = None
    hold: Hold | None = None
    ground: str = ""
    words: str = ""
    kind: Kind = Kind.ACCESS


def sections(letter: Letter, about: Asked, known: Known) -> tuple[Section, ...]:
    """The sections of a letter, in their order."""
    dear = f"Dear {about.addressee or 'Sir or Madam'},"
    opening, parts = _BODIES[letter](about, known)
    yours = Section("", (f"Yours sincerely, {about.head.name}",))
    return (Section("", (dear, opening)), *parts, complaints(about), yours)


Body = tuple[str, tuple[Section, ...]]

NEXT = Section(
    "What happens next",
    (
        "Somebody who did not deal with what you complain about looks into it. We tell you what "
        "we found, and why, without delay.",
    ),
)
FREE = Section("What it costs", ("Nothing (UK GDPR, Article 12(5)).",))
MAY_ASK = Section(
    "What we may ask you",
    (
        "Where we cannot be sure who asks we ask you to show us, so that nobody gets what is "
        "yours. Where we cannot tell what you mean we ask that. We do so once, and soon.",
    ),
)
SHOW_WHO = Section(
    "What we need",
    (
        "One thing that shows your name: a passport, a driving licence, a bill or a letter from "
        "an office. Bring it to us, or send a photograph of it if you asked on our website. We "
        "look at it and keep no copy.",
    ),
)
WHY_WHO = Section(
    "Why we ask",
    (
        "People have been hurt because somebody else was given what was held about them. We ask "
        "everybody of whom we cannot be sure (UK GDPR, Article 12(6)). It tells nothing about "
        "whether we hold anything.",
    ),
)
MONTH_BEGINS = Section(
    "When you hear from us",
    ("Your month begins on the day on which we have it (UK GDPR, Article 12A).",),
)
SHOW_MAY = Section(
    "What we need",
    (
        "For a child: what shows that you have parental responsibility, such as a birth "
        "certificate or an order of a court. For an adult: a letter that they have signed, or "
        "what shows that you act for them. Bring it to us. We look at it and keep no copy.",
    ),
)
WHY_MAY = Section(
    "Why we ask",
    (
        "What is held about somebody is theirs. We ask everybody who asks for somebody else. It "
        "tells nothing about whether we hold anything.",
    ),
)
CAN_DO = Section(
    "What you can do",
    (
        "Answer in the way that suits you: on our website with your reference and words, in a "
        "letter, or at our counter. If something keeps you from it, tell us.",
    ),
)


def _acknowledgement(about: Asked, known: Known) -> Body:
    what = "complaint" if known.kind is Kind.COMPLAINT else "request"
    opening = f"Your {what} reached us on {day(about.received_on)}. We have begun to deal with it."
    if known.kind is Kind.COMPLAINT:
        return opening, (NEXT,)
    return opening, (_hear(_when(known)), FREE, MAY_ASK)


def _identity(about: Asked, known: Known) -> Body:
    opening = (
        f"{_you_asked(about, known)} Before we can go on we have to be sure that it is you who "
        "asks."
    )
    return opening, (SHOW_WHO, WHY_WHO, MONTH_BEGINS, _if_not(known))


def _authority(_about: Asked, known: Known) -> Body:
    opening = (
        "You asked us for somebody else. Before we give anything out we have to see that you may "
        "ask for them."
    )
    return opening, (SHOW_MAY, WHY_MAY, _if_not(known))


def _clarification(about: Asked, known: Known) -> Body:
    opening = (
        f"{_you_asked(about, known)} We need to know which information you mean, because without "
        "it we cannot find it."
    )
    stands_still = (
        f"The days from {day(known.dated)} until you answer do not count towards our month (UK "
        "GDPR, Article 12A). We go on looking meanwhile. If you want everything, say so: that is "
        "an answer too."
    )
    asks = Section("What we ask you", (f"“{known.words}”",))
    return opening, (asks, _hear(stands_still), _if_not(known))


def _extension(about: Asked, known: Known) -> Body:
    opening = f"{_you_asked(about, known)} We cannot answer within a month."
    why = Section("Why", (f"{GROUNDS[known.ground]} (UK GDPR, Article 12A.)", known.words))
    return opening, (why, _hear(f"{_when(known)} We can take more time once only."))


def _reminder(_about: Asked, known: Known) -> Body:
    what = WAITS[known.hold or Hold.CLARIFICATION]
    opening = (
        f"On {day(known.asked_on or known.dated)} we asked you for {what}. We have not had it yet, "
        "and wait for it."
    )
    return opening, (CAN_DO, _if_not(known))


def _you_asked(about: Asked, known: Known) -> str:
    if known.kind is Kind.ACCESS:
        return f"You asked us for what we hold about {about.whom}."
    return "You asked us for something about what we hold."


def _hear(words: str) -> Section:
    return Section("When you hear from us", (words,))


def _when(known: Known) -> str:
    if known.due is None:
        return (
            "You hear from us within one month from the day on which we have what we asked you "
            "for. If that changes, we tell you why."
        )
    return f"You hear from us by {day(known.due)}. If that day changes, we tell you why."


def _if_not(known: Known) -> Section:
    closes = day(known.closes_on or known.dated)
    words = (
        f"If we do not hear from you by {closes} we may close your request. For six months from "
        "then you can have it opened again, and you can always ask anew."
    )
    return Section("If we do not hear from you", (words,))


_BODIES: Mapping[Letter, Callable[[Asked, Known], Body]] = MappingProxyType(
    {
        Letter.ACKNOWLEDGEMENT: _acknowledgement,
        Letter.IDENTITY: _identity,
        Letter.AUTHORITY: _authority,
        Letter.CLARIFICATION: _clarification,
        Letter.EXTENSION: _extension,
        Letter.REMINDER: _reminder,
    }
)
