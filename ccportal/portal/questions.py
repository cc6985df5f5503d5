"""The questions, one a page: what each asks, and which answers it takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from wtforms import Field
from wtforms.validators import ValidationError

from ccportal import clock
from ccportal.web.forms import Form, choice, day, long_text, text, tick

Answers: TypeAlias = Mapping[str, Mapping[str, Any]]
"""What was answered so far: by question, by field. A day is `2026-03-31`."""

LONGEST = 2_000
EARLIEST = date(1900, 1, 1)
WHAT = (
    ("everything", "Everything you have"),
    ("time", "Something from a certain time"),
    ("particular", "Something else that I will describe"),
)
ABOUT = (
    ("self", "Me"),
    ("child", "My child"),
    ("both", "Me and my child"),
    ("other", "Someone who asked me to"),
)
REACH = (
    ("site", "Only here, on this site"),
    ("phone", "By phone"),
    ("email", "By email"),
    ("letter", "By letter"),
)


def has_marks_that_are_no_writing(words: str) -> bool:
    """Whether it holds control characters, or marks that turn the direction of the line."""
    return any(
        unicodedata.category(one) in ("Cc", "Cs", "Co", "Cn")
        or one in "\u202a\u202b\u202c\u202d\u202e"
        or "\u2066" <= one <= "\u2069"
        for one in words
        if one not in "\n\r\t"
    )


class Question(Form):
    """A page of the asking: its `title` is the h1 where it has more than one field."""

    title = ""
    lead = ""
    unsure = ""
    item_hints: Mapping[str, tuple[str, ...]] = {}

    def suit(self, answers: Answers) -> None:
        """Fit the words of the page to what was answered before."""

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Check the fields; what was typed has to be writing."""
        good = bool(super().validate(extra_validators))
        for one in self:
            if isinstance(one.data, str) and has_marks_that_are_no_writing(one.data):
                self.refuse(one.name, "Use letters, numbers and ordinary marks only")
                good = False
        return good


class About(Question):
    """Whom the information is about."""

    about = choice(
        "Who is the information about?",
        ABOUT,
        hint="You can ask about yourself. You can ask about your child if you have parental "
        "responsibility. That means the law lets you make choices for them.",
        need="Choose who the information is about",
    )
    title = "Who is the information about?"
    unsure = "Choose what fits best. If we need to know more, we ask you."
    item_hints = {  # noqa: RUF012 - read only
        "about": (
            "",
            "We may ask how you know them",
            "",
            "A friend, a client, someone you care for",
        )
    }


class Name(Question):
    """Who asks."""

    title = "What is your name?"
    name = text("Your full name", hint="As it is on letters or papers", need="Enter your full name")
    other = text(
        "Other names you have used",
        hint="A name from before you married, a short name. You can leave this empty.",
    )


class Born(Question):
    """When they were born, to find the right person."""

    title = "When were you born?"
    born = day(
        "When were you born?",
        hint="For example, 31 3 1986. It helps us find the right person.",
        need="Enter the day you were born",
    )

    def validate_born(self, given: Field) -> None:
        """A day of this century or the last, and not one to come."""
        if given.data is not None and not EARLIEST <= given.data <= clock.today():
            raise ValidationError("Enter a day in the past, with the year in four figures")


class Who(Question):
    """The name of the child, or of the person who asked for it."""

    title = "What is your child called?"
    who = long_text(
        title,
        hint="Write the full name and the date of birth. Put each child on a new line.",
        need="Enter a name",
        most=LONGEST,
    )

    def suit(self, answers: Answers) -> None:
        """Ask after a child, or after somebody else."""
        if answers["about"]["about"] == "other":
            self.title = self.who.label.text = "What is the name of the person who asked you?"
            self.who.description = "Write their full name, and their date of birth if you know it."


class Authority(Question):
    """How they know them, which says whether they may ask."""

    title = "How do you know the child?"
    authority = long_text(
        title,
        hint="For example: I am her mother and she lives with me.",
        need="Tell us how you know them",
        most=LONGEST,
    )

    def suit(self, answers: Answers) -> None:
        """Ask after a child, or after somebody else."""
        if answers["about"]["about"] == "other":
            self.title = self.authority.label.text = "How do you know them?"
            self.authority.description = (
                "Tell us also how they asked you. For example: I am their solicitor, and I have "
                "a letter that they signed."
            )


class What(Question):
    """How much is asked for."""

    title = "What do you want to see?"
    what = choice(title, WHAT, need="Choose what you want to see")
    unsure = "Choose everything. Then you cannot miss anything."


class Detail(Question):
    """What exactly, in their own words."""

    title = "What are you looking for?"
    detail = long_text(title, hint="Use your own words.", need="Tell us what", most=LONGEST)

    def suit(self, answers: Answers) -> None:
        """Ask after a time, or after a thing."""
        if answers["what"]["what"] == "time":
            self.title = self.detail.label.text = "Which time is it about?"
            self.detail.description = "For example: from spring 2024 to summer 2025."


class Reach(Question):
    """How they can be reached without harm."""

    title = "How can we reach you safely?"
    reach = choice(
        title,
        REACH,
        hint="Think about who could see a letter, hear a call or open your email. You can also "
        "fetch your answer from us, if you show who you are.",
        need="Choose how we can reach you",
    )
    item_hints = {  # noqa: RUF012 - read only
        "reach": (
            "You come back with your reference and words. Nobody gets a message.",
            "",
            "The email says only that something waits for you here.",
            "",
        )
    }
    no_home = tick("Do not post anything to my home")
    large = tick("I need my answer in large print")


class Where(Question):
    """The number or address for it."""

    title = "What is your phone number?"
    where = text(
        title, hint="A phone that nobody else answers.", need="Tell us how to reach you", most=500
    )
    way = ""

    def suit(self, answers: Answers) -> None:
        """Ask after a number or an address."""
        self.way = answers["reach"]["reach"]
        if self.way == "email":
            self.title = self.where.label.text = "What is your email address?"
            self.where.description = (
                "One that nobody else can open. Not a shared or family one: if others can open it, "
                "go back and choose this site or a letter, or fetch your answer from us."
            )
        if self.way == "letter":
            self.title = self.where.label.text = "Where can we send a letter?"
            self.where.description = "With the postcode. It need not be your home."

    def validate_where(self, given: Field) -> None:
        """Something that could be a number or an address; more is not ours to know."""
        words = given.data or ""
        if self.way == "phone" and not re.fullmatch(r"[+()\d\s./-]{6,40}", words):
            raise ValidationError("Enter a phone number, like 01632 960 001")
        if self.way == "email" and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", words):
            raise ValidationError("Enter an email address, like name@example.com")


class Hints(Question):
    """What helps to find it; need not be answered."""

    title = "Is there anything that helps us find it?"
    hints = long_text(
        title,
        hint="For example: when you came here, or a name you used then. You can leave this empty.",
        most=LONGEST,
    )
