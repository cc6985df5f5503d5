"""The letter that asks another person or an agency about what is theirs (VIO).

It says what is theirs, in words that somebody chose for it, and nothing of who asked, about whom,
or what else is held (Data Protection Act 2018 Schedule 2, paragraph 16).
"""

from __future__ import annotations

from ccportal.rules.consulting import Consultation
from ccportal.sar.pack import Head, Section
from ccportal.sar.wording import day as day
from ccportal.settings import regulator

TITLE = "May we give this out?"

YOURS = Section(
    "What you can say",
    ("You need not agree, and you need give no reason. If you do, it helps us to know:",),
    (
        "whether it may go out, all of it or a part",
        "what would happen to you, or to somebody else, if it did",
        "whether you were promised that it stays with us",
    ),
)
WHAT_THEN = Section(
    "What we do with it",
    (
        "The law lets us give out what is about you only with your agreement, or where it is "
        "reasonable without. We weigh what you tell us, and decide. We tell you nothing about who "
        "asked, and them nothing about your answer. What you write stays with our papers.",
    ),
)


def sections(one: Consultation, head: Head) -> tuple[Section, ...]:
    """The sections of the letter, in their order."""
    ways = [head.address, head.phone, head.email]
    where = ", ".join(" ".join(each.split()) for each in ways if each)
    opening = (
        "Somebody has a right to see what we hold, and what we hold has something in it that is "
        "about you or came from you. Before we decide we ask you."
    )
    answer = (
        f"Tell us by {day(one.reply_by)}: {head.name}, {where}. If we do not hear from you we "
        "decide without."
    )
    return (
        Section("", (f"Dear {one.whom},", opening)),
        Section("What it is", (one.what,)),
        YOURS,
        Section("By when", (answer,)),
        WHAT_THEN,
        Section("If you are not content", (f"Tell us, or {regulator()}.",)),
        Section("", (f"Yours sincerely, {head.name}",)),
    )
