"""When the data of families and of the team were used last, read in few queries (C9).

The store narrows: only what may not have been used for long is read, and of it only the last day
in each table. What counts as a use is said here for every table that has a family; a test finds
one that is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Any, cast

from peewee import SQL, Field, Select, fn

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
from ccportal.store.volunteers import TeamMember, Undertaking

Day = tuple[type[RecordsModel], str, Use]

OF_FAMILIES: tuple[Day, ...] = (
    (Note, "written_at", Use.NOTE),
    (Booking, "starts_at", Use.BOOKING),
    (FamilyStep, "visit_at", Use.BOOKING),
    (Assessment, "agreed_on", Use.BOOKING),
    (Visit, "comes_at", Use.BOOKING),
    (Incident, "occurred_at", Use.INCIDENT),
    (Risk, "recorded_at", Use.INCIDENT),
    (Referral, "referred_on", Use.REFERRAL),
    (Document, "received_on", Use.DOCUMENT),
    (Attendance, "starts_at", Use.ATTENDANCE),
)
"""Tables of a family, the day of each row (of a session, when it begins), and what it counts as.

Where most is to be read comes last: of a family that was used nothing more is read.
"""

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


def uses(since: date) -> Uses:
    """The last use of each kind of what may not have been used on a day or later, in one query.

    That is of families that no table of theirs shows to have been, of who left the team before,
    and of every other family that somebody of these belongs to. What is not here was used since.
    """
    found: dict[str, list[Used]] = defaultdict(list)
    families: dict[str, set[str]] = defaultdict(set)
    for whose, use, ref, on in rows(_near(since)):
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


def _near(since: date) -> Any:
    """The members and last uses of what may not have been used since a day, and the whole team."""
    leavers, shared = TeamMember.select(TeamMember.person), Member.alias()
    leavers = leavers.where(TeamMember.left_on < since).distinct()
    quiet = _unused(since).cte("quiet", columns=("ref",))
    gone = leavers.cte("gone", columns=("ref",))
    theirs = Member.select(Member.person).where(Member.family.in_(_refs(quiet)))
    others = shared.select(shared.family).where(
        shared.person.in_(theirs) | shared.person.in_(_refs(gone))
    )
    near = (Select((quiet,), (quiet.c.ref,)) | others).cte("near", columns=("ref",))
    members = Member.select(SQL(f"'{MEMBER}'"), SQL("''"), Member.family, Member.person)
    people = Member.select(Member.person).where(Member.family.in_(_refs(near)))
    queries = [
        members.where(Member.family.in_(_refs(near))),
        *_of_families(_refs(near)),
        *_days_of_team(),
        *_of_team(_refs(gone)),
        *_alone(people),
    ]
    return together(queries).with_cte(quiet, gone, near)


def _unused(since: date) -> Any:
    """The families of which no table shows a use on a day or later."""
    none = (~fn.EXISTS(_since(model, day, since)) for model, day, _ in OF_FAMILIES)
    entered = Family.opened_on.is_null() | (Family.opened_on < since)
    return Family.select(Family.ref).where(entered, *none)


def _since(model: type[RecordsModel], day: str, since: date) -> Any:
    """What of a family, that of the query around this one, counts as a use on a day or later."""
    query, when = _counted(model, day, (SQL("1"),))
    return query.where(model._meta.fields["family"] == Family.ref, when >= since)


def _refs(of: Any) -> Any:
    return Select((of,), (of.c.ref,))


def _of_families(refs: Any) -> Iterator[Any]:
    """Uses of these families, and the day on which each was opened."""
    yield _last(FAMILY, Use.ENTERED, Family, Family.ref, "opened_on", refs)
    for model, day, use in OF_FAMILIES:
        yield _last(FAMILY, use, model, model._meta.fields["family"], day, refs)


def _days_of_team() -> Iterator[Any]:
    """The days on the team of everybody who is or was on it."""
    there = _last(THERE, Use.ENTERED, TeamMember, TeamMember.person, "started_on")
    yield there.where(TeamMember.left_on.is_null())
    yield _last(LEFT, Use.ENTERED, TeamMember, TeamMember.person, "left_on")
    yield _last(TEAM, Use.ENTERED, TeamMember, TeamMember.person, "started_on")


def _of_team(refs: Any) -> Iterator[Any]:
    """Uses of these people, of whom all were on the team."""
    yield _last(TEAM, Use.UNDERTAKING, Undertaking, TeamMember.person, "signed_on", refs)
    for model, parts, day, use in IN_PARTS:
        for part in parts:
            yield _last(TEAM, use, model, column(model, part), day, refs)


def _alone(refs: Any) -> Iterator[Any]:
    """Uses of these people in records of no family; writers left out."""
    for model, parts, day, use in IN_PARTS:
        if model in ALWAYS_OF_A_FAMILY:
            continue
        family = model._meta.fields.get("family")
        for part in parts:
            if part not in WRITERS:
                query = _last(ALONE, use, model, column(model, part), day, refs)
                yield query.where(family.is_null()) if family else query


def _last(
    whose: str, use: Use, model: type[RecordsModel], of: Field, day: str, refs: Any = None
) -> Any:
    """The last day for each value of a column, or for those values of it that are wanted."""
    said = (SQL(f"'{whose}'"), SQL(f"'{use}'"), of)
    query, when = _counted(model, day, said)
    query = query.select_extend(fn.MAX(when).cast("TEXT"))
    if of is About.person:
        query = query.join(About, on=(About.record == model._meta.primary_key))
    elif model is Undertaking:
        query = query.join(TeamMember)
    if refs is not None:
        query = query.where(of.in_(refs))
    return query.where(of.is_null(False), when.is_null(False)).group_by(of)


def _counted(model: type[RecordsModel], day: str, columns: Sequence[Any]) -> tuple[Any, Any]:
    """The rows of a table that count as a use, and the column of their day."""
    query: Any = model.select(*columns)
    when: Any
    if day == "starts_at":
        when = Session.starts_at
        query = query.join(Session, on=(model._meta.fields["session"] == Session.ref))
    else:
        when = model._meta.fields[day]
    if model is Booking:
        query = query.where(Booking.cancelled_at.is_null())
    elif model is Visit:
        query = query.where(Visit.state == State.BOOKED)
    return query, when


def column(model: type[RecordsModel], part: str) -> Field:
    """The column in which the people of a part stand."""
    return About.person if part == "about" else model._meta.fields[part]


def together(queries: Sequence[Any]) -> Any:
    """All these queries as one; their columns are of the same kinds."""
    return reduce(lambda left, right: left + right, queries)


def rows(query: Any) -> list[tuple[Any, ...]]:
    """What a query answers, as plain values."""
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))
