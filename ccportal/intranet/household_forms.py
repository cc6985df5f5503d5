"""The forms on which families and the people in them are written down; each says why (DP3)."""

from __future__ import annotations

import re
from datetime import datetime, time

from wtforms import Field, HiddenField, ValidationError

from ccportal.acts.corrections import REASONS
from ccportal.acts.families import CONFIRM as CLOSE
from ccportal.rules.families import CLOSED_FOR, DECLINED_FOR, WAITS_FOR, Event
from ccportal.web import filters
from ccportal.web.forms import Form, choice, day, long_text, pick, tick
from ccportal.web.forms import text as line

TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
REFERRER = "They may learn when the family comes. Leave it empty if they came themselves."
BODY = "They may learn when the family comes, and nothing else."
NAME = "So that the right person is found."
PART = "It decides who sees whom, and who is told what."
HOME = "The team lets the child go with nobody else."
PLAIN = "Without names, addresses or telephone numbers: it stands on several pages."

PARTS = [
    ("child", "A child"),
    ("resident-parent", "A parent with whom the child lives"),
    ("contact-parent", "A parent who visits"),
    ("relative", "A relative"),
    ("other", "Somebody else"),
]
BODIES = [
    ("solicitor", "A solicitor"),
    ("cafcass", "Cafcass"),
    ("local-authority", "A council or its social workers"),
    ("court", "A court"),
    ("police", "The police"),
    ("school", "A school"),
    ("health", "A doctor, nurse or hospital"),
    ("contact-centre", "Another contact centre"),
    ("other", "Somebody else"),
]


def _words(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(one, filters.plain(one)) for one in codes]


class ReferralForm(Form):
    """A referral."""

    token = HiddenField()
    referred_on = day(
        "On which day did it come?",
        hint="So that nobody waits unseen. For example, 31 3 2026",
        need="Enter the day on which it came",
    )
    organisation = pick("Who referred them?", [], hint=REFERRER)
    body = line("Or the name of a body that is not in the list", hint=BODY, most=200)
    body_kind = pick("What kind of body is it?", BODIES, hint=BODY)
    contact = choice(
        "What kind of contact is asked for?",
        [
            ("supported", "Supported: in the hall, with others"),
            ("supervised", "Supervised: somebody sits with them"),
            ("handover", "Handover only"),
        ],
        hint="So that they get the right room and helper.",
    )
    reason = long_text(
        "Why do they come?",
        hint="To judge whether we can help. As it was told.",
        need="Write why they come",
    )
    court_order = long_text(
        "Is there a court order, and what does it say?", hint="So that we do what it says."
    )
    risk_summary = long_text(
        "Which risks were you told of?", hint="So that everybody is kept safe here."
    )


class NamingForm(Form):
    """What somebody is called."""

    given_names = line("Given names", hint=NAME, need="Enter the given names")
    family_name = line("Family name", hint=NAME, need="Enter the family name")
    date_of_birth = day(
        "Birthday",
        hint="If you know it: it tells two people of one name apart. For example, 31 3 2016",
    )


class MemberForm(NamingForm):
    """Somebody who belongs to a family."""

    token = HiddenField()
    part = choice("What are they in the family?", PARTS, hint=PART)
    responsible = tick("They have parental responsibility")
    known = HiddenField()


class PartForm(Form):
    """What somebody is in a family, put right."""

    part = choice("What are they in the family?", PARTS, hint=PART)
    responsible = tick("They have parental responsibility")
    reason = choice("Why is it put right?", list(REASONS.items()))


class StepForm(Form):
    """A step that needs no reason."""


class WaitForm(Form):
    """Why a family waits."""

    why = choice("What do they wait for?", _words(WAITS_FOR))


class DeclineForm(Form):
    """Why a family is declined."""

    why = choice("Why can they not come?", _words(DECLINED_FOR))


class CloseForm(Form):
    """Why contact ends; confirmed by a typed word."""

    why = choice("Why does it end?", _words(CLOSED_FOR))
    typed = line(
        f"Type the word “{CLOSE}” to end contact",
        need=f"Type the word “{CLOSE}”",
        most=20,
    )


FORMS: dict[Event, type[Form]] = {
    Event.ACCEPT: StepForm,
    Event.START: StepForm,
    Event.WAIT: WaitForm,
    Event.DECLINE: DeclineForm,
    Event.CLOSE: CloseForm,
}


class VisitForm(Form):
    """When a parent comes to see the centre."""

    on = day("On which day?", need="Enter the day")
    at = line("At what time?", hint="For example, 10:30", need="Enter the time", most=5)

    def validate_at(self, field: Field) -> None:
        """Refuse what is no time."""
        if not TIME.fullmatch(field.data or ""):
            raise ValidationError("Enter a time that there is, as 10:30")

    def moment(self) -> datetime:
        """The day and the time together; only of a form that was validated."""
        found = TIME.fullmatch(self.at.data or "")
        if found is None or self.on.data is None:
            raise ValueError("ask only a form that was validated")
        return datetime.combine(self.on.data, time(int(found[1]), int(found[2])))


class ApartForm(Form):
    """How far the two sides are kept apart."""

    minutes = line("How many minutes?", need="Enter the minutes", most=3)
    text = line("When?", hint=f"For example, coming and going. {PLAIN}", need="Say when")
    look_again_on = day("When will you look at it again?")


class AgreedForm(Form):
    """Something that is agreed, in words."""

    text = line("What is agreed?", hint=PLAIN, need="Say what is agreed", most=300)
    look_again_on = day("When will you look at it again?")


class OrderForm(Form):
    """A court's order."""

    made_on = day(
        "On which day was it made?",
        hint="To know it from an earlier one. For example, 31 3 2026",
        need="Enter the day of the order",
    )
    text = line("What does it order?", hint=PLAIN, need="Say what it orders", most=300)
    until_on = day("Until when?", hint="If it says so. For example, 31 3 2027")


class CollectForm(Form):
    """Who may take a child home."""

    child = choice("Which child?", [], hint=HOME, need="Choose a child")
    collector = choice("Who may take them home?", [], hint=HOME, need="Choose a person")
