"""The forms on which families and the people in them are written down; each field says why."""

from __future__ import annotations

import re
from datetime import datetime, time

from wtforms import Field, HiddenField, ValidationError

from ccportal.acts.corrections import REASONS
from ccportal.acts.families import CONFIRM as CLOSE
from ccportal.acts.merging import CONFIRM as MERGE
from ccportal.rules.families import CLOSED_FOR, DECLINED_FOR, WAITS_FOR, Event
from ccportal.web import filters
from ccportal.web.forms import Form, choice, day, long_text, pick, tick
from ccportal.web.forms import text as line

TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
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
    referred_on = day("On which day did it come?", need="Enter the day on which it came")
    organisation = pick("Who referred them?", [], hint="Leave it empty if they came themselves.")
    body = line("Or the name of a body that is not in the list", most=200)
    body_kind = pick("What kind of body is it?", BODIES)
    contact = choice(
        "What kind of contact is asked for?",
        [
            ("supported", "Supported: in the hall, with others"),
            ("supervised", "Supervised: somebody sits with them"),
            ("handover", "Handover only"),
        ],
    )
    reason = long_text(
        "Why do they come?", hint="As it was told to you.", need="Write why they come"
    )
    court_order = long_text("Is there a court order, and what does it say?")
    risk_summary = long_text("Which risks were you told of?")


class NamingForm(Form):
    """What somebody is called."""

    given_names = line("Given names", need="Enter the given names")
    family_name = line("Family name", need="Enter the family name")
    date_of_birth = day("Birthday", hint="If you know it. For example, 31 3 2016")


class MemberForm(NamingForm):
    """Somebody who belongs to a family."""

    token = HiddenField()
    part = choice("What are they in the family?", PARTS)
    responsible = tick("They have parental responsibility")
    known = HiddenField()


class PersonForm(NamingForm):
    """A name or a birthday that is put right."""

    reason = choice("Why is it put right?", list(REASONS.items()))


class PartForm(Form):
    """What somebody is in a family, put right."""

    part = choice("What are they in the family?", PARTS)
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

    made_on = day("On which day was it made?", need="Enter the day of the order")
    text = line("What does it order?", hint=PLAIN, need="Say what it orders", most=300)
    until_on = day("Until when?", hint="If it says so. For example, 31 3 2027")


class CollectForm(Form):
    """Who may take a child home."""

    child = choice("Which child?", [], need="Choose a child")
    collector = choice("Who may take them home?", [], need="Choose a person")


class NeedForm(Form):
    """An allergy, or a need."""

    kind = choice("What is it?", [("allergy", "An allergy"), ("need", "Something they need")])
    text = line(
        "In a few words", hint=f"For example, no nuts. {PLAIN}", need="Say what it is", most=300
    )


class KnownAsForm(Form):
    """Another name."""

    name = line("What else are they called?", need="Enter the other name")


USES = [
    ("unknown", "Nobody has said"),
    ("safe", "Safe to use"),
    ("never", "Not to be used"),
]
SAFE = "Not safe, for example, where somebody else reads their messages."
DETAILS = [("address", "An address"), ("phone", "A phone"), ("email", "An email")]


class UseForm(Form):
    """Whether a contact detail may be used."""

    use = choice("May it be used?", USES, hint=SAFE)


class DetailForm(Form):
    """A contact detail; what was there before is never shown in it."""

    kind = choice("What is it?", DETAILS)
    value = long_text("Write it down as it is", need="Enter it", most=500)
    confidential = tick("It is kept secret from the others in the family")
    use = choice("May it be used?", USES, hint=SAFE)


class InsteadForm(Form):
    """A contact detail in place of one that is no longer right."""

    value = long_text("Write down the new one", need="Enter it", most=500)
    confidential = tick("It is kept secret from the others in the family")
    use = choice("May it be used?", USES, hint=SAFE)


class FindForm(Form):
    """The other entry, by its reference."""

    other = line("Reference of the other entry", need="Enter the reference of the other entry")


class MergeForm(Form):
    """Two entries that become one; confirmed by a typed word."""

    other = HiddenField()
    typed = line(
        f"Type the word “{MERGE}” to make them one", need=f"Type the word “{MERGE}”", most=20
    )
