"""What is arranged with somebody and their families, as rows for their own entries of an answer.

With it what they did on the team, and what breaches concerned them. A key stands in them only
where there is something: without such rows an answer is what it was. Other people's columns are
not read at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any

from peewee import Field

from ccportal import clock
from ccportal.store.at_once import Steps, asking, side_by_side
from ccportal.store.calendar import Booking, Rostered
from ccportal.store.contact import Session
from ccportal.store.database import RecordsModel
from ccportal.store.families import Member
from ccportal.store.households import (
    Arrangement,
    ContactUse,
    Correction,
    CourtOrder,
    FamilyStep,
    MayCollect,
    Need,
)
from ccportal.store.people import ContactDetail
from ccportal.store.principles import Breach, BreachPerson
from ccportal.store.proceedings import CourtRequest
from ccportal.store.volunteers import DbsCheck, TeamMember, Undertaking

Rows = dict[str, list[dict[str, Any]]]
Dated = list[tuple[date, dict[str, Any]]]
"""Rows, each with the day that it is of."""

CHECKED = "checked_on certificate_number outcome decision decided_on renew_by"


def of_person(person: str) -> Rows:
    """The rows of what is arranged with them, how they may be reached, and of breaches."""
    uses = ContactUse.select().join(ContactDetail).where(ContactDetail.person == person)
    collects = "from_on until_on"
    return _told(
        needs=_rows(Need, Need.person == person, "kind text from_on until_on", Need.id),
        collects=_rows(MayCollect, MayCollect.collector == person, collects, MayCollect.id),
        collected=_rows(MayCollect, MayCollect.child == person, collects, MayCollect.id),
        contact_uses=[
            _row(one, "safe do_not_use confirmed_on") for one in uses.order_by(ContactUse.detail)
        ],
        corrections=_rows(
            Correction, Correction.person == person, "field before reason on", Correction.id
        ),
        breaches=_breaches(person),
    )


def of_team(person: str) -> list[Rows]:
    """The rows of `dbs`, `undertakings`, `rota` and `asked` of each time on the team, in order.

    They are in the order of `content.team`. What is of a day before or after all of these times
    is with the one that it is nearest behind, or with the first.
    """
    members = list(
        TeamMember.select()
        .where(TeamMember.person == person)
        .order_by(TeamMember.position, TeamMember.id)
    )
    rota, asked = _by_time(members, _rota(person)), _by_time(members, _asked(person))
    return [
        _told(
            dbs=_rows(DbsCheck, DbsCheck.member == one, CHECKED, DbsCheck.position),
            undertakings=_signed(one),
            rota=rota[one.id],
            asked=asked[one.id],
        )
        for one in members
    ]


def of_family(family: str, person: str) -> Rows:
    """The rows of `arrangements`, `orders`, `steps` and `bookings`: the family's and theirs."""
    return _told(
        arrangements=_rows(
            Arrangement,
            (Arrangement.family == family) & _theirs(Arrangement, person),
            "kind text minutes from_on until_on look_again_on",
            Arrangement.id,
        ),
        orders=_rows(
            CourtOrder, CourtOrder.family == family, "text made_on until_on ended_on", CourtOrder.id
        ),
        steps=_rows(
            FamilyStep,
            (FamilyStep.family == family) & _theirs(FamilyStep, person),
            "event on visit_at why",
            FamilyStep.id,
        ),
        bookings=_bookings(family),
    )


