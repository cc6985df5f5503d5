"""The register of breaches: found, weighed, told, done, closed (DP7; UK GDPR Articles 33, 34).

An answer that is called back after it was let out opens an entry by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from peewee import fn

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.rules import breaches as rule
from ccportal.rules.breaches import Danger, Detail, Way
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail, Person
from ccportal.store.principles import Breach, BreachPerson

CALLED_BACK = "An answer that had been let out was called back."


def report(
    actor: str, what: str, found_at: datetime | None, people: Iterable[str] = (), token: str = ""
) -> int:
    """Put down that something happened; the entry's number. `found_at` is in UTC.

    The same form (`token`) twice is one entry. Raises Invalid for no words or a time to come,
    NotFound for somebody whom the register lacks.
    """
    with act(actor, "breach:report"):
        before = Breach.get_or_none(Breach.token == token) if token else None
        if before is not None:
            return int(before.id)
        found = rule.check_found(what, found_at, clock.now_utc())
        return _open(actor, what, found, people, token)


def open_for(
    actor: str, request: str, subject: str | None, reason: str, happened: str = CALLED_BACK
) -> int:
    """Open an entry for a released answer of which `happened`; inside that transaction alone.

    Whom it concerns besides its subject is for a coordinator to say.
    """
    what = f"{happened} {reason}".strip()
    people = (subject,) if subject else ()
    return _open(actor, what, clock.now_utc(), people, "", request)


def concerns(actor: str, number: int, person: str) -> None:
    """Put down somebody whom it concerns as well, each once; raises NotFound, Conflict."""
    with act(actor, "breach:concerns", person, f"breach {number}"):
        found = find(number)
        rule.check_open(as_rule(found))
        households.person(person)
        _concerns(found, (person,))


def decide(actor: str, number: int, danger: Danger, *, tell: bool, why: str) -> None:
    """Weigh the risk, and decide whether the Commissioner is told; raises what the rule raises.

    It can be decided anew until the entry is closed.
    """
    with act(actor, "breach:decide", None, f"breach {number} {danger} tell={tell}"):
        found = find(number)
        rule.check_decision(as_rule(found), danger, tell, why)
        found.danger, found.tell, found.why = danger, tell, why.strip()
        found.decided_by, found.decided_at = actor, clock.now_utc()
        found.save()


def told_commissioner(
    actor: str, number: int, told_at: datetime | None, how: str, why_late: str = ""
) -> None:
    """Put down when (UTC) and how the Commissioner was told; raises what the rule raises."""
    with act(actor, "breach:tell-commissioner", None, f"breach {number}"):
        found = find(number)
        now = clock.now_utc()
        found.told_at = rule.check_told(as_rule(found), told_at, how, why_late, now)
        found.told_how, found.told_by = how.strip(), actor
        found.why_late = why_late.strip() or None
        found.save()


def told_person(actor: str, number: int, person: str, way: Way, detail: int | None = None) -> None:
    """Put down that somebody whom it concerns was told now, by which way.

    `detail` is the place of their contact detail, where it was by one. Raises NotFound, Conflict,
    and NotPermitted for a detail that is not marked safe or must not be used.
    """
    with act(actor, "breach:tell-person", person, f"breach {number} {way}"):
        found = find(number)
        one = BreachPerson.get_or_none(BreachPerson.breach == number, BreachPerson.person == person)
        if one is None:
            raise NotFound("It does not concern them.")
        safe = ways(person)
        told = one.told_at is not None
        rule.check_person_told(as_rule(found), told, way, detail, safe)
        kinds = {each.number: each.kind for each in safe}
        one.by_kind = kinds.get(detail) if way is Way.DETAIL and detail is not None else None
        one.told_at, one.told_by, one.way = clock.now_utc(), actor, way
        one.save()


def did(actor: str, number: int, done: str) -> None:
    """Put down what was done about it; raises Conflict once it is closed."""
    with act(actor, "breach:did", None, f"breach {number}"):
        found = find(number)
        rule.check_open(as_rule(found))
        found.done = done.strip()
        found.save()


def close(actor: str, number: int) -> None:
    """Close an entry; raises what the rule raises while something is to be done."""
    with act(actor, "breach:close", None, f"breach {number}"):
        found = find(number)
        rule.check_close(as_rule(found), actor)
        found.closed_at, found.closed_by = clock.now_utc(), actor
        found.save()


def find(number: int) -> Breach:
    """An entry; raises NotFound."""
    found: Breach | None = Breach.get_or_none(Breach.id == number)
    if found is None:
        raise NotFound("There is no such entry.")
    return found


def as_rule(found: Breach, untold: int | None = None) -> rule.Breach:
    """An entry as the rule reads it; `untold` where it is known already."""
    if untold is None:
        untold = found.people.where(BreachPerson.told_at.is_null()).count()
    return rule.Breach(
        found_at=found.found_at,
        danger=Danger(found.danger) if found.danger else None,
        tell=found.tell,
        decided_by=found.decided_by,
        told_at=found.told_at,
        untold=untold,
        done=found.done,
        closed=found.closed_at is not None,
    )


def listed() -> Any:
    """A query of every entry, open ones first, then the newest, with how many are `untold`."""
    untold = BreachPerson.select(fn.COUNT(BreachPerson._meta.primary_key))
    untold = untold.where(BreachPerson.breach == Breach.id, BreachPerson.told_at.is_null())
    query = Breach.select(Breach, untold.alias("untold"))
    return query.order_by(Breach.closed_at.is_null(False), Breach.found_at.desc())


def people(found: Breach) -> list[BreachPerson]:
    """Whom an entry concerns."""
    rows = BreachPerson.select(BreachPerson, Person).join(Person)
    return list(rows.where(BreachPerson.breach == found.id).order_by(BreachPerson.id))


def ways(person: str) -> tuple[Detail, ...]:
    """The contact details by which somebody may be told: never one that must not be used."""
    rows = ContactDetail.select().where(ContactDetail.person == person)
    marks = ContactUse.select().join(ContactDetail).where(ContactDetail.person == person)
    marked = {one.detail_id: one for one in marks}
    details = (_detail(one, marked.get(one._pk)) for one in rows.order_by(ContactDetail.position))
    return rule.safe_ways(details, clock.today())


def running() -> tuple[Any, Any]:
    """Two queries, to be asked with others.

    The earliest time (UTC, as text) at which a breach was found of which the Commissioner may
    have to be told; and how many people have to be told at once.
    """
    here = Breach.closed_at.is_null() & Breach.told_at.is_null()
    undone = Breach.tell.is_null() | (Breach.tell == True)  # noqa: E712 (a column)
    first = Breach.select(fn.MIN(Breach.found_at).cast("TEXT")).where(here & undone)
    people = BreachPerson.select(fn.COUNT(BreachPerson._meta.primary_key)).join(Breach)
    high = Breach.closed_at.is_null() & (Breach.danger == Danger.HIGH)
    return first, people.where(high, BreachPerson.told_at.is_null())


def _open(
    actor: str,
    what: str,
    found_at: datetime,
    people: Iterable[str],
    token: str,
    request: str | None = None,
) -> int:
    made = Breach.create(
        token=token or secrets.token_urlsafe(16),
        what=what.strip(),
        found_at=found_at,
        found_by=actor,
        request=request,
        done="",
    )
    for person in dict.fromkeys(people):
        households.person(person)
        _concerns(made, (person,))
    return int(made.id)


def _concerns(found: Breach, people: Iterable[str]) -> None:
    there = {one.person_id for one in found.people}
    for person in people:
        if person not in there:
            BreachPerson.create(breach=found, person=person)


def _detail(one: ContactDetail, use: ContactUse | None) -> Detail:
    safe, never = (use.safe, use.do_not_use) if use else (False, False)
    return Detail(one.position, one.kind, safe, never, one.until_on)
