"""Answers made by hand, to be drawn: a small one with a bit of everything, and long ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from ccportal.rules.withholding import Exemption
from ccportal.sar.pack import Area, Entry, Head, Line, Marker, Pack, Section
from ccportal.sar.render import render

from .detectors import nothing_wrong

ANOTHER, SAFETY, NO_REASON = Marker(Exemption.TP16), Marker(Exemption.CR2), Marker(None)
WITHHELD = (
    "Marigold Thistlewaite",
    "17 Sprocket Lane",
    "07700 900764",
    "LA0 7QX",
    "hid the spare key under the blue pot",
    "Zubrowka",
)
"""Words that are in none of these answers."""

NOTES = (
    Entry(
        1,
        "21 February 2026",
        (Line("Written by", ("a volunteer of the centre",)), Line("At", ("12:35",))),
        (
            Line(
                "What was noted",
                (
                    "Callum came at 10:15 with a new drawing book - a well-known one.\n\nAt the "
                    "tea counter ",
                    ANOTHER,
                    " will bring Tobi next time. ",
                    NO_REASON,
                ),
            ),
            Line("What we did", ("Nothing; all was well.",)),
        ),
        (),
        None,
    ),
    Entry(2, "14 March 2026", (), (Line("", ("Łukasz & Zoë <b>built</b> a bridge.",)),), (), None),
    Entry(3, "One record", (), (), (), SAFETY),
)

SMALL = Pack(
    "26-012",
    "Callum Ross",
    "Callum Ross",
    Head("Wrenbank Child Contact Centre", "The Old Schoolroom\nWrenbank", None, None, None),
    date(2026, 6, 25),
    (
        Section("", ("Dear Callum Ross,", "This is our answer.")),
        Section("What you will find", (), ("how we use what we hold", "your copy")),
    ),
    (Section("Who may receive it", ("Nobody.",), ("a court, where it orders so",)),),
    (Area("Notes", NOTES), Area("Incidents", ()), Area("Risks", ())),
    (Section("Short words", ("PR means parental responsibility.",)),),
)


def saying(*texts: str, **changes: object) -> Pack:
    """The small answer with notes that say these texts, and nothing else in the copy."""
    entries = tuple(
        Entry(number, "1 May 2026", (), (Line("", (text,)),), (), None)
        for number, text in enumerate(texts, 1)
    )
    return replace(SMALL, areas=(Area("Notes", entries),), **changes)


def long_pack(items: int) -> Pack:
    """An answer of so many entries of about 650 characters."""
    text = "Tobi drew a fox and a very long bus, and they had toast together. " * 10
    return saying(*(f"Day {number}. {text}" for number in range(items)))


@cache
def drawn(pack: Pack = SMALL) -> bytes:
    """The PDF of an answer, drawn once for all tests of a process; nothing is wrong with it."""
    return nothing_wrong(render(pack))
