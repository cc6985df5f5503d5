"""The forms on a request's pages: each carries the version it was made from and a token."""

from __future__ import annotations

import secrets
from typing import Any

from wtforms import HiddenField

from ccportal.acts.requests_move import Given
from ccportal.rules.requests_facts import Channel, Kind
from ccportal.rules.withholding import Exemption, Mode
from ccportal.web.forms import Form, choice, day, long_text, password, pick, text, tick


class StepForm(Form):
    """A step that is done once, on what the page showed."""

    version = HiddenField()
    token = HiddenField()

    def given(self) -> Given:
        """What the acts want to know of the form."""
        version = str(self.version.data or "")
        return Given(
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            token=str(self.token.data or "")[:64] or None,
        )


def new_token() -> str:
    """A fresh token: the same form sent twice does one thing once."""
    return secrets.token_urlsafe(16)


class NewForm(StepForm):
    """A request that came by letter, email, telephone or in person."""

    kind = choice(
        "What is asked for?",
        [
            (Kind.ACCESS, "A copy of what we hold"),
            (Kind.RECTIFICATION, "To put something right"),
            (Kind.ERASURE, "To delete something"),
            (Kind.OBJECTION, "To stop using something"),
            (Kind.COMPLAINT, "It is a complaint"),
        ],
    )
    channel = choice(
        "How did it come?",
        [
            (Channel.LETTER, "By letter"),
            (Channel.EMAIL, "By email"),
            (Channel.TELEPHONE, "By telephone"),
            (Channel.IN_PERSON, "In person, to anybody of the team"),
        ],
    )
    received_on = day(
        "On which day did it reach anybody here?",
        hint="The day counts on which it came, also a Saturday. For example, 31 3 2026",
        need="Enter the day on which it came",
    )
    scope = long_text("What did they ask for, in their words?", most=2000)


class FindForm(Form):
    """Looking for somebody in the register."""

    words = text("Name or reference", need="Enter part of a name, or a reference", most=100)


class MatchForm(StepForm):
    """Who of the register it is."""

    person = HiddenField()
    asks = HiddenField()


class NobodyForm(StepForm):
    """Nobody of the register was found."""

    terms = text(
        "What did you search for?",
        hint="Names and spellings, with commas between them",
        need="Enter what you searched for",
    )


class ReasonForm(StepForm):
    """A step with a reason."""

    reason = long_text("Why?", need="Say why", most=2000)


class MessageForm(StepForm):
    """Something that the requester reads on the portal."""

    text = long_text("Write to them", need="Write something", most=5000)


class SeenForm(StepForm):
    """How it was seen that they are who they say."""

    seen = text(
        "How do you know that it is them?",
        hint="For example: known at the counter, or passport seen. Keep no copy.",
        need="Say how you know",
    )


class HoldForm(StepForm):
    """Something that has to come first."""

    kind = choice(
        "What do you wait for?",
        [
            ("identity", "Proof of who they are, because there is doubt"),
            ("authority", "Proof that they may ask for somebody else"),
            ("clarification", "Their answer to which information they mean"),
            ("third_party", "What another person says to it"),
            ("advice", "Advice"),
            ("safety", "Somebody's safety"),
        ],
    )
    reason = long_text("Why, or what do you ask them?", need="Say why, or what you ask", most=2000)


class CertifyForm(StepForm):
    """The search certificate; the places come from the request itself."""

    terms = long_text(
        "Names and words that you searched for",
        hint="One a line",
        need="List what you searched for",
        most=2000,
    )


class DecideForm(StepForm):
    """What becomes of one record."""

    action = HiddenField()
    seen = HiddenField()
    exemption = pick("Code", [("", ""), *((one, one) for one in Exemption)])
    mode = pick("What is seen in its place", [(one, one) for one in Mode])
    reason = long_text("Reason", most=2000)
    consent = pick(
        "Did the other person agree to it?",
        [
            ("not-sought", "They were not asked"),
            ("refused", "They said no"),
            ("cannot-be-asked", "They cannot be asked"),
        ],
    )
    unreasonable = tick("It would not be reasonable to give it without their consent")
    find = text("Words to take out", most=20_000)
    drop = text("Words that stay after all", most=20_000)


class AgreeForm(StepForm):
    """The second person agrees."""

    own_reason = long_text("Your own reason", most=2000)


class ApproveForm(StepForm):
    """The second person signs in again and approves."""

    password = password("Your password, once more")


class ReadyForm(StepForm):
    """The answer may go."""

    letter_complete = tick("I have read the letter and the copy", need="Read the answer first")
    not_on_list = tick(
        "The way to them is safe: it is not on the list of what must not be used",
        need="Check that the way to them is safe",
    )
    checked_on = day("When was the address or way to them checked?", need="Enter the day")
    late_because = long_text("If it is late: why?", most=2000)


class ReleaseForm(StepForm):
    """The answer goes."""

    how = choice(
        "How does it go?",
        [
            ("available", "On the portal, for 28 days"),
            ("collected", "Into their hands at the counter"),
            ("posted", "By recorded post"),
        ],
    )
    verified = choice(
        "How was the way to them checked again?",
        [
            ("second-channel", "A code, or a call back, through a second way"),
            ("identity-at-counter", "They are known, or showed who they are, at the counter"),
            ("recorded-post", "Recorded post to the checked address"),
        ],
    )


def fresh(form: Any, version: int, **values: Any) -> Any:
    """A form as a page shows it first: with its version, a new token and these values."""
    form.version.data, form.token.data = str(version), new_token()
    for name, value in values.items():
        form[name].data = value
    return form
