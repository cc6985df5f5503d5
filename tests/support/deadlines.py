"""What a clock goes by, written in few words: days as text, pairs of asked and came."""

from __future__ import annotations

from datetime import date

from ccportal.rules.deadlines import Facts, Wait
from ccportal.rules.deadlines_why import Again, Opened


def day(text: str) -> date:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def facts(
    received: str,
    identity: tuple[str, str | None] | None = None,
    fee: tuple[str, str | None] | None = None,
    asked: tuple[tuple[str, str | None], ...] = (),
    extended: str | None = None,
    stopped: str | None = None,
    opened: tuple[tuple[str, Again], ...] = (),
) -> Facts:
    """The facts of a request: each pair is the day asked, and the day on which it came.

    Of `opened` it is the day on which it was opened again, and why.
    """

    def wait(pair: tuple[str, str | None]) -> Wait:
        return Wait(day(pair[0]), day(pair[1]) if pair[1] else None)

    named = [("proof of who you are", identity), ("fee", fee)]
    return Facts(
        received_on=day(received),
        conditions=tuple((name, wait(pair)) for name, pair in named if pair),
        clarifications=tuple(wait(pair) for pair in asked),
        extended_on=day(extended) if extended else None,
        stopped_on=day(stopped) if stopped else None,
        opened=tuple(Opened(day(on), again) for on, again in opened),
    )
