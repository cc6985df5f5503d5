"""Why an answer is due on its day, in words (DP6, SAR)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Again(StrEnum):
    """Why a request is opened again after its end.

    `owed`: the answer was not right or not whole, so it was owed all the time. `review`: the day
    came on which a reason for keeping something back is looked at once more. `answered`: it was
    closed because they did not answer.
    """

    OWED = "owed"
    REVIEW = "review"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Opened:
    """A request was opened again: on which day, and why."""

    on: date
    again: Again


WORDS = {
    Again.OWED: "because the answer was not right or not whole. The first day stays: what was "
    "missing was owed by then, so give it without delay.",
    Again.REVIEW: "to look once more at why something is kept back. The answer before was right "
    "on its day and nobody asked anew, so a month is counted from here.",
    Again.ANSWERED: "after it had been closed unanswered. What was asked of them then is waited "
    "for from here.",
}


TOLD = {
    Again.OWED: "because the answer was not right or not whole. The first day stays.",
    Again.REVIEW: "and a month is counted from there.",
    Again.ANSWERED: "after it had been closed unanswered.",
}
"""The same for whoever asked: that a reason is looked at again would tell that there is one."""


def to_the_requester(lines: Iterable[str]) -> tuple[str, ...]:
    """The working as whoever asked may read it: all of it but what is for the team alone."""
    return tuple(_told(line) for line in lines)


def _told(line: str) -> str:
    for again, words in WORDS.items():
        line = line.replace(words, TOLD[again])
    return line


def received(on: date) -> str:
    """When it came."""
    return f"Received on {say(on)}."


def came(name: str, on: date) -> str:
    """What was asked for came, and the month began."""
    return f"The month began on {say(on)}, when we had the {name} asked for."


def opened(times: Iterable[Opened]) -> tuple[str, ...]:
    """When it was opened again, and which day counts since."""
    return tuple(f"Opened again on {say(one.on)}, {WORDS[one.again]}" for one in times)


def months(began: date, base: date, extended: bool, refused_after: date | None) -> list[str]:
    """To which day the months go; `refused_after` where an extension was told of after that."""
    ends = say(base) + (f": that month has no day {began.day}." if base.day < began.day else ".")
    if extended:
        return [f"Extended: three months from the start end on {ends}"]
    lines = [f"One month from the start ends on {ends}"]
    if refused_after is not None:
        lines.append(f"Not extended: it would have had to be told by {say(refused_after)}.")
    return lines


def pauses(
    stretches: Sequence[tuple[date, date]], waiting: bool, paused: int, unrolled: date
) -> list[str]:
    """Which days do not count, and where they lead."""
    lines = [f"Paused from {say(since)} to {say(until)}." for since, until in stretches]
    lines += ["We wait for an answer about which information is meant."] * waiting
    if paused:
        days = "1 day is" if paused == 1 else f"{paused} days are"
        lines.append(f"{days} added: {say(unrolled)}.")
    return lines


def rolled(unrolled: date, due: date) -> list[str]:
    """Why it is not due on a day off."""
    if unrolled == due:
        return []
    names = {5: "a Saturday", 6: "a Sunday"}
    kind = names.get(unrolled.weekday(), "a bank holiday")
    return [f"That is {kind}: the next working day is {say(due)}."]


def say(day: date) -> str:
    """A day with its weekday."""
    return f"{day:%A} {day.day} {day:%B %Y}"
