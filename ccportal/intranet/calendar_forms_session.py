"""The forms of one session: another time, families, helpers, and calling it off."""

from __future__ import annotations

from typing import Any

from wtforms import HiddenField, ValidationError
from wtforms.validators import InputRequired

from ccportal.acts import together
from ccportal.acts.bookings import WHO
from ccportal.acts.changing import Wanted
from ccportal.intranet.calendar_forms import WHEN, RoomForm, clock_of, reads_as
from ccportal.web.forms import Form, choice, long_text, pick, text

WORD = "call off"
"""What is typed before a session is called off."""

APART = "So that the two sides do not meet."

SURE = f'Type "{WORD}" if you are sure'


class ChangeSessionForm(RoomForm):
    """Another time, room or gap; `shown` is the mark of what was shown to come of it."""

    shown = HiddenField()
    which = choice(
        "Which sessions?",
        (("one", "This one"), ("following", "This one and all that follow of its rule")),
        need="Choose which sessions",
    )

    def wanted(self) -> Wanted:
        """What was asked for; of a valid form."""
        return Wanted(clock_of(self.starts.data), clock_of(self.ends.data), self.room())


class BookForm(Form):
    """A family into a session, with the times of its two sides."""

    family = HiddenField(validators=[InputRequired("Find the family first")])
    comes = text("Child brought at", hint=APART, need=WHEN, most=5)
    visits = text("Visit from", hint=APART, need=WHEN, most=5)

    def validate_comes(self, field: Any) -> None:
        """A time of the day."""
        reads_as(clock_of)(self, field)

    def validate_visits(self, field: Any) -> None:
        """A time of the day."""
        reads_as(clock_of)(self, field)


class HelperForm(Form):
    """Somebody of the team onto the rota."""

    person = pick(
        "Who helps?",
        [],
        hint="Whoever helps sees the families of this session.",
        need="Choose somebody",
    )


class ChangeForm(Form):
    """A change of one booking, made from the version that the page showed."""

    booking = HiddenField()
    version = HiddenField()

    def numbers(self) -> tuple[int, int]:
        """The booking and its version; what is no number is one that there is not."""
        given = [str(one.data or "") for one in (self.booking, self.version)]
        number, version = (int(one) if one.isdecimal() and len(one) < 10 else 0 for one in given)
        return number, version


class CancelBookingForm(ChangeForm):
    """Who cancels a booking, and why."""

    who = pick(
        "Who cancels?",
        [("", "Choose"), *WHO.items()],
        hint="So that we can say later who it was.",
        need="Choose who cancels",
    )
    why = text("Why?", hint="So that we can explain it later.", need="Say why", most=300)


class AbsentForm(ChangeForm):
    """A family that did not come."""

    why = text("Why, if you know?", hint="So that we can explain it later.", most=300)


class DecideForm(Form):
    """Why two families may come to one session although they must not meet."""

    decided = long_text(
        "Why is it safe that both come?",
        hint="How they are kept apart, and who agreed. This is kept with your name.",
        need=together.WHY,
        most=500,
    )


class MoveForm(ChangeForm):
    """To which session a family goes whose own was called off."""

    to = pick("Which session?", [], need="Choose a session")


class CancelSessionForm(Form):
    """Who calls a session off, and why; typed out, since its families lose their places."""

    who = pick(
        "Who calls it off?",
        [("centre", WHO["centre"]), ("other", "Somebody else")],
        need="Choose who calls it off",
    )
    why = long_text(
        "Why?",
        hint="It goes into the record of every family that had a place: name nobody",
        need="Say why",
        most=500,
    )
    word = text(SURE, need=SURE, most=20)

    def validate_word(self, field: Any) -> None:
        """The very words, in capitals or not."""
        if " ".join((field.data or "").split()).casefold() != WORD:
            raise ValidationError(SURE)
