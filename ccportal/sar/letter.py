"""The covering letter of an answer.

Its words are the same in every answer but for who asked, what and when: whether anything was
withheld changes none of them, and none says that the answer is everything, or that nothing is
held (UK GDPR Articles 12(4) and 15; Data Protection Act 2018, sections 164A, 165 and 167).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ccportal.catalogue import AREAS
from ccportal.errors import Invalid
from ccportal.rules.withholding import GROUNDS, NO_REASON
from ccportal.sar import wording
from ccportal.sar.asked import Asked
from ccportal.sar.pack import Section
from ccportal.settings import regulator

WITHHOLDING = Section(
    "If something is not here",
    (
        "Every answer that we send has this paragraph. The law lets a centre leave out some "
        "things: what is about another person, and what could put somebody in danger, and a few "
        "more that are listed below. Where we may say so, you will see a marker. Where we may "
        "not, you will see none. So finding no marker tells you nothing, one way or the other.",
        "These are all the markers that there are. A marker of one kind is always the same, "
        "however much stood there. Where things that stood side by side were taken out, one "
        "marker stands for them.",
    ),
    (
        *(
            f"“{one.marker}” (code {code}): {one.explanation} The law: {one.statute}."
            for code, one in GROUNDS.items()
        ),
        f"“{NO_REASON.marker}”: {NO_REASON.explanation}",
    ),
)
"""What every answer says on leaving things out, word for word, whatever was left out."""

RIGHTS = Section(
    "Your rights",
    ("You can ask us to:",),
    (
        "put right what is wrong in what we hold",
        "delete what we no longer need",
        "hold something without using it, while it is argued about",
        "stop using something for a purpose that you object to",
    ),
)


ROUTES = {"164A": "to us", "165": "to the regulator", "167": "to a court"}
"""The sections of the Data Protection Act 2018 under which somebody may complain, and to whom."""


def check_routes(sections: Iterable[Section]) -> None:
    """Accept a letter that names all three ways to complain, or raise Invalid (Article 12(4)).

    Without them it is no answer that the law knows, and nobody may approve it.
    """
    said = " ".join(line for one in sections for line in (*one.paragraphs, *one.points))
    missing = [to for number, to in ROUTES.items() if f"section {number})" not in said]
    if missing:
        raise Invalid(f"the letter does not say how to complain {', '.join(missing)}")


def letter(asked: Asked) -> tuple[Section, ...]:
    """The sections of the covering letter, in their order."""
    return (
        Section("", (f"Dear {asked.addressee},", _opening(asked))),
        Section("What you asked for", tuple(_scope(asked))),
        Section("Where we looked", tuple(_searches(asked)), tuple(AREAS.values())),
        _given(asked),
        WITHHOLDING,
        RIGHTS,
        complaints(asked),
        Section("", (f"Yours sincerely, {asked.head.name}",)),
    )


def _opening(asked: Asked) -> str:
    day = wording.day(asked.received_on)
    return (
        f"You asked us for a copy of what we hold about {asked.whom}. Your request reached us on "
        f"{day}. This is our answer."
    )


def _scope(asked: Asked) -> Iterator[str]:
    if asked.scope:
        yield f"Your request, in your words: “{asked.scope}”"
    else:
        yield f"You asked for what we hold about {asked.whom} and named nothing in particular."
    if asked.since:
        yield (
            f"You have had our answer to your request {asked.since}. As you agreed, this copy has "
            "the records that came to us or were changed after that. You may still ask for all of "
            "them."
        )


def _searches(asked: Asked) -> Iterator[str]:
    """Every place, whatever was found there; not the terms, which may name somebody else."""
    they = "you stand" if asked.for_self else f"{asked.whom} stands"
    if asked.places:
        yield (
            "We looked by hand through what is on paper or on no list, and signed that we did: "
            f"{wording.listed(list(asked.places))}."
        )
    yield (
        f"We looked through every kind of record below: for records in which {they}, and, in the "
        f"words of all the others, for {asked.whose} names, telephone numbers, email addresses "
        "and postal addresses, also as people misspell and shorten them."
    )


def _given(asked: Asked) -> Section:
    return Section(
        "What you will find",
        (
            "Each part of the copy is named. Where one says “nothing to give you here”, there may "
            "be nothing, or something that we keep back: the words are the same.",
            "Other people stand in the copy by what they are, for example “a relative” or “a "
            "volunteer of the centre”.",
        ),
        (
            "how we use what we hold",
            f"the copy of records about {asked.whom}, each part in the order of its dates",
            "short words explained",
        ),
    )


def complaints(asked: Asked) -> Section:
    """The three routes, as every answer and every refusal names them."""
    head = asked.head
    ways = [head.address, head.phone, head.email, head.website]
    where = ", ".join(" ".join(one.split()) for one in ways if one)
    return Section(
        "If you are not content",
        (
            "There are three ways. You need not take the first before the others, but it is "
            "often the quickest.",
        ),
        (
            f"Complain to us: {head.name}, {where}. We say within 30 days that we have your "
            "complaint, and somebody who did not write this answer looks at it (Data Protection "
            "Act 2018, section 164A).",
            f"Complain to {regulator()} (Data Protection Act 2018, section 165).",
            "Ask a court to order that you are given what you are entitled to (Data Protection "
            "Act 2018, section 167).",
        ),
    )
