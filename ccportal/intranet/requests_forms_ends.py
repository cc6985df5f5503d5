"""The forms of what is done less often: more time, a fee, other ends, opened again."""

from __future__ import annotations

from ccportal.intranet.requests_forms import StepForm, how_it_came
from ccportal.rules.requests_facts import Outcome
from ccportal.web.forms import choice, day, long_text, text, tick


class ExtendForm(StepForm):
    """Two more months (Article 12A)."""

    ground = choice(
        "Why does it take longer than a month?",
        [
            ("complexity", "It is complex"),
            ("number", "This person has made a number of requests"),
        ],
        hint="The law gives more time for these two alone. That nobody had time is none of them.",
    )
    reason = long_text(
        "In your words, as you told them",
        hint="So that we can show later that there was a reason.",
        need="Say why",
        most=2000,
    )
    notice_sent = tick(
        "They have been told, with the reason, before the month was over; or the letter, which can "
        "be printed as soon as this is kept, goes today",
        need="Tell them first",
    )


class DropExtensionForm(StepForm):
    """The two more months are taken back."""

    reason = long_text(
        "Why is it not needed?",
        hint="So that whoever asks later why the day moved can read it.",
        need="Say why",
        most=2000,
    )
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
        hint="An answer is free. We have to be able to show why this one is not.",
    )
    amount = text(
        "How much, in pounds?",
        hint="No more than copying, post and the time that it takes cost. For example, 12.50",
        need="Enter the amount, such as 12.50",
        most=10,
    )
    reason = long_text(
        "What shows it, and what is the amount made of?",
        hint="They may ask, and so may the Information Commissioner.",
        need="Say why",
        most=2000,
    )
    told = tick("They have been told the amount, and why", need="Tell them first")


class RefusalForm(StepForm):
    """A refusal is proposed (Article 12(5))."""

    ground = choice(
        "On what ground?",
        [("unfounded", "Manifestly unfounded"), ("excessive", "Manifestly excessive")],
        hint="The law has no other ground. The letter tells them which one it was.",
    )
    evidence = long_text(
        "What shows it?",
        hint="They read it in the letter, as you write it, and the chair decides on it. That it is "
        "a lot of work is no ground.",
        need="Say what shows it",
        most=2000,
    )


class InvalidForm(StepForm):
    """It is no request."""

    reason = long_text(
        "Why is it no request?",
        hint="It closes without an answer: somebody may ask why.",
        need="Say why",
        most=2000,
    )


class DiedForm(StepForm):
    """The person whom it is about has died."""

    reason = text(
        "How do you know?",
        hint="It closes without an answer, so a rumour is not enough.",
        need="Say how you know",
        most=200,
    )


class DuplicateForm(StepForm):
    """The same person asked for the same before."""

    of = text(
        "The other request's reference",
        hint="So that what they asked for is answered there.",
        need="Enter its reference",
        most=40,
    )
    reason = long_text(
        "How do you know?",
        hint="So that nobody can stop a request by asking in somebody else’s name.",
        need="Say how you know",
        most=2000,
    )


class AcknowledgeForm(StepForm):
    """A complaint is acknowledged (Data Protection Act 2018, section 164A)."""

    how = text(
        "How did you tell them that you have it?",
        hint="It shows that they know. Of a complaint the law asks it within thirty days.",
        need="Say how you told them",
        most=200,
    )


class ComplaintForm(StepForm):
    """They complain about the request."""

    words = long_text(
        "What is wrong, in their words?",
        hint="Somebody who did not make the answer looks at it, and goes by this.",
        need="Write what is wrong",
        most=5000,
    )
    channel = how_it_came()
    received_on = day(
        "On which day did it reach anybody here?",
        hint="The thirty days run from then. For example, 31 3 2026",
        need="Enter the day",
    )


class SettleForm(StepForm):
    """What was asked for is done, or not."""

    outcome = choice(
        "What became of it?",
        [
            (Outcome.DONE, "It was done, or the complaint was right"),
            (Outcome.DONE_PART, "In part"),
            (Outcome.NOT_DONE, "It was not done, or the complaint was not right"),
        ],
        hint="It is what they were told, and what we count once a year.",
    )
    reason = long_text(
        "What was done, or why not?",
        hint="So that they, and we, can see later what was decided.",
        need="Say what was done, or why not",
        most=2000,
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
            ("new-material", "Something more was found that we held when we answered"),
            ("review-by", "A reason for keeping something back is past its day"),
            ("lapsed", "It was closed unanswered, and now they have answered"),
        ],
        hint="It decides by when the answer is due. If the last one was not whole, its first day "
        "stays. Who wants to know what came since asks anew: write that down as a request of its "
        "own, with a month of its own.",
    )
    reason = long_text(
        "In your words",
        hint="So that whoever reads on knows what to look for.",
        need="Say why",
        most=2000,
    )


class LookAgainForm(StepForm):
    """Reasons whose day has come still hold."""

    reason = long_text(
        "Why do they still hold?",
        hint="What is kept back has to have a reason today, not only once.",
        need="Say why they still hold",
        most=2000,
    )
    next_on = day(
        "When are they looked at next?",
        hint="You are reminded on that day. For example, 31 3 2027",
        need="Enter the day",
    )


class NarrowForm(StepForm):
    """They agreed to have what is new since an answer that they have had."""

    of = text(
        "Since the answer to which request?",
        hint="Leave it empty if they want all of it after all. What that answer was made of, and "
        "is unchanged, is left out.",
        most=40,
    )
    agreed = tick("They said so, and know that they may have all of it", need="Ask them first")
