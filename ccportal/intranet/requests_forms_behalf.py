"""The forms of why somebody may ask for somebody else."""

from __future__ import annotations

from ccportal.intranet.requests_forms import StepForm
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.web.forms import choice, long_text, text, tick


class AuthorityForm(StepForm):
    """What shows that an adult asked them to."""

    shown = long_text(
        "What shows that they may ask?",
        hint="What we hold is theirs, and goes to nobody without it. For example: a signed "
        "authority of 3 March, and a call to the person who gave it",
        need="Say what shows it",
        most=2000,
    )


class PartForm(StepForm):
    """A request of its own for a child."""

    child = text(
        "What is the child called?",
        hint="So that it is looked for apart from what is theirs.",
        need="Write the child’s name",
        most=200,
    )


class OwnChildForm(StepForm):
    """A child who asks for themselves."""

    shown = long_text(
        "How do you know that the child understands what they ask for?",
        hint="No age decides it. For example: she told me in her own words what a record is, and "
        "what could be in it that upsets her",
        need="Say how you know",
        most=2000,
    )


class ChildForm(StepForm):
    """What is weighed before a parent is given what is a child's."""

    shown = long_text(
        "What shows that they have parental responsibility?",
        hint="Only who has it may ask for a child. For example: birth certificate seen, or a "
        "court's order",
        need="Say what shows it",
        most=2000,
    )
    understands = choice(
        "Does the child understand what is asked?",
        [
            (Understands.TOO_LITTLE, "No, not enough to decide"),
            (Understands.AGREES, "Yes, and the child agrees"),
            (Understands.REFUSES, "Yes, and the child does not agree"),
        ],
        hint="It is the child’s right: who understands it says yes or no themselves.",
    )
    maturity, nature, orders, confidence, consequences, detriment, views = (
        long_text(words, need="Answer each question, if only with: nothing", most=2000)
        for words in FACTORS.values()
    )
    best = tick("It is best for the child", need="Do it only if it is best for the child")
