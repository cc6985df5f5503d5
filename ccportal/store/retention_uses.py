"""When the data of families and of the team were used last, one query a table (C9).

The store narrows: of each table only the last day for each family or person is read. What
counts as a use is said here for every table that has a family; a test finds one that is missing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from peewee import Field, fn

from ccportal.rules.retention import Register, Use, Used
from ccportal.store.calendar import Booking, Rostered, Tap
from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.households import FamilyStep
from ccportal.store.people import About
from ccportal.store.premises import Assessment
from ccportal.store.volunteers import TeamMember, Undertaking

Day = tuple[type[RecordsModel], str, Use]

OF_FAMILIES: tuple[Day, ...] = (
    (Attendance, "starts_at", Use.ATTENDANCE),
    (Booking, "starts_at", Use.BOOKING),
    (FamilyStep, "visit_at", Use.BOOKING),
    (Assessment, "agreed_on", Use.BOOKING),
    (Note, "written_at", Use.NOTE),
    (Incident, "occurred_at", Use.INCIDENT),
    (Risk, "recorded_at", Use.INCIDENT),
    (Referral, "referred_on", Use.REFERRAL),
    (Document, "received_on", Use.DOCUMENT),
)
"""Tables of a family, the day of each row (of a session, when it begins), and what it counts as."""

NO_USE = frozenset(
    {"Member", "Tap", "Arrangement", "MayCollect", "CourtOrder", "Together", "GroundDecision"}
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
    (Rostered, ("person",), "starts_at", Use.ROSTER),
    (Tap, ("by",), "starts_at", Use.ROSTER),
)
"""Tables, the parts that people have in them, the day of each row, and what it counts as."""

WRITERS = frozenset({"written_by", "recorded_by", "decided_by", "agreed_by", "by"})
"""Parts that are work of the team: a use of the writer's own data, of no family's."""


def register() -> Register:
    """Who belongs to which family, and who was on the team until when."""
    families: dict[str, set[str]] = {ref: set() for (ref,) in _rows(Family.select(Family.ref))}
    for family, person in _rows(Member.select(Member.family, Member.person)):
        families[family].add(person)
    left: dict[str, date | None] = {}
    for person, on in _rows(TeamMember.select(TeamMember.person, TeamMember.left_on)):
        known = left.get(person, on)
        left[person] = max(known, on) if known and on else None
    return Register({ref: frozenset(people) for ref, people in families.items()}, left)


def of_families() -> Iterator[Used]:
    """The last use of each family of each kind, and the day on which it was opened."""
    for ref, on in _rows(Family.select(Family.ref, Family.opened_on)):
        yield Used(ref, Use.ENTERED, on)
    for model, day, use in OF_FAMILIES:
        yield from _last(model, model._meta.fields["family"], day, use)


def of_team() -> Iterator[Used]:
    """The last use of each member of the team of each kind, and their days on the team."""
    members = frozenset(one for (one,) in _rows(TeamMember.select(TeamMember.person).distinct()))
    columns = (TeamMember.person, TeamMember.started_on, TeamMember.left_on)
    for person, *days in _rows(TeamMember.select(*columns)):
        yield from (Used(person, Use.ENTERED, on) for on in days if on)
    signed = Undertaking.select(TeamMember.person, fn.MAX(Undertaking.signed_on)).join(TeamMember)
    for person, on in _rows(signed.group_by(TeamMember.person)):
        yield Used(person, Use.UNDERTAKING, _day(on))
    for model, parts, day, use in IN_PARTS:
        for part in parts:
            yield from (one for one in _in_part(model, part, day, use) if one.of in members)


def of_people_alone() -> Iterator[Used]:
    """The last use of everybody in records of no family, of each kind; writers left out."""
    for model, parts, day, use in IN_PARTS:
        if model in (Attendance, Referral, Assessment, Rostered, Tap):
            continue
        for part in parts:
            if part not in WRITERS:
                yield from _in_part(model, part, day, use, alone=True)


def _in_part(
    model: type[RecordsModel], part: str, day: str, use: Use, *, alone: bool = False
) -> Iterator[Used]:
    fields = model._meta.fields
    where = fields["family"].is_null() if alone and "family" in fields else None
    if part == "about":
        yield from _last(model, About.person, day, use, where)
    else:
        yield from _last(model, fields[part], day, use, where)


def _last(
    model: type[RecordsModel], of: Field, day: str, use: Use, where: Any = None
) -> Iterator[Used]:
    """The last day for each value of a column."""
    when: Any = Session.starts_at if day == "starts_at" else model._meta.fields[day]
    query = model.select(of, fn.MAX(when))
    if day == "starts_at":
        query = query.join(Session)
    if of is About.person:
        query = query.join(About, on=(About.record == model._meta.primary_key))
    if model is Booking:
        query = query.where(Booking.cancelled_at.is_null())
    query = query.where(of.is_null(False), when.is_null(False))
    if where is not None:
        query = query.where(where)
    for ref, on in _rows(query.group_by(of)):
        yield Used(ref, use, _day(on))


def counts(families: Iterable[str], people: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many records of each kind each family, and each person of no family, has."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    wanted = sorted(set(families))
    for model, name in HELD:
        column = model._meta.fields["family"]
        query = model.select(column, fn.COUNT(model._meta.primary_key)).where(column.in_(wanted))
        for ref, number in _rows(query.group_by(column)):
            found[ref][name] = number
    for model, part, name in HELD_ON_PEOPLE:
        column = model._meta.fields[part]
        query = model.select(column, fn.COUNT(model._meta.primary_key))
        for ref, number in _rows(query.where(column.in_(sorted(set(people)))).group_by(column)):
            found[ref][name] = number
    return dict(found)


HELD: tuple[tuple[type[RecordsModel], str], ...] = (
    (Member, "people"),
    (Attendance, "attendances"),
    (Note, "notes"),
    (Incident, "incidents"),
    (Risk, "risks"),
    (Referral, "referrals"),
    (Document, "documents"),
)
HELD_ON_PEOPLE: tuple[tuple[type[RecordsModel], str, str], ...] = (
    (About, "person", "records"),
    (TeamMember, "person", "times on the team"),
    (Consent, "person", "consents"),
)


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(cast(Iterable[tuple[Any, ...]], query.tuples()))


def _day(value: object) -> date:
    """A day as the engines give it: a date, a time, or a text that begins with it."""
    return date.fromisoformat(str(value)[:10])
