"""The way of a request as its requester sees it, in a few words and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal.acts.intake.visit import Status
from ccportal.rules.requests_facts import Shown


@dataclass(frozen=True, slots=True)
class Step:
    """A step: `state` is done, now or ahead; `day` is when it was reached."""

    name: str
    says: str
    state: str
    day: date | None


_ORDER = (Shown.RECEIVED, Shown.CHECKING, Shown.WORKING, Shown.READY, Shown.CLOSED)
_LATER = {Shown.CHECKING, Shown.WORKING, Shown.READY}
_DONE = {
    Shown.RECEIVED: "We got it",
    Shown.CHECKING: "We know it is you",
    Shown.WORKING: "We looked through everything",
    Shown.READY: "Your answer was ready",
    Shown.CLOSED: "It is closed",
}
_NOW = {
    Shown.RECEIVED: ("We got it", "We read it, then we tell you here what comes next."),
    Shown.CHECKING: ("We are checking who you are", "Show us who you are. Then we can go on."),
    Shown.CLARIFY: ("We have a question", "We go on when you have answered it."),
    Shown.WORKING: (
        "We are working on it",
        "Two people look through everything. You do not need to do anything.",
    ),
    Shown.READY: ("Your answer is ready", "You can collect it here."),
    Shown.CLOSED: ("It is closed", "You can still write to us."),
}
_AHEAD = {
    Shown.CHECKING: "We check who you are",
    Shown.WORKING: "We look through everything",
    Shown.READY: "Ready for you",
}


_NO_COPY = (
    {**_DONE, Shown.WORKING: "We looked into it"},
    {
        **_NOW,
        Shown.WORKING: (
            "We are looking into it",
            "We write to you here when we have something to say.",
        ),
    },
    {**_AHEAD, Shown.WORKING: "We look into it"},
)
"""What is said otherwise where something else than a copy was asked for; no answer lies ready."""


def steps(status: Status) -> list[Step]:
    """The steps that were taken, the one that it is at, and those to come.

    A question of the centre takes the place of the work that it holds up. A request that is
    closed shows only what it went through, and one that is not does not speak of closing.
    """
    done, now, ahead = (_DONE, _NOW, _AHEAD) if status.copy else _NO_COPY
    here = Shown.WORKING if status.stage is Shown.CLARIFY else status.stage
    place = _ORDER.index(here)
    shown = []
    for index, stage in enumerate(_ORDER):
        day = status.since.get(stage)
        if index < place and day is not None:
            shown.append(Step(done[stage], "", "done", day))
        elif index == place:
            name, says = now[status.stage]
            shown.append(Step(name, says, "now", status.since.get(status.stage, day)))
        elif index > place and stage in (_LATER if status.copy else {Shown.WORKING}):
            shown.append(Step(ahead[stage], "", "ahead", None))
    return shown
