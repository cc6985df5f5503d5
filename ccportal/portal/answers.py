"""What was answered: as it is shown to be checked, and as it is sent to the centre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.portal.questions import ABOUT, REACH, WHAT, Answers
from ccportal.portal.way import asked
from ccportal.web.filters import day


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be checked; `slug` is the question where it can be changed."""

    slug: str
    label: str
    text: str


_LABELS = {
    "about": "About",
    "name": "Your name",
    "other": "Other names",
    "born": "Date of birth",
    "who": "Their name",
    "authority": "How you know them",
    "what": "You want",
    "detail": "What exactly",
    "reach": "How we reach you",
    "no_home": "Your home",
    "large": "Your answer",
    "where": "Where we reach you",
    "hints": "What helps us find it",
}
_CHOICES = {"about": dict(ABOUT), "what": dict(WHAT), "reach": dict(REACH)}


def rows(answers: Answers) -> Iterator[Row]:
    """What was answered, question by question, in the words of the pages."""
    for page in asked(answers):
        for name, value in answers[page.slug].items():
            yield Row(page.slug, _LABELS[name], _shown(name, value))


def said(answers: Answers) -> dict[str, Any]:
    """What is sealed for the centre: only what was asked on the way that was taken."""
    given = {name: value for page in asked(answers) for name, value in answers[page.slug].items()}
    about = given["about"]
    return {
        "kind": "access",
        "about": "child" if about == "both" else about,
        "also_self": about == "both",
        "name": given["name"],
        "other_names": given["other"],
        "born": given["born"],
        "people": given.get("who", ""),
        "authority": given.get("authority", ""),
        "what": given["what"],
        "scope": given.get("detail") or "Everything you hold.",
        "reach": given["reach"],
        "reach_where": given.get("where", ""),
        "not_home": bool(given["no_home"]),
        "large_print": bool(given.get("large")),
        "hints": given["hints"],
    }


def _shown(name: str, value: Any) -> str:
    if name in _CHOICES:
        return _CHOICES[name][value]
    if name == "born":
        return day(date.fromisoformat(value))
    if name == "no_home":
        return "Do not post anything there" if value else "You may post to it"
    if name == "large":
        return "In large print" if value else "In ordinary print"
    return str(value or "Nothing")
