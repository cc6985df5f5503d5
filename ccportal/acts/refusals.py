"""The letters that say no and name the clause: to who wants a statement, or to assess (C2, C6).

Neither says anything of a family, not even that it comes here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ccportal import policy
from ccportal.acts.letterhead import letterhead
from ccportal.errors import NotFound
from ccportal.rules.proceedings import Wants
from ccportal.sar.pack import Section
from ccportal.sar.wording import day
from ccportal.store.premises import Visit
from ccportal.store.proceedings import CourtRequest
from ccportal.store.reviews import PolicyVersion

if TYPE_CHECKING:
    from ccportal.sar.render_paper import Paper

WANTED: Mapping[str, str] = {
    Wants.STATEMENT: "a statement",
    Wants.REPORT: "a report",
    Wants.ATTENDANCE: "that somebody of our team comes to court",
}
THANKS = Section("", ("Yours sincerely,", "For the centre"))


def court(one: CourtRequest) -> bytes:
    """The letter that refuses a statement, a report or attendance at court (C2).

    Dated on the day of the refusal; raises NotFound where nothing was refused.
    """
    if one.refused_on is None:
        raise NotFound("There is no such letter.")
    facts = (
        ("For", one.asked_by),
        ("Court", one.court),
        ("Case", one.case_number),
        ("You asked on", day(one.received_on)),
    )
    asked = (
        f"You asked us for {WANTED[one.wants]}. We cannot do this.",
        *_says("C2", one.refused_on),
        "It is so whoever asks, and this letter says nothing of whether we know a family.",
    )
    instead = (
        "Where a court needs something from us, it can order it. Send us the order, or the witness "
        "summons, and we obey it.",
        "Anybody may ask us for a copy of what we hold about themselves.",
    )
    sections = (Section("", asked), Section("What you can do instead", (), instead), THANKS)
    return _printed("We give no statements or reports", one.refused_on, facts, sections)


def visit(one: Visit, who: str, on: date) -> bytes:
    """The letter that refuses an assessment on the premises (C6)."""
    facts = (("For", who), ("You asked to come on", day(one.comes_at.date())))
    asked = (
        "You asked to come to us to assess a family, or to report on watching it. No agreement of "
        "ours is in force for that family, for you and for that day, so we cannot let you.",
        *_says("C6", on),
        "Families come here to meet, and nobody watches them to report on it.",
    )
    instead = (
        "Ask our coordinator for an agreement, and say what it is for. The family has to know of "
        "it.",
        "Assess the family at another place.",
    )
    sections = (Section("", asked), Section("What you can do instead", (), instead), THANKS)
    return _printed("No assessments without agreement", on, facts, sections)


def _says(code: str, on: date) -> tuple[str, ...]:
    """What the clause says, and since when the policy is in force."""
    clause, version = policy.clause(code), PolicyVersion.in_force(on)
    since = f", adopted on {day(version.adopted_on)}" if version else ""
    return (
        f"We follow our confidentiality policy{since}. Clause {code}, {clause.title}: "
        f"{clause.text}",
    )


def _printed(
    title: str, dated: date, facts: tuple[tuple[str, str], ...], sections: tuple[Section, ...]
) -> bytes:
    from ccportal.sar import render_paper  # takes a moment to load

    paper: Paper = render_paper.Paper(title, title, letterhead(), dated, facts, sections)
    return render_paper.render(paper)
