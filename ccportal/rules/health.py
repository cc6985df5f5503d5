"""When what tells of somebody's health may be given (HP6, VIO, SAR).

A centre is no health professional. It may give data concerning health only with the opinion of
one that this would cause nobody serious harm, not older than six months, or to somebody who
has seen it already or knows it (Data Protection Act 2018, Schedule 3, paragraph 6). So what
tells of health is locked until one of these is put down. Which records may tell of it is found
by their words; whether one does is for its reader to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ccportal.rules.deadlines import months_after
from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Action

OPINION_MONTHS = 6
"""So old may an opinion be; then the professional is asked again."""

_WORDS = (
    "bruis(?:e|es|ed|ing)",
    r"injur(?:y|ies|ed)",
    "wounds?|fractures?|concuss(?:ed|ion)|bleeding|nosebleeds?|stitches",
    "hospitals?|clinics?|ambulances?|surgery|doctors?|paramedics?|first aid|GP|CPN|A&E",
    "medic(?:al|ation|ations|ine|ines)|meds|tablets|prescri(?:bed|ption|ptions)|insulin|epipens?",
    "ill|illness|unwell|poorly|fever|rash|seizures?|diagnos(?:is|ed)|disab(?:ility|led)",
    "asthma|asthmatic|inhalers?|epilep(?:sy|tic)|diabet(?:es|ic)|allerg(?:y|ies|ic)|eczema",
    "ADHD|autis(?:m|tic)|depress(?:ed|ion)|anxiety|mental health|psychiatr(?:ist|ic)",
    "self-harm(?:ed|s|ing)?|overdos(?:e|ed)|suicid(?:e|al)|pregnan(?:t|cy)|miscarriage",
)
_TELLS = re.compile(rf"\b(?:{'|'.join(_WORDS)})(?!\w)", re.IGNORECASE)


class MayGo(StrEnum):
    """Why a record with words of health may be given."""

    NO_HEALTH = "no-health"
    KNOWN = "known"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Health:
    """What its reader says of it.

    `how` says what shows that they know it, or which health professional gave the opinion;
    `opinion_on` is the day of that opinion.
    """

    may_go: MayGo | None = None
    how: str = ""
    opinion_on: date | None = None


NOT_SAID = Health()


def health_of(kept: Mapping[str, Any]) -> Health:
    """The same again, as a decision keeps it (JSON)."""
    may_go, on = kept.get("may_go"), kept.get("opinion_on")
    return Health(
        MayGo(may_go) if may_go else None,
        str(kept.get("how") or ""),
        date.fromisoformat(on) if on else None,
    )


def words_of_health(texts: Iterable[str], covered: Sequence[str] = ()) -> tuple[str, ...]:
    """The words of health in these texts that nothing `covered` takes out, each once."""
    found: dict[str, None] = {}
    for text in texts:
        left = text
        for one in covered:
            left = left.replace(one, " ") if one.strip() else left
        found |= dict.fromkeys(word.casefold() for word in _TELLS.findall(left))
    return tuple(found)


def left_of_health(words: str, covered: Iterable[str]) -> tuple[str, ...]:
    """The words of health on the pages of a file as often as they do not stand `covered`."""
    found = Counter(word.casefold() for word in _TELLS.findall(words))
    gone = Counter(word.casefold() for text in covered for word in _TELLS.findall(text))
    return tuple(found - gone)


def is_fresh(opinion_on: date, today: date) -> bool:
    """Whether an opinion of this day still counts: it does for six months."""
    return today <= months_after(opinion_on, OPINION_MONTHS)


def faults(
    one: Decided, said: Health, texts: Sequence[str], today: date, on_pages: Sequence[str] = ()
) -> list[str]:
    """What stands against giving a record with these texts, each with its field of the form.

    `on_pages` are the words of health that stay on the pages of its file.
    """
    if one.action not in {Action.INCLUDE, Action.REDACT}:
        return []
    if said.may_go is None:
        left = words_of_health(texts, [cut.find for cut in one.passages])
        left = tuple(dict.fromkeys((*left, *on_pages)))
        return [f"health: {_LOCKED} ({', '.join(left)})"] if left else []
    if said.may_go is MayGo.KNOWN and not said.how.strip():
        return ["health_how: say what shows that they know it"]
    return _opinion(said, today) if said.may_go is MayGo.OPINION else []


_LOCKED = (
    "it seems to tell of somebody’s health, so it cannot be given: cover it, withhold it with "
    "HP6, or say below why it may go"
)


def _opinion(said: Health, today: date) -> list[str]:
    found = []
    if not said.how.strip():
        found.append("health_how: say which health professional gave the opinion")
    if said.opinion_on is None:
        found.append("opinion_on: enter the day of the opinion")
    elif said.opinion_on > today:
        found.append("opinion_on: that day is still to come")
    elif not is_fresh(said.opinion_on, today):
        found.append("opinion_on: it is older than six months: ask for another")
    return found
