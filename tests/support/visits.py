"""Riverside on a Saturday with two sessions at once: everybody who might ask, and every record."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import Flask

from ccportal import clock
from ccportal.acts import (
    arrangements,
    attendance,
    bookings,
    concerns,
    documents,
    notes,
    rota,
)
from ccportal.acts import sessions as calendar
from ccportal.acts.arrangements import Agreed, Needed
from ccportal.acts.attendance import Press
from ccportal.acts.bookings import Times
from ccportal.acts.documents import Paper
from ccportal.acts.sessions import Room
from ccportal.rules.access import Role
from ccportal.rules.arrivals import Step
from ccportal.rules.calendar import Slot
from ccportal.rules.recording import NoteKind
from ccportal.store.accounts import Account
from ccportal.store.calendar import SessionPlan
from ccportal.store.contact import Concern, Incident, Note
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.people import About, Organisation, Person
from ccportal.store.premises import Assessment
from ccportal.store.requests import Request
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck

from .calendar import helper
from .client import LookingClient, client_of, member, signed_in
from .papers import png
from .permissions import IN_THE_WINDOW, Given, Visitor

START, END = datetime(2026, 11, 28, 10, 0), datetime(2026, 11, 28, 12, 30)
"""A Saturday in the winter: London has UTC."""

MINUTE = timedelta(minutes=1)
NOW = {
    Visitor.BEFORE: datetime(2026, 11, 28, 7, 59),
    Visitor.OPENS: datetime(2026, 11, 28, 8, 0),
    Visitor.CLOSES: datetime(2026, 11, 29, 12, 30),
    Visitor.AFTER: datetime(2026, 11, 29, 12, 31),
}
"""When each asks; all others while the session goes on."""

FIRST, SECOND = "fam-01", "fam-03"
"""Two families of Riverside without a person in common; the first is in the hall."""

HALL, ANNEXE = "the hall", "the annexe"
PRESSED = "pressed-before"


def now(who: Visitor) -> datetime:
    """When somebody asks, UTC."""
    return NOW.get(who, START + 30 * MINUTE)


def settle() -> None:
    """Put both sessions, their helpers and what was written into the centre."""
    everybody = {who: member(_role(who), _email(who)) for who in Visitor if _has_account(who)}
    for account in everybody.values():
        if account.role == "volunteer":
            helper(account.person_id, "Pat Osgood")
    coordinator = everybody[Visitor.COORDINATOR].person_id
    hall, annexe = (_session(place, family) for place, family in ((HALL, FIRST), (ANNEXE, SECOND)))
    for who in (Visitor.DURING, Visitor.UNCHECKED, Visitor.DISABLED):
        rota.put_on(coordinator, hall, everybody[who].person_id)
    rota.put_on(coordinator, annexe, everybody[Visitor.ELSEWHERE].person_id)
    with writing(records_db):
        check = DbsCheck.select().where(DbsCheck.decision == "accepted")
        theirs = [one.id for one in check if one.member.person_id == _ref(Visitor.UNCHECKED)]
        DbsCheck.update(decision="declined").where(DbsCheck.id.in_(theirs)).execute()
    _written(everybody[Visitor.DURING].person_id, coordinator)


def account_of(who: Visitor) -> Account:
    """The account of somebody; the volunteer of the hall has one at all times."""
    return Account.get(Account.email == _email(who))


def browser(app: Flask, who: Visitor) -> LookingClient:
    """A browser in which somebody is signed in, unless they are nobody."""
    if who is Visitor.NOBODY:
        return client_of(app)
    client = signed_in(app, account_of(who))
    if who is Visitor.DISABLED:
        with writing(records_db):
            shut = Account.update(disabled_at=clock.now_utc())
            shut.where(Account.email == _email(who)).execute()
    return client


@dataclass(frozen=True)
class Records:
    """The references that an address may name."""

    hall: str
    annexe: str
    known: dict[tuple[str, Given], str] = field(default_factory=dict, compare=False)

    @classmethod
    def read(cls) -> Records:
        """Those of the loaded centre."""
        return cls(_at(HALL), _at(ANNEXE))

    def ref(self, kind: str, given: Given) -> str:
        """One of a list, where it has none such its first; the same each time."""
        if (kind, given) not in self.known:
            self.known[kind, given] = self._find(kind, given)
        return self.known[kind, given]

    def _find(self, kind: str, given: Given) -> str:
        if given is Given.NONE:
            return "none-such"
        if given is Given.STRANGE:
            return self.ref("notes" if kind != "notes" else "incidents", Given.OWN)
        if given is Given.SELF and kind in ("notes", "people", "team"):
            return str(self._self(kind))
        if given is Given.OTHER:
            return str(OTHER[kind](self))
        return str(OWN[kind](self))

    def _self(self, kind: str) -> str:
        author = _ref(Visitor.DURING)
        return Note.get(Note.written_by == author).ref if kind == "notes" else author


def _of(model: type, family: str) -> str:
    return str(model.select().where(model.family == family).order_by(model.ref).get().ref)


def _child(family: str) -> str:
    rows = Member.select().where((Member.family == family) & (Member.role == "child"))
    return str(rows.order_by(Member.position).get().person_id)


def _about(model: type, family: str) -> str:
    members = Member.select(Member.person).where(Member.family == family)
    found = About.select(About.record).where(About.person.in_(members))
    rows = model.select().where(model.ref.in_(found)).order_by(model.ref)
    return str((rows.first() or model.select().order_by(model.ref.desc()).get()).ref)


def _lists(family: str, session: str) -> dict:
    members = Member.select(Member.person).where(Member.family == family)
    return {
        "families": lambda _: family,
        "people": lambda _: _child(family),
        "sessions": lambda one: getattr(one, session),
        "notes": lambda _: _of(Note, family),
        "concerns": lambda _: Concern.get().note_id,
        "incidents": lambda _: _of(Incident, family),
        "risks": lambda _: _of(Risk, family),
        "referrals": lambda _: _of(Referral, family),
        "documents": lambda _: _paper(family),
        "assessments": lambda _: _of(Assessment, family),
        "consents": lambda _: Consent.select().where(Consent.person.in_(members)).get().ref,
        "disclosures": lambda _: _about(Disclosure, family),
        "organisations": lambda _: Organisation.select().order_by(Organisation.ref).get().ref,
        "requests": lambda _: Request.get(Request.subject.in_(members)).ref,
        "policy": lambda _: PolicyVersion.select().order_by(PolicyVersion.ref).get().ref,
        "team": lambda _: _ref(Visitor.UNROSTERED),
    }


OWN, OTHER = _lists(FIRST, "hall"), _lists(SECOND, "annexe")


def press_of(family: str) -> dict[str, object]:
    """The form of a press at the door about a family, a new one each time."""
    parent = Member.get((Member.family == family) & (Member.role == "resident-parent")).person_id
    return {
        "family": family,
        "person": [parent],
        "step": "arrived",
        "token": secrets.token_hex(8),
    }


def hidden_from(who: Visitor) -> frozenset[str]:
    """What a volunteer may read nowhere.

    Of the families of their session the contact details, the risks' sources and reasons,
    documents and notes; of every other family names as well.
    """
    known = {SECOND} if who is Visitor.ELSEWHERE else {FIRST} if who in IN_THE_WINDOW else set()
    words: set[str] = set()
    for family in Family.select():
        words |= _details(family.ref)
        if family.ref not in known:
            words |= _names(family.ref)
    own = {name for one in known for name in _names(one)}
    return frozenset(one for one in words - own if len(one) > SHORTEST)


SHORTEST = 5
"""Letters below which a line of an address may stand in a page by chance."""


def _names(family: str) -> set[str]:
    return {one.name for one in _people(family)}


def _details(family: str) -> set[str]:
    words = {line for p in _people(family) for d in p.contacts for line in d.value.splitlines()}
    for model in (Note, Incident, Risk):
        words |= {one.text[:40] for one in model.select().where(model.family == family)}
    words |= {one.source for one in Risk.select().where(Risk.family == family)}
    return words | {one.title for one in Document.select().where(Document.family == family)}


def _people(family: str) -> list[Person]:
    members = Member.select(Member.person).where(Member.family == family)
    return list(Person.select().where(Person.ref.in_(members)))


def _session(place: str, family: str) -> str:
    ref = calendar.add("command", Slot(START, END, place), Room(place))
    bookings.book("command", ref, family, Times(START, START + 15 * MINUTE))
    return ref


def _written(volunteer: str, coordinator: str) -> None:
    child = _child(FIRST)
    notes.write(volunteer, NoteKind.SESSION, "He brought a kite.", FIRST, [child])
    concerns.report(volunteer, "She cried at the gate.", family=FIRST, about=[child])
    arrangements.arrange(coordinator, FIRST, Agreed.APART, "coming and going", minutes=20)
    arrangements.need(coordinator, child, Needed.NEED, "a quiet corner")
    paper = Paper(FIRST, (child,), "A drawing", clock.today(), None, "a.png", png())
    documents.receive(coordinator, paper)
    for family, place in ((FIRST, HALL), (SECOND, ANNEXE)):
        here = (Member.family == family) & (Member.role == "resident-parent")
        press = Press(family, (Member.get(here).person_id,), Step.WAITING, f"{PRESSED}-{family}")
        attendance.mark(coordinator, Role.COORDINATOR, _at(place), press)


def _paper(family: str) -> str:
    """A document of the family, with a file where there is one."""
    rows = Document.select().where(Document.family == family)
    return str(rows.order_by(Document.file.is_null(), Document.received_on.desc()).get().ref)


def _at(place: str) -> str:
    return str(SessionPlan.get(SessionPlan.place == place).session_id)


def _has_account(who: Visitor) -> bool:
    other_hours = (IN_THE_WINDOW | {Visitor.BEFORE, Visitor.AFTER}) - {Visitor.DURING}
    return who is not Visitor.NOBODY and who not in other_hours


def _role(who: Visitor) -> str:
    role = {Visitor.COORDINATOR: "coordinator", Visitor.CHAIR: "chair"}
    return role.get(who, "volunteer")


def _email(who: Visitor) -> str:
    same = who if _has_account(who) else Visitor.DURING
    return f"{same.name.lower()}@centre.example"


def _ref(who: Visitor) -> str:
    return str(account_of(who).person_id)
