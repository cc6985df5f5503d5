"""The letter that refuses a request: why, and the three ways to complain (DP6, SAR).

UK GDPR Article 12(4) and (5); Data Protection Act 2018, sections 164A, 165 and 167. It names
nobody but whom it is for, and says nothing of what is held.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ccportal.acts.requests_state import events, find, state
from ccportal.errors import NotFound
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.requests_facts import Event, Outcome
from ccportal.sar.asked import asked
from ccportal.sar.letter import complaints
from ccportal.sar.pack import Section
from ccportal.sar.wording import day

if TYPE_CHECKING:
    from ccportal.sar.render_paper import Paper

GROUNDS: Mapping[str, str] = {
    "unfounded": "The law lets us refuse a request that is manifestly unfounded.",
    "excessive": "The law lets us refuse a request that is manifestly excessive, for example "
    "because the same was asked again before anything could change.",
}
TITLE = "We refuse your request"


def refusal(request_ref: str) -> tuple[Allowed, bytes]:
    """The letter of a request that was refused, dated that day, and that it may leave.

    Raises NotFound where none was refused, and Refused where the centre has no name yet.
    """
    request, so_far = find(request_ref), state(find(request_ref)).history
    if so_far.outcome is not Outcome.REFUSED or so_far.closed_on is None:
        raise NotFound("There is no such letter.")
    about = asked(request_ref)
    proposed = [one for one in events(request_ref) if one.event is Event.PROPOSE_REFUSAL][-1]
    facts = (
        ("For", about.addressee),
        ("Reference", request_ref),
        ("You asked on", day(request.received_on)),
    )
    ground = GROUNDS[str(proposed.detail["ground"])]
    sections = (
        Section("", (f"Dear {about.addressee},", "We do not do what you asked us for.")),
        Section("Why", (f"{ground} (UK GDPR, Article 12(5).)", str(proposed.detail["reason"]))),
        complaints(about),
        Section(
            "", ("Two people here have agreed to this.", f"Yours sincerely, {about.head.name}")
        ),
    )
    person = request.made_by_id or request.subject_id
    items = (Item(person, Thing.NAME),) if person else ()
    to = Recipient(To.THEMSELVES, person or "")
    allowed = ask(Parcel(Way.LETTER, "to say why it is refused", so_far.closed_on, to, items))
    from ccportal.sar import render_paper  # takes a moment to load

    paper: Paper = render_paper.Paper(TITLE, TITLE, about.head, so_far.closed_on, facts, sections)
    return allowed, render_paper.render(paper)