def words_in_steps(person: str) -> Steps[dict[str, str]]:
    """What stands in these rows in free words, by the ref of the person or family it is kept with.

    That is what they need, then what is arranged with each of their families, or ordered for it.
    """
    families = Member.select(Member.family).where(Member.person == person)
    needs = Need.select(Need.person, Need.text).where(Need.person == person)
    agreed = Arrangement.select(Arrangement.family, Arrangement.text)
    agreed = agreed.where(Arrangement.family.in_(families), _theirs(Arrangement, person))
    orders = CourtOrder.select(CourtOrder.family, CourtOrder.text)
    orders = orders.where(CourtOrder.family.in_(families))
    rows = yield from side_by_side(
        asking(needs.order_by(Need.id).tuples()),
        asking(agreed.order_by(Arrangement.id).tuples()),
        asking(orders.order_by(CourtOrder.id).tuples()),
    )
    said: defaultdict[str, list[str]] = defaultdict(list)
    for ref, text in chain.from_iterable(rows):
        said[ref] += [text] if text else []
    refs = sorted(said, key=lambda ref: (ref != person, ref))
    return {ref: "\n".join(said[ref]) for ref in refs if said[ref]}


def _theirs(model: Any, person: str) -> Any:
    """What is of a whole family, or theirs."""
    return model.person.is_null() | (model.person == person)


def _signed(member: TeamMember) -> list[dict[str, Any]]:
    """What was signed: the name as it was typed, and the time by the clock on the wall."""
    here = Undertaking.select().where(Undertaking.member == member)
    found: Iterable[Any] = here.order_by(Undertaking.position)
    return [
        {
            **_row(one, "signed_on typed"),
            "policy_version": one.policy_version_id,
            **({"signed_at": _plain(clock.local(one.signed_at))} if one.signed_at else {}),
        }
        for one in found
    ]


def _rota(person: str) -> Dated:
    """The sessions that somebody was put on the rota of."""
    rows = Rostered.select(Rostered, Session).join(Session).where(Rostered.person == person)
    found: Iterable[Any] = rows.order_by(Session.starts_at, Rostered.id)
    return [
        (one.session.starts_at.date(), {"session": _plain(one.session.starts_at)}) for one in found
    ]


def _asked(person: str) -> Dated:
    """What was wanted of them for family proceedings: not by whom, nor for which family (C2)."""
    one = CourtRequest
    found: Iterable[Any] = one.select().where(one.of_whom == person).order_by(one.id)
    return [(row.received_on, _row(row, "wants received_on compels refused_on")) for row in found]


def _breaches(person: str) -> list[dict[str, Any]]:
    """That a breach concerned them, and how they were told: not what it was, nor of whom else."""
    rows = BreachPerson.select(BreachPerson, Breach).join(Breach)
    found: Iterable[Any] = rows.where(BreachPerson.person == person).order_by(BreachPerson.id)
    return [
        {
            "breach": _plain(clock.local(one.breach.found_at).date()),
            **({"told_at": _plain(clock.local(one.told_at))} if one.told_at else {}),
            **_row(one, "way"),
        }
        for one in found
    ]


def _by_time(members: Sequence[Any], rows: Dated) -> dict[int, list[dict[str, Any]]]:
    """Rows by the time on the team that began last before their day, else by the first."""
    found: dict[int, list[dict[str, Any]]] = {one.id: [] for one in members}
    begun = sorted(members, key=lambda one: one.started_on)
    for day, row in rows if members else ():
        before = [one for one in begun if one.started_on <= day]
        found[(before or begun[:1])[-1].id].append(row)
    return found


def _bookings(family: str) -> list[dict[str, Any]]:
    """When the sessions begin that a family is or was booked into, and what became of it."""
    rows = Booking.select(Booking, Session).join(Session).where(Booking.family == family)
    found: Iterable[Any] = rows.order_by(Session.starts_at, Booking.id)
    return [{"session": _plain(one.session.starts_at), "state": one.state} for one in found]


def _told(**lists: list[dict[str, Any]]) -> Rows:
    return {key: rows for key, rows in lists.items() if rows}


def _rows(model: type[RecordsModel], which: Any, names: str, order: Field) -> list[dict[str, Any]]:
    found: Iterable[Any] = model.select().where(which).order_by(order)
    return [_row(one, names) for one in found]


def _row(one: Any, names: str) -> dict[str, Any]:
    """The columns of a row that say something, as an answer reads them."""
    said = {name: getattr(one, name) for name in names.split()}
    return {name: _plain(value) for name, value in said.items() if value is not None}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, bool):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
