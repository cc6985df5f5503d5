"""Putting somebody's entry right: names, birthday, needs, and how they are reached (C4, DP4)."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, url_for

from ccportal.acts import arrangements, contact_details, people
from ccportal.acts.arrangements import Needed
from ccportal.acts.contact_details import Kind, Use
from ccportal.errors import NotFound
from ccportal.intranet import people_forms as forms
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.store.people import ContactDetail, Person
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.pages import see

bp = Blueprint("people_edit", __name__, url_prefix="/people")

CORRECT = Task(
    "Put a name or a birthday right",
    "What was there before is kept, marked as put right, with when and why.",
    "Put it right",
)
KNOWN_AS = Task(
    "Enter another name",
    "A name that they are called by, or were called by before. It helps to find them.",
    "Enter it",
)
NEED = Task(
    "Enter an allergy or a need",
    "The team sees it on the day of their session. It stands in their own copy, too.",
    "Enter it",
)
KEPT = (
    "It is covered on every page until somebody presses Show, and that is written down.",
    "It leaves the centre only with their consent or on a ground.",
)
DETAIL = Task(
    "Enter a contact detail", "Ask them themselves; today counts as confirmed.", "Enter it", KEPT
)
INSTEAD = Task(
    "Enter a new one in its place",
    "The old one gets today as its last day and stays, covered.",
    "Enter it",
    KEPT,
)
USE = Task(
    "Say whether it may be used",
    "Who is not safe at a number must not be rung there, whatever is asked.",
    "Keep it",
)


@bp.route("/<path:reference>/correct", methods=["GET", "POST"])
@allow(Can.PERSON_WRITE)
def correct(reference: str) -> Response:
    """A name or a birthday, put right."""
    here = person_of(reference)
    form = forms.PersonForm(
        given_names=here.given_names,
        family_name=here.family_name,
        date_of_birth=here.date_of_birth,
    )

    def does(form: forms.PersonForm) -> Response:
        naming = people.Naming(
            form.given_names.data, form.family_name.data, form.date_of_birth.data
        )
        people.correct(me().ref, reference, naming, form.reason.data)
        return to_person(reference)

    return ask(CORRECT, form, way_to(reference), does)


@bp.route("/<path:reference>/known-as", methods=["GET", "POST"])
@allow(Can.PERSON_WRITE)
def known_as(reference: str) -> Response:
    """Another name."""
    here = person_of(reference)

    def does(form: forms.KnownAsForm) -> Response:
        people.also_known_as(me().ref, reference, form.name.data)
        return to_person(reference)

    return ask(KNOWN_AS, forms.KnownAsForm(), way_to(reference), does, who=here.name)


@bp.route("/<path:reference>/needs/new", methods=["GET", "POST"])
@allow(Can.PERSON_WRITE)
def need(reference: str) -> Response:
    """An allergy or a need."""
    here = person_of(reference)

    def does(form: forms.NeedForm) -> Response:
        arrangements.need(me().ref, reference, Needed(form.kind.data), form.text.data)
        return to_person(reference)

    return ask(NEED, forms.NeedForm(), way_to(reference), does, who=here.name)


@bp.post("/<path:reference>/needs/<int:number>/end")
@allow(Can.PERSON_WRITE)
def end_need(reference: str, number: int) -> Response:
    """It is not so any more; it stays to be read."""
    person_of(reference)
    arrangements.end(me().ref, "need", number)
    return to_person(reference)


@bp.route("/<path:reference>/contacts/new", methods=["GET", "POST"])
@allow(Can.CONTACT_WRITE)
def add_contact(reference: str) -> Response:
    """A contact detail."""
    here = person_of(reference)

    def does(form: forms.DetailForm) -> Response:
        contact_details.add(
            me().ref,
            reference,
            Kind(form.kind.data),
            form.value.data,
            confidential=bool(form.confidential.data),
            use=_use(form.use.data),
        )
        return to_person(reference)

    return ask(DETAIL, forms.DetailForm(), way_to(reference), does, who=here.name)


@bp.route("/<path:reference>/contacts/<int:position>/instead", methods=["GET", "POST"])
@allow(Can.CONTACT_WRITE)
def instead(reference: str, position: int) -> Response:
    """A contact detail in place of one that is no longer right."""
    kind = _kind(reference, position)

    def does(form: forms.InsteadForm) -> Response:
        contact_details.add(
            me().ref,
            reference,
            kind,
            form.value.data,
            confidential=bool(form.confidential.data),
            use=_use(form.use.data),
            instead_of=position,
        )
        return to_person(reference)

    who = f"{person_of(reference).name}: {filters.plain(kind).lower()}"
    return ask(INSTEAD, forms.InsteadForm(), way_to(reference), does, who=who)


@bp.route("/<path:reference>/contacts/<int:position>/use", methods=["GET", "POST"])
@allow(Can.CONTACT_WRITE)
def use(reference: str, position: int) -> Response:
    """Whether a contact detail is safe, or must not be used."""
    kind = _kind(reference, position)

    def does(form: forms.UseForm) -> Response:
        contact_details.say_use(me().ref, reference, position, _use(form.use.data))
        return to_person(reference)

    who = f"{person_of(reference).name}: {filters.plain(kind).lower()}"
    return ask(USE, forms.UseForm(), way_to(reference), does, who=who)


@bp.post("/<path:reference>/contacts/<int:position>/confirm")
@allow(Can.CONTACT_WRITE)
def confirm(reference: str, position: int) -> Response:
    """Its owner says that it is still right (DP4)."""
    return _press(reference, position, contact_details.confirm)


@bp.post("/<path:reference>/contacts/<int:position>/end")
@allow(Can.CONTACT_WRITE)
def end_contact(reference: str, position: int) -> Response:
    """It is no longer right, and there is none in its place."""
    return _press(reference, position, contact_details.end)


def person_of(reference: str) -> Person:
    """A person; raises NotFound."""
    found: Person | None = Person.get_or_none(Person.ref == reference)
    if found is None:
        raise NotFound("There is no such person.")
    return found


def way_to(reference: str) -> Link:
    """The way back to a person."""
    return Link("The person", url_for("people.person", reference=reference))


def to_person(reference: str) -> Response:
    """Go on to a person's page."""
    return see("people.person", reference=reference)


def _press(reference: str, position: int, act: Callable[[str, str, int], None]) -> Response:
    act(me().ref, reference, position)
    return to_person(reference)


def _kind(reference: str, position: int) -> Kind:
    """What a contact detail is, without reading it; raises NotFound."""
    here = (ContactDetail.person == reference) & (ContactDetail.position == position)
    found = ContactDetail.select(ContactDetail.kind).where(here).first()
    if found is None:
        raise NotFound("There is no such contact detail.")
    return Kind(found.kind)


def _use(said: str) -> Use:
    return Use(safe=said == "safe", do_not_use=said == "never")
