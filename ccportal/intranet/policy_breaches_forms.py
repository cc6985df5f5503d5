"""What the register of breaches asks, and why."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import HiddenField, SelectChoice

from ccportal.intranet.household_desk import Task
from ccportal.intranet.household_forms import VisitForm
from ccportal.rules.breaches import WAYS, Danger, Detail, Way
from ccportal.web.forms import Form, choice, day, long_text, options, text

NAMELESS = "Leave out names, addresses and telephone numbers: whom it concerns is put down apart."

DANGERS = {
    Danger.NONE: "A risk to anybody is unlikely",
    Danger.SOME: "There may be a risk to somebody",
    Danger.HIGH: "The risk to somebody is high, as where a safe address got out",
}

FOUND = Task(
    "Write down a breach",
    "Something that we hold got to somebody whom it is not for, was lost, or was changed. Write it "
    "down at once: the 72 hours run from when it was found.",
    "Write it down",
    (
        "In danger of life ring 999 first, and write it down after.",
        "Nobody is blamed here. What is told early can still be mended.",
    ),
)
DECIDE = Task(
    "Weigh the risk",
    "Think of the one whom it could harm most. You can decide anew until the entry is closed.",
    "Decide",
    (
        "The Commissioner is told wherever there may be a risk to somebody.",
        "Where the risk is high, those whom it concerns are told at once.",
        "Whoever decides does not close the entry.",
    ),
)
COMMISSIONER = Task(
    "Say that the Commissioner was told",
    "Tell them online or on 0303 123 1113, whatever you know by then; the rest can follow.",
    "Put it down",
    ("They ask: what happened, how many it concerns, what may come of it, what you do about it.",),
)
PEOPLE = Task(
    "Say whom it concerns",
    "Everybody whose details got out, and everybody whom that could harm.",
    "Put them down",
    ("A reference stands on the page of each person, as p-009.",),
)
DONE = Task(
    "Write down what was done",
    "What stopped it, what was got back, and what keeps it from happening again.",
    "Keep it",
)
CLOSE = Task(
    "Close the entry",
    "Nothing can be added after that. It is kept for three years.",
    "Close it",
)


class FoundForm(VisitForm):
    """Something happened."""

    token = HiddenField()
    what = long_text("What happened?", hint=NAMELESS, need="Say what happened", most=4000)
    on = day("On which day was it found?", hint="The 72 hours run from then", need="Enter the day")


class DecideForm(Form):
    """How great the risk is, and whether the Commissioner is told."""

    danger = choice(
        "How great is the risk?",
        list(DANGERS.items()),
        hint="It decides who has to be told",
        need="Choose how great it is",
    )
    tell = choice(
        "Is the Commissioner told?",
        [("yes", "Yes"), ("no", "No: a risk is unlikely")],
        need="Choose whether they are told",
    )
    why = long_text(
        "Why?",
        hint=f"The Commissioner may ask to see it. {NAMELESS}",
        need="Say why",
        most=4000,
    )


class CommissionerForm(VisitForm):
    """When and how the Commissioner was told."""

    how = text("How?", hint="With the number that they gave you", need="Say how they were told")
    why_late = long_text(
        "If it was later than 72 hours, why?", hint="The law asks for the reasons", most=2000
    )


class PeopleForm(Form):
    """Somebody whom it concerns."""

    reference = text(
        "Reference", hint="So that the right person is told", need="Enter a reference", most=64
    )


class ToldForm(Form):
    """How somebody was told."""

    way = choice(
        "How were they told?",
        [],
        hint="Only what is marked as safe for them can be chosen",
        need="Choose how they were told",
    )


class DoneForm(Form):
    """What was done."""

    done = long_text("What was done?", hint=NAMELESS, need="Say what was done", most=4000)


class CloseForm(Form):
    """Nothing but the button."""


def told(is_safe: bool) -> Task:
    """What the page asks that puts down that somebody was told."""
    none = "No contact detail of theirs is marked as safe: tell them face to face, or find out."
    return Task(
        "Say that they were told",
        "Tell them first, by a way that nobody else reads or hears: what happened, what may come "
        "of it, what we do, and whom to ask." + ("" if is_safe else f" {none}"),
        "They were told",
        (
            "If a safe address got out, ring the police too.",
            "A detail that is marked as not to be used is never offered.",
        ),
    )


def ways(safe: Iterable[Detail]) -> list[SelectChoice]:
    """The ways to choose from: their safe details, by kind, and those that need none."""
    said = {"address": "A letter to the safe address", "phone": "The safe telephone number"}
    found = [
        (f"{Way.DETAIL}:{one.number}", f"{said.get(one.kind, 'The safe email')} ({one.number + 1})")
        for one in safe
    ]
    return options([*found, *((str(way), words) for way, words in WAYS.items())])
