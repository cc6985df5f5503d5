"""The way through the questions: which are asked, and which comes next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ccportal.portal.questions import (
    About,
    Answers,
    Authority,
    Born,
    Detail,
    Hints,
    Name,
    Question,
    Reach,
    What,
    Where,
    Who,
)


@dataclass(frozen=True, slots=True)
class Page:
    """A question at its address; `asked` says from the answers whether it is asked."""

    slug: str
    form: type[Question]
    asked: Callable[[Answers], bool] = field(default=lambda _: True)


def _about_others(answers: Answers) -> bool:
    return answers.get("about", {}).get("about") in ("child", "both", "other")


def _something_certain(answers: Answers) -> bool:
    return answers.get("what", {}).get("what") in ("time", "particular")


def _reached_elsewhere(answers: Answers) -> bool:
    return bool(answers.get("reach", {}).get("reach", "site") != "site")


PAGES = (
    Page("about", About),
    Page("name", Name),
    Page("born", Born),
    Page("who", Who, _about_others),
    Page("authority", Authority, _about_others),
    Page("what", What),
    Page(
        "detail", Detail, lambda given: given.get("what", {}).get("what") in ("time", "particular")
    ),
    Page("reach", Reach),
    Page("where", Where, _reached_elsewhere),
    Page("hints", Hints),
)


def asked(answers: Answers) -> tuple[Page, ...]:
    """The questions that are asked, as far as can be told, in their order."""
    return tuple(page for page in PAGES if page.asked(answers))


def unanswered(answers: Answers) -> Page | None:
    """The first question that still has to be answered."""
    return next((page for page in asked(answers) if page.slug not in answers), None)
