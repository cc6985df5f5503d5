"""For you now: what waits for whoever is signed in, before anything else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal import clock
from ccportal.acts import checks, concerns, corrections, drafts, grounds, proceedings, risks
from ccportal.acts.requests_told import untouched
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules.access import Role
from ccportal.rules.reminders import Renewal, renewal
from ccportal.rules.requests_facts import Kind
from ccportal.store.at_once import at_once
from ccportal.web import filters
from ccportal.web.access import Can, allow, can
from ccportal.web.pages import show

bp = Blueprint("for_you", __name__)

SHOWN = 10
"""So many of each are listed; the rest is counted."""

HALF_WRITTEN: Mapping[str, tuple[str, str]] = {
    "note": ("writing.note", "about"),
    "correction": ("writing.correction", "record"),
    "concern": ("writing.concern", "about"),
    "answer": ("writing.answer", "record"),
    "answer-chair": ("concerns.answer", "reference"),
    "incident": ("writing_safety.incident", "about"),
    "incident-again": ("writing_safety.incident_again", "record"),
    "risk": ("writing_safety.risk", "about"),
    "risk-again": ("writing_safety.risk_again", "record"),
}
"""The page on which each kind of draft is taken up again."""

WHAT: Mapping[str, str] = {
    "note": "a note",
    "correction": "a correction",
    "concern": "a concern",
    "answer": "what was done about a concern",
    "answer-chair": "what was done about a concern",
    "incident": "an incident",
    "incident-again": "a correction of an incident",
    "risk": "a risk",
    "risk-again": "a risk, looked at again",
}

WORRIES: tuple[tuple[str, Role, Can], ...] = (
    ("records.note", Role.COORDINATOR, Can.CONCERN_ANSWER),
    ("concerns.concern", Role.CHAIR, Can.CONCERN_CHAIR),
)
"""The page on which a concern of each role is read, and who is shown it."""


CAME: Mapping[str, str] = {
    Kind.ACCESS: "Somebody asked for their records",
    Kind.COMPLAINT: "A complaint has come",
}
"""What is said of a request that nobody has looked into yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: how pressing it is (`stop`, `heed`, `wait`), in a word, and where."""

    link: Link
    state: str
    word: str


@dataclass(frozen=True, slots=True)
class ForYou:
    """What waits; `mark` is another where anything of it is another, and `more` is not shown."""

    waits: tuple[Waiting, ...]
    more: int
    mark: str


@bp.get("/for-you")
@allow(Can.TODAY_READ)
def page() -> Response:
    """What waits; nothing at all for a page that asks by itself and shows it already."""
    now = for_you_now()
    if request.args.get("seen") == now.mark:
        return Response(status=204)
    return show("intranet/for_you.html", parts=("for_you_now",), now_for_you=now)


@bp.app_context_processor
def _shown() -> dict[str, Any]:
    return {"for_you_now": for_you_now}


def for_you_now() -> ForYou:
    """What waits for whoever is here: concerns, risks to look at again, what is half written."""
    told = [(view, concerns.unanswered(role)) for view, role, may in WORRIES if can(may)]
    due = [risks.by_day(clock.today())] if can(Can.RISK_WRITE) else []
    unheard = [corrections.unheard()] if can(Can.PERSON_WRITE) else []
    came = [untouched()] if can(Can.REQUEST_MATCH) else []
    ends = [checks.ending(clock.today())] if can(Can.DBS_READ) else []
    mine = drafts.unsent(me().ref)
    at_once(*(query for _, query in told), *due, *unheard, *came, *ends, mine)
    worries = [one for view, query in told for one in _concerns(view, query)]
    if can(Can.DISCLOSURE_AGREE):
        worries += _decisions()
    orders = _orders() if can(Can.COURT_AGREE) else []
    seen_to = (_risks(due), _checks(ends), _to_tell(unheard))
    lists = (worries, orders, _came(came), *seen_to, _drafts(mine))
    waits = tuple(one for some in lists for one in some[:SHOWN])
    said = "\n".join(f"{one.link.href} {one.word}" for some in lists for one in some)
    mark = hashlib.sha256(said.encode()).hexdigest()[:16]
    return ForYou(waits, sum(len(some) for some in lists) - len(waits), mark)


def _concerns(view: str, found: Any) -> list[Waiting]:
    return [
        Waiting(
            Link(
                "A concern",
                url_for(view, reference=one.ref),
                f"told {filters.moment(one.written_at)}",
            ),
            "stop" if one.worry.urgent else "heed",
            "Danger" if one.worry.urgent else "New",
        )
        for one in found
    ]


def _decisions() -> list[Waiting]:
    """What was decided to be passed on and waits for a second answer (C3)."""
    return [
        Waiting(
            Link(
                "A decision to pass something on",
                url_for("disclosures.decision", number=one.id),
                f"decided {filters.moment(clock.local(one.decided_at))}",
            ),
            "stop" if one.made_at else "heed",
            "It has left" if one.made_at else "New",
        )
        for one in grounds.unanswered()
    ]


def _orders() -> list[Waiting]:
    """What courts compel: the chair is told until they have read of it, and agreed (C2)."""
    return [
        Waiting(
            Link(
                f"A {one.compels} has come",
                url_for("disclosures_court.page", number=one.id),
                f"of {filters.day(one.ordered_on or one.received_on)}",
            ),
            "stop",
            "Court",
        )
        for one in proceedings.for_the_chair()
    ]


def _came(found: list[Any]) -> list[Waiting]:
    """Requests that came in and that nobody has looked into yet."""
    return [
        Waiting(
            Link(
                CAME.get(one.kind, "A request has come"),
                url_for("requests.page", reference=one.ref),
                f"of {filters.day(one.received_on)}",
            ),
            "heed",
            "New",
        )
        for some in found
        for one in some
    ]


def _risks(found: list[Any]) -> list[Waiting]:
    return [
        Waiting(
            Link(
                "A risk to look at again",
                url_for("records.risk", reference=one.ref),
                f"due {filters.day(one.review_on)}",
            ),
            "heed",
            "Due",
        )
        for some in found
        for one in risks.due(clock.today(), some)
    ]


def _checks(found: list[Any]) -> list[Waiting]:
    """One line, however many checks of the team end: the first day, and whose is not said (C7)."""
    days = [one.renew_by for some in found for one in some]
    if not days:
        return []
    more = f"{filters.count(len(days), 'check')}, the first holds to {filters.day(days[0])}"
    link = Link("Renew DBS checks of the team", url_for("team_checks.checks"), more)
    stage = renewal(days[0], clock.today())
    is_over = stage is Renewal.OVER
    return [Waiting(link, "stop" if is_over else "heed", str(stage).capitalize())]


def _to_tell(found: list[Any]) -> list[Waiting]:
    """One line, however many have to hear of something."""
    number = sum(one.number for some in found for one in some)
    more = f"{filters.count(number, 'recipient')} of what was passed on before"
    link = Link("Tell who was told wrongly", url_for("telling.telling"), more)
    return [Waiting(link, "heed", "Tell")] if number else []


def _drafts(mine: Any) -> list[Waiting]:
    found = []
    for one in mine:
        view, name = HALF_WRITTEN[one.kind]
        more = f"kept {filters.moment(clock.local(one.saved_at))}"
        link = Link(f"Half written: {WHAT[one.kind]}", _address(view, name, one.about), more)
        found.append(Waiting(link, "wait", "Draft"))
    return found


def _address(view: str, name: str, about: str) -> str:
    values: dict[str, Any] = {name: about}
    return url_for(view, **values)
