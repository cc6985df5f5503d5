"""What a family's first page says: what is arranged, what happened last, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import url_for
from peewee import JOIN

from ccportal import clock
from ccportal.acts import households
from ccportal.intranet.contacts import Covered
from ccportal.intranet.family_asked import consents, may_go_to, risks_of, to_whom
from ccportal.intranet.family_parts import Household, ask, query, some
from ccportal.rules import families as rules
from ccportal.rules.families import Event, Stage
from ccportal.store.contact import Attendance, Session
from ccportal.store.families import Family, Referral, Risk
from ccportal.store.households import Arrangement, CourtOrder, MayCollect, Need
from ccportal.store.people import Organisation, Person
from ccportal.store.requests import Request
from ccportal.web import filters

MOST = 12
"""So many attendances are looked at for the last sessions, of which SESSIONS are shown."""

SESSIONS = 4
ATTENDED = "attended"


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do next: what, until when or how urgent, and where it is done."""

    text: str
    when: str = ""
    href: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """What is arranged today; `of` is by person and kind."""

    apart: Arrangement | None
    contact: Arrangement | None
    of: dict[tuple[str, str], Arrangement]
    needs: tuple[Need, ...]
    collectors: tuple[MayCollect, ...]
    orders: tuple[CourtOrder, ...]

    @property
    def takers(self) -> tuple[Person, ...]:
        """Who may take a child home, each once."""
        return tuple({one.collector_id: one.collector for one in self.collectors}.values())


