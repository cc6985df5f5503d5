"""What leaves of a family: an attendance statement, or something on a ground (C3, DP8)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for
from wtforms import HiddenField

from ccportal import clock
from ccportal.acts import bodies, grounds, referrals, statements
from ccportal.acts.grounds import Meant
from ccportal.acts.statements import Asked, Look
from ccportal.errors import Refused
from ccportal.intranet.families_edit import way_to
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules import transfer
from ccportal.rules.disclosure import Ground, Said, What
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, long_text, options, pick, several, text, tick
from ccportal.web.pages import see, show

bp = Blueprint("disclosures_make", __name__)

CHOOSE = ("", "Choose")
SAFEGUARD = (
    "Only for a country that the law does not cover: which safeguard there is, or which exception."
)
DAYS = "The statement tells of these days and of no others. For example, 31 3 2026"
GROUND = Task(
    "Pass something on, on a ground",
    "Nobody is told anything of a family, but the dates and times that a referrer may have. Only "
    "where somebody is in danger is more passed on. You decide; the chair has to agree before it "
    "leaves.",
    "Decide",
    (
        "In danger of life ring 999 first, and write it down after.",
        "Pass on what is needed and no more. What you write here is what leaves.",
        "In an emergency tick the box: it counts as passed on now, and the chair has 72 hours to "
        "agree or not.",
        "It goes to those whose task it is: the police, the council, a court. Never to the other "
        "parent.",
        "Anybody can say on the telephone that they are the police. Ring back on a number that "
        "you looked up yourself.",
    ),
)
COUNTRY = Task(
    "Say where an organisation is",
    "Something goes outside the United Kingdom only to countries that the law covers, or with a "
    "safeguard that is written down each time.",
    "Put it down",
)


class StatementForm(Form):
    """A statement for one of those who referred the family."""

    organisation = pick(
        "Who asks for it?",
        [],
        hint="Only those who referred the family may have one.",
        need="Choose who asks",
    )
    first_on = day("From which day?", hint=DAYS, need="Enter the first day")
    last_on = day("To which day?", hint=DAYS, need="Enter the last day")
    safeguard = text("Safeguard or exception", hint=SAFEGUARD, most=500)


class GroundForm(Form):
    """A decision on a ground, all of it."""

    token = HiddenField()
    ground = choice(
        "What is the ground?",
        [
            (Ground.CHILD, "A child is at risk of harm, here or elsewhere"),
            (Ground.VIOLENCE, "Somebody who comes here or helps here is at risk of violence"),
        ],
        hint="Only where somebody is in danger may more be told.",
        need="Choose the ground",
    )
    at_risk = text(
        "Who is at risk?",
        hint="The chair weighs it. For example: the younger child",
        most=500,
    )
    why = long_text(
        "Why do you think so?",
        hint="The chair weighs it. What you saw or were told, by whom, and when.",
    )
    organisation = pick(
        "To whom?",
        [],
        hint="Only those whose task it is may have it.",
        need="Choose to whom",
    )
    about = several(
        "Of whom is something passed on?", hint="The register says of whom something left."
    )
    what = choice(
        "What kind of thing is it?",
        [
            (What.OTHER, "What we saw, heard or have written down"),
            (What.TIMES, "When they were here"),
            (What.CONTACTS, "An address, a telephone number or an email"),
        ],
        hint="The register says what kind of thing left.",
        need="Choose what it is",
    )
    exactly = long_text("What exactly?", hint="Word for word, as it is passed on.")
    how = text(
        "How?",
        hint="The register says it. For example: by telephone to the duty desk",
        most=500,
    )
    safeguard = text("Safeguard or exception", hint=SAFEGUARD, most=500)
    emergency = tick("It is an emergency: I pass it on now, before the chair can answer")


class CountryForm(Form):
    """Where an organisation is."""

    country = text("Country", hint="Its two letters: GB, IE, FR …", need="Enter the country")


@bp.route("/families/<path:reference>/statement", methods=["GET", "POST"])
@allow(Can.STATEMENT_MAKE)
def statement(reference: str) -> Response:
    """Choose whose and which days, look at what it says, make it."""
    back, form = way_to(reference), StatementForm()
    known = statements.referrers(reference)
    said = [(one.organisation, f"{one.name}, referred {filters.day(one.since)}") for one in known]
    form.organisation.choices = options(said if len(said) < 2 else [CHOOSE, *said])
    if request.method == "GET":
        form.last_on.data = clock.today()
        return _statement(form, back, reference)
    first, last = form.first_on.data, form.last_on.data
    if not form.validate_on_submit() or first is None or last is None:
        return _statement(form, back, reference, status=422)
    asked = Asked(reference, form.organisation.data, first, last, form.safeguard.data or "")
    try:
        if request.form.get("do") == "make":
            ref, _ = statements.make(me().ref, asked)
            return see("records.disclosure", reference=ref)
        look = statements.look(me().ref, asked)
    except Refused as fault:
        return _statement(form, back, reference, status=fault.status, fault=str(fault))
    return _statement(form, back, reference, look=look)


@bp.route("/families/<path:reference>/pass-on", methods=["GET", "POST"])
@allow(Can.DISCLOSURE_DECIDE)
def ground(reference: str) -> Response:
    """Decide to pass something on, on a ground."""
    back, form = way_to(reference), GroundForm()
    rows: Any = Member.select(Member, Person).join(Person).where(Member.family == reference)
    form.about.choices = options(
        (one.person_id, one.person.name) for one in rows.order_by(Member.position)
    )
    known = [(one.ref, one.name) for one in referrals.organisations()]
    form.organisation.choices = options([CHOOSE, *known])

    def does(form: GroundForm) -> Response:
        meant = Meant(
            reference,
            form.organisation.data,
            What(form.what.data),
            tuple(form.about.data or ()),
            form.safeguard.data or "",
        )
        typed = (form.at_risk.data, form.why.data, form.exactly.data, form.how.data)
        said = Said(Ground(form.ground.data), *(one or "" for one in typed))
        number = grounds.decide(
            me().ref,
            meant,
            said,
            emergency=bool(form.emergency.data),
            token=str(form.token.data or "")[:64],
        )
        return see("disclosures.decision", number=number)

    return ask(GROUND, form, back, does)


@bp.route("/organisations/<path:reference>/country", methods=["GET", "POST"])
@allow(Can.ORGANISATION_WRITE)
def country(reference: str) -> Response:
    """Where an organisation is (DP8)."""
    found, form = bodies.find(reference), CountryForm()
    if request.method == "GET":
        form.country.data = transfer.known_as(found.country)
    back = Link("The organisation", url_for("records.organisation", reference=reference))

    def does(form: CountryForm) -> Response:
        bodies.say_country(me().ref, reference, form.country.data)
        return see("records.organisation", reference=reference)

    return ask(COUNTRY, form, back, does)


def _statement(
    form: StatementForm,
    back: Link,
    reference: str,
    status: int = 200,
    fault: str = "",
    look: Look | None = None,
) -> Response:
    return show(
        "intranet/statement.html",
        status=status,
        form=form,
        back=back,
        reference=reference,
        look=look,
        fault=fault,
    )
