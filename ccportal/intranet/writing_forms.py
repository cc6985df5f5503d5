"""The forms on which notes, concerns, incidents and risks are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from wtforms import Field, HiddenField, ValidationError

from ccportal import clock
from ccportal.errors import Refused
from ccportal.rules import recording, risks
from ccportal.store.people import Person
from ccportal.web.forms import Form, choice, day, long_text, pick, several, tick
from ccportal.web.forms import text as line

NOTES = [
    ("session", "Of a session"),
    ("telephone", "Of a telephone call"),
    ("meeting", "Of a meeting"),
    ("general", "Of something else"),
]
TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
UNASKED = "ask only a form that was validated"
WHO = "Whom is it about?"
WHO_HINT = "It is part of the copy that each of them may ask for."
READ = "The coordinators read it, to know what has to be done."
WHEN = "So that it is clear what came first."
OTHERS = "Anybody else?"
OTHERS_HINT = "Their references, with spaces between them. You find them under People."


class WritingForm(Form):
    """A form whose words are kept as a draft; its token makes one record of it, not two."""

    token = HiddenField()

    def refs(self) -> tuple[str, ...]:
        """Whom it is about: who is ticked, and whose reference was typed."""
        ticked = self.about.data if "about" in self else None
        typed = self.others.data if "others" in self else None
        return (*(ticked or ()), *_refs(typed))

    def validate_others(self, field: Field) -> None:
        """Refuse references that nobody has."""
        typed = _refs(field.data)
        if len(_known(typed)) < len(set(typed)):
            raise ValidationError("Check the references: somebody is not in the register")


class NoteForm(WritingForm):
    """A note."""

    kind = choice(
        "What is it a note of?", NOTES, hint="So that the reader knows where it comes from."
    )
    text = long_text("What did you see and hear?", hint=READ, need="Write what you saw and heard")
    about = several(WHO, hint=WHO_HINT)
    others = line(OTHERS, hint=OTHERS_HINT)


class CorrectionForm(WritingForm):
    """A note that corrects an earlier one."""

    text = long_text(
        "What is right?",
        hint="It is read beside the first note, which stays.",
        need="Write what is right",
    )
    about = several(
        WHO, hint="Everybody whom the first note is about stays in it. Tick who is missing."
    )
    others = line(OTHERS, hint=OTHERS_HINT)


class ConcernForm(WritingForm):
    """Something that worries somebody."""

    text = long_text(
        "What worries you?",
        hint="The coordinators read it, or the chair alone if you tick so below.",
        need="Write what worries you",
    )
    urgent = tick("Somebody may be in danger before the next session")
    for_chair = tick("This is about the coordinator: let the chair alone read it")
    about = several(WHO, hint="So that whoever looks into it knows who may need help.")
    others = line(OTHERS, hint="Names are enough where you have no reference: write them above.")

    def validate_others(self, field: Field) -> None:
        """Nobody who is worried is sent back for a reference: `refs` leaves out what is none."""

    def refs(self) -> tuple[str, ...]:
        """Whom it is about, as far as the register knows them."""
        typed = super().refs()
        known = _known(typed)
        return tuple(one for one in typed if one in known)


class AnswerForm(WritingForm):
    """What was done about a concern."""

    text = long_text(
        "What did you do?",
        hint="It is kept with the concern, to show what came of it.",
        need="Write what you did about it",
    )


class IncidentForm(WritingForm):
    """Something that went wrong."""

    on = day(
        "On which day?",
        hint=f"{WHEN} For example, 31 3 2026",
        need="Enter the day on which it happened",
    )
    at = line(
        "At what time?",
        hint=f"{WHEN} For example, 10:30",
        need="Enter the time",
        most=5,
    )
    session = pick("At which session?", [], hint="So that we know who else was there.")
    text = long_text("What happened?", hint=READ, need="Write what happened")
    done = long_text("What was done?", hint="What was done at once, by whom, and who was told.")
    about = several(WHO, hint=WHO_HINT)
    others = line(OTHERS, hint=OTHERS_HINT)

    def validate_at(self, field: Field) -> None:
        """Refuse what is no time, or one that has not come yet."""
        if not TIME.fullmatch(field.data or ""):
            raise ValidationError("Enter a time that there is, as 10:30")
        if self.on.data is not None:
            _by_the_rule(lambda: recording.happened(self.moment(), clock.now()))

    def moment(self) -> datetime:
        """The day and the time together."""
        found = TIME.fullmatch(self.at.data or "")
        on: date | None = self.on.data
        if found is None or on is None:
            raise ValueError(UNASKED)
        return datetime.combine(on, time(int(found[1]), int(found[2])))


class RiskForm(WritingForm):
    """A risk that somebody is."""

    from_person = choice(
        "From whom does the risk come?",
        [],
        hint="So that it is known of whom to take care.",
        need="Choose a person",
    )
    kind = choice(
        "What is the risk?",
        [
            ("violence", "Violence"),
            ("abduction", "That a child is taken away"),
            ("abuse", "Abuse"),
            ("other", "Something else"),
        ],
        hint="So that we know what to guard against.",
    )
    about = several("Who is at risk?", hint="So that we know who has to be kept safe.")
    others = line(OTHERS, hint=OTHERS_HINT)
    alert = line(
        "What has to be done at the door?",
        hint="An order in one sentence, without reasons: everybody who helps reads it.",
        need="Say what has to be done",
        most=risks.LONGEST,
    )
    detail = long_text(
        "What is known?",
        hint="For coordinators, to weigh it. The door reads only the sentence above.",
        need="Write what is known",
    )
    source = long_text(
        "Who or what says so?",
        hint="So that it can be checked. For example: the referral, an order and its day, a parent "
        "on the telephone.",
        need="Write who or what says so",
    )
    prevents = choice(
        "Do you hold this to prevent violence?",
        [
            ("yes", "Yes: somebody could be hurt if the person learned of it"),
            ("no", "No"),
        ],
        hint="Two people decide later whether it is kept out of that person's copy.",
    )
    review_on = day(
        "When will you look at it again?",
        hint="So that no risk stands longer than it is true. For example, 31 3 2026",
        need="Enter a day within a year",
    )

    def validate_about(self, _field: Field) -> None:
        """Refuse nobody at risk, and a risk to oneself."""
        _by_the_rule(lambda: risks.between(str(self.from_person.data), self.refs()))

    def validate_review_on(self, field: Field) -> None:
        """Refuse a day that is past, or more than a year away."""
        if field.data is not None:
            _by_the_rule(lambda: risks.review(field.data, clock.today()))

    def review_day(self) -> date:
        """The day on which it is looked at again."""
        on: date | None = self.review_on.data
        if on is None:
            raise ValueError(UNASKED)
        return on


def _refs(typed: str | None) -> tuple[str, ...]:
    found = (one for one in re.split(r"[\s,;]+", typed or "") if one)
    return tuple(islice(found, recording.MOST_PEOPLE + 1))


def _known(refs: tuple[str, ...]) -> set[str]:
    return {one.ref for one in Person.select(Person.ref).where(Person.ref.in_(refs))}


def _by_the_rule(ask: Callable[[], Any]) -> None:
    try:
        ask()
    except Refused as error:
        raise ValidationError(str(error)) from None
