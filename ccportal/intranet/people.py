"""People: the list, looking for somebody, and a person's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, request
from peewee import JOIN, fn

from ccportal import clock
from ccportal.acts import consents, corrections, merging, notes
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet import contacts, family_parts, sheets
from ccportal.intranet.families import family_page
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules.families import Part
from ccportal.store import search
from ccportal.store.accuracy import ToTell
from ccportal.store.at_once import at_once
from ccportal.store.contact import Incident, Note
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Member, Risk
from ccportal.store.households import Correction, Merge, Need
from ccportal.store.people import NAMELESS, About, KnownAs, Organisation, Person, Record
from ccportal.store.requests import Request
from ccportal.store.volunteers import TeamMember
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, text
from ccportal.web.pages import see, show

bp = Blueprint("people", __name__, url_prefix="/people")

WRITTEN = (
    *(Note.written_at, Incident.occurred_at, Risk.recorded_at),
    *(Document.received_on, Disclosure.made_on),
)
"""The day by which a record of each kind is known."""


class FindForm(Form):
    """Part of a name, or a reference."""

    words = text("Name or reference", need="Enter part of a name, or a reference", most=100)


class ContactForm(Form):
    """A button beside a contact detail."""

    family = text("Family", most=500)
    cover = text("Cover", most=1)


@bp.get("")
@allow(Can.PERSON_READ)
def people() -> Response:
    """Everybody in the register, by family name; no contact detail is in a list (C4)."""
    named = Person.given_names != NAMELESS
    by_name = (fn.LOWER(Person.family_name), fn.LOWER(Person.given_names))
    query = Person.select().where(named).order_by(*by_name)
    return show("intranet/people.html", page=page_of(query), form=FindForm())


@bp.post("/find")
@allow(Can.PERSON_READ)
def find() -> Response:
    """People whose names hold the words; by POST, so that no name is in an address."""
    form = FindForm()
    if not form.validate_on_submit():
        query = Person.select().order_by(Person.family_name)
        return show("intranet/people.html", page=page_of(query), form=form, status=422)
    found = search.people_named(form.words.data)
    note_down(me().ref, "person:find", None, f"{len(found)} found")
    return show("intranet/found.html", found=found, form=form)


@bp.get("/<path:reference>")
@allow(Can.PERSON_READ)
def person(reference: str) -> Response:
    """A person; the look is noted down."""
    found = _find(reference)
    if found is None:
        now = merging.now(reference)
        if now is not None:
            return see("people.person", reference=now)
        raise NotFound("There is no such person.")
    note_down(me().ref, "person:read", reference)
    return _page(found)


@bp.post("/<path:reference>/contacts/<int:position>")
@allow(Can.CONTACT_SHOW)
def contact(reference: str, position: int) -> Response:
    """Uncover a contact detail for a minute, or cover it again."""
    form = ContactForm()
    if form.cover.data:
        contacts.cover()
    else:
        contacts.uncover(reference, position)
    family = family_parts.find(form.family.data) if form.family.data else None
    if request.headers.get("HX-Request"):
        return family_page(family) if family else _page(_find(reference))
    if family:
        return see("families.family", reference=family.ref)
    return see("people.person", reference=reference)


def _find(reference: str) -> Any:
    """A person with how many further things are kept of them, so that none is asked for in vain."""
    counted: dict[str, Any] = {
        "names": KnownAs.select(fn.COUNT(KnownAs.person)).where(KnownAs.person == reference),
        "team": TeamMember.select(fn.COUNT(TeamMember.person)).where(
            TeamMember.person == reference
        ),
        "needs": Need.select(fn.COUNT(Need.id)).where(Need.person == reference),
        "corrections": Correction.select(fn.COUNT(Correction.id)).where(
            Correction.person == reference
        ),
        "to_tell": ToTell.select(fn.COUNT(ToTell.id)).where(
            ToTell.person == reference, ToTell.told_on.is_null()
        ),
        "consents": Consent.select(fn.COUNT(Consent.ref)).where(Consent.person == reference),
        "merges": Merge.select(fn.COUNT(Merge.id)).where(Merge.kept == reference),
    }
    columns = [one.alias(f"n_{key}") for key, one in counted.items()]
    return Person.select(Person, *columns).where(Person.ref == reference).first()


def _page(found: Any) -> Response:
    theirs = Member.select(Member.family).where(Member.person == found)
    places = Member.select(Member, Person).join(Person).where(Member.family.in_(theirs))
    places = places.order_by(Member.family, Member.position)
    requests, records = Request.select().where(Request.subject == found), _records(found)
    at_once(places, requests, records)
    memberships = [one for one in places if one.person_id == found.ref]
    needs = Need.select().where(Need.person == found)
    answer = show(
        "intranet/person.html",
        parts=("contacts",),
        person=found,
        known_as=list(found.known_as.order_by(KnownAs.position)) if found.n_names else [],
        memberships=memberships,
        families=_called(places),
        side="two" if {one.role for one in memberships} == {Part.CONTACT} else "one",
        team=list(TeamMember.select().where(TeamMember.person == found)) if found.n_team else [],
        contacts=contacts.covered(found.ref, 0),
        needs=list(needs.order_by(Need.id)) if found.n_needs else [],
        to_tell=found.n_to_tell,
        corrections=corrections.of(found.ref) if found.n_corrections else [],
        consents=_consents(found.ref) if found.n_consents else [],
        in_force=consents.is_in_force,
        merges=merging.of(found.ref) if found.n_merges else [],
        links=_called_by_days(records),
        requests=list(requests),
        today=clock.today(),
    )
    if contacts.is_something_shown():
        answer.headers["Refresh"] = str(int(contacts.SHOWN_FOR.total_seconds()) + 5)
    return answer


def _called(places: Iterable[Member]) -> dict[str, str]:
    """What families are called, by their ref; their members stand together."""
    some = groupby(places, key=lambda one: one.family_id)
    return {str(ref): family_parts.called(list(rows)) for ref, rows in some}


def _consents(ref: str) -> list[tuple[Consent, str]]:
    """What somebody agreed to, newest first, each with its recipient's name; one query."""
    body, other = Organisation.alias(), Person.alias()
    rows: Any = (
        Consent.select(Consent, body.name, other.given_names, other.family_name)
        .join(body, JOIN.LEFT_OUTER, on=(body.ref == Consent.recipient), attr="body")
        .switch(Consent)
        .join(other, JOIN.LEFT_OUTER, on=(other.ref == Consent.recipient), attr="other")
        .where(Consent.person == ref)
        .order_by(Consent.given_on.desc(), Consent.ref)
    )
    return [(one, (getattr(one, "body", None) or one.other).name) for one in rows]


def _records(found: Person) -> Any:
    """A query of the records that the person stands in."""
    about = About.select(About.record).where(About.person == found)
    about = about.where(About.record.not_in(notes.hidden()))
    of = (one.model.select(one.cast("TEXT")).where(one.model.ref == Record.ref) for one in WRITTEN)
    rows = Record.select(Record, fn.COALESCE(*of, "").alias("day"))
    rows = rows.where(Record.ref.in_(about))
    return rows.order_by(Record.ref)


def _called_by_days(records: Iterable[Any]) -> list[Link]:
    """The ways to records, kind by kind, the newest of each first."""
    newest = sorted(records, key=lambda one: str(one.day), reverse=True)
    return [_called_by_day(one) for one in sorted(newest, key=lambda one: str(one.kind))]


def _called_by_day(record: Any) -> Link:
    """The way to a record, called by its kind and its day; of some kinds only the ref is known."""
    way = sheets.address(record)
    if not record.day:
        return way
    on = filters.short_day(date.fromisoformat(record.day[:10]))
    return Link(f"{filters.plain(record.kind.rstrip('s'))}, {on}", way.href, record.ref)
