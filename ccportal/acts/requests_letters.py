"""The letters of a request: on its way to an answer, and that which refuses it (DP6, SAR).

UK GDPR Article 12(4) and (5); Data Protection Act 2018, sections 164A, 165 and 167. It names
nobody but whom it is for, and says nothing of what is held.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ccportal import clock
from ccportal.acts import reaching
from ccportal.acts.act import act
from ccportal.acts.requests_state import State, events, find, state
from ccportal.errors import Conflict, NotFound
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.requests_facts import Event, Hold, Kind, OpenHold, Outcome
from ccportal.rules.requests_guards import LAPSE_AFTER, OF_THE_REQUESTER
from ccportal.rules.requests_history import Happened
from ccportal.rules.requests_table import OPEN
from ccportal.sar import letters
from ccportal.sar.asked import Asked, asked
from ccportal.sar.letter import complaints
from ccportal.sar.letters import TITLES, Known, Letter
from ccportal.sar.pack import Section
from ccportal.sar.wording import day
from ccportal.store.requests import Request

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
    ground = GROUNDS[str(proposed.detail["ground"])]
    sections = (
        Section("", (f"Dear {about.addressee},", "We do not do what you asked us for.")),
        Section("Why", (f"{ground} (UK GDPR, Article 12(5).)", str(proposed.detail["reason"]))),
        complaints(about),
        Section(
            "", ("Two people here have agreed to this.", f"Yours sincerely, {about.head.name}")
        ),
    )
    allowed = ask(_parcel(request, so_far.closed_on, "to say why it is refused"))
    from ccportal.sar import render_paper  # takes a moment to load

    paper: Paper = render_paper.Paper(
        TITLE, TITLE, about.head, so_far.closed_on, _facts(about), sections
    )
    return allowed, render_paper.render(paper)


OF_A_HOLD: Mapping[Letter, Hold] = {
    Letter.IDENTITY: Hold.IDENTITY,
    Letter.AUTHORITY: Hold.AUTHORITY,
    Letter.CLARIFICATION: Hold.CLARIFICATION,
}
"""The letters that ask for what is waited for."""


def letters_of(now: State) -> tuple[Letter, ...]:
    """The letters that a request can have as it stands now."""
    if now.stage not in OPEN:
        return ()
    waits = {one.kind for one in now.history.holds()}
    found = [Letter.ACKNOWLEDGEMENT]
    found += [one for one, hold in OF_A_HOLD.items() if hold in waits]
    found += [Letter.REMINDER] if waits & OF_THE_REQUESTER else []
    found += [Letter.EXTENSION] if now.history.extended_on else []
    return tuple(found)


def letter(request_ref: str, actor: str, which: Letter) -> tuple[Allowed, bytes]:
    """A letter on the way to an answer, and that it may leave; that it is printed is noted down.

    What asks for something, and what tells of more time, has the day on which that was put down;
    the others have today's. Raises NotFound where there is none such now, Conflict where they
    must not be reached by the way that was put down, Refused where the centre has no name yet.
    """
    with act(actor, "request:print-letter", request_ref, which):
        request = find(request_ref)
        now = state(request)
        if which not in letters_of(now):
            raise NotFound("There is no such letter.")
        why_not = reaching.unreachable(request, now.history, Event.CONTACT, {})
        if why_not:
            raise Conflict(why_not)
        about, known = asked(request_ref), _known(now, which)
        allowed = ask(_parcel(request, known.dated, "to tell them how their request stands"))
    from ccportal.sar import render_paper  # takes a moment to load

    title = TITLES[which]
    says_when = which in SAY_WHEN and known.kind is not Kind.COMPLAINT
    answer_by = (("Answer by", day(known.due)),) if known.due and says_when else ()
    facts = (*_facts(about), *answer_by)
    paper = render_paper.Paper(
        title, title, about.head, known.dated, facts, letters.sections(which, about, known)
    )
    return allowed, render_paper.render(paper)


def _known(now: State, which: Letter) -> Known:
    """What a letter has to know of its request."""
    today = clock.today()
    hold = next(iter(_asked(now, which)), None)
    extended = now.history.extended_on if which is Letter.EXTENSION else None
    told = [one for one in events(now.request.ref) if one.event is _EVENTS.get(which)]
    detail = next((one.detail for one in reversed(told) if _is_of(one, hold)), {})
    asked_on = hold.since if hold else None
    return Known(
        dated=extended or (today if which is Letter.REMINDER else asked_on) or today,
        due=now.clock.due if now.clock else None,
        asked_on=asked_on,
        closes_on=asked_on + LAPSE_AFTER if asked_on else None,
        hold=hold.kind if hold else None,
        ground=str(detail.get("ground") or ""),
        words=str(detail.get("reason") or ""),
        kind=Kind(now.request.kind),
    )


SAY_WHEN = frozenset({Letter.ACKNOWLEDGEMENT, Letter.EXTENSION})
"""The letters that name the day of the answer: in the others it waits for theirs."""

_EVENTS = {Letter.CLARIFICATION: Event.HOLD, Letter.EXTENSION: Event.EXTEND}


def _is_of(one: Happened, hold: OpenHold | None) -> bool:
    return hold is None or one.detail.get("hold") == hold.kind


def _asked(now: State, which: Letter) -> list[OpenHold]:
    """What a letter asks for, or reminds of: of the last the one that waits the longest."""
    wanted = {OF_A_HOLD[which]} if which in OF_A_HOLD else OF_THE_REQUESTER
    if which not in OF_A_HOLD and which is not Letter.REMINDER:
        return []
    open_ = [one for one in now.history.holds() if one.kind in wanted]
    return sorted(open_, key=lambda one: one.since)


def _facts(about: Asked) -> tuple[tuple[str, str], ...]:
    return (
        ("For", about.addressee or "whoever asked"),
        ("Reference", about.reference),
        ("You asked on", day(about.received_on)),
    )


def _parcel(request: Request, on: date, why: str) -> Parcel:
    """A letter to whoever asked: it carries their name, where the register has it."""
    person = request.made_by_id or request.subject_id
    items = (Item(person, Thing.NAME),) if person else ()
    return Parcel(Way.LETTER, why, on, Recipient(To.THEMSELVES, person or ""), items)
