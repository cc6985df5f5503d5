"""How a clause stands, from figures: kept, to be seen to soon, or not kept (policy assurance).

No figure is about anybody: what is said here may lie on the committee's table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Colour(StrEnum):
    """How it stands; a page says it with a word and a shape besides."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


WORDS = {Colour.GREEN: "Kept", Colour.AMBER: "Soon", Colour.RED: "Act now"}
"""The words that stand beside the colours."""

_WORSE = (Colour.GREEN, Colour.AMBER, Colour.RED)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that shows how a clause stands."""

    colour: Colour
    words: str


@dataclass(frozen=True, slots=True)
class Finding:
    """How a clause stands: the worst of what shows it. `link` is where it is seen to."""

    code: str
    points: tuple[Point, ...]
    link: str

    @property
    def colour(self) -> Colour:
        """The worst colour of its points."""
        return max((one.colour for one in self.points), key=_WORSE.index)

    @property
    def word(self) -> str:
        """The word for its colour."""
        return WORDS[self.colour]

    @property
    def says(self) -> str:
        """What shows it, the worst first, a line each."""
        worst = sorted(self.points, key=lambda one: -_WORSE.index(one.colour))
        return "\n".join(one.words for one in worst)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found when something was looked through from end to end, and on which day."""

    on: date
    found: int = 0
    since: date | None = None


def finding(code: str, link: str, points: Iterable[Point | None]) -> Finding:
    """What is said of a clause; points that do not apply are left away."""
    return Finding(code, tuple(one for one in points if one is not None), link)


def green(words: str) -> Point:
    """Something that is as it should be."""
    return Point(Colour.GREEN, words)


def amber(words: str) -> Point:
    """Something to see to soon."""
    return Point(Colour.AMBER, words)


def red(words: str) -> Point:
    """Something that is not as the policy promises."""
    return Point(Colour.RED, words)


def if_any(number: int, words: str, colour: Colour = Colour.RED) -> Point | None:
    """A point where there is any of it, else none; `words` come after the number."""
    return Point(colour, f"{number} {words}") if number else None


def by_age(since: date | None, today: date, days: int, words: str) -> Point:
    """Amber from the day on which something began to wait, red so many days after it."""
    waited = (today - since).days if since is not None else 0
    return red(words) if waited >= days else amber(words)


def within(last: date | None, today: date, soon: int, late: int) -> Colour:
    """How old something may be: amber after `soon` days, red after `late`, or if never done."""
    if last is None or (today - last).days > late:
        return Colour.RED
    return Colour.AMBER if (today - last).days > soon else Colour.GREEN


def ago(day: date | None, today: date) -> str:
    """How long ago a day is, in words."""
    if day is None:
        return "never"
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def not_yet(what: str, began: date | None, today: date, days: int) -> str:
    """That something was never done, and when it is due: so many days after the beginning."""
    left = days - (today - (began or today)).days
    due = f", due within {many(left, 'day')}" if left > 0 else ", due today" if not left else ""
    return f"No {what} yet{due}"


def many(number: int, one: str, more: str = "") -> str:
    """A number with its noun, in the singular or the plural."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def year_before(today: date) -> date:
    """The day from which on something is of the last twelve months."""
    return today - timedelta(days=365)


def checked(found: Checked | None, today: date) -> Point | None:
    """What is said where a daily look has not been taken for more than two days."""
    if found is None:
        return amber("Not looked through yet: the background work does so every day")
    if (today - found.on).days > 2:
        return red(f"Last looked through {ago(found.on, today)}: is the background work running?")
    return None
