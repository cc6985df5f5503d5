"""The figures of the assurance page, read live with a handful of statements (C1 to VIO).

However large the centre is there are as many; what would have to be read through is looked at
once a day (`acts.assurance`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ccportal import catalogue, clock
from ccportal.acts import checks
from ccportal.acts.requests_state import WITHIN_A_STAGE, State, happened, state
from ccportal.rules import transfer
from ccportal.rules.assurance import Checked, year_before
from ccportal.rules.assurance_all import Facts
from ccportal.rules.assurance_clauses import Leaving, People
from ccportal.rules.assurance_keeping import House, Policy, Waste
from ccportal.rules.assurance_principles import NEAR_DAYS, Asked, Away, Data, Risks
from ccportal.rules.confirming import months_before
from ccportal.rules.deadlines import Running
from ccportal.rules.requests_facts import Kind, Outcome
from ccportal.rules.retention_periods import TABLE, Kept
from ccportal.rules.roster import is_cleared
from ccportal.rules.undertakings import Adopted, in_force
from ccportal.store import assurance_figures as figures
from ccportal.store.assurance import AssuranceCheck
from ccportal.store.assurance_figures import Value, day, moment
from ccportal.store.assurance_told import of_policy
from ccportal.store.at_once import at_once
from ccportal.store.calendar import Rostered
from ccportal.store.contact import Session
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import Organisation
from ccportal.store.requests import Request, RequestEvent
from ccportal.store.retention import RetentionPeriod
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import TeamMember, Undertaking

NO_ANSWER = frozenset({Outcome.WITHDRAWN, Outcome.LAPSED, Outcome.DUPLICATE, Outcome.INVALID})
"""Outcomes of requests that were not to be answered."""

TRAIL, STORES, CHAIN, DUE, UNCONFIRMED = "trail", "stores", "chain", "due", "unconfirmed"
"""What is looked through once a day."""


def facts() -> Facts:
    """All figures as they are now."""
    today, now = clock.today(), clock.now_utc()
    year = year_before(today)
    version, lengths, looked = _known(today)
    drafts = now - timedelta(days=lengths[Kept.DRAFT] + 1)
    details = months_before(today, lengths[Kept.CERTIFICATE])
    found = figures.ask(
        {
            **figures.of_proceedings(year),
            **figures.of_visits(today, year),
            **figures.of_leaving(now, today, year),
            **figures.of_consents(now, year),
            **of_policy(version.ref if version else ""),
            **figures.of_house(today),
            **figures.of_waste(drafts, details, today),
            **figures.of_risks(today),
            **figures.of_breaches(now, year),
        }
    )
    rows = _rows(version, year)
    return Facts(
        people=_people(found, rows, version, today),
        leaving=_made(Leaving, found),
        policy=_made(Policy, found, **_of_version(found, version)),
        house=_made(House, found, **_house(found), trail=looked[TRAIL], stores=looked[STORES]),
        waste=_made(Waste, found, due=looked[DUE], chain=looked[CHAIN]),
        data=_made(Data, found, **_data(found), unconfirmed=looked[UNCONFIRMED]),
        rights=_asked(rows, today, access=False),
        access=_asked(rows, today, access=True),
        away=_made(Away, found, **_abroad(rows.abroad)),
        risks=_made(Risks, found),
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """What is not only counted.

    The team with who has signed, the rota to come, what went abroad; requests that are open or
    ended within twelve months, and what happened to them.
    """

    team: Any
    rota: Any
    abroad: Any
    requests: Any
    events: Any


def _known(
    today: date,
) -> tuple[PolicyVersion | None, dict[Kept, int], dict[str, Checked | None]]:
    """The version in force, how long each kind is kept here, and what was looked through."""
    one = PolicyVersion
    versions = one.select(one.ref, one.adopted_on, one.adopted_at, one.review_due_on)
    longer, looked = RetentionPeriod.select(), AssuranceCheck.select()
    at_once(versions, longer, looked)
    days = (Adopted(row.ref, row.adopted_on, row.adopted_at) for row in versions)
    ref = in_force(days, today)
    lengths = {period.kept: period.length or 0 for period in TABLE}
    for own in longer:
        lengths[Kept(own.name)] = max(own.length, lengths[Kept(own.name)])
    known = {row.name: Checked(row.on, row.found, row.since) for row in looked}
    names = (TRAIL, STORES, CHAIN, DUE, UNCONFIRMED)
    found = next((row for row in versions if row.ref == ref), None)
    return found, lengths, {name: known.get(name) for name in names}


def _made(kind: Any, found: Mapping[str, Value], **known: Any) -> Any:
    """Figures of one kind: those that are known, and those that were found by their names."""
    fields = kind.__dataclass_fields__
    counted = {name: _plain(name, value) for name, value in found.items() if name in fields}
    return kind(**{**counted, **known})


def _plain(name: str, value: Value) -> Any:
    is_day = name.endswith("_since") or name in ("disposed", "looked", "reviewed_on")
    return day(value) if is_day else value or 0


def _rows(version: PolicyVersion | None, year: date) -> Rows:
    today, asked = clock.today(), Request
    own = Undertaking.select(TeamMember.person).join(TeamMember)
    has = TeamMember.person.in_(own.where(Undertaking.policy_version == version))
    team = TeamMember.running(today).where(TeamMember.started_on <= today)
    team = team.select(TeamMember.person, TeamMember.started_on, has.alias("has"))
    rota = Rostered.select(Rostered.person, Session.starts_at).join(Session)
    rota = rota.where(Session.ends_at >= clock.now()).tuples()
    left: Any = Disclosure.select(Organisation.country, Disclosure.made_on, Disclosure.safeguard)
    left = left.join(Organisation, on=(Disclosure.to == Organisation.ref))
    left = left.where(Disclosure.made_on >= year, Organisation.country.is_null(False)).tuples()
    recent = asked.closed_on.is_null() | (asked.closed_on >= year)
    columns = (asked.ref, asked.kind, asked.received_on, asked.identity_confirmed_on)
    requests = asked.select(*columns, asked.closed_on, asked.imported).where(recent)
    events = RequestEvent.select().where(
        RequestEvent.request.in_(asked.select(asked.ref).where(recent)),
        RequestEvent.kind.not_in(WITHIN_A_STAGE),
    )
    events = events.order_by(RequestEvent.request, RequestEvent.seq)
    at_once(team, rota, left, requests, events)
    return Rows(team, rota, left, requests, events)


def _people(found: Mapping[str, Value], rows: Rows, version: Any, today: date) -> People:
    standing, rota = checks.standing(today), list(rows.rota)
    served = checks.services_of({person for person, _ in rota})
    bare = {p for p, at in rota if not is_cleared(served.get(p, ()), at.date())}
    done = {one.person_id for one in rows.team if one.has}
    waits = min((one.started_on for one in rows.team if one.person_id not in done), default=None)
    return People(
        team=len(standing),
        signed=len(done),
        unsigned_since=max(waits, version.adopted_on) if waits and version else None,
        unchecked=sum(not one.cleared for one in standing),
        soon=sum(one.is_due for one in standing),
        rostered=len(bare),
        details=int(str(found["details"] or 0)),
    )


def _of_version(found: Mapping[str, Value], version: PolicyVersion | None) -> dict[str, Any]:
    """The days of a version; before it was there nobody could be told of it."""
    if version is None:
        return {}
    days = {name: day(found[name]) for name in ("adults_since", "referrers_since")}
    waits = {name: max(on, version.adopted_on) if on else None for name, on in days.items()}
    return {"adopted_on": version.adopted_on, "review_due_on": version.review_due_on, **waits}


def _house(found: Mapping[str, Value]) -> dict[str, date | None]:
    return {
        "began_on": _local(found["began_at"]),
        "backup": _local(found["backup_at"]),
        "drill": _local(found["drill_at"]),
    }


def _local(value: Value) -> date | None:
    at: datetime | None = moment(value)
    return clock.local(at).date() if at else None


def _data(found: Mapping[str, Value]) -> dict[str, Any]:
    tables = catalogue.TABLES
    bare = [one for one in tables if not (one.purpose.words and one.purpose.basis and one.source)]
    return {
        "began_on": _local(found["began_at"]),
        "kinds": len(tables),
        "bare_kinds": len(bare),
    }


def _abroad(rows: Any) -> dict[str, Any]:
    away = [one for one in rows if transfer.country_of(one[0]) != transfer.HOME]
    bare = [
        one
        for one in away
        if not transfer.is_covered(one[0], one[1]) and not (one[2] or "").strip()
    ]
    return {"abroad": len(away), "bare_abroad": len(bare), "compared_on": transfer.CHECKED_ON}


def _asked(rows: Rows, today: date, *, access: bool) -> Asked:
    """Of requests of access, or of others: open, late, near, and answered in time."""
    known: defaultdict[str, list[Any]] = defaultdict(list)
    for one in rows.events:
        known[one.request_id].append(happened(one))
    some = [one for one in rows.requests if (one.kind == Kind.ACCESS) is access]
    return _summed([state(one, known[one.ref]) for one in some], today)


def _summed(states: list[State], today: date) -> Asked:
    clocks = [(one.clock, one.history) for one in states if one.clock is not None]
    running = [one for one, _ in clocks if one.running is not Running.STOPPED]
    ended = [
        (one.due, history.stopped_on())
        for one, history in clocks
        if one.running is Running.STOPPED and one.due and history.outcome not in NO_ANSWER
    ]
    last_week = today + timedelta(days=NEAR_DAYS)
    near = [one for one in running if one.due and not one.overdue and one.due <= last_week]
    return Asked(
        running=len(running),
        overdue=sum(one.overdue for one in running),
        near=len(near),
        answered=len(ended),
        on_time=sum(stopped is not None and stopped <= due for due, stopped in ended),
    )
