"""The forms of how an answer goes out, and of what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccportal.acts.requests_posting import Envelope
from ccportal.acts.requests_way import Way
from ccportal.intranet.requests_forms import StepForm
from ccportal.rules.requests_facts import Delivery
from ccportal.rules.requests_posting import Back
from ccportal.store.accounts import Account
from ccportal.store.people import Person
from ccportal.web.forms import choice, day, long_text, options, pick, text, tick


class ReworkForm(StepForm):
    """The records are read again after an answer was called back."""

    reason = long_text(
        "What went wrong?",
        hint="Whoever reads the records again looks for it.",
        need="Say what went wrong",
        most=2000,
    )


class RevokeForm(StepForm):
    """An answer is called back."""

    reason = long_text(
        "What is wrong with it?",
        hint="A second person looks at it, and goes by this. It is no part of any answer.",
        need="Say what is wrong",
        most=2000,
    )


class AgreeRevokeForm(StepForm):
    """A second person has looked at an answer that was called back."""

    reason = long_text(
        "What did you find?",
        hint="It decides who has to be told: who may have seen it, and what they should not have "
        "seen.",
        need="Say what you found",
        most=2000,
    )


class DeliveredForm(StepForm):
    """What became of an answer that went out."""

    became = choice(
        "What became of it?",
        [
            (Delivery.COLLECTED, "They have it in their hands"),
            (Delivery.RETURNED, "It came back unopened"),
            (Back.OPENED, "It came back opened, or torn"),
            (Back.LOST, "It did not arrive, and is not found"),
        ],
        hint="So that we know whether it has to go once more. What somebody else may have read "
        "goes into the register of breaches at once.",
    )


def others_of_the_team(ref: str) -> Any:
    """A query of everybody else who has an account."""
    query = Account.select(Account, Person).join(Person)
    query = query.where(Account.person != ref, Account.disabled_at.is_null())
    return query.order_by(Person.family_name, Person.given_names)


class PostedForm(StepForm):
    """It was posted."""

    posted_on = day(
        "On which day was it posted?",
        hint="As the receipt has it. For example, 31 3 2026",
        need="Enter the day on which it was posted",
    )
    number = text(
        "The number on the receipt",
        hint="With it the post finds the envelope, and shows that it arrived. Keep the receipt. "
        "For example, AB 1234 5678 9GB",
        need="Enter the number on the receipt",
        most=60,
    )
    second = pick(
        "Who else compared the envelope with the checked address?",
        [("", "Nobody else")],
        hint="Somebody else reads the address on it aloud, and looks at whose answer is in it. "
        "Needed where there is an address that must not be used.",
    )

    def offer(self, team: Iterable[Account]) -> None:
        """Offer who of the team may have compared it."""
        named = [(one.person_id, one.person.name) for one in team]
        self.second.choices = options([("", "Nobody else"), *named])

    def envelope(self) -> Envelope:
        """What was posted, for the acts."""
        second = str(self.second.data or "")
        return Envelope(self.posted_on.data, str(self.number.data or ""), second or None)


class WayForm(StepForm):
    """By which way the answer goes."""

    how = choice(
        "How does it go?",
        [
            ("available", "On the portal, for 28 days"),
            ("collected", "Into their hands at the counter"),
            ("posted", "By recorded post"),
        ],
        hint="As they said that it is safe for them.",
    )
    address = long_text(
        "If by post: to which address?",
        hint="It is compared with what must not be used",
        most=500,
    )
    not_on_list = tick(
        "The way to them is safe: it is not on the list of what must not be used",
        need="Check that the way to them is safe",
    )
    again = tick("If something came back from this address: they have said since that it is right")
    checked_on = day(
        "When was the address or way to them checked?",
        hint="People move: what was checked more than seven days ago is checked again. For "
        "example, 31 3 2026",
        need="Enter the day",
    )

    def way(self) -> Way:
        """The way, for the acts."""
        how = str(self.how.data or "")
        return Way(
            how=Delivery(how) if how in set(Delivery) else None,
            checked_on=self.checked_on.data,
            not_on_list=bool(self.not_on_list.data),
            address=str(self.address.data or ""),
            again=bool(self.again.data),
        )


class ReadyForm(WayForm):
    """The answer may go."""

    letter_complete = tick("I have read the letter and the copy", need="Read the answer first")
    late_because = long_text(
        "If it is late: why?",
        hint="So that the committee can see what to change.",
        most=2000,
    )


class ReleaseForm(StepForm):
    """The answer goes."""

    verified = choice(
        "How was the way to them checked again?",
        [
            ("second-channel", "A code, or a call back, through a second way"),
            ("identity-at-counter", "They are known, or showed who they are, at the counter"),
            ("recorded-post", "Recorded post to the checked address"),
        ],
        hint="So that it does not reach somebody who only says that they are them.",
    )


class TicketForm(StepForm):
    """New words for who has lost theirs, or who came without the portal."""

    seen = text(
        "How do you know today that it is them?",
        hint="Whoever gets these words reads what is theirs. A call or a letter that only says so "
        "is not enough. For example: passport seen at the counter",
        need="Say how you know",
    )
    how = choice(
        "How do they get the words?",
        [
            ("in-person", "Into their hands"),
            ("recorded-post", "By recorded post, to an address that was checked"),
            ("call-back", "I ring them on the number that we had before"),
        ],
        hint="Not by email, and not on the portal: who has found the old words would have these.",
    )
    sure = tick(
        "I have looked at what shows it, today", need="Look first at what shows that it is them"
    )
