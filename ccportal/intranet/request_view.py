"""A request as its page shows it: where it is, who it is about, what can be done next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.acts import requests_row, requests_state
from ccportal.acts.intake.tickets import read_reference
from ccportal.acts.requests_reading import Listed, listed
from ccportal.acts.requests_state import State
from ccportal.intranet.request_words import HAPPENED
from ccportal.intranet.request_words import STAGES as STAGES
from ccportal.intranet.told import in_large_print, told
from ccportal.intranet.visitors import me
from ccportal.rules import requests as rules
from ccportal.rules.requests_behalf import FACTORS
from ccportal.rules.requests_facts import Event, Facts, Kind, Who
from ccportal.rules.requests_history import Happened
from ccportal.store.at_once import Steps, alone, asking, side_by_side
from ccportal.store.people import Person
from ccportal.store.requests import Request, RequestEvent
from ccportal.web import filters

ROUTINE = requests_state.WITHIN_A_STAGE
"""What happens a hundred times in a request: the timeline tells of it in one line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the timeline."""

    on: date
    says: str
    by: str | None
    more: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Another request that belongs to this one: its ref, what it is, and whether it is closed.

    `earlier` is whether the same was asked about the same person before.
    """

    ref: str
    says: str
    closed: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A request with all that its page needs."""

    now: State
    facts: Facts
    listed: Listed
    title: str
    says: str
    subject: Person | None
    asker: Person | None
    may: frozenset[Event]
    said: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    changed: tuple[str, ...]
    linked: tuple[Linked, ...]

    @property
    def request(self) -> Request:
        """The request itself."""
        return self.now.request

    @property
    def is_for_the_portal(self) -> bool:
        """Whether its reference can be typed there; one that came with an archive may not be."""
        return read_reference(self.request.ref) == self.request.ref

    @property
    def stage(self) -> str:
        """Its stage in words."""
        return STAGES[self.now.stage]

    @property
    def large(self) -> bool:
        """Whether the answer is given in large print."""
        return in_large_print(self.request.said)


def view(asked: Request | str, brief: bool = False) -> View:
    """The request for its page, or that of this ref; `brief` without what happens within a stage.

    What happens a thousand times in a long request is not read for the page of one of its records.
    """
    return alone(view_in_steps(asked, brief))


def view_in_steps(asked: Request | str, brief: bool = False) -> Steps[View]:
    """The same, asked together with what else a page needs."""
    ref = asked if isinstance(asked, str) else asked.ref
    rows = requests_state.event_rows(ref)
    if brief:
        rows = rows.where(RequestEvent.kind.not_in(requests_state.WITHIN_A_STAGE))
    by = RequestEvent.select(RequestEvent.by).where(RequestEvent.request == ref)
    people: Any = Person.select().where(Person.ref.in_(by))
    known: Any = requests_row.shown_row(ref) if isinstance(asked, str) else None
    yield (rows, people) if known is None else (known, rows, people)
    request = requests_row.found(known) if isinstance(asked, str) else asked
    happened = [requests_state.happened(one) for one in rows]
    now = requests_state.state(request, happened)
    linked, facts = yield from side_by_side(
        asking(_linked(request)), requests_state.facts_in_steps(now, me().ref)
    )
    return View(
        now=now,
        facts=facts,
        listed=listed(now),
        title=title(request),
        says=about(request),
        subject=request.subject,
        asker=request.made_by,
        may=rules.allowed(facts, Who(me().role)),
        said=told(request.said),
        steps=tuple(_steps(happened, {one.ref: one.name for one in people})),
        changed=_changed(happened),
        linked=tuple(_link(request, one) for one in linked),
    )


def _linked(request: Request) -> Any:
    """A query of what belongs to a request: what came of it, and what it came of.

    With it what was asked about the same person before: it may be a further copy, or excessive.
    """
    columns = (Request.ref, Request.kind, Request.comes_of, Request.closed_on, Request.received_on)
    its = (Request.comes_of == request.ref) | (Request.ref == request.comes_of)
    if request.subject_id and request.kind == Kind.ACCESS:
        same = (Request.subject == request.subject_id) & (Request.kind == Kind.ACCESS)
        earlier = Request.received_on <= request.received_on
        its |= same & earlier & (Request.ref != request.ref)
    return Request.select(*columns).where(its).order_by(Request.received_on, Request.ref)


def _link(request: Request, other: Request) -> Linked:
    if other.comes_of == request.ref:
        says = "A complaint about it" if other.kind == Kind.COMPLAINT else "A child’s own case"
    elif other.ref != request.comes_of:
        gone = (request.received_on - other.received_on).days
        says = f"Asked {filters.count(gone, 'day')} before"
    else:
        says = "It is about" if request.kind == Kind.COMPLAINT else "It was asked for together with"
    earlier = other.comes_of != request.ref and other.ref != request.comes_of
    return Linked(other.ref, says, other.closed_on is not None, earlier)


def title(request: Request) -> str:
    """Whose request it is."""
    asker = request.made_by or request.subject
    return asker.name if asker else "Somebody, not matched yet"


def about(request: Request) -> str:
    """Of whom, in what way it came."""
    ways = {"portal": "by the portal", "in-person": "in person"}
    way = ways.get(request.channel, f"by {request.channel}")
    if request.kind != "access":
        return f"{request.kind.capitalize()}, {way}"
    subject = request.subject
    if subject and request.made_by_id and request.made_by_id != subject.ref:
        return f"About {subject.name}, {way}"
    return f"About themselves, {way}" if request.subject_id else f"It came {way}"


def _steps(happened: list[Happened], names: Mapping[str, str]) -> list[Step]:
    steps: list[Step] = []
    for one in happened:
        by = names.get(one.by or "")
        line = Step(one.on, HAPPENED[one.event], by, _words(one))
        if one.event in ROUTINE:
            line = Step(one.on, HAPPENED[one.event], by, "")
            if steps and steps[-1] == line:
                continue
        steps.append(line)
    return steps


def _words(one: Happened) -> str:
    """What was said with it: the reason, and what was weighed for a child."""
    weighed: Mapping[str, str] = one.detail.get("weighed", {})
    answers = [f"{FACTORS[key]} {words}" for key, words in weighed.items() if words]
    said = [str(one.detail[key]) for key in ("reason", "said") if one.detail.get(key)]
    return "\n".join([*said, *answers])


def _changed(happened: list[Happened]) -> tuple[str, ...]:
    """Why the last approval is void, until the second person is asked again."""
    for one in reversed(happened):
        if one.event is Event.VOID:
            return tuple(one.detail.get("why", ()))
        if one.event in (Event.SUBMIT, Event.APPROVE):
            break
    return ()
