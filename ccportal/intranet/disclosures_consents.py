"""Consents to pass contact details on: given, withdrawn, used (C4, C5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal import clock
from ccportal.acts import consents, households, referrals
from ccportal.acts.consents import How, Said
from ccportal.errors import Invalid
from ccportal.intranet.families_edit import way_to
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules.consent import Detail, kinds
from ccportal.store.disclosures import Consent
from ccportal.store.families import Member
from ccportal.store.people import Organisation, Person
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, options, pick, several, text
from ccportal.web.pages import see, show

bp = Blueprint("disclosures_consents", __name__)

CHOOSE = ("", "Choose")
KINDS = [(Detail.ADDRESS, "Address"), (Detail.PHONE, "Telephone"), (Detail.EMAIL, "Email")]
GIVE = Task(
    "Write down a consent",
    "Somebody agrees that their own contact details go to one person or organisation. Without it "
    "they go to nobody.",
    "Write it down",
    (
        "Ask them without the other parent there, and say that they may take it back at any time.",
        "Nobody agrees for somebody else. For a child, write it down with whoever has parental "
        "responsibility.",
    ),
)
WITHDRAW = Task(
    "Take back a consent",
    "From now on nothing is passed on by it. What was passed on before stays in the register.",
    "Take it back",
    destroys=True,
)
USE = Task(
    "Pass details on",
    "Write it down first: it goes into the register. Then open the person’s page, press Show "
    "beside the detail, and pass it on.",
    "Write it down",
)


class GiveForm(Form):
    """What somebody agrees to."""

    person = pick(
        "Who agrees?",
        [],
        hint="It is their own details that may go, and nobody else’s.",
        need="Choose who agrees",
    )
    details = several("Which of their details?", KINDS, hint="Only what is ticked here may go.")
    recipient = pick(
        "To whom may they go?",
        [],
        hint="They may have the details, and nobody else.",
        need="Choose to whom",
    )
    how = choice(
        "How did they agree?",
        [
            (How.WRITTEN, "In writing"),
            (How.VERBAL, "In words"),
            (How.ELECTRONIC, "By mail or message"),
        ],
        hint="So that we can show later that they agreed.",
        need="Say how they agreed",
    )
    given_on = day(
        "From which day?",
        hint="Nothing may go by it before that day. For example, 31 3 2026",
        need="Enter the day",
    )
    until_on = day("Until which day?", hint="Leave it empty where it lasts until it is taken back")


class UseForm(Form):
    """Which details are passed on now, and how."""

    details = several(
        "Which details?", hint="Only what they agreed to stands here. Tick what is needed."
    )
    how = text(
        "How are they passed on?",
        hint="The register says it. For example: by telephone",
        need="Say how",
    )
    safeguard = text(
        "Safeguard or exception",
        hint="Only for a country that the law does not cover.",
        most=500,
    )


@bp.get("/consents")
@allow(Can.CONSENT_READ)
def register() -> Response:
    """Every consent, newest first."""
    page = page_of(Consent.select().order_by(Consent.given_on.desc(), Consent.ref))
    named = {one.person_id for one in page.rows} | {one.recipient_id for one in page.rows}
    names = {one.ref: one.name for one in Person.select().where(Person.ref.in_(named))}
    bodies = Organisation.select().where(Organisation.ref.in_(named))
    names |= {one.ref: one.name for one in bodies}
    return show("intranet/consents.html", page=page, names=names, in_force=consents.is_in_force)


@bp.route("/families/<path:reference>/consent", methods=["GET", "POST"])
@allow(Can.CONSENT_WRITE)
def of_family(reference: str) -> Response:
    """Somebody of a family agrees."""
    back = way_to(reference)
    members = _members(reference)
    to = lambda: see("families.family", reference=reference, show="consents")  # noqa: E731
    return _give(back, members, to)


@bp.route("/people/<path:reference>/consent", methods=["GET", "POST"])
@allow(Can.CONSENT_WRITE)
def of_person(reference: str) -> Response:
    """Somebody agrees."""
    found = households.person(reference)
    back = Link("The person", url_for("people.person", reference=reference))
    families = households.families_of(reference)
    others = [one for family in families for one in _members(family)]
    to = lambda: see("people.person", reference=reference)  # noqa: E731
    return _give(back, [(found.ref, found.name)], to, others)


@bp.route("/consents/<path:reference>/withdraw", methods=["GET", "POST"])
@allow(Can.CONSENT_WRITE)
def withdraw(reference: str) -> Response:
    """Somebody takes a consent back."""
    consents.find(reference)

    def does(_: Form) -> Response:
        consents.withdraw(me().ref, reference)
        return see("records.consent", reference=reference)

    return ask(WITHDRAW, Form(), _back(reference), does)


@bp.route("/consents/<path:reference>/use", methods=["GET", "POST"])
@allow(Can.CONSENT_USE)
def use(reference: str) -> Response:
    """Details are passed on by a consent."""
    found, form = consents.find(reference), UseForm()
    here = kinds(found.covers)
    form.details.choices = options(one for one in KINDS if one[0] in here)

    def does(form: UseForm) -> Response:
        details = frozenset(map(Detail, form.details.data or ()))
        ref = consents.pass_on(
            me().ref,
            found.person_id,
            found.recipient_id,
            details,
            form.how.data,
            form.safeguard.data or "",
        )
        return see("records.disclosure", reference=ref)

    return ask(USE, form, _back(reference), does)


def _give(
    back: Link,
    people: list[tuple[str, str]],
    to: Callable[[], Response],
    others: list[tuple[str, str]] | None = None,
) -> Response:
    form = GiveForm()
    form.person.choices = options(people if len(people) < 2 else [CHOOSE, *people])
    bodies = [(one.ref, one.name) for one in referrals.organisations()]
    recipients = dict([*bodies, *(others if others is not None else people)])
    form.recipient.choices = options([CHOOSE, *recipients.items()])
    if request.method == "GET":
        form.given_on.data = clock.today()

    def does(form: GiveForm) -> Response:
        if form.given_on.data is None:
            raise Invalid("Enter the day on which they agreed")
        said = Said(
            form.person.data,
            frozenset(map(Detail, form.details.data or ())),
            form.recipient.data,
            How(form.how.data),
            form.given_on.data,
            form.until_on.data,
        )
        consents.give(me().ref, said)
        return to()

    return ask(GIVE, form, back, does)


def _members(family: str) -> list[tuple[str, str]]:
    rows: Any = Member.select(Member, Person).join(Person).where(Member.family == family)
    return [(one.person_id, one.person.name) for one in rows.order_by(Member.position)]


def _back(reference: str) -> Link:
    return Link("The consent", url_for("records.consent", reference=reference))
