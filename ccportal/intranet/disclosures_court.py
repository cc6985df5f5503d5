"""The court register: what is asked of the team for proceedings, refused, or compelled (C2)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request, url_for

from ccportal import clock
from ccportal.acts import proceedings as acts
from ccportal.acts import proceedings_given as given_acts
from ccportal.acts import referrals, refusals
from ccportal.acts.proceedings_given import Meant
from ccportal.catalogue_fields import RIGHTS
from ccportal.errors import Invalid
from ccportal.intranet.disclosures_court_forms import (
    GIVE,
    NOT,
    ORDER,
    REQUEST,
    WANTS,
    AnswerForm,
    GiveForm,
    OrderForm,
    RequestForm,
)
from ccportal.intranet.families_which import family_name, which
from ccportal.intranet.household_desk import ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.leaving import Thing, Way
from ccportal.rules.proceedings import Compels, Said, Stage, Wants
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.store.proceedings import CourtRequest
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import Form, options
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("disclosures_court", __name__, url_prefix="/disclosures/court")

CHOOSE = ("", "Choose")


@bp.get("")
@allow(Can.COURT_READ)
def register() -> Response:
    """Every request, the newest first."""
    page = page_of(acts.listed())
    return show(
        "intranet/court.html", page=page, says=_says, wants=dict(WANTS), whole=can(Can.FAMILY_READ)
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.COURT_WRITE)
def new() -> Response:
    """Register a request; of which family it is says the address, or is found first."""
    form = RequestForm()
    family = str(form.family.data or request.args.get("family", ""))
    if not family:
        return which(REQUEST.title, _all(), "disclosures_court.find", "disclosures_court.new")
    form.of_whom.choices = options([("", "Nobody in particular"), *acts.team()])
    if request.method == "GET":
        form.family.data = family
        form.received_on.data = clock.today()

    def does(form: RequestForm) -> Response:
        if form.received_on.data is None:
            raise Invalid("Enter the day on which it came")
        compels = None if form.compels.data == NOT else Compels(form.compels.data)
        said = Said(
            form.asked_by.data,
            Wants(form.wants.data),
            form.received_on.data,
            form.court.data,
            form.case_number.data,
            form.hearing_on.data,
            compels,
            form.ordered_on.data,
        )
        token = str(form.token.data or "")[:64]
        made = acts.register(me().ref, family, said, form.of_whom.data or "", token)
        return see("disclosures_court.page", number=made)

    return ask(REQUEST, form, _all(), does, who=family_name(family))


@bp.post("/new/find")
@allow(Can.COURT_WRITE)
def find() -> Response:
    """The families of that name, of which one is chosen."""
    return which(REQUEST.title, _all(), "disclosures_court.find", "disclosures_court.new")


@bp.get("/<int:number>")
@allow(Can.COURT_READ)
def page(number: int) -> Response:
    """One request; that the chair has read of an order is put down."""
    return _page(acts.read(me().ref, me().role, number), AnswerForm())


@bp.post("/<int:number>/refuse")
@allow(Can.COURT_WRITE)
def refuse(number: int) -> Response:
    """Refuse it; the letter is there to be printed."""
    if Form().validate_on_submit():
        acts.refuse(me().ref, number)
    return see("disclosures_court.page", number=number)


@bp.get("/<int:number>/letter")
@allow(Can.COURT_READ)
def letter(number: int) -> Response:
    """The refusal as a letter to whoever asked; it says nothing of the family."""
    found = refusals.court(acts.find(number))
    to = f"court-{number}"
    allowed = leaving.own(Way.LETTER, RIGHTS.words, clock.today(), to, Thing.NAME)
    return out(allowed, found, "application/pdf")


@bp.route("/<int:number>/order", methods=["GET", "POST"])
@allow(Can.COURT_WRITE)
def order(number: int) -> Response:
    """A court compels it."""
    acts.find(number)

    def does(form: OrderForm) -> Response:
        acts.mark(me().ref, number, Compels(form.compels.data), form.ordered_on.data)
        return see("disclosures_court.page", number=number)

    return ask(ORDER, OrderForm(), _back(number), does)


@bp.route("/<int:number>/give", methods=["GET", "POST"])
@allow(Can.COURT_WRITE)
def give(number: int) -> Response:
    """Say what is given, for the chair to agree to."""
    found, form = acts.find(number), GiveForm()
    rows: Any = Member.select(Member, Person).join(Person).where(Member.family == found.family_id)
    members = rows.order_by(Member.position)
    form.about.choices = options((one.person_id, one.person.name) for one in members)
    bodies = [(one.ref, one.name) for one in referrals.organisations()]
    form.organisation.choices = options([CHOOSE, *bodies])

    def does(form: GiveForm) -> Response:
        meant = Meant(
            form.organisation.data or "",
            tuple(form.about.data or ()),
            form.exactly.data,
            form.how.data,
            form.name.data or "",
            form.safeguard.data or "",
        )
        given_acts.decide(me().ref, number, meant, str(form.token.data or "")[:64])
        return see("disclosures_court.page", number=number)

    return ask(GIVE, form, _back(number), does)


@bp.post("/given/<int:number>/answer")
@allow(Can.COURT_AGREE)
def answer(number: int) -> Response:
    """The chair agrees to what is given, or does not and says why."""
    found, form = given_acts.find(number), AnswerForm()
    if not form.validate_on_submit():
        return _page(found.request, form, 422)
    try:
        yes = form.agrees.data == "yes"
        given_acts.answer(me().ref, number, yes=yes, why=form.why.data or "")
    except Invalid as fault:
        form.refuse("why", str(fault))
        return _page(found.request, form, 422)
    return see("disclosures_court.page", number=found.request_id)


@bp.post("/given/<int:number>/made")
@allow(Can.COURT_WRITE)
def made(number: int) -> Response:
    """What the chair agreed to has been given today."""
    found = given_acts.find(number)
    if Form().validate_on_submit():
        given_acts.give(me().ref, number)
    return see("disclosures_court.page", number=found.request_id)


def _page(one: CourtRequest, form: AnswerForm, status: int = 200) -> Response:
    some = given_acts.of_request(one.id) if one.compels else []
    about = given_acts.about(some)
    return show(
        "intranet/court_request.html",
        status=status,
        one=one,
        stage=acts.stage(one),
        says=_says(one),
        wants=dict(WANTS),
        given=[(each, about[each.id]) for each in some],
        form=form,
        turn=next((each.id for each in reversed(some) if each.agrees is None), None),
        whole=can(Can.FAMILY_READ),
        people=_people(one, some),
    )


def _people(one: CourtRequest, given: Any) -> dict[str, str]:
    """The names of those of the team who stand on the page."""
    refs = {one.of_whom_id, one.recorded_by_id, one.refused_by_id, one.chair_read_by_id}
    for each in given:
        refs |= {each.decided_by_id, each.agreed_by_id}
    rows = Person.select().where(Person.ref.in_([ref for ref in refs if ref]))
    return {row.ref: row.name for row in rows}


def _says(one: CourtRequest) -> tuple[str, str]:
    """How far a request is: the colour of its flag, and its words."""
    return {
        Stage.ASKED: ("heed", "to be refused"),
        Stage.REFUSED: ("well", "refused"),
        Stage.ORDERED: ("stop", str(one.compels)),
    }[acts.stage(one)]


def _all() -> Link:
    return Link("Court", url_for("disclosures_court.register"))


def _back(number: int) -> Link:
    return Link("The request", url_for("disclosures_court.page", number=number))
