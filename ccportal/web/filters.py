"""How days, times and codes are said on a page and in a letter: in words, the day first."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask

from ccportal import clock

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(value: date) -> str:
    """`14 March 2026`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def weekday(value: date) -> str:
    """`Saturday 14 March 2026`."""
    return f"{DAYS[value.weekday()]} {day(value)}"


def short_day(value: date) -> str:
    """`14 Mar 2026`, for tables."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def time(value: datetime) -> str:
    """`9:05`, as a clock says it."""
    return f"{value.hour}:{value.minute:02}"


def moment(value: datetime) -> str:
    """`14 March 2026 at 9:05`."""
    return f"{day(value)} at {time(value)}"


def age(born: date, today: date) -> int:
    """Whole years lived; somebody born on 29 February has their birthday on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def birthday(born: date) -> str:
    """`2 August`."""
    return f"{born.day} {MONTHS[born.month - 1]}"


PARTS = {
    "resident-parent": "parent whom the child lives with",
    "contact-parent": "parent who visits",
}
"""The two sides of a family, as people say them."""


def plain(code: str) -> str:
    """`resident-parent` as `Resident parent`."""
    words = code.replace("-", " ")
    return words[:1].upper() + words[1:]


def part(role: str) -> str:
    """`contact-parent` as `parent who visits`: a part in a family, as people say it."""
    return PARTS.get(role) or plain(role).lower()


def count(number: int, one: str, many: str = "") -> str:
    """`1 note`, `4 notes`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def init(app: Flask) -> None:
    """Give the filters to the app's templates."""
    for each in (
        *(clock.local, day, weekday, short_day, time, moment, age, birthday, plain, part, count),
    ):
        app.jinja_env.filters[each.__name__] = each
