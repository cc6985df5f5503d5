"""By when a request has to be answered, and why by then (DP6, SAR).

Sources: UK GDPR Articles 4A and 12A; Regulation 1182/71 Article 3; Data Protection Act 2018
section 164A. Days are calendar days in Europe/London. Bank holidays are those of England and
Wales; they can be proclaimed, so a year for which none are known yet is an error, not a guess.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays

from ccportal.rules import deadlines_why as why
from ccportal.rules.deadlines_why import Again, Opened

FIRST_YEAR, LAST_YEAR = 1978, 2028
"""The years of which the bank holidays are known; raised once the next year's are announced."""

MONTHS, MONTHS_EXTENDED = 1, 3
TARGET_DAYS, SPARE_DAYS, COMPLAINT_DAYS = 28, 3, 30
DAY = timedelta(days=1)

Stretch = tuple[date, date]


class NoHolidayData(ValueError):
    """The bank holidays of the year are not known."""


class Running(StrEnum):
    """What the clock does."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Wait:
    """Something was asked for on one day and came on another; None: it has not come yet."""

    asked_on: date
    came_on: date | None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the clock goes by.

    `conditions` delay the start (identity or authority that was asked for, a fee that was
    charged), each with its name. `clarifications` pause it: questions about which information
    is meant, nothing else. `stopped_on` is the day when the answer left or the request closed.
    `opened` are the times that it was opened again after its end.
    """

    received_on: date
    conditions: tuple[tuple[str, Wait], ...] = ()
    clarifications: tuple[Wait, ...] = ()
    extended_on: date | None = None
    stopped_on: date | None = None
    opened: tuple[Opened, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """The state of the clock on one day.

    `due` is None until it has started; while it is paused, it is what it would be if the
    question were answered today. `latest` is the date under the statute's own count of paused
    days, never before `due`. `target` is our own aim. `notice_by` is the last day on which an
    extension can be told of, `send_notice_by` the working day on or before it.
    """

    running: Running
    start: date | None
    due: date | None
    latest: date | None
    target: date | None
    notice_by: date | None
    send_notice_by: date | None
    paused_days: int
    extended: bool
    overdue: bool
    days_left: int | None
    why: tuple[str, ...]


@cache
def _holidays(year: int) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoHolidayData(f"the bank holidays of {year} are not known yet")
    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Whether it is neither Saturday, Sunday nor a bank holiday; raises NoHolidayData."""
    return day not in _holidays(day.year) and day.weekday() < 5


def roll(day: date) -> date:
    """The day itself, or the next working day after it."""
    while not is_working_day(day):
        day += DAY
    return day


def roll_back(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def months_after(day: date, months: int) -> date:
    """The same date so many months on, or that month's last day where it has no such date."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def complaint_acknowledged_by(received_on: date) -> date:
    """The last day on which a complaint may be acknowledged (section 164A: within 30 days)."""
    return roll(received_on + COMPLAINT_DAYS * DAY)


def start(facts: Facts) -> date | None:
    """The day from which the month counts; None while something asked for has not come.

    What was not complete was owed from the first day on, so opening it again moves nothing. Only
    where a reason is looked at once more, which nobody asked for, the month counts from then.
    """
    came = [wait.came_on for _name, wait in facts.conditions]
    if None in came:
        return None
    anew = [one.on for one in facts.opened if one.again is Again.REVIEW]
    return max([facts.received_on, *anew, *(day for day in came if day is not None)])


def clock(facts: Facts, today: date) -> Clock:
    """The state of the clock at the end of a day, with the reasons in words.

    A pure function. Raises NoHolidayData where the answer would fall into a year of which the
    bank holidays are not known.
    """
    began = start(facts)
    if began is None:
        return _not_started(facts)
    within_the_month, _ = _pauses(facts, began, today, MONTHS)
    notice_by = months_after(began, MONTHS) + _days(within_the_month) * DAY
    extended = facts.extended_on is not None and facts.extended_on <= notice_by
    months = MONTHS_EXTENDED if extended else MONTHS
    pauses, waiting = _pauses(facts, began, today, months)
    paused = _days(pauses)
    base = months_after(began, months)
    unrolled = base + paused * DAY
    due = roll(unrolled)
    stopped = facts.stopped_on is not None
    running = Running.PAUSED if waiting else Running.RUNNING
    target = due - SPARE_DAYS * DAY if extended else began + (TARGET_DAYS + paused) * DAY
    return Clock(
        running=Running.STOPPED if stopped else running,
        start=began,
        due=due,
        latest=roll(unrolled + len(pauses) * DAY),
        target=roll_back(target),
        notice_by=notice_by,
        send_notice_by=roll_back(notice_by),
        paused_days=paused,
        extended=extended,
        overdue=not (stopped or waiting) and today > due,
        days_left=None if stopped else (due - today).days,
        why=(
            *_why_start(facts, began),
            *why.months(began, base, extended, facts.extended_on and notice_by),
            *why.pauses(pauses, waiting, paused, unrolled),
            *why.rolled(unrolled, due),
        ),
    )


def _not_started(facts: Facts) -> Clock:
    missing = [name for name, wait in facts.conditions if wait.came_on is None]
    said = [f"The month does not begin before we have the {name} asked for." for name in missing]
    due = roll(months_after(facts.received_on, MONTHS))
    counted = f"Counted from its receipt, it would be due on {why.say(due)}."
    lines = (why.received(facts.received_on), *said, *why.opened(facts.opened), counted)
    running = Running.NOT_STARTED if facts.stopped_on is None else Running.STOPPED
    nothing = (None, None, None, None, None, None)
    return Clock(running, *nothing, 0, False, False, None, lines)


def _pauses(facts: Facts, began: date, today: date, months: int) -> tuple[list[Stretch], bool]:
    """The stretches that do not count, and whether one of them is still open.

    Each goes from the day asked, or the start, to the day answered; those that overlap are one.
    A question asked after the `months` had run out stops nothing.
    """
    stretches: list[Stretch] = []
    waiting = False
    for wait in sorted(facts.clarifications, key=lambda one: one.asked_on):
        since = max(wait.asked_on, began)
        until = max(wait.came_on or facts.stopped_on or today, since)
        if since > roll(months_after(began, months) + _days(stretches) * DAY):
            continue
        waiting = waiting or wait.came_on is None
        if stretches and since <= stretches[-1][1]:
            since, last = stretches.pop()
            until = max(last, until)
        if since < until:
            stretches.append((since, until))
    return stretches, waiting


def _days(stretches: list[Stretch]) -> int:
    return sum((until - since).days for since, until in stretches)


def _why_start(facts: Facts, began: date) -> tuple[str, ...]:
    came = [name for name, one in facts.conditions if facts.received_on < began == one.came_on]
    first = why.received(facts.received_on)
    return (first, *(why.came(name, began) for name in came), *why.opened(facts.opened))
