"""When the data of families and of the team were used last, read in few queries (C9).

The store narrows: of each table only the last day for each family or person is read. What
counts as a use is said here for every table that has a family; a test finds one that is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, cast

from peewee import SQL, Field, fn

from ccportal.rules.premises import State
from ccportal.rules.retention import Register, Use, Used
from ccportal.store.calendar import Booking, Rostered, Tap
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.households import FamilyStep
from ccportal.store.people import About
from ccportal.store.premises import Assessment, Visit
from ccportal.store.requests import Request
from ccportal.store.retention import RetentionHold
from ccportal.store.volunteers import TeamMember, Undertaking

Day = tuple[type[RecordsModel], str, Use]

OF_FAMILIES: tuple[Day, ...] = (
    (Attendance, "starts_at", Use.ATTENDANCE),
    (Booking, "starts_at", Use.BOOKING),
    (FamilyStep, "visit_at", Use.BOOKING),
    (Assessment, "agreed_on", Use.BOOKING),
    (Visit, "comes_at", Use.BOOKING),
    (Note, "written_at", Use.NOTE),
    (Incident, "occurred_at", Use.INCIDENT),
    (Risk, "recorded_at", Use.INCIDENT),
    (Referral, "referred_on", Use.REFERRAL),
    (Document, "received_on", Use.DOCUMENT),
)
"""Tables of a family, the day of each row (of a session, when it begins), and what it counts as."""

NO_USE = frozenset(
    {
        "Member",
        "Tap",
        "Arrangement",
        "MayCollect",
        "CourtOrder",
        "Together",
        "GroundDecision",
        "CourtRequest",
    }
)
"""Tables of a family that are no use: what was used with them stands in another."""

IN_PARTS: tuple[tuple[type[RecordsModel], tuple[str, ...], str, Use], ...] = (
    (Attendance, ("person",), "starts_at", Use.ATTENDANCE),
    (Note, ("about", "written_by"), "written_at", Use.NOTE),
    (Incident, ("about", "recorded_by"), "occurred_at", Use.INCIDENT),
    (Risk, ("about", "from_person", "recorded_by"), "recorded_at", Use.INCIDENT),
    (Referral, ("referred_by",), "referred_on", Use.REFERRAL),
    (Document, ("about", "received_from"), "received_on", Use.DOCUMENT),
    (Consent, ("person", "recipient"), "given_on", Use.CONSENT),
    (Disclosure, ("about", "to", "decided_by"), "made_on", Use.DISCLOSURE),
    (Assessment, ("professional", "agreed_by"), "agreed_on", Use.BOOKING),
    (Visit, ("professional",), "comes_at", Use.BOOKING),
    (Rostered, ("person",), "starts_at", Use.ROSTER),
    (Tap, ("by",), "starts_at", Use.ROSTER),
)
"""Tables, the parts that people have in them, the day of each row, and what it counts as."""

WRITERS = frozenset({"written_by", "recorded_by", "decided_by", "agreed_by", "by"})
"""Parts that are work of the team: a use of the writer's own data, of no family's."""


ALWAYS_OF_A_FAMILY = (Attendance, Referral, Assessment, Visit, Rostered, Tap)
FAMILY, TEAM, THERE, LEFT, ALONE = "family", "team", "there", "left", "alone"
MEMBER = "member"
"""Whose use it is; THERE of a member of the team who is on it still, LEFT of one who left."""


@dataclass(frozen=True, slots=True)
class Uses:
    """What was used last: of families and the team, and of people in records of no family.

    `register` says who belongs where.
    """

    known: tuple[Used, ...]
    alone: tuple[Used, ...]
    register: Register


def uses() -> Uses:
    """The last use of each kind of each family and of each member of the team, in one query."""
    found: dict[str, list[Used]] = defaultdict(list)
    families: dict[str, set[str]] = defaultdict(set)
    members = Member.select(SQL(f"'{MEMBER}'"), SQL("''"), Member.family, Member.person)
    queries = [members, *_of_families(), *_of_team(), *_alone()]
    for whose, use, ref, on in _rows(_together(queries)):
        if whose == MEMBER:
            families[ref].add(on)
            continue
        found[whose].append(Used(ref, Use(use), date.fromisoformat(on[:10])))
        if whose == FAMILY:
            families[ref] |= set()
    left: dict[str, date | None] = {}
    for one in found[LEFT]:
        known = left.get(one.of)
        left[one.of] = max(known, one.on) if known else one.on
    left |= dict.fromkeys((one.of for one in found[THERE]), None)
    entered = (*found[LEFT], *found[THERE])
    team = tuple(one for one in (*found[TEAM], *entered) if one.of in left)
    members_of = {ref: frozenset(people) for ref, people in families.items()}
    return Uses((*found[FAMILY], *team), tuple(found[ALONE]), Register(members_of, left))


def _of_families() -> Iterator[Any]:
    """Uses of families, and the day on which each was opened."""
    yield _last(FAMILY, Use.ENTERED, Family, Family.ref, "opened_on")
    for model, day, use in OF_FAMILIES:
        yield _last(FAMILY, use, model, model._meta.fields["family"], day)


def _of_team() -> Iterator[Any]:
    """Uses of members of the team, and their days on it; of others too, which are not theirs."""
    there = _last(THERE, Use.ENTERED, TeamMember, TeamMember.person, "started_on")
    yield there.where(TeamMember.left_on.is_null())
    yield _last(LEFT, Use.ENTERED, TeamMember, TeamMember.person, "left_on")
    yield _last(TEAM, Use.ENTERED, TeamMember, TeamMember.person, "started_on")
    yield _last(TEAM, Use.UNDERTAKING, Undertaking, TeamMember.person, "signed_on")
    for model, parts, day, use in IN_PARTS:
        for part in parts:
            yield _last(TEAM, use, model, _column(model, part), day)


def _alone() -> Iterator[Any]:
    """Uses of everybody in records of no family; writers left out."""
    for model, parts, day, use in IN_PARTS:
        if model in ALWAYS_OF_A_FAMILY:
            continue
        family = model._meta.fields.get("family")
        for part in parts:
            if part not in WRITERS:
                query = _last(ALONE, use, model, _column(model, part), day)
                yield query.where(family.is_null()) if family else query


def _last(whose: str, use: Use, model: type[RecordsModel], of: Field, day: str) -> Any:
    """The last day for each value of a column."""
    when: Any = Session.starts_at if day == "starts_at" else model._meta.fields[day]
    said = (SQL(f"'{whose}'"), SQL(f"'{use}'"), of, fn.MAX(when).cast("TEXT"))
    query: Any = model.select(*said)
    if day == "starts_at":
        query = query.join(Session, on=(model._meta.fields["session"] == Session.ref))
    elif of is About.person:
        query = query.join(About, on=(About.record == model._meta.primary_key))
    elif model is Undertaking:
        query = query.join(TeamMember)
    if model is Booking:
        query = query.where(Booking.cancelled_at.is_null())
    elif model is Visit:
        query = query.where(Visit.state == State.BOOKED)
    return query.where(of.is_null(False), when.is_null(False)).group_by(of)


def _column(model: type[RecordsModel], part: str) -> Field:
    return About.person if part == "about" else model._meta.fields[part]


def holding() -> Iterator[tuple[str, str, str, date | None, str]]:
    """What may hold something back: why, by what, whom, its day, and the reason given by hand.

    Of a request that is the day on which it was closed, of what was held back by hand the last
    day; what was lifted is left out.
    """
    closed = Request.closed_on.cast("TEXT")
    asked = (
        Request.select(SQL("'request'"), Request.ref, one, closed, SQL("''"))
        for one in (Request.subject, Request.made_by)
    )
    number, until = RetentionHold.id.cast("TEXT"), RetentionHold.until_on.cast("TEXT")
    by_hand = RetentionHold.select(
        RetentionHold.why, number, RetentionHold.about, until, RetentionHold.reason
    )
    queries = [*asked, by_hand.where(RetentionHold.lifted_on.is_null())]
    for why, source, ref, on, reason in sorted(_rows(_together(queries)), key=_first_requests):
        if ref is not None:
            yield why, source, ref, date.fromisoformat(on[:10]) if on else None, reason


def _first_requests(row: tuple[Any, ...]) -> tuple[bool, str]:
    return row[0] != "request", row[1]


def counts(refs: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many records of each kind these families, and members of the team, have."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = sorted(set(refs))
    queries: list[Any] = []
    for model, part, name in HELD:
        column = _column(model, part)
        number = fn.COUNT(model._meta.primary_key)
        query = model.select(SQL(f"'{name}'"), column, number)
        queries.append(query.where(column.in_(wanted)).group_by(column))
    for name, ref, number in _rows(_together(queries)) if wanted else ():
        found[ref][name] = number
    return dict(found)


HELD: tuple[tuple[type[RecordsModel], str, str], ...] = (
    (Member, "family", "people"),
    (Attendance, "family", "attendances"),
    (Note, "family", "notes"),
    (Incident, "family", "incidents"),
    (Risk, "family", "risks"),
    (Referral, "family", "referrals"),
    (Document, "family", "documents"),
    (TeamMember, "person", "times on the team"),
    (Rostered, "person", "sessions on the rota"),
    (About, "person", "records"),
)
"""What is counted of a family, and of somebody who was on the team."""


def _together(queries: Sequence[Any]) -> Any:
    return reduce(lambda left, right: left + right, queries)


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
