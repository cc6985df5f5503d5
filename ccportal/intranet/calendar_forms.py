"""The form of new sessions: times, months and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from wtforms import HiddenField, ValidationError

from ccportal.acts.sessions import Room
from ccportal.rules.calendar import Rule
from ccportal.web.filters import MONTHS
from ccportal.web.forms import Form, day, pick, text

CLOCK = re.compile(r"^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$")
WRITTEN = re.compile(r"^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$")
EVERY = (("0", "Once"), ("1", "Every week"), ("2", "Every second week"), ("4", "Every 4 weeks"))
WHEN = "Enter a time, as 10:00"


def clock_of(words: str) -> time:
    """A time of the day as people write it; raises ValueError."""
    found = CLOCK.match(words.strip())
    if found is None:
        raise ValueError(WHEN)
    return time(int(found[1]), int(found[2] or 0))


def months_of(words: str) -> frozenset[int]:
    """`August, December` as numbers; raises ValueError."""
    return frozenset(_month(one) for one in _parts(words))


def days_of(words: str) -> frozenset[date]:
    """`25/12/2026, 1/1/2027` as days; raises ValueError."""
    return frozenset(_day(one) for one in _parts(words))


def _parts(words: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;\n]", words) if one.strip()]


def _month(word: str) -> int:
    for number, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and name.casefold().startswith(word.casefold()):
            return number
    raise ValueError("Enter months by their names, as August, December")


def _day(word: str) -> date:
    found = WRITTEN.match(word)
    if found is None:
        raise ValueError("Enter days as 25/12/2026, with commas between them")
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise ValueError("Enter days that there are, as 25/12/2026") from None


def reads_as(reads: Callable[[str], object]) -> Callable[[Any, Any], None]:
    """A check of a field that shows what `reads` says against what was written."""

    def check(_: Any, field: Any) -> None:
        try:
            reads(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from None

    return check


class RoomForm(Form):
    """From when until when, where, for how many, how far apart."""

    starts = text("Begins", hint="For example, 10:00", need=WHEN, most=5)
    ends = text("Ends", hint="For example, 12:00", need=WHEN, most=5)
    place = text("Where?", hint="The hall, for example; empty is the whole centre", most=60)
    capacity = text("How many families at most?", hint="Empty: as many as come", most=3)
    gap = text("Minutes between two parents", need="Enter the minutes", most=3)

    def validate_starts(self, field: Any) -> None:
        """A time of the day."""
        reads_as(clock_of)(self, field)

    def validate_ends(self, field: Any) -> None:
        """A time of the day."""
        reads_as(clock_of)(self, field)

    def validate_capacity(self, field: Any) -> None:
        """A whole number, or nothing."""
        if field.data and not field.data.isdecimal():
            raise ValidationError("Enter a number of families, or nothing")

    def validate_gap(self, field: Any) -> None:
        """A whole number."""
        if not (field.data or "").isdecimal():
            raise ValidationError("Enter a number of minutes")

    def room(self) -> Room:
        """Where, for how many, how far apart; of a valid form."""
        return Room(
            place=self.place.data or "",
            capacity=int(self.capacity.data) if self.capacity.data else None,
            gap=timedelta(minutes=int(self.gap.data)),
        )


class NewForm(RoomForm):
    """One session, or sessions by rule."""

    token = HiddenField()
    every = pick("How often?", EVERY, need="Choose how often")
    first_on = day("On which day, or first on?", need="Enter the day")
    until_on = day("Last on?", hint="Where it comes again. For example, 31 3 2027")
    not_months = text("Not in these months", hint="For example: August", most=200)
    not_days = text("Not on these days", hint="For example: 25/12/2026, 1/1/2027", most=400)

    def validate_not_months(self, field: Any) -> None:
        """Names of months."""
        reads_as(months_of)(self, field)

    def validate_not_days(self, field: Any) -> None:
        """Days."""
        reads_as(days_of)(self, field)

    def validate_until_on(self, field: Any) -> None:
        """The last day, where there are more than one."""
        if self.every.data != "0" and field.data is None:
            raise ValidationError("Enter the last day")

    def rule(self) -> Rule:
        """What was asked for; of a valid form."""
        first = self.first_on.data or date.min
        once = self.every.data == "0"
        return Rule(
            first,
            first if once else self.until_on.data or first,
            1 if once else int(self.every.data),
            clock_of(self.starts.data),
            clock_of(self.ends.data),
            frozenset() if once else months_of(self.not_months.data or ""),
            frozenset() if once else days_of(self.not_days.data or ""),
        )
