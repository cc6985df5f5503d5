"""What a family's first page says: what is arranged, what happened last, and what to do next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from flask import url_for
from peewee import JOIN

from ccportal import clock
from ccportal.acts import households
from ccportal.intranet.contacts import Covered
from ccportal.intranet.family_parts import Household, query, some
from ccportal.rules import families as rules
from ccportal.rules.families import Event, Stage
from ccportal.store.contact import Attendance, Session
from ccportal.store.disclosures import Consent
from ccportal.store.families import Family, Referral, Risk
from ccportal.store.households import Arrangement, CourtOrder, MayCollect, Need
from ccportal.store.people import About, Organisation, Person
from ccportal.store.requests import Request
from ccportal.web import filters

MOST = 6


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
class Overview:
    """What the first tab shows beside the two panels."""

    stage: Stage
    says: str
    events: tuple[Event, ...]
    referrals: tuple[Referral, ...]
    attendances: tuple[Attendance, ...]
    risks: tuple[tuple[Risk, tuple[Person, ...]], ...]
    requests: tuple[Request, ...]
    may_go_to: dict[str, tuple[str, ...]]
    due: tuple[Due, ...]


def agreed(family: Family, members: Household) -> Agreed:
    """What is arranged for a family and its members today."""
    here = Arrangement.select().where(Arrangement.family == family, Arrangement.until_on.is_null())
    rows = some(family, "Arrangement", here.order_by(Arrangement.id))
    whole = {row.kind: row for row in rows if row.person_id is None}
    needs = Need.select().where(Need.person.in_(list(members.people)), Need.until_on.is_null())
    takers = MayCollect.select(MayCollect, Person).join(Person, on=MayCollect.collector)
    standing = (MayCollect.family == family) & MayCollect.until_on.is_null()
    orders = CourtOrder.select().where(CourtOrder.family == family, CourtOrder.ended_on.is_null())
    return Agreed(
        apart=whole.get("apart"),
        contact=whole.get("contact"),
        of={(row.person_id, row.kind): row for row in rows if row.person_id is not None},
        needs=some(family, "Need", needs.order_by(Need.kind, Need.id)),
        collectors=some(family, "MayCollect", takers.where(standing).order_by(MayCollect.id)),
        orders=some(
            family, "CourtOrder", orders.order_by(CourtOrder.made_on.desc(), CourtOrder.id)
        ),
    )


def overview(family: Family, members: Household, arranged: Agreed) -> Overview:
    """The newest of everything, and what is due."""
    theirs = Request.subject.in_(list(members.people)) & Request.closed_on.is_null()
    asked = Request.select().where(theirs).order_by(Request.received_on, Request.ref)
    requests = some(family, "Request", asked)
    risks = _risks(family)
    stage = rules.stage_of(family.last_stage, closed=family.closed_on is not None)
    referrals = Referral.select(Referral, Organisation).join(Organisation, JOIN.LEFT_OUTER)
    referrals = referrals.where(Referral.family == family)
    sessions = query(family, "sessions", Attendance, Session, Person).switch(Attendance)
    sessions = sessions.join(Person).order_by(Session.starts_at.desc(), Attendance.ref)
    return Overview(
        stage=stage,
        says=rules.said(stage),
        events=rules.allowed(stage),
        referrals=tuple(referrals.order_by(Referral.referred_on.desc())),
        attendances=some(family, "sessions", sessions.limit(MOST)),
        risks=risks,
        requests=requests,
        may_go_to=_may_go_to(family, members),
        due=(
            *_of_the_way(family, members, stage),
            *_of_the_parents(members, stage),
            *_of_the_rest(risks, requests, arranged),
        ),
    )


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


def _may_go_to(family: Family, members: Household) -> dict[str, tuple[str, ...]]:
    """To whom the contact details of each parent may go, in words, today (C5)."""
    today = clock.today()
    rows = (
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
        )
        .order_by(Consent.given_on, Consent.ref)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for person, covers, body, *names in some(family, "consents", rows.tuples()):
        what = "everything" if covers == "all-contacts" else covers
        found[person].append(f"{body or ' '.join(names)} ({what})")
    return {person: tuple(words) for person, words in found.items()}


def _risks(family: Family) -> tuple[tuple[Risk, tuple[Person, ...]], ...]:
    """Every risk of the family that stands and whom it is to; one whose review is late too."""
    other = Person.alias()
    rows = (
        Risk.select(Risk, Person, About, other)
        .join(Person, on=Risk.from_person)
        .switch(Risk)
        .join(About, JOIN.LEFT_OUTER, on=(About.record == Risk.ref), attr="at_risk")
        .join(other, JOIN.LEFT_OUTER, on=(About.person == other.ref), attr="who")
        .where((Risk.family == family) & Risk.standing())
        .order_by(Risk.recorded_at.desc(), Risk.ref, About.position)
    )
    risks: dict[str, Risk] = {}
    to: dict[str, list[Person]] = defaultdict(list)
    for row in some(family, "risks", rows):
        risks.setdefault(row.ref, row)
        at_risk = getattr(row, "at_risk", None)
        to[row.ref] += [at_risk.who] if at_risk else []
    return tuple((risk, tuple(to[ref])) for ref, risk in risks.items())
