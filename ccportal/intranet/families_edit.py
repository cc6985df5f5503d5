"""Writing a family down: its referral, who belongs to it, its steps, first visits (C4)."""

from __future__ import annotations

from flask import Blueprint, Response, url_for

from ccportal import clock
from ccportal.acts import families as acts
from ccportal.acts import households, people, referrals
from ccportal.errors import NotFound, Refused
from ccportal.intranet import household_forms as forms
from ccportal.intranet.household_desk import Task, ask, sheet_of
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.rules.families import Event, Part
from ccportal.store.families import Family, Member
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.forms import options
from ccportal.web.pages import see

bp = Blueprint("families_edit", __name__, url_prefix="/families")

REFERRAL = Task(
    "Write down a referral",
    "The family begins with it. Who belongs to it comes next, one after the other.",
    "Write it down",
    (
        "Write what you were told, and who told you.",
        "Leave addresses and telephone numbers out: each person has a place for theirs.",
        "Whoever referred them may have dates and times of visits, and nothing else.",
    ),
)
AGAIN = Task(
    "Write down a new referral",
    "They were here before. What was kept stays; they wait for an answer again.",
    "Write it down",
)
MEMBER = Task(
    "Enter somebody of the family",
    "One person at a time. A parent stands on the side of the child's home, or on that of the "
    "visits, for as long as the family is with us.",
    "Enter them",
)
PART = Task(
    "Put right what they are in the family",
    "What was there before is kept, marked as put right.",
    "Put it right",
)
VISIT = Task(
    "Arrange a first visit",
    "Each parent comes alone to see the hall, at least two hours from the other.",
    "Put it down",
)
STEPS: dict[Event, Task] = {
    Event.ACCEPT: Task(
        "Accept the family", "Then each parent comes for a first visit, alone.", "Accept them"
    ),
    Event.WAIT: Task(
        "Put the family on the waiting list", "You can accept them at any time.", "Let them wait"
    ),
    Event.DECLINE: Task(
        "Decline the referral",
        "What was written down is kept. If there is more to say, write a note.",
        "Decline it",
    ),
    Event.START: Task(
        "Begin contact", "Both parents were here, each on their own.", "Begin contact"
    ),
    Event.CLOSE: Task(
        "End contact",
        "The family goes from the lists of those who come, and from the bookings to come. All "
        "that is kept of them stays until its three years are over. A new referral opens them "
        "again.",
        "End contact",
        destroys=True,
    ),
}


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.REFERRAL_WRITE)
def new() -> Response:
    """A referral, and with it a new family."""
    return _referral(REFERRAL, None, Link("Families", url_for("families.families")))


@bp.route("/<path:reference>/again", methods=["GET", "POST"])
@allow(Can.REFERRAL_WRITE)
def again(reference: str) -> Response:
    """A referral of a family that was here before."""
    return _referral(AGAIN, reference, way_to(reference))


@bp.route("/<path:reference>/members/new", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def add_member(reference: str) -> Response:
    """Somebody new in the family, or somebody whom the register knows."""
    back = way_to(reference)
    form = forms.MemberForm()
    found: list[Person] = []

    def does(form: forms.MemberForm) -> Response:
        part, responsible = Part(form.part.data), bool(form.responsible.data)
        if form.known.data not in (None, "", "new"):
            known = str(form.known.data)
            acts.add_member(me().ref, reference, known, part, parental_responsibility=responsible)
            return to_family(reference)
        naming = _naming(form)
        here = [one.person for one in households.places(reference)]
        if form.known.data != "new":
            found.extend(people.alike(naming, but=here))
        if found:
            raise Refused("Perhaps they are in the register already. Look below.")
        people.add_to_family(
            me().ref,
            reference,
            naming,
            part,
            parental_responsibility=responsible,
            sheet=sheet_of(form, "member", reference),
        )
        return to_family(reference)

    return ask(MEMBER, form, back, does, alike=found, today=clock.today())


@bp.route("/<path:reference>/members/<int:number>", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def correct_member(reference: str, number: int) -> Response:
    """What somebody is in the family, put right."""
    here = member_of(reference, number)
    form = forms.PartForm(part=here.role, responsible=here.parental_responsibility)

    def does(form: forms.PartForm) -> Response:
        acts.correct_member(
            me().ref,
            reference,
            here.person_id,
            Part(form.part.data),
            parental_responsibility=bool(form.responsible.data),
            reason=form.reason.data,
        )
        return to_family(reference)

    return ask(PART, form, way_to(reference), does, who=here.person.name)


@bp.route("/<path:reference>/visits/<int:number>", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def visit(reference: str, number: int) -> Response:
    """The first visit of a parent, on their own."""
    here = member_of(reference, number)

    def does(form: forms.VisitForm) -> Response:
        acts.pre_visit(me().ref, reference, here.person_id, form.moment())
        return to_family(reference)

    return ask(VISIT, forms.VisitForm(), way_to(reference), does, who=here.person.name)


@bp.route("/<path:reference>/step/<event>", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def step(reference: str, event: str) -> Response:
    """Accept, let wait, decline, begin or end."""
    back = way_to(reference)
    what = next((one for one in STEPS if one == event), None)
    if what is None:
        raise NotFound("There is no such step.")

    def does(form: forms.CloseForm) -> Response:
        if what is Event.CLOSE:
            acts.close(me().ref, reference, form.why.data, form.typed.data)
        else:
            acts.move(me().ref, reference, what, form.why.data if "why" in form else None)
        return to_family(reference)

    return ask(STEPS[what], forms.FORMS[what](), back, does)


def way_to(reference: str) -> Link:
    """The way back to a family; raises NotFound where there is none."""
    if Family.get_or_none(Family.ref == reference) is None:
        raise NotFound("There is no such family.")
    return Link("The family", url_for("families.family", reference=reference))


def to_family(reference: str, tab: str | None = None) -> Response:
    """Go on to a family's page."""
    return see("families.family", reference=reference, show=tab)


def _referral(task: Task, family: str | None, back: Link) -> Response:
    form = forms.ReferralForm()
    bodies = [(one.ref, one.name) for one in referrals.organisations()]
    form.organisation.choices = options([("", ""), *bodies])

    def does(form: forms.ReferralForm) -> Response:
        said = referrals.Said(
            referred_on=form.referred_on.data or clock.today(),
            contact=form.contact.data,
            reason=form.reason.data,
            organisation=form.organisation.data or None,
            body=form.body.data,
            body_kind=form.body_kind.data or "other",
            court_order=form.court_order.data,
            risk_summary=form.risk_summary.data,
        )
        sheet = sheet_of(form, "referral", family or "")
        ref = referrals.write(me().ref, said, family, sheet)
        return to_family(referrals.family_of(ref))

    return ask(task, form, back, does)


def _naming(form: forms.NamingForm) -> people.Naming:
    return people.Naming(form.given_names.data, form.family_name.data, form.date_of_birth.data)


def member_of(reference: str, number: int) -> Member:
    """Somebody's place in a family by its number; raises NotFound."""
    found: Member | None = Member.get_or_none(Member.family == reference, id=number)
    if found is None:
        raise NotFound("They do not belong to this family.")
    return found
