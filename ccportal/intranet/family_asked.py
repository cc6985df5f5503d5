"""What the first page of a family asks of its consents and risks, and how it says it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.intranet.family_parts import Household
from ccportal.store.disclosures import Consent
from ccportal.store.families import Family, Risk
from ccportal.store.people import About, Organisation, Person


def consents(members: Household) -> Any:
    """A query of what the parents agreed to that is in force today, for `may_go_to`."""
    today = clock.today()
    return (
        Consent.select(
            Consent.person,
            Consent.covers,
            Organisation.name,
            Person.given_names,
            Person.family_name,
        )
        .join(Organisation, JOIN.LEFT_OUTER, on=(Organisation.ref == Consent.recipient))
        .switch(Consent)
        .join(Person, JOIN.LEFT_OUTER, on=(Person.ref == Consent.recipient))
        .where(
            Consent.person.in_([one.person.ref for one in members.parents]),
            Consent.given_on <= today,
            Consent.withdrawn_on.is_null() | (Consent.withdrawn_on > today),
            Consent.until_on.is_null() | (Consent.until_on >= today),
        )
        .order_by(Consent.given_on, Consent.ref)
        .tuples()
    )


def may_go_to(rows: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """To whom the contact details of each parent may go, in words, today (C5)."""
    found: dict[str, list[str]] = defaultdict(list)
    for person, covers, body, *names in rows:
        what = "everything" if covers == "all-contacts" else covers
        found[person].append(f"{body or ' '.join(names)} ({what})")
    return {person: tuple(words) for person, words in found.items()}


def risks_of(family: Family) -> Any:
    """A query of every risk of the family that stands, for `to_whom`; of a late review too."""
    other = Person.alias()
    return (
        Risk.select(Risk, Person, About, other)
        .join(Person, on=Risk.from_person)
        .switch(Risk)
        .join(About, JOIN.LEFT_OUTER, on=(About.record == Risk.ref), attr="at_risk")
        .join(other, JOIN.LEFT_OUTER, on=(About.person == other.ref), attr="who")
        .where((Risk.family == family) & Risk.standing())
        .order_by(Risk.recorded_at.desc(), Risk.ref, About.position)
    )


def to_whom(rows: Iterable[Risk]) -> tuple[tuple[Risk, tuple[Person, ...]], ...]:
    """Each risk, and to whom it is."""
    risks: dict[str, Risk] = {}
    to: dict[str, list[Person]] = defaultdict(list)
    for row in rows:
        risks.setdefault(row.ref, row)
        at_risk = getattr(row, "at_risk", None)
        to[row.ref] += [at_risk.who] if at_risk else []
    return tuple((risk, tuple(to[ref])) for ref, risk in risks.items())
