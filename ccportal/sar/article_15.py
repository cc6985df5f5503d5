"""What goes with the copy: how the centre uses what it holds, and words explained.

UK GDPR Article 15(1) and (2). Organisations are named where a redacted item names them and
nowhere else, so that what was withheld adds no name.
"""

from __future__ import annotations

from collections.abc import Iterable

from ccportal.catalogue import AREAS, PURPOSES, TABLES
from ccportal.sar.asked import Asked
from ccportal.sar.pack import RedactedItem, Section

RECIPIENTS = (
    "the organisation that referred the family: dates and times of attendance",
    "Cafcass, courts, councils, the police and health services: what is needed where a child or "
    "another person is at risk, or what a court orders",
    "people and organisations to whom somebody agreed that their contact details are given",
    "whoever checks that we work as a contact centre should",
)
"""The kinds of recipients that there can be."""

SHORT_WORDS = (
    "Cafcass: the Children and Family Court Advisory and Support Service",
    "DBS: the Disclosure and Barring Service, which checks people who work with children",
    "PR: parental responsibility",
    "LA: local authority, the council",
    "SW: social worker",
)


RIGHTS = Section(
    "Your rights",
    (
        "You can ask us to put right, to delete or to hold back what we have, you can object to "
        "how we use it, and you can complain to us, to the Information Commissioner, or to a "
        "court. The letter says how.",
    ),
)
KEPT = Section(
    "How long we keep it",
    (
        "What has not been used for three years is destroyed. It is kept for longer only while a "
        "request, a court case or somebody’s safety needs it.",
    ),
)
MACHINES = Section("Decisions by machines", ("No machine decides anything about anybody here.",))
ABROAD = Section(
    "Other countries",
    (
        "We send nothing to other countries as a matter of course. Where something goes to an "
        "organisation in another country, it goes under the safeguards that the law asks for.",
    ),
)


def article_15(asked: Asked, items: tuple[RedactedItem, ...]) -> tuple[Section, ...]:
    """The information that Article 15 asks for, in its order."""
    return (
        Section(
            f"Whether we use information about {asked.whom}",
            ("We do. What we give you of it is in the copy.",),
        ),
        Section(
            "What for, and what allows it",
            ("We use what we hold:",),
            tuple(f"{one.words}. What allows it: {one.basis}" for one in PURPOSES),
        ),
        Section("What kinds of information", ("We keep:",), tuple(AREAS.values())),
        _recipients(name for one in items for name in one.recipients),
        KEPT,
        RIGHTS,
        _sources(name for one in items for name in one.sources),
        MACHINES,
        ABROAD,
    )


def _recipients(names: Iterable[str]) -> Section:
    intro = "What may be given out, and to whom, is laid down in our confidentiality policy:"
    lead = "The copy names as having received something"
    return Section("Who may receive it", _with_named(intro, lead, names), RECIPIENTS)


def _sources(names: Iterable[str]) -> Section:
    intro, lead = "What we hold comes from:", "The copy names as having sent us something"
    kinds = tuple(dict.fromkeys(one.source for one in TABLES if one.kind in AREAS))
    return Section("Where it comes from", _with_named(intro, lead, names), kinds)


def notes(asked: Asked) -> tuple[Section, ...]:
    """The explanations at the end; the same in every answer of a centre."""
    head = asked.head
    where = head.website or head.email or head.phone or " ".join(head.address.split())
    return (
        Section("Short words", ("In our records you may meet:",), SHORT_WORDS),
        Section(
            "Handwriting and pictures",
            (
                "A document that reached us as a file stands in the copy as pictures of its "
                "pages. If you cannot read a page, or need this answer in large print, tell us "
                "and we help.",
            ),
        ),
        Section(
            "Our confidentiality policy",
            (f"You can read our policy, or ask us for it, here: {where}",),
        ),
    )


def _with_named(intro: str, lead: str, names: Iterable[str]) -> tuple[str, ...]:
    """The introduction and, where the items name any, the organisations by name."""
    named = sorted(set(names))
    return (f"{lead}: {'; '.join(named)}.", intro) if named else (intro,)
