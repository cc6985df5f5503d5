"""Days, times and listed words as an answer writes them; nothing of the machine's own language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

CHOICES: Mapping[str, str] = MappingProxyType(
    {
        "all-contacts": "all contact details",
        "attendance-dates": "the dates of attendance",
        "cafcass": "Cafcass",
        "referrer-request": "the referrer asked",
        "risk-of-harm-to-child": "a risk of harm to a child",
        "risk-of-physical-violence": "a risk of physical violence",
        "portal": "through our website",
        "phone": "telephone",
        "in-person": "in person",
        "access": "a request for a copy of what we hold",
        "rectification": "a request to put something right",
        "erasure": "a request to delete something",
        "objection": "an objection",
        "complaint": "a complaint",
        "session": "note of a session",
        "meeting": "note of a meeting",
        "general": "general note",
        "apart": "kept apart from the other parent",
        "door": "the door to come in by",
        "reach": "how to be reached",
        "receive": "referred to us",
        "accept": "accepted",
        "decline": "declined",
        "wait": "put on the waiting list",
        "start": "contact began",
        "close": "contact ended",
        "pre-visit": "visit before contact began",
        "detail": "by a way that you said is safe",
        "carer": "through whoever looks after them",
    }
)
"""The listed words that do not say by themselves what they mean."""

FAMILY_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "child": "a child of the family",
        "resident-parent": "the resident parent",
        "contact-parent": "the contact parent",
        "relative": "a relative",
        "other": "somebody else in the family",
    }
)
TEAM_ROLES: Mapping[str, str] = MappingProxyType(
    {
        "volunteer": "a volunteer of the centre",
        "coordinator": "a coordinator of the centre",
        "chair": "the chair of the centre",
    }
)
ANOTHER_PERSON = "another person"


def day(value: date) -> str:
    """A day: 7 February 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def clock_time(value: datetime) -> str:
    """A time of the day: 10:02."""
    return f"{value:%H:%M}"


def moment(value: datetime) -> str:
    """A day and a time: 7 February 2026, 10:02."""
    return f"{day(value)}, {clock_time(value)}"


def span(begins: datetime, ends: datetime) -> str:
    """From one time to another, with the second day where it is another one."""
    until = clock_time(ends) if ends.date() == begins.date() else moment(ends)
    return f"{moment(begins)} to {until}"


def choice(value: str) -> str:
    """A listed word in plain words."""
    return CHOICES.get(value, value.replace("-", " "))


def listed(words: list[str]) -> str:
    """Some words in a row, each once: you, a relative and a child."""
    once = list(dict.fromkeys(words))
    if len(once) < 2:
        return "".join(once)
    return f"{', '.join(once[:-1])} and {once[-1]}"
