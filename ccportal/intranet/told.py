"""What a requester told on the portal, in the team's words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from ccportal.web import filters

LABELS: Mapping[str, str] = {
    "name": "Name",
    "other_names": "Other names",
    "born": "Born",
    "about": "About",
    "people": "Name of the person it is about",
    "authority": "How they know them",
    "scope": "What they ask for",
    "reach": "How to reach them safely",
    "reach_where": "Where",
    "reach_told": "How to reach them safely, as they said",
    "not_home": "Their home",
    "large_print": "Their answer",
    "hints": "What may help to find it",
}
"""What is shown, in this order; other keys say the same again in another form."""

WORDS: Mapping[str, Mapping[Any, str]] = {
    "about": {"self": "themselves", "child": "a child", "other": "somebody else"},
    "reach": {
        "site": "here, on the portal",
        "phone": "by telephone",
        "email": "by email",
        "letter": "by letter",
    },
    "not_home": {True: "Do not post anything there", False: ""},
    "large_print": {True: "in large print", False: ""},
}


def told(said: str | None) -> tuple[tuple[str, str], ...]:
    """Label and words of each answer that was given."""
    answers: dict[str, Any] = json.loads(said) if said else {}
    pairs = ((label, _say(key, answers)) for key, label in LABELS.items())
    return tuple((label, words) for label, words in pairs if words)


def in_large_print(said: str | None) -> bool:
    """Whether they need their answer in large print."""
    return bool(said and json.loads(said).get("large_print"))


def _say(key: str, answers: Mapping[str, Any]) -> str:
    value = answers.get(key)
    if key == "about" and answers.get("also_self"):
        return "themselves and a child"
    if key == "born" and value:
        return filters.day(date.fromisoformat(str(value)))
    return str(WORDS.get(key, {}).get(value, value or ""))
