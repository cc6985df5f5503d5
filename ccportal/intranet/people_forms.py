"""The forms on which a person's own entry is written down; each says why (DP3)."""

from __future__ import annotations

from wtforms import HiddenField

from ccportal.acts.corrections import REASONS
from ccportal.acts.merging import CONFIRM as MERGE
from ccportal.intranet.household_forms import PLAIN, NamingForm
from ccportal.web.forms import Form, choice, long_text, tick
from ccportal.web.forms import text as line

REACH = "To reach them, and for nothing else. It goes to nobody without their consent."


class PersonForm(NamingForm):
    """A name or a birthday that is put right."""

    reason = choice("Why is it put right?", list(REASONS.items()))


class NeedForm(Form):
    """An allergy, or a need."""

    kind = choice(
        "What is it?",
        [("allergy", "An allergy"), ("need", "Something they need")],
        hint="The team has to know it on the day.",
    )
    text = line(
        "In a few words", hint=f"For example, no nuts. {PLAIN}", need="Say what it is", most=300
    )


class KnownAsForm(Form):
    """Another name."""

    name = line(
        "What else are they called?",
        hint="So that they are found, and not entered twice.",
        need="Enter the other name",
    )


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

    kind = choice("What is it?", DETAILS, hint=REACH)
    value = long_text("Write it down as it is", hint=REACH, need="Enter it", most=500)
    confidential = tick("It is kept secret from the others in the family")
    use = choice("May it be used?", USES, hint=SAFE)


class InsteadForm(Form):
    """A contact detail in place of one that is no longer right."""

    value = long_text("Write down the new one", hint=REACH, need="Enter it", most=500)
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