@dataclass(frozen=True, slots=True)
class Held:
    """A session of a family: who of it stood how, by their given names."""

    session: Session
    stood: tuple[tuple[str, str], ...]

    @property
    def came(self) -> bool:
        """Whether anybody came."""
        return any(how == ATTENDED for how, _ in self.stood)


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first tab shows beside the two panels."""

    stage: Stage
    says: str
    events: tuple[Event, ...]
    referrals: tuple[Referral, ...]
    sessions: tuple[Held, ...]
    risks: tuple[tuple[Risk, tuple[Person, ...]], ...]
    requests: tuple[Request, ...]
    may_go_to: dict[str, tuple[str, ...]]
    due: tuple[Due, ...]


def agreed(family: Family, members: Household) -> Agreed:
    """What is arranged for a family and its members today."""
    here = Arrangement.select().where(Arrangement.family == family, Arrangement.until_on.is_null())
    here = here.order_by(Arrangement.id)
    needs = Need.select().where(Need.person.in_(list(members.people)), Need.until_on.is_null())
    takers = MayCollect.select(MayCollect, Person).join(Person, on=MayCollect.collector)
    standing = (MayCollect.family == family) & MayCollect.until_on.is_null()
    orders = CourtOrder.select().where(CourtOrder.family == family, CourtOrder.ended_on.is_null())
    needs, takers = needs.order_by(Need.kind, Need.id), takers.where(standing)
    takers = takers.order_by(MayCollect.id)
    orders = orders.order_by(CourtOrder.made_on.desc(), CourtOrder.id)
    ask(family, Arrangement=here, Need=needs, MayCollect=takers, CourtOrder=orders)
    rows = some(family, "Arrangement", here)
    whole = {row.kind: row for row in rows if row.person_id is None}
    return Agreed(
        apart=whole.get("apart"),
        contact=whole.get("contact"),
        of={(row.person_id, row.kind): row for row in rows if row.person_id is not None},
        needs=some(family, "Need", needs),
        collectors=some(family, "MayCollect", takers),
        orders=some(family, "CourtOrder", orders),
    )


def overview(family: Family, members: Household, arranged: Agreed) -> Overview:
    """The newest of everything, and what is due."""
    theirs = Request.subject.in_(list(members.people)) & Request.closed_on.is_null()
    asked = Request.select().where(theirs).order_by(Request.received_on, Request.ref)
    stage = rules.stage_of(family.last_stage, closed=family.closed_on is not None)
    referrals = Referral.select(Referral, Organisation).join(Organisation, JOIN.LEFT_OUTER)
    referrals = referrals.where(Referral.family == family).order_by(Referral.referred_on.desc())
    sessions = query(family, "sessions", Attendance, Session, Person).switch(Attendance)
    sessions = sessions.join(Person).order_by(Session.starts_at.desc(), Attendance.ref)
    sessions, known, may = sessions.limit(MOST), risks_of(family), consents(members)
    ask(
        family,
        Request=asked,
        risks=known,
        sessions=sessions,
        consents=may,
        referrals=referrals,
    )
    requests, risks = some(family, "Request", asked), to_whom(some(family, "risks", known))
    return Overview(
        stage=stage,
        says=rules.said(stage),
        events=rules.allowed(stage),
        referrals=some(family, "referrals", referrals),
        sessions=_held(some(family, "sessions", sessions)),
        risks=risks,
        requests=requests,
        may_go_to=may_go_to(some(family, "consents", may)),
        due=(
            *_of_the_way(family, members, stage),
            *_of_the_parents(members, stage),
            *_of_the_rest(risks, requests, arranged),
        ),
    )


def _held(rows: tuple[Attendance, ...]) -> tuple[Held, ...]:
    """The last sessions, each once; one of which not all rows are here is left out."""
    by: dict[str, list[Attendance]] = {}
    for one in rows:
        by.setdefault(one.session_id, []).append(one)
    whole = list(by.values())
    if len(rows) == MOST and len(whole) > 1:
        whole.pop()
    return tuple(Held(some[0].session, _stood(some)) for some in whole[:SESSIONS])


def _stood(rows: list[Attendance]) -> tuple[tuple[str, str], ...]:
    names: dict[str, list[str]] = {}
    for one in rows:
        names.setdefault(one.status, []).append(one.person.given_names)
    return tuple((how, ", ".join(some)) for how, some in names.items())


def _of_the_way(family: Family, members: Household, stage: Stage) -> list[Due]:
    """What the way of the family asks for next."""
    found = []
    if stage in rules.OVER:
        return []
    add = url_for("families_edit.add_member", reference=family.ref)
    for there, words in (
        (members.children, "Enter the child"),
        (members.left, "Enter who lives with the child"),
        (members.right, "Enter who visits"),
    ):
        if not there:
            found.append(Due(words, "missing", add, urgent=True))
    if stage in (Stage.RECEIVED, Stage.WAITING):
        found.insert(0, Due("Answer the referral", filters.plain(stage), "#way", urgent=True))
    if stage is Stage.ACCEPTED:
        seen = {one.person: one.at for one in households.visits(family.ref)}
        for one in members.parents:
            at = seen.get(one.person.ref)
            href = url_for("families_edit.visit", reference=family.ref, number=one.member.id)
            if at is None:
                words = f"Arrange a first visit for {one.person.given_names}, alone"
                found.append(Due(words, "not yet", href, urgent=True))
            elif at > clock.now():
                words = f"{one.person.given_names} comes to see the centre"
                found.append(Due(words, filters.moment(at), href))
        if not rules.may_start(households.places(family.ref), households.visits(family.ref)):
            found.append(Due("Begin contact", "ready", "#way"))
    return found


def _of_the_parents(members: Household, stage: Stage) -> list[Due]:
    """The contact details that have to be asked for again, one line a parent."""
    if stage in rules.OVER:
        return []
    return [
        Due(
            f"Ask {one.person.given_names} if {_listed(stale)} still right",
            "next visit",
            url_for("people.person", reference=one.person.ref),
        )
        for one in members.parents
        if (stale := [detail for detail in one.contacts if detail.stale])
    ]


def _of_the_rest(
    risks: tuple[tuple[Risk, tuple[Person, ...]], ...],
    requests: tuple[Request, ...],
    arranged: Agreed,
) -> list[Due]:
    today = clock.today()
    found = [
        Due(
            "Look at a risk again",
            filters.short_day(risk.review_on),
            url_for("records.risk", reference=risk.ref),
            urgent=risk.review_on < today,
        )
        for risk, _ in risks
        if (risk.review_on - today).days <= 30
    ]
    for request in requests:
        href = url_for("requests.page", reference=request.ref)
        found.append(Due(f"Request {request.ref}", filters.short_day(request.received_on), href))
    looks = [arranged.apart, arranged.contact, *arranged.of.values()]
    days = [one.look_again_on for one in looks if one and one.look_again_on]
    if days:
        first: date = min(days)
        words = filters.short_day(first)
        found.append(Due("Look at the arrangement again", words, urgent=first <= today))
    return found


def _listed(details: list[Covered]) -> str:
    """`the phone is`, `the address and phone are`."""
    kinds = list(dict.fromkeys(one.kind for one in details))
    if len(kinds) == 1:
        return f"the {kinds[0]} is"
    return f"the {', '.join(kinds[:-1])} and {kinds[-1]} are"
