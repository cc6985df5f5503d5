"""The forms of what is done less often: more time, other ends, what became of an answer."""

from __future__ import annotations

from ccportal.acts.requests_way import Way
from ccportal.intranet.requests_forms import StepForm
from ccportal.rules.requests_facts import Channel, Delivery, Outcome
from ccportal.web.forms import choice, day, long_text, text, tick


class ExtendForm(StepForm):
    """Two more months (Article 12A)."""

    ground = choice(
        "Why does it take longer than a month?",
        [
            ("complexity", "It is complex"),
            ("number", "This person has made a number of requests"),
        ],
    )
    reason = long_text("In your words, as you told them", need="Say why", most=2000)
    notice_sent = tick(
        "They have been told, with the reason, before the month was over",
        need="Tell them first",
    )


class DropExtensionForm(StepForm):
    """The two more months are taken back."""

    reason = long_text("Why is it not needed?", need="Say why", most=2000)
    told = tick("They have been told that it will not take longer", need="Tell them first")


class ChargeForm(StepForm):
    """A fee (Article 12(5))."""

    ground = choice(
        "Why may a fee be asked for?",
        [
            ("unfounded", "It is manifestly unfounded"),
            ("excessive", "It is manifestly excessive"),
            ("further-copy", "They ask for a further copy of what they have had"),
        ],
    )
    amount = text(
        "How much, in pounds?",
        hint="No more than copying, post and the time that it takes cost. For example, 12.50",
        need="Enter the amount, such as 12.50",
        most=10,
    )
    reason = long_text("What shows it, and what is the amount made of?", need="Say why", most=2000)
    told = tick("They have been told the amount, and why", need="Tell them first")


class RefusalForm(StepForm):
    """A refusal is proposed (Article 12(5))."""

    ground = choice(
        "On what ground?",
        [("unfounded", "Manifestly unfounded"), ("excessive", "Manifestly excessive")],
    )
    evidence = long_text(
        "What shows it?",
        hint="That a request is a lot of work is no ground",
        need="Say what shows it",
        most=2000,
    )


class InvalidForm(StepForm):
    """It is no request."""

    reason = long_text("Why is it no request?", need="Say why", most=2000)


class DiedForm(StepForm):
    """The person whom it is about has died."""

    reason = text("How do you know?", need="Say how you know", most=200)


class DuplicateForm(StepForm):
    """The same person asked for the same before."""

    of = text("The other request's reference", need="Enter its reference", most=40)
    reason = long_text("How do you know?", need="Say how you know", most=2000)


class AcknowledgeForm(StepForm):
    """A complaint is acknowledged (Data Protection Act 2018, section 164A)."""

    how = text("How did you tell them that you have it?", need="Say how you told them", most=200)


class ComplaintForm(StepForm):
    """They complain about the request."""

    words = long_text("What is wrong, in their words?", need="Write what is wrong", most=5000)
    channel = choice(
        "How did it come?",
        [
            (Channel.LETTER, "By letter"),
            (Channel.EMAIL, "By email or another message"),
            (Channel.TELEPHONE, "By telephone"),
            (Channel.IN_PERSON, "In person, to anybody of the team"),
        ],
    )
    received_on = day("On which day did it reach anybody here?", need="Enter the day")


class SettleForm(StepForm):
    """What was asked for is done, or not."""

    outcome = choice(
        "What became of it?",
        [
            (Outcome.DONE, "It was done, or the complaint was right"),
            (Outcome.DONE_PART, "In part"),
            (Outcome.NOT_DONE, "It was not done, or the complaint was not right"),
        ],
    )
    reason = long_text(
        "What was done, or why not?", need="Say what was done, or why not", most=2000
    )
    again = tick("The complaint was right: the request that it is about is answered again")
    told = tick(
        "They know it, and how they can complain to us, to the Information Commissioner and to a "
        "court",
        need="Tell them first",
    )


class ReopenForm(StepForm):
    """A closed request is taken up again."""

    ground = choice(
        "Why is it opened again?",
        [
            ("complaint", "A complaint was right"),
            ("new-material", "Something more was found"),
            ("review-by", "A reason for keeping something back is past its day"),
            ("lapsed", "It was closed unanswered, and now they have answered"),
        ],
    )
    reason = long_text("In your words", need="Say why", most=2000)


class ReworkForm(StepForm):
    """The records are read again after an answer was called back."""

    reason = long_text("What went wrong?", need="Say what went wrong", most=2000)


class RevokeForm(StepForm):
    """An answer is called back."""

    reason = long_text("What is wrong with it?", need="Say what is wrong", most=2000)


class AgreeRevokeForm(StepForm):
    """A second person has looked at an answer that was called back."""

    reason = long_text(
        "What did you find?",
        hint="Who may have seen it, what they should not have seen, and who is told",
        need="Say what you found",
        most=2000,
    )


class DeliveredForm(StepForm):
    """What became of an answer that went out."""

    became = choice(
        "What became of it?",
        [
            (Delivery.COLLECTED, "They have it in their hands"),
            (Delivery.POSTED, "It is in the post, recorded"),
            (Delivery.RETURNED, "It came back"),
        ],
    )


class WayForm(StepForm):
    """By which way the answer goes."""

    how = choice(
        "How does it go?",
        [
            ("available", "On the portal, for 28 days"),
            ("collected", "Into their hands at the counter"),
            ("posted", "By recorded post"),
        ],
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
    checked_on = day("When was the address or way to them checked?", need="Enter the day")

    def way(self) -> Way:
        """The way, for the acts."""
        how = str(self.how.data or "")
        return Way(
            how=Delivery(how) if how in set(Delivery) else None,
            checked_on=self.checked_on.data,
            not_on_list=bool(self.not_on_list.data),
            address=str(self.address.data or ""),
        )


class ReadyForm(WayForm):
    """The answer may go."""

    letter_complete = tick("I have read the letter and the copy", need="Read the answer first")
    late_because = long_text("If it is late: why?", most=2000)


class ReleaseForm(StepForm):
    """The answer goes."""

    verified = choice(
        "How was the way to them checked again?",
        [
            ("second-channel", "A code, or a call back, through a second way"),
            ("identity-at-counter", "They are known, or showed who they are, at the counter"),
            ("recorded-post", "Recorded post to the checked address"),
        ],
    )
