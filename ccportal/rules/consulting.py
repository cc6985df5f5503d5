"""Asking another person, or an agency, before it is decided whether what is theirs goes out (VIO).

Source: Data Protection Act 2018 Schedule 2, paragraph 16(3)(c): what steps were taken to ask for
consent. To be asked tells somebody that a request was made: so the letter says what is theirs and
nothing else, and is sent by a way that is safe for them. Guards as in `requests_guards`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from ccportal.rules.requests_events import Event
from ccportal.rules.requests_facts import Asking as Asking
from ccportal.rules.requests_facts import Doing, Facts

SHORTEST = 3
"""So many letters a word of a name has at least, to be looked for in what is told."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Answer(StrEnum):
    """What came of asking."""

    AGREES = "agrees"
    REFUSES = "refuses"
    NONE = "none"


ANSWERS: Mapping[Answer, str] = MappingProxyType(
    {
        Answer.AGREES: "They agree that it goes out",
        Answer.REFUSES: "They do not want that it goes out",
        Answer.NONE: "They did not answer by the day",
    }
)


@dataclass(slots=True)
class Consultation:
    """Somebody who was asked, and what came of it: `number` counts them within a request."""

    number: int
    whom: str
    person: str | None
    record: str
    what: str
    by: str
    asked_on: date
    reply_by: date
    answer: Answer | None = None
    answered_on: date | None = None
    said: str = ""

    def in_words(self) -> str:
        """What came of it."""
        return ANSWERS[self.answer] if self.answer else "They have not answered yet"


def take(asked: list[Consultation], event: Event, on: date, detail: Mapping[str, Any]) -> None:
    """Take in one event, in its order."""
    if event is Event.CONSULT:
        asked.append(
            Consultation(
                number=len(asked) + 1,
                whom=detail["whom"],
                person=detail.get("person"),
                record=detail["record"],
                what=detail["what"],
                by=detail["by"],
                asked_on=on,
                reply_by=date.fromisoformat(detail["reply_by"]),
            )
        )
    elif event is Event.CONSULTED:
        one = asked[int(detail["number"]) - 1]
        one.answer, one.said = Answer(detail["answer"]), str(detail.get("said") or "")
        one.answered_on = date.fromisoformat(detail["answered_on"])


def names_in(what: str, names: Iterable[str]) -> bool:
    """Whether a text has a word of one of these names: what is told to another holds none."""
    words = {one.casefold() for one in _WORD.findall(what)}
    sought = {one.casefold() for name in names for one in _WORD.findall(name)}
    return bool(words & {one for one in sought if len(one) >= SHORTEST})


def whom_said(_facts: Facts, doing: Doing) -> str | None:
    """It is said who is asked."""
    return None if doing.asking and doing.asking.whom.strip() else "write down who is asked"


def what_said(_facts: Facts, doing: Doing) -> str | None:
    """It is said what is theirs, in words that name nobody of the request."""
    if doing.asking is None or not doing.asking.what.strip():
        return "say in your words what is theirs"
    if "names-nobody" in doing.ticks:
        return None
    return "it names somebody of the request or of the family: say it without their names"


def record_collected(_facts: Facts, doing: Doing) -> str | None:
    """What it is about was collected for the request."""
    return None if "collected" in doing.ticks else "this record was not collected for the request"


def answer_by_said(_facts: Facts, doing: Doing) -> str | None:
    """They have a day to come by which to answer."""
    asking = doing.asking
    later = asking and asking.reply_by is not None and asking.reply_by > doing.today
    return None if later else "say by which day to come they are to answer"


def was_asked(_facts: Facts, doing: Doing) -> str | None:
    """They were asked, and what came of it is not put down yet."""
    return None if "asked" in doing.ticks else "nobody was asked so, or it was put down already"


def answer_said(_facts: Facts, doing: Doing) -> str | None:
    """It is said what they answered, or that the day went by."""
    return None if doing.ground in set(Answer) else "say what they answered"


def answered_on_a_day(_facts: Facts, doing: Doing) -> str | None:
    """The day on which the answer came: not before they were asked, and not after today."""
    good = doing.day is not None and doing.day <= doing.today and "since-asked" in doing.ticks
    return None if good else "enter the day on which the answer came, after they were asked"
