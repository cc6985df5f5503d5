"""What is printed of the policy: itself, a signed undertaking, the letter to who leaves (C1, C10).

The renderer takes a moment to load, so it is loaded when something is printed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ccportal import clock
from ccportal.acts.letterhead import letterhead
from ccportal.acts.undertakings import Signed, text_of
from ccportal.rules.undertakings import WORDS
from ccportal.sar.pack import Section
from ccportal.sar.wording import day
from ccportal.store.reviews import PolicyVersion

if TYPE_CHECKING:
    from ccportal.sar.render_paper import Paper


GOES_ON = (
    "Thank you for the time that you gave to the families who come here.",
    "When you joined us you signed an undertaking of confidence. It goes on now that you have "
    "left: what you saw, heard or read here about a family stays with you, for good.",
    "Please bring back or destroy whatever you still have that is about a family: papers, "
    "messages, numbers in your telephone. If somebody asks you about a family, or for a statement, "
    "say nothing, and tell us.",
    "Your account on our records system is shut.",
)
"""What stands in the letter to somebody who leaves."""


def policy(version: PolicyVersion) -> bytes:
    """A version of the policy."""
    title, text = _parted(version.text)
    due = (("Next review by", day(version.review_due_on)),)
    return _printed(title, title, version.adopted_on, due, (), text)


def undertaking(one: Signed) -> bytes:
    """A signed undertaking, with the policy that it was signed for."""
    facts = (("Signed by", one.name), ("Policy adopted on", day(one.adopted_on)))
    sections = (
        Section("", (f"I, {one.name}, undertake:",), WORDS),
        Section("Signature", (_signature(one),)),
        Section("The policy that this was signed for", ()),
    )
    title = "Undertaking of confidence"
    return _printed(title, title, one.on, facts, sections, _parted(text_of(one.version))[1])


def leaving(name: str, left_on: date) -> bytes:
    """The letter to somebody who has left the team."""
    greeting, thanks = f"Dear {name},", "Yours sincerely,"
    sections = (
        Section("", (greeting, *GOES_ON)),
        Section("What you undertook", (), WORDS),
        Section("", (thanks, "For the centre")),
    )
    facts = (("For", name), ("Left the team on", day(left_on)))
    title = "Your undertaking goes on"
    return _printed(title, title, clock.today(), facts, sections, "")


def _signature(one: Signed) -> str:
    if one.at is None or one.typed is None:
        return f"Signed on {day(one.on)}; this was recorded elsewhere and brought in."
    at = clock.local(one.at)
    return f"Signed by typing “{one.typed}” on {day(one.on)} at {at:%H:%M}, after two-step sign-in."


def _parted(text: str) -> tuple[str, str]:
    """The title of a policy, and what stands under it."""
    first, _, rest = text.partition("\n")
    if first.startswith("# "):
        return first[2:].strip(), rest
    return "Our confidentiality policy", text


def _printed(
    title: str,
    file_title: str,
    dated: date,
    facts: tuple[tuple[str, str], ...],
    sections: tuple[Section, ...],
    text: str,
) -> bytes:
    from ccportal.sar import render_paper

    paper: Paper = render_paper.Paper(title, file_title, letterhead(), dated, facts, sections, text)
    return render_paper.render(paper)
